"""Reasons to meet the people at an event, gathered from what the owner aims at, owes, and has let slip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from renown.errors import NotFoundError
from renown.identity.search import folded
from renown.ties.events.events import Event
from renown.ties.events.guests import Reason, Suggestion, named_by, suggestions
from renown.workspace.context import AsOf, Context
from renown.workspace.events.answers import Suggested
from renown.workspace.events.calendar import GOAL, Calendar
from renown.workspace.giving.favours import Favours
from renown.workspace.paths.introductions import experience
from renown.workspace.paths.paths import acquaintance
from renown.workspace.register import called
from renown.workspace.ties.ties import Ties

WAITING_LOOKED_AT = 1000
INTRODUCED = 5
"""So many strangers at most are suggested for no other reason than that somebody could introduce them."""


def whom_to_meet(context: Context, known: Calendar, event: Event, as_of: AsOf, limit: int) -> tuple[Suggested, ...]:
    """The people of an event for whom there is a reason; whoever has declined is not there, whoever was met is."""
    met = {one.person for one in known.met if one.key == event.key}
    coming = {
        guest.person: guest.part for guest in event.guests if guest.part != "declined" and guest.person not in met
    }
    described = _described(context, sorted(coming))
    reasons = [
        *_aims(context, described, known.words.get((event.key, GOAL), "")),
        *(told for told in _owing(context, as_of) if told[0] in coming),
        *_introduced(context, known.owner, sorted(coming), as_of),
    ]
    return tuple(_shown(one, described, coming) for one in suggestions(reasons, limit))


def _described(context: Context, persons: list[int]) -> dict[int, dict[str, Any]]:
    described = context.derivation().described
    rows = described.filter(described.person.isin(persons)).select("person", "name", "headline", "organisation")
    return {row["person"]: row for row in context.derivation().fetch(rows, "who is at an event").to_pylist()}


def _aims(context: Context, described: dict[int, dict[str, Any]], goal: str) -> Iterator[tuple[int, Reason]]:
    """Whom the goal of the event names, and who works where the owner aims at."""
    companies = [company.name for company in context.desk.leads.companies()]
    what = {p: f"{row['headline'] or ''} {row['organisation'] or ''}" for p, row in described.items()}
    yield from named_by(goal, {p: f"{row['name']} {what[p]}" for p, row in described.items()})
    for person, text in what.items():
        for company in companies:
            if folded(company) in folded(text):
                yield person, Reason("target", f"Works at {company}, which you aim at.")


def _owing(context: Context, as_of: AsOf) -> Iterator[tuple[int, Reason]]:
    """Promises, thanks and answers that are waiting, and rhythms that broke off."""
    ties, favours = Ties(context), Favours(context)
    for promise in favours.promises(as_of=as_of):
        if promise.mine:
            yield promise.person, Reason("promise", f"You promised {promise.words}.")
    for favour in favours.unthanked(as_of):
        yield favour.person, Reason("thanks", f"You got {favour.words} and can say thank you.")
    for owed in ties.owed(as_of, WAITING_LOOKED_AT):
        yield owed.person, Reason("owed", f"Their last word waits for your answer since {owed.waiting_days} days.")
    for quiet in ties.quiet(as_of, WAITING_LOOKED_AT):
        yield quiet.person, Reason("quiet", quiet.words)


def _introduced(context: Context, owner: int, persons: list[int], as_of: AsOf) -> Iterator[tuple[int, Reason]]:
    """Strangers whom somebody could introduce, the likeliest first."""
    acquainted, taught = acquaintance(context, as_of), experience(context, as_of)
    best = [way for person in persons for way in acquainted.paths(owner, [person], 1, taught) if len(way.hops) > 1]
    chosen = sorted(best, key=lambda path: (-path.chance, path.person))[:INTRODUCED]
    names = called(context, [path.hops[0].taker for path in chosen])
    for path in chosen:
        through = names[path.hops[0].taker]
        link = "knows them" if len(path.hops) == 2 else "knows somebody who knows them"
        yield path.person, Reason("introduced", f"You hardly know each other; {through} {link}.")


def _shown(one: Suggestion, described: dict[int, dict[str, Any]], coming: dict[int, str]) -> Suggested:
    row = described.get(one.person)
    if row is None:
        raise NotFoundError(f"there is no person {one.person}", hint="look with: renown people PART-OF-THE-NAME")
    headline = row["headline"] or row["organisation"] or ""
    reasons = tuple((reason.kind, reason.words) for reason in one.reasons)
    return Suggested(one.person, row["name"], headline, coming[one.person], reasons)
