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
from renown.model.local_time import day_of_moment
from renown.reckoning.scoring import Scoring
from renown.ties.day import occasions as told
from renown.ties.day.today import Known, Occasion, Wishes, known_of
from renown.ties.giving.notes.draft import COFFEE, LUNCH, MET
from renown.workspace.context import Context
from renown.workspace.day.occasions import Noted
from renown.workspace.day.occasions import noted as noted_of
from renown.workspace.events.events import Events
from renown.workspace.giving.answers import NoteLine
from renown.workspace.giving.favours import Favours
from renown.workspace.giving.notes import Notes
from renown.workspace.kept import kept
from renown.workspace.me import Me, me, not_people, noted_by
from renown.workspace.register import hidden_people
from renown.workspace.ties.answers import Owed
from renown.workspace.ties.ties import LIST, Ties, replies_owed

OWED_LOOKED_AT = 200
"""How many people who wait for an answer are looked at."""

MEETINGS, FRESH_DAYS, NOTES_LOOKED_AT = (MET, LUNCH, COFFEE), 2, 100
"""Notes of which sort tell of a meeting, for how long it is fresh, and how many of the newest are looked at."""


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

    def known(self, scoring: Scoring, *, morning: bool = False) -> Known:
        """What contact says of everybody; in the morning: but for what was noted on the day."""
        return _people_in_touch(self._context, scoring, self._me(scoring, morning=morning))

    def _me(self, scoring: Scoring, *, morning: bool = False) -> Me:
        own = me(self._context, scoring.derivation.before)
        return own.in_the_morning() if morning else own

    def occasions(self, scoring: Scoring, written: Noted, *, morning: bool = False) -> tuple[Occasion, ...]:
        """Every occasion of the day; in the morning: also of words that were answered since."""
        own = self._me(scoring, morning=morning)
        owner, seen = own.require(LIST), _seen_occasions(self._context, scoring, own)
        return tuple(o for o in (*seen, *written.occasions) if o.person != owner)

    def noted(self, scoring: Scoring) -> Noted:
        """What was written down."""
        return noted_of(self._favours, self._events, scoring)

    def facts(self, scoring: Scoring) -> tuple[Told, ...]:
        """Birthdays, other days and positions of everybody."""
        return _facts(self._context, scoring)

    def owed(self, scoring: Scoring) -> tuple[Owed, ...]:
        """Who waits for an answer of the owner's, but for those put off and words that are to stay without one."""
        wishes, day = self.wishes(scoring), scoring.derivation.day
        off = wishes.never | {person for person, until in wishes.later.items() if until > day}
        waiting = self._ties.owed(scoring.derivation.before, OWED_LOOKED_AT)
        return tuple(
            one
            for one in waiting
            if one.person not in off and (one.person, told.answer_key(one.since)) not in wishes.skipped
        )

    def decided_today(self) -> tuple[Step, ...]:
        """What was decided today about whom to turn to, in the order of deciding; a cadence is for longer."""
        today, zone = self._context.today().date(), self._context.zone
        steps = (step for step in self._context.desk.today.steps() if step.what != "cadence")
        return tuple(step for step in steps if day_of_moment(step.at, zone) == today)

    def meetings(self, scoring: Scoring) -> tuple[tuple[int, NoteLine], ...]:
        """People whom the owner noted to have met within two days, and has not written to since; the latest first."""
        own, day = self._me(scoring), scoring.derivation.day
        noted_days = noted_by(self._context, scoring, own.require(LIST), own.noted).values()
        spoken = {row.account: row.day for row in sorted(noted_days, key=lambda row: row.day) if row.said}
        found: dict[int, NoteLine] = {}
        for note in Notes(self._context).list(per_page=NOTES_LOOKED_AT).rows:
            on = (note.day - EPOCH).days
            if note.undone is None and note.what in MEETINGS and 0 <= day - on <= FRESH_DAYS:
                for one in note.people:
                    if spoken.get(one.person, on) <= on:
                        found.setdefault(one.person, note)
        return tuple(found.items())

    def wishes(self, scoring: Scoring, *, morning: bool = False) -> Wishes:
        """What the owner decided; in the morning: before the day, but for how often contact is wished for.

        Who is hidden is not proposed either.
        """
        steps = self._context.desk.today.steps()
        if morning:
            since = set(self.decided_today())
            steps = tuple(step for step in steps if step not in since)
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
