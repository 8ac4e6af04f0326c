"""From a goal in words to the people it means: at an organisation, in a role, at a place, or speaking of a topic."""

from __future__ import annotations

import pyarrow as pa

from renown.errors import InputError
from renown.lake.expressions import _
from renown.model.rows import NOT_PEOPLE
from renown.reckoning.derivation import Derivation
from renown.ties.contacts import days_in_words
from renown.ties.paths.targets import Fit, in_place, in_role
from renown.topics.posts import speakers_of
from renown.workspace.context import AsOf, Context
from renown.workspace.ties.ties import Ties

TARGET_KINDS = ("person", "organisation", "role", "topic", "place")
EVERYBODY = 100_000


def fits_of(context: Context, kind: str, text: str, owner: int, as_of: AsOf) -> tuple[Fit, ...]:
    """The people a goal means, without the owner, the surest first. Raises InputError for a kind that is none."""
    found = {"organisation": _at, "role": _in_role, "topic": _on_topic, "place": _in_place}
    if kind not in found:
        raise InputError(f"found {kind!r} as a kind of goal, expected one of {', '.join(TARGET_KINDS)}")
    return tuple(fit for fit in found[kind](context, text, as_of) if fit.person != owner)


def _at(context: Context, text: str, as_of: AsOf) -> tuple[Fit, ...]:
    there = Ties(context).at(text, EVERYBODY)
    return tuple(Fit(contact.person, "organisation", contact.words) for contact in there)


def _in_role(context: Context, text: str, as_of: AsOf) -> tuple[Fit, ...]:
    derivation = context.derivation(as_of)
    return in_role(_described(derivation), positions_of(derivation), text)


def _in_place(context: Context, text: str, as_of: AsOf) -> tuple[Fit, ...]:
    derivation = context.derivation(as_of)
    return in_place(_described(derivation), positions_of(derivation), text)


def _on_topic(context: Context, text: str, as_of: AsOf) -> tuple[Fit, ...]:
    derivation = context.derivation(as_of)
    people = derivation.described.filter(~_.kind.isin(NOT_PEOPLE)).select("person")
    speakers = speakers_of(derivation.lake.facts("posts"), derivation.mapping, text, derivation.before)
    rows = derivation.fetch(speakers.semi_join(people, "person"), "who speaks of a topic").to_pylist()
    rows.sort(key=lambda row: (-row["said"], -row["placed"], row["person"]))
    return tuple(_speaker(row, derivation) for row in rows)


def _speaker(row: dict[str, object], derivation: Derivation) -> Fit:
    """What somebody said of a topic, in words."""
    last = getattr(row["last"], "date", lambda: None)()
    ago = f", the last {days_in_words((derivation.before.date() - last).days)} ago" if last else ""
    if row["said"]:
        return Fit(int(str(row["person"])), "posts", f"{_posts(row['said'])} with these words{ago}")
    return Fit(int(str(row["person"])), "channel", f"{_posts(row['placed'])} in {row['place']}{ago}")


def _posts(number: object) -> str:
    return "1 post" if number == 1 else f"{number} posts"


def _described(derivation: Derivation) -> pa.Table:
    return derivation.people.select(["person", "kind", "headline"])


def positions_of(derivation: Derivation) -> pa.Table:
    """Every position that is known, with the person in place of the account."""
    return derivation.positions
