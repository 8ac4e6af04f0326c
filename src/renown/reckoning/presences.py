"""Who is in which place: channels, lists, groups and events, from what was said there and from memberships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from renown.lake.expressions import _, ibis
from renown.model.networks import describe
from renown.reckoning.derivation import Derivation
from renown.ties.groups.places import Place, Presence

SEEN_DAYS = 365
"""Who said something in a place within so many days is in it."""


def presences_in(derivation: Derivation) -> tuple[Presence, ...]:
    """Who is in which place, from what was said there in the last year and from memberships that still last."""
    return (*_speakers(derivation), *_members(derivation))


def _speakers(derivation: Derivation) -> list[Presence]:
    posts = derivation.lake.facts("posts")
    since = derivation.before - timedelta(days=SEEN_DAYS)
    lately = posts.filter((posts.ts < derivation.before) & (posts.ts >= since) & posts.place.notnull())
    rows = lately.inner_join(derivation.mapping, lately.author == derivation.mapping.account)
    found = derivation.fetch(rows.select("person", "network", "place").distinct(), "who speaks where")
    return [Presence(_place(r["network"], r["place"]), r["person"], True) for r in found.to_pylist()]


def _members(derivation: Derivation) -> list[Presence]:
    facts = derivation.lake.facts("facts")
    lasting = facts.filter(
        facts.fact.isin(["membership", "event"])
        & (facts.value != "follower")
        & (facts.since.isnull() | (facts.since < derivation.before))
        & (facts.until.isnull() | (facts.until >= derivation.before))
    )
    rows = lasting.inner_join(derivation.mapping, "account").select("person", "network", "fact", "value").distinct()
    found = derivation.fetch(rows, "who is a member where").to_pylist()
    return [Presence(_place(r["network"], r["value"], r["fact"]), r["person"], False) for r in found]


def _place(network: str, name: str, fact: str = "") -> Place:
    return Place(network, "event" if fact == "event" else describe(network).place, name)


def people_by_place(presences: Iterable[Presence]) -> dict[Place, frozenset[int]]:
    """The people who were heard in each place; of places where nobody speaks, the members."""
    spoken: dict[Place, set[int]] = defaultdict(set)
    member: dict[Place, set[int]] = defaultdict(set)
    for row in presences:
        (spoken if row.speaks else member)[row.place].add(row.person)
    return {place: frozenset(spoken.get(place) or member[place]) for place in {*spoken, *member}}


def place_name(place: Place) -> str:
    """What a place is called in a list: an event by its title, anything else as its network's people call it."""
    return place.name if place.kind == "event" else describe(place.network).place_name(place.name, short=True)


def people_by_organisation(derivation: Derivation) -> dict[str, set[int]]:
    """The people of each organisation that accounts name."""
    described = derivation.described
    rows = described.filter(described.organisation.notnull() & (described.organisation != ""))
    table = derivation.fetch(rows.select("person", organisation=_.organisation.cast(ibis.dtype("string"))), "employers")
    found: dict[str, set[int]] = defaultdict(set)
    for row in table.to_pylist():
        found[row["organisation"]].add(row["person"])
    return found
