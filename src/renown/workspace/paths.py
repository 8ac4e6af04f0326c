"""Warm paths as the doors show them: to one person, or to anybody at an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from renown.errors import InputError, NotFoundError
from renown.intake.derive import Derivation
from renown.ties import paths
from renown.ties.paths import Acquaintance, why_none
from renown.workspace.context import AsOf, Context
from renown.workspace.finding import name_of, names_of
from renown.workspace.views import Hop, Paths, WarmPath

EVERYBODY = 100_000
NO_PEOPLE = ("bot", "organisation")


def paths_to(context: Context, owner: int, person: int, as_of: AsOf, limit: int) -> Paths:
    """The best paths to one person. Raises InputError for the owner, NotFoundError for nobody."""
    if person == owner:
        raise InputError("found you yourself as the goal of a path", hint="name somebody else")
    if person not in names_of(context, [person]):
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    return _answer(context, owner, name_of(context, person), (person,), as_of, limit)


def paths_into(
    context: Context, owner: int, organisation: str, people: Sequence[int], as_of: AsOf, limit: int
) -> Paths:
    """The best paths to any of the people at an organisation."""
    if people:
        return _answer(context, owner, organisation, people, as_of, limit)
    words = (
        f"No path visible: nobody is known at {organisation!r}. What would make one visible: an export that says "
        "where people work, such as your LinkedIn connections."
    )
    return Paths(organisation, 0, (), words)


def _answer(context: Context, owner: int, target: str, people: Sequence[int], as_of: AsOf, limit: int) -> Paths:
    scoring = context.scoring(as_of)
    known = context.remembered("acquaintance", scoring, lambda: _acquaintance(scoring.derivation))
    found = known.paths(owner, people, limit)
    words = "" if found else why_none(known.known_by(owner), max(known.known_by(person) for person in people))
    return Paths(target, len(people), _named(context, found), words)


def _acquaintance(derivation: Derivation) -> Acquaintance:
    """Everybody's contact as of the moment, without bots and organisations."""
    described = derivation.described
    others = derivation.fetch(described.filter(described.kind.isin(NO_PEOPLE)).select("person"), "bots")
    days = derivation.fetch(derivation.contact_days, "contact days of everybody")
    return Acquaintance(days, derivation.day, others["person"].to_pylist())


def _named(context: Context, found: Sequence[paths.WarmPath]) -> tuple[WarmPath, ...]:
    persons = {person for path in found for hop in path.hops for person in (hop.giver, hop.taker)}
    names = {person: name for person, (name, _) in names_of(context, sorted(persons)).items()}
    return tuple(WarmPath(p.person, names.get(p.person, str(p.person)), p.chance, _hops(p, names)) for p in found)


def _hops(path: paths.WarmPath, names: dict[int, str]) -> tuple[Hop, ...]:
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
        )
        for at, hop in enumerate(path.hops)
    )
