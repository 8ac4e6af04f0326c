"""What the rooms about groups share: ties at a moment, who is where, and the groups there are, each worked out once.

Invariant: in a workspace whose purpose is not personal nobody but the owner is named in a position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from renown.errors import NotFoundError
from renown.intake.derive import Derivation
from renown.lake.expressions import _, ibis
from renown.model.ids import hash63
from renown.model.networks import describe
from renown.model.rows import NOT_PEOPLE
from renown.ties.diversity import NONE, Circles
from renown.ties.meet import Decayed
from renown.ties.network import Network
from renown.ties.places import Place, Presence
from renown.workspace.circles import members_by_circle
from renown.workspace.context import AsOf, Context
from renown.workspace.finding import names_of
from renown.workspace.views.groups import Named

SEEN_DAYS = 365
"""Who said something in a place within so many days is in it."""

FEWEST = 3
CIRCLE = 5
"""A community with fewer people in contact is no circle of its own."""


@dataclass(frozen=True, slots=True)
class Held:
    """A group with its people. community: its number; place: where it is a place."""

    id: str
    kind: str
    network: str
    name: str
    people: frozenset[int]
    community: int | None = None


def openly(context: Context) -> bool:
    """Whether people may be named in positions: only in a personal workspace."""
    return context.config.purpose == "personal"


def owner_or_none(context: Context, as_of: AsOf) -> int | None:
    """The owner's person; None when nobody said who that is."""
    derivation = context.derivation(as_of)
    owners = derivation.persons_of(derivation.judgements.owners)
    return owners[0] if owners else None


def owner_of(context: Context, as_of: AsOf) -> int:
    """The owner's person. Raises NotFoundError when nobody said who that is."""
    owner = owner_or_none(context, as_of)
    if owner is None:
        raise NotFoundError("this is about your own network, and nobody said who you are", hint="see: renown owner")
    return owner


def named(context: Context, persons: Sequence[int]) -> tuple[Named, ...]:
    """People with their names, in the order given."""
    known = names_of(context, persons)
    return tuple(Named(person, known.get(person, (str(person), ()))[0]) for person in persons)


def network_of(context: Context, as_of: AsOf) -> Network:
    """Everybody's ties at the moment."""
    scoring = context.scoring(as_of)
    return context.remembered("network", scoring, lambda: _network(scoring.derivation))


def _network(derivation: Derivation) -> Network:
    days = derivation.fetch(derivation.contact_days, "contact days of everybody")
    return Network(days, derivation.day, not_people(derivation))


def not_people(derivation: Derivation) -> list[int]:
    """Bots and organisations."""
    described = derivation.described
    rows = derivation.fetch(described.filter(described.kind.isin(NOT_PEOPLE)).select("person"), "bots")
    found: list[int] = rows["person"].to_pylist()
    return found


def decayed_of(context: Context, as_of: AsOf) -> Decayed:
    """Everybody's ties with a half-life of 30 days."""
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    return context.remembered(
        "decayed ties",
        scoring,
        lambda: Decayed(derivation.fetch(derivation.contact_days, "contact days of everybody"), derivation.day),
    )


def own_ties(context: Context, owner: int, as_of: AsOf) -> dict[int, float]:
    """The warmth of each of the owner's ties."""
    network = network_of(context, as_of)
    node = network.node(owner)
    if node is None:
        return {}
    contacts, warmth = network.ties.contacts(node)
    return dict(zip(network.people[contacts].tolist(), warmth.tolist(), strict=True))


def communities_of(context: Context, as_of: AsOf) -> dict[int, int]:
    """The community of everybody who is in one."""
    scoring = context.scoring(as_of)

    def read() -> dict[int, int]:
        columns = (scoring.communities[name].to_pylist() for name in ("person", "community"))
        return dict(zip(*columns, strict=True))

    return context.remembered("community of each", scoring, read)


def circles_of(context: Context, as_of: AsOf) -> tuple[Circles, tuple[int, ...]]:
    """The circle of each node of the network, numbered from 0, and the community each of them is."""
    return context.remembered("circles", context.scoring(as_of), lambda: _circles(context, as_of))


def _circles(context: Context, as_of: AsOf) -> tuple[Circles, tuple[int, ...]]:
    network = network_of(context, as_of)
    labels = network.labels(communities_of(context, as_of))
    count = np.bincount(labels[labels >= 0])
    large = np.flatnonzero(count >= CIRCLE)
    numbered = np.full(max(len(count), 1), NONE, dtype=np.int64)
    numbered[large] = np.arange(len(large))
    of = np.where(labels >= 0, numbered[np.maximum(labels, 0)], NONE)
    return Circles(of, len(large)), tuple(large.tolist())


def presences(context: Context, as_of: AsOf) -> tuple[Presence, ...]:
    """Who is in which place, from what was said there in the last year and from memberships that still last."""
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    return context.remembered("presences", scoring, lambda: (*_speakers(derivation), *_members(derivation)))


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


def place_id(place: Place) -> str:
    """The id of a place among groups."""
    return f"p{hash63(f'{place.network}:{place.kind}:{place.name}')}"


def place_name(place: Place) -> str:
    """What a place is called in a list: an event by its title, anything else as its network's people call it."""
    return place.name if place.kind == "event" else describe(place.network).place_name(place.name, short=True)


def places_of(context: Context, as_of: AsOf) -> Mapping[Place, frozenset[int]]:
    """The people who were heard in each place; of places where nobody speaks, the members."""
    spoken: dict[Place, set[int]] = defaultdict(set)
    member: dict[Place, set[int]] = defaultdict(set)
    for row in presences(context, as_of):
        (spoken if row.speaks else member)[row.place].add(row.person)
    return {place: frozenset(spoken.get(place) or member[place]) for place in {*spoken, *member}}


def own_circles(context: Context) -> dict[str, frozenset[int]]:
    """The circles into which the owner put people: name and people."""
    found: dict[str, set[int]] = defaultdict(set)
    for person, name in members_by_circle(context):
        found[name].add(person)
    return {name: frozenset(people) for name, people in sorted(found.items())}


def organisations_of(context: Context, as_of: AsOf) -> dict[str, set[int]]:
    """The people of each organisation that accounts name."""
    derivation = context.derivation(as_of)
    described = derivation.described
    rows = described.filter(described.organisation.notnull() & (described.organisation != ""))
    table = derivation.fetch(rows.select("person", organisation=_.organisation.cast(ibis.dtype("string"))), "employers")
    found: dict[str, set[int]] = defaultdict(set)
    for row in table.to_pylist():
        found[row["organisation"]].add(row["person"])
    return found
