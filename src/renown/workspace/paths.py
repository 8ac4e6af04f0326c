"""The room `paths`: the warmest ways to a person, or to anybody a goal in words means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from renown.errors import InputError, NotFoundError
from renown.intake.derive import Derivation
from renown.ties import paths
from renown.ties.paths import Acquaintance, why_none
from renown.ties.targets import NOT_PEOPLE, Fit, grounds
from renown.ties.willingness import Experience, in_tenths
from renown.workspace.context import AsOf, Context
from renown.workspace.finding import name_of, names_of
from renown.workspace.targets import fits_of
from renown.workspace.views.paths import Hop, Paths, WarmPath

LOOKED_AT = 500
"""Paths are looked for to so many of the people a goal means, the surest first."""

UNKNOWN = {
    "organisation": "nobody is known at {0!r}. What would make one visible: an export that says where people work, "
    "such as your LinkedIn connections.",
    "role": "no headline or position says {0!r}. What would make one visible: other words for the role, or an export "
    "that says what people do.",
    "place": "no headline or position names {0!r}. What would make one visible: an export that says where people are.",
    "topic": "nobody was seen posting about {0!r}. What would make one visible: other words, or the export of a "
    "community where it is spoken of.",
}


class WarmPaths:
    """Ways to people through people who were seen in contact."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def to(self, target: int | str, kind: str = "person", as_of: AsOf = None, limit: int = 10) -> Paths:
        """The best ways of at most three hops.

        target: a person's id, or words for an organisation, a role, a topic or a place, as `kind` says.
        Raises NotFoundError without an owner or for nobody, InputError for the owner or a kind that is none.
        """
        with self._context.lock:
            owner = owner_of(self._context, as_of)
            if isinstance(target, int):
                return _answer(self._context, owner, _goal(self._context, owner, target), (as_of, limit))
            fits = fits_of(self._context, kind, target, owner, as_of)
            return _answer(self._context, owner, (target, kind, fits), (as_of, limit))


def owner_of(context: Context, as_of: AsOf) -> int:
    """The owner's person. Raises NotFoundError when nobody said who that is."""
    derivation = context.derivation(as_of)
    owners = derivation.persons_of(derivation.judgements.owners)
    if not owners:
        raise NotFoundError("paths start at you, and nobody said who you are", hint="see: renown owner")
    return owners[0]


Goal = tuple[str, str, tuple[Fit, ...]]


def _goal(context: Context, owner: int, person: int) -> Goal:
    """One person as a goal. Raises InputError for the owner, NotFoundError for nobody."""
    if person == owner:
        raise InputError("found you yourself as the goal of a path", hint="name somebody else")
    if person not in names_of(context, [person]):
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return name_of(context, person), "person", (Fit(person, "person", ""),)


def _answer(context: Context, owner: int, goal: Goal, asked: tuple[AsOf, int]) -> Paths:
    (target, kind, fits), (as_of, limit) = goal, asked
    people = [fit.person for fit in fits[:LOOKED_AT]]
    if not people:
        return Paths(target, kind, 0, (), 0, (), f"No path visible: {UNKNOWN[kind].format(target)}")
    known = acquaintance(context, as_of)
    found = known.paths(owner, people, limit, Experience())
    words = "" if found else why_none(known.known_by(owner), max(known.known_by(person) for person in people))
    named = _named(context, found, {fit.person: fit.words for fit in fits})
    return Paths(target, kind, len(fits), grounds(fits), len(people), named, words)


def acquaintance(context: Context, as_of: AsOf) -> Acquaintance:
    """Who is in contact with whom, worked out once while the data stand."""
    scoring = context.scoring(as_of)
    return context.remembered("acquaintance", scoring, lambda: _acquaintance(scoring.derivation))


def _acquaintance(derivation: Derivation) -> Acquaintance:
    """Everybody's contact as of the moment, without bots and organisations."""
    described = derivation.described
    others = derivation.fetch(described.filter(described.kind.isin(NOT_PEOPLE)).select("person"), "bots")
    days = derivation.fetch(derivation.contact_days, "contact days of everybody")
    return Acquaintance(days, derivation.day, others["person"].to_pylist())


def _named(context: Context, found: Sequence[paths.WarmPath], said: Mapping[int, str]) -> tuple[WarmPath, ...]:
    persons = {person for path in found for hop in path.hops for person in (hop.giver, hop.taker)}
    names = {person: name for person, (name, _) in names_of(context, sorted(persons)).items()}
    return tuple(_path(path, names, said.get(path.person, "")) for path in found)


def _path(path: paths.WarmPath, names: Mapping[int, str], ground: str) -> WarmPath:
    chance, low, high = path.chance, path.low, path.high
    name, words = names.get(path.person, str(path.person)), in_tenths(chance, low, high)
    return WarmPath(path.person, name, chance, low, high, words, ground, _hops(path, names))


def _hops(path: paths.WarmPath, names: Mapping[int, str]) -> tuple[Hop, ...]:
    return tuple(
        Hop(
            giver=hop.giver,
            giver_name=names.get(hop.giver, str(hop.giver)),
            taker=hop.taker,
            taker_name=names.get(hop.taker, str(hop.taker)),
            networks=hop.networks,
            days=hop.days,
            last=hop.last,
            warmth=hop.warmth,
            chance=hop.chance,
            weakest=at == path.weakest,
            words=hop.words,
            agreed=hop.willing.agreed,
            answered=hop.willing.answered,
            held=hop.willing.budget.words,
        )
        for at, hop in enumerate(path.hops)
    )
