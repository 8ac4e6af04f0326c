"""The room `today`: whom to turn to, why, and what to give; and what the owner decides about it.

Invariant: what contact says is worked out once per state of the data; a decision only changes who is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from renown.desk.records_today import Step
from renown.errors import InputError, NotFoundError
from renown.intake.scoring import Scoring
from renown.ledger.days import EPOCH, day_number
from renown.ties import occasions
from renown.ties.contacts import date_of, days_in_words
from renown.ties.today import MOST, Known, Occasion, Suggestion, Wishes, known_of, suggest
from renown.workspace.addresses import addresses_of
from renown.workspace.context import AsOf, Context
from renown.workspace.favours import Favours
from renown.workspace.finding import names_of, rows_of
from renown.workspace.noted import Noted, noted
from renown.workspace.ties import Ties
from renown.workspace.views import Owed, PersonRow
from renown.workspace.views.today import Idea, TodayPage, TodayPerson, TodayStep

SKIP_DAYS = 90
WAITING = 200
"""How many people who wait for an answer are looked at."""


class Today:
    """At most five people a day, and done, later, not this person: all of it can be undone."""

    def __init__(self, context: Context, ties: Ties, favours: Favours) -> None:
        self._context = context
        self._ties = ties
        self._favours = favours

    def list(self, as_of: AsOf = None, limit: int = MOST) -> tuple[TodayPerson, ...]:
        """The people of the day. Raises NotFoundError while nobody said who the owner is."""
        with self._context.lock:
            scoring = self._context.scoring(as_of)
            day = scoring.derivation.day
            found = suggest(self._known(scoring), self._occasions(scoring), self._wishes(scoring), day, limit)
            return self._shown(scoring, found)

    def page(self, as_of: AsOf = None) -> TodayPage:
        """The day with everything that is due. Raises NotFoundError while nobody said who the owner is."""
        with self._context.lock:
            scoring = self._context.scoring(as_of)
            people = self.list(as_of)
            return TodayPage(
                day=scoring.derivation.before.date(),
                people=people,
                words="" if people else self._why_nobody(scoring),
                promises=self._noted(scoring).promises,
                follow_ups=(),
                owed=self._owed(scoring),
                last=next(iter(self.steps(1)), None),
            )

    def done(self, person: int, how: str = "") -> TodayStep:
        """The owner was in touch with them today; it counts as contact although no source shows it yet."""
        return self._decide(person, lambda desk, account: desk.done(account, self._context.today().date(), how))

    def snooze(self, person: int, days: int) -> TodayStep:
        """Not before so many days have passed."""
        if not 1 <= days <= 3650:
            raise InputError(f"{days} days is no time to wait", hint="give 1 to 3650 days")
        until = self._context.today().date() + timedelta(days)
        return self._decide(person, lambda desk, account: desk.snooze(account, until))

    def skip(self, person: int, reason: str = "", *, ever: bool = False) -> TodayStep:
        """Not this person: for the reason of this key, never again (ever), or else for 90 days."""
        if ever:
            return self._decide(person, lambda desk, account: desk.never(account))
        if reason:
            return self._decide(person, lambda desk, account: desk.skip(account, reason))
        return self.snooze(person, SKIP_DAYS)

    def cadence(self, person: int, days: int | None) -> TodayStep:
        """Wish for contact every so many days; None takes the wish back, so that one is suggested again."""
        if days == 0:
            raise InputError("a cadence of 0 days cannot be kept", hint="give a number of days, or none at all")
        return self._decide(person, lambda desk, account: desk.set_cadence(account, days or 0))

    def undo(self, step: str = "last") -> TodayStep:
        """Take a decision back, the newest by default. Raises NotFoundError when there is none."""
        with self._context.lock:
            found = [s for s in self._context.desk.today.steps() if step in ("last", s.id)]
            if not found:
                raise NotFoundError("there is nothing to undo", hint="it may have been taken back already")
            told = self._step(found[-1])
            self._context.desk.today.undo(found[-1].id)
            return told

    def steps(self, limit: int | None = None) -> tuple[TodayStep, ...]:
        """The decisions that stand, newest first."""
        with self._context.lock:
            return tuple(self._step(step) for step in reversed(self._context.desk.today.steps()[-(limit or 0) :]))

    # --- what the list rests on ------------------------------------------------------------------------------

    def _owner(self, scoring: Scoring) -> int:
        owners = self._context.remembered(
            "today owner", scoring, lambda: scoring.derivation.persons_of(scoring.derivation.judgements.owners)
        )
        if not owners:
            raise NotFoundError("this list is about you, and nobody said who you are", hint="see: renown owner")
        return owners[0]

    def _known(self, scoring: Scoring) -> Known:
        return self._context.remembered("today known", scoring, lambda: self._people_in_touch(scoring))

    def _people_in_touch(self, scoring: Scoring) -> Known:
        derivation, owner = scoring.derivation, self._owner(scoring)
        found = known_of(self._ties.own_days(owner, derivation.before), owner, derivation.day)
        described = derivation.described
        others = described.filter(~described.kind.isin(["person", "unknown"])).select("person")
        kept = ~np.isin(found.person, derivation.fetch(others, "accounts of no person")["person"].to_numpy())
        return Known(*(getattr(found, name)[kept] for name in Known.__slots__))

    def _occasions(self, scoring: Scoring) -> tuple[Occasion, ...]:
        seen = self._context.remembered("today occasions", scoring, lambda: self._seen_occasions(scoring))
        owner, noted = self._owner(scoring), self._noted(scoring)
        return tuple(o for o in (*seen, *noted.occasions) if o.person != owner)

    def _noted(self, scoring: Scoring) -> Noted:
        """What was written down, read anew only when something was."""
        desk = self._context.desk.favours
        state = hash((desk.promises(), desk.favours()))
        return self._context.remembered(f"today noted {state}", scoring, lambda: noted(self._favours, scoring, state))

    def _seen_occasions(self, scoring: Scoring) -> tuple[Occasion, ...]:
        """Occasions that the imports alone show."""
        derivation, day = scoring.derivation, scoring.derivation.before.date()
        facts = derivation.lake.facts("facts")
        wanted = facts.filter(facts.fact.isin(["birthday", "position"])).inner_join(derivation.mapping, "account")
        rows = derivation.fetch(wanted, "birthdays and positions").to_pylist()
        positions = [r for r in rows if r["fact"] == "position" and r["since"] and not r["until"]]
        return (
            *occasions.birthdays([(r["person"], r["value"]) for r in rows if r["fact"] == "birthday"], day),
            *occasions.new_positions(
                [(r["person"], r["value"], r["organisation"], r["since"]) for r in positions], day
            ),
            *occasions.answers_owed(self._owed(scoring)),
        )

    def _owed(self, scoring: Scoring) -> tuple[Owed, ...]:
        before = scoring.derivation.before
        return self._context.remembered("today owed", scoring, lambda: self._ties.owed(before, WAITING))

    def _wishes(self, scoring: Scoring) -> Wishes:
        steps = self._context.desk.today.steps()
        person = self._persons(scoring, [step.account for step in steps])
        return wishes_of([(person[s.account], s) for s in steps if s.account in person], scoring.derivation.day)

    def _persons(self, scoring: Scoring, accounts: Iterable[int]) -> dict[int, int]:
        """The person of each account; those that are gone are left out."""
        known: dict[int, int | None] = self._context.remembered("today persons", scoring, dict)
        new = sorted(set(accounts) - known.keys())
        if new:
            known |= dict.fromkeys(new) | scoring.derivation.person_by_account(new)
        return {account: person for account in accounts if (person := known[account]) is not None}

    # --- what is shown ---------------------------------------------------------------------------------------

    def _shown(self, scoring: Scoring, found: Sequence[Suggestion]) -> tuple[TodayPerson, ...]:
        rows = self._rows(scoring, [s.person for s in found])
        return tuple(self._person(scoring, s, rows[s.person]) for s in found if s.person in rows)

    def _rows(self, scoring: Scoring, persons: Sequence[int]) -> dict[int, PersonRow]:
        known: dict[int, PersonRow] = self._context.remembered("today rows", scoring, dict)
        new = [person for person in persons if person not in known]
        known |= {row.person: row for row in rows_of(self._context, new, scoring.derivation.before)}
        return {person: known[person] for person in persons if person in known}

    def _person(self, scoring: Scoring, found: Suggestion, row: PersonRow) -> TodayPerson:
        return TodayPerson(
            person=found.person,
            name=row.name,
            sub=row.headline or ", ".join(row.networks),
            community=row.community,
            priority=found.priority,
            reasons=found.reasons,
            idea=self._idea(scoring, found),
            cadence=found.cadence,
            suggested=found.suggested,
            last=None if found.last is None else date_of(found.last),
            write=self._addresses(scoring).get(found.person, ""),
        )

    def _idea(self, scoring: Scoring, found: Suggestion) -> Idea:
        """What the reason asks for, else what is known to be of use to them, else a word."""
        asked = occasions.asked_for(found)
        if asked is not None:
            return Idea(*asked)
        ideas = self._context.remembered(
            f"today idea {found.person} {self._noted(scoring).state}",
            scoring,
            lambda: self._favours.ideas(found.person, 1, scoring.derivation.before),
        )
        if ideas:
            return Idea(ideas[0].kind, ideas[0].words, ideas[0].ground, ideas[0].url)
        last = "" if found.last is None else f"In touch last on {_day(date_of(found.last))}."
        return Idea(*occasions.anyway(found.person, scoring.derivation.before.date()), last)

    def _addresses(self, scoring: Scoring) -> dict[int, str]:
        """Where each person can be written to."""
        return self._context.remembered("today addresses", scoring, lambda: addresses_of(scoring.derivation))

    def _why_nobody(self, scoring: Scoring) -> str:
        if not len(self._known(scoring).person):
            return "No contact between you and others is seen in these sources, so nobody can be suggested."
        return "Nobody waits for you today: no cadence is over, nobody is quieter than usual, and nothing is due."

    # --- decisions -------------------------------------------------------------------------------------------

    def _decide(self, person: int, say: Any) -> TodayStep:
        with self._context.lock:
            step = say(self._context.desk.today, self._account(person))
            return self._step(next(s for s in self._context.desk.today.steps() if s.id == step))

    def _account(self, person: int) -> int:
        derivation = self._context.derivation()
        if derivation.person_by_account([person]).get(person) == person:
            return person
        accounts = derivation.accounts_of(person)
        if not accounts:
            raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
        return accounts[0]

    def _step(self, step: Step) -> TodayStep:
        person = self._persons(self._context.scoring(), [step.account]).get(step.account)
        name = names_of(self._context, [person]).get(person, ("", ()))[0] if person is not None else ""
        return TodayStep(step.id, step.what, person, name, step_in_words(step), step.at)


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


def step_in_words(step: Step) -> str:
    """A decision as a sentence without the name."""
    day = "" if step.day is None else _day(step.day)
    return {
        "cadence": f"in touch every {days_in_words(step.number)}" if step.number else "no cadence of your own",
        "never": "never suggested",
        "snooze": f"not before {day}",
        "skip": "not for this reason",
        "done": f"in touch on {day}" + (f": {step.words}" if step.words else ""),
    }[step.what]


def _day(when: date | datetime) -> str:
    return f"{when.day} {when:%b %Y}"
