"""The owner's own dealings: who writes with her, how often, and how it stands now.

Invariant: everybody has a rhythm and keeps it to the end, save those who have gone quiet: then nothing passes any more.
A talk alternates and ends with the owner's word, unless a reply is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from renown.demo.cast import WEEKS, Person
from renown.demo.rhythm import DAY, SECOND, Calendar

QUIET_SINCE = WEEKS - 7
"""The week after which those who have gone quiet no longer write."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message between the owner and a contact; `talk` numbers the conversation."""

    moment: int
    contact: Person
    by_owner: bool
    talk: int


@dataclass(frozen=True, slots=True)
class Dealing:
    """How the owner and a contact deal: quiet, owed, given or steady; days from talk to talk, and from which week."""

    contact: Person
    kind: str
    every: float
    since: int


@dataclass(frozen=True, slots=True)
class Plan:
    """How many contacts of each kind one medium has."""

    quiet: int
    owed: int
    given: int
    steady: int


def plan_dealings(rng: np.random.Generator, contacts: list[Person], plan: Plan) -> list[Dealing]:
    """Deal the kinds out to the contacts, in order."""
    kinds = ["quiet"] * plan.quiet + ["owed"] * plan.owed + ["given"] * plan.given + ["steady"] * plan.steady
    rhythms = {"quiet": 9.0, "owed": 20.0, "given": 11.0}
    return [
        Dealing(c, k, rhythms.get(k, float(rng.uniform(12, 70))), int(rng.integers(WEEKS // 3)))
        for c, k in zip(contacts, kinds, strict=False)
    ]


def talks(rng: np.random.Generator, calendar: Calendar, dealings: list[Dealing]) -> list[list[Letter]]:
    """Every conversation of these dealings, in order of time."""
    found = [talk for dealing in dealings for talk in _talks_with(rng, calendar, dealing)]
    found.sort(key=lambda talk: talk[0].moment)
    return [[Letter(x.moment, x.contact, x.by_owner, number) for x in talk] for number, talk in enumerate(found)]


def _talks_with(rng: np.random.Generator, calendar: Calendar, dealing: Dealing) -> Iterator[list[Letter]]:
    until = {"quiet": QUIET_SINCE * 7, "owed": WEEKS * 7 - 26}.get(dealing.kind, WEEKS * 7 - 1)
    day = dealing.since * 7 + float(rng.uniform(0, dealing.every))
    while day < until:
        talk = _talk(rng, calendar, dealing, int(day))
        if talk[-1].moment < calendar.end:
            yield talk
        day += dealing.every * float(rng.uniform(0.7, 1.25))
    if dealing.kind == "owed":
        yield [Letter(calendar.end - int(rng.uniform(4, 19) * DAY), dealing.contact, False, 0)]


def _talk(rng: np.random.Generator, calendar: Calendar, dealing: Dealing, day: int) -> list[Letter]:
    contact = dealing.contact
    starts = bool(rng.random() < (0.8 if dealing.kind == "given" else 0.45))
    many = int(rng.integers(1, 4)) * 2 - (1 if starts else 0)
    moment = calendar.start + day * DAY + int(rng.uniform(7, 17) * 3600 * SECOND)
    letters = []
    for place in range(many):
        letters.append(Letter(moment, contact, starts == (place % 2 == 0), 0))
        moment = calendar.later(rng, moment, 40.0, 0.8)
    return letters
