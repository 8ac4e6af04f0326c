"""What the list of a day rests on: contact, occasions, and what the owner decided, each read as seldom as may be.

Invariant: what the imports show is read once per state of the data; what was written down or decided is taken from the
desk each time, which has it at hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from renown.desk.day.day_records import Step
from renown.ledger.days import EPOCH, day_number
from renown.reckoning.scoring import Scoring
from renown.ties.day import occasions as told
from renown.ties.day.today import Known, Occasion, Wishes, known_of
from renown.workspace.context import Context
from renown.workspace.day.occasions import Noted
from renown.workspace.day.occasions import noted as noted_of
from renown.workspace.events.events import Events
from renown.workspace.giving.favours import Favours
from renown.workspace.kept import kept
from renown.workspace.me import Me, me, not_people
from renown.workspace.register import hidden_people
from renown.workspace.ties.answers import Owed
from renown.workspace.ties.ties import LIST, Ties, replies_owed

OWED_LOOKED_AT = 200
"""How many people who wait for an answer are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A birthday, another day of the year, or a position, as a source or the owner tells of it."""

    person: int
    fact: str
    value: str
    organisation: str | None
    since: datetime | None
    until: datetime | None

    @property
    def is_day(self) -> bool:
        """Whether it is a day that comes again each year."""
        return self.fact in DAYS

    @property
    def lasts(self) -> bool:
        """Whether it is a position without an end."""
        return self.fact == "position" and self.until is None


class Grounds:
    """The tables and words behind the day, as of the moment of some scores."""

    def __init__(self, context: Context, ties: Ties, favours: Favours, events: Events) -> None:
        self._context = context
        self._ties = ties
        self._favours = favours
        self._events = events

    def owner(self, scoring: Scoring) -> int:
        """Whose day it is. Raises NotFoundError while nobody said so."""
        return self._me(scoring).require(LIST)

    def known(self, scoring: Scoring) -> Known:
        """What contact says of everybody."""
        return _people_in_touch(self._context, scoring, self._me(scoring))

    def _me(self, scoring: Scoring) -> Me:
        return me(self._context, scoring.derivation.before)

    def occasions(self, scoring: Scoring, written: Noted) -> tuple[Occasion, ...]:
        """Every occasion of the day."""
        own = self._me(scoring)
        owner, seen = own.require(LIST), _seen_occasions(self._context, scoring, own)
        return tuple(o for o in (*seen, *written.occasions) if o.person != owner)

    def noted(self, scoring: Scoring) -> Noted:
        """What was written down."""
        return noted_of(self._favours, self._events, scoring)

    def facts(self, scoring: Scoring) -> tuple[Told, ...]:
        """Birthdays, other days and positions of everybody."""
        return _facts(self._context, scoring)

    def owed(self, scoring: Scoring) -> tuple[Owed, ...]:
        """Who waits for an answer of the owner's."""
        return self._ties.owed(scoring.derivation.before, OWED_LOOKED_AT)

    def wishes(self, scoring: Scoring) -> Wishes:
        """What the owner decided; who is hidden is not proposed either."""
        steps = self._context.desk.today.steps()
        person = scoring.derivation.person_by_account([step.account for step in steps])
        said = wishes_of([(person[s.account], s) for s in steps if s.account in person], scoring.derivation.day)
        return replace(said, never=said.never | hidden_people(self._context, scoring))


DAYS = ("birthday", "anniversary", "date")
"""The facts that are days which come again each year."""


def yearly(facts: Sequence[Told]) -> list[tuple[int, str, str]]:
    """The days that come again each year: person, what the day is, and when."""
    return [(t.person, (t.organisation or t.fact) if t.fact == "date" else t.fact, t.value) for t in facts if t.is_day]


@kept(most=2)
def _facts(context: Context, scoring: Scoring) -> tuple[Told, ...]:
    derivation = scoring.derivation
    facts = derivation.facts("facts")
    told = facts.filter(facts.fact.isin([*DAYS, "position"])).inner_join(derivation.mapping, "account")
    rows = derivation.fetch(told, "birthdays and positions").to_pylist()
    return tuple(Told(r["person"], r["fact"], r["value"], r["organisation"], r["since"], r["until"]) for r in rows)


@kept(most=2)
def _seen_occasions(context: Context, scoring: Scoring, own: Me) -> tuple[Occasion, ...]:
    """Occasions that the imports alone show."""
    day, facts = scoring.derivation.before.date(), _facts(context, scoring)
    posts = [(t.person, t.value, t.organisation, t.since) for t in facts if t.since and t.lasts]
    return (
        *told.days(yearly(facts), day),
        *told.new_positions(posts, day),
        *told.answers_owed(replies_owed(context, scoring, own, OWED_LOOKED_AT)),
    )


def wishes_of(steps: Sequence[tuple[int, Step]], day: int) -> Wishes:
    """What stands of these decisions (person, step), in the order of deciding: of a kind, the last word counts."""
    cadence: dict[int, tuple[int, int]] = {}
    later: dict[int, int] = {}
    done: dict[int, int] = {}
    for person, step in steps:
        if step.what == "cadence":
            cadence[person] = step.number, min(day_number(step.at), day)
        elif step.what == "snooze" and step.day is not None:
            later[person] = (step.day - EPOCH).days
        elif step.what == "done" and step.day is not None:
            done[person] = max(done.get(person, 0), min((step.day - EPOCH).days, day))
    return Wishes(
        cadence={person: wish for person, wish in cadence.items() if wish[0]},
        never=frozenset(person for person, step in steps if step.what == "never"),
        later=later,
        done=done,
        skipped=frozenset((person, step.words) for person, step in steps if step.what == "skip"),
    )


@kept()
def _people_in_touch(context: Context, scoring: Scoring, own: Me) -> Known:
    found = known_of(own.days, own.require(LIST), scoring.derivation.day, own.said)
    people = ~np.isin(found.person, list(not_people(context, scoring)))
    return Known(*(getattr(found, name)[people] for name in Known.__slots__))
