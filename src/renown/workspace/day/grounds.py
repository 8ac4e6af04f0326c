"""What the list of a day rests on: contact, occasions, and what the owner decided, each read as seldom as may be.

Invariant: what the imports show is read once per state of the data; what was written down is read anew when it changed;
decisions are read each time, for they are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from renown.desk.day.day_records import Step
from renown.ledger.days import EPOCH, day_number
from renown.reckoning.scoring import Scoring
from renown.ties.day import occasions as told
from renown.ties.day.today import Known, Occasion, Wishes, known_of
from renown.workspace.answers import Owed, PersonRow
from renown.workspace.context import Context
from renown.workspace.day.occasions import Noted
from renown.workspace.day.occasions import noted as noted_of
from renown.workspace.events.events import Events
from renown.workspace.giving.favours import Favours
from renown.workspace.kept import kept
from renown.workspace.me import Corrections, Me, me, not_people, own_days, said_of_ties
from renown.workspace.register import rows_of
from renown.workspace.ties.ties import Ties

OWED_LOOKED_AT = 200
"""How many people who wait for an answer are looked at."""


class Grounds:
    """The tables and words behind the day, as of the moment of some scores."""

    def __init__(self, context: Context, ties: Ties, favours: Favours, events: Events) -> None:
        self._context = context
        self._ties = ties
        self._favours = favours
        self._events = events

    def owner(self, scoring: Scoring) -> int:
        """Whose day it is. Raises NotFoundError while nobody said so."""
        return self._me(scoring).require("this list is about you")

    def known(self, scoring: Scoring) -> Known:
        """What contact says of everybody."""
        return _people_in_touch(self._context, scoring, self.owner(scoring), self._me(scoring).corrections)

    def _me(self, scoring: Scoring) -> Me:
        return me(self._context, scoring.derivation.before)

    def occasions(self, scoring: Scoring, written: Noted) -> tuple[Occasion, ...]:
        """Every occasion of the day."""
        seen = self._context.remembered("today occasions", scoring, lambda: self._seen_occasions(scoring))
        owner = self.owner(scoring)
        return tuple(o for o in (*seen, *written.occasions) if o.person != owner)

    def noted(self, scoring: Scoring) -> Noted:
        """What was written down, read anew only when something was."""
        desk = self._context.desk
        state = hash((desk.favours.promises(), desk.favours.favours(), desk.events.met(), tuple(desk.events.own())))
        return self._context.remembered(
            f"today noted {state}", scoring, lambda: noted_of(self._favours, self._events, scoring, state)
        )

    def _seen_occasions(self, scoring: Scoring) -> tuple[Occasion, ...]:
        """Occasions that the imports alone show."""
        day = scoring.derivation.before.date()
        rows = self.facts(scoring)
        positions = [r for r in rows if r["fact"] == "position" and r["since"] and not r["until"]]
        return (
            *told.birthdays([(r["person"], r["value"]) for r in rows if r["fact"] == "birthday"], day),
            *told.new_positions([(r["person"], r["value"], r["organisation"], r["since"]) for r in positions], day),
            *told.answers_owed(self.owed(scoring)),
        )

    def facts(self, scoring: Scoring) -> list[dict[str, Any]]:
        """Birthdays and positions of everybody."""
        derivation = scoring.derivation

        def read() -> list[dict[str, Any]]:
            facts = derivation.lake.facts("facts")
            told = facts.filter(facts.fact.isin(["birthday", "position"])).inner_join(derivation.mapping, "account")
            rows: list[dict[str, Any]] = derivation.fetch(told, "birthdays and positions").to_pylist()
            return rows

        return self._context.remembered("today facts", scoring, read)

    def owed(self, scoring: Scoring) -> tuple[Owed, ...]:
        """Who waits for an answer of the owner's."""
        before = scoring.derivation.before
        return self._context.remembered("today owed", scoring, lambda: self._ties.owed(before, OWED_LOOKED_AT))

    def wishes(self, scoring: Scoring) -> Wishes:
        """What the owner decided."""
        steps = self._context.desk.today.steps()
        person = self.persons(scoring, [step.account for step in steps])
        return wishes_of([(person[s.account], s) for s in steps if s.account in person], scoring.derivation.day)

    def rows(self, scoring: Scoring, persons: Sequence[int], needed: int | None = None) -> dict[int, PersonRow]:
        """Their lines in the list of people, each read once; nothing is read while the first `needed` are known."""
        known: dict[int, PersonRow] = self._context.remembered("today rows", scoring, dict)
        new = [] if all(p in known for p in persons[:needed]) else [p for p in persons if p not in known]
        self.persons(scoring, new)
        known |= {row.person: row for row in rows_of(self._context, new, scoring.derivation.before)}
        return {person: known[person] for person in persons if person in known}

    def persons(self, scoring: Scoring, accounts: Iterable[int]) -> dict[int, int]:
        """The person of each account; those that are gone are left out."""
        known: dict[int, int | None] = self._context.remembered("today persons", scoring, dict)
        new = sorted(set(accounts) - known.keys())
        if new:
            known |= dict.fromkeys(new) | scoring.derivation.person_by_account(new)
        return {account: person for account in accounts if (person := known[account]) is not None}


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
def _people_in_touch(context: Context, scoring: Scoring, owner: int, corrections: Corrections) -> Known:
    day, said = scoring.derivation.day, said_of_ties(context, scoring, corrections)
    found = known_of(own_days(context, scoring, owner), owner, day, said)
    people = ~np.isin(found.person, list(not_people(context, scoring)))
    return Known(*(getattr(found, name)[people] for name in Known.__slots__))
