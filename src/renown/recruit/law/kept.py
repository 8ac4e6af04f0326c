"""Somebody who is kept, as the law looks at them: the grounds, and what was done on which day.

Invariant: days are the owner's; nothing here reads a clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from renown.recruit.law.basis import Basis

State = Literal["open", "soon", "due", "held"]
Act = Literal["notice", "erase", "ask", "tell"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done. kind: one of `desk.recruit.records.STEPS`; until: the end of a consent."""

    kind: str
    on: date
    words: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The grounds that matter here, and the steps in the order of doing. gone: when the owner let them go."""

    basis: str
    visibility: str
    collected: date
    until: date | None = None
    jurisdiction: str = "DE"
    steps: tuple[Step, ...] = ()
    gone: date | None = None

    def last(self, *kinds: str) -> Step | None:
        """The last step of these kinds."""
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)

    def first(self, *kinds: str) -> Step | None:
        """The first step of these kinds."""
        return next((step for step in self.steps if step.kind in kinds), None)

    @property
    def found(self) -> bool:
        """Whether they were found by somebody else than themselves, so that they have to be told."""
        return self.basis == Basis.INTEREST

    @property
    def held(self) -> Step | None:
        """The dispute for which nothing may be deleted."""
        last = self.last("hold", "release")
        return last if last is not None and last.kind == "hold" else None


STATUTES: Mapping[str, str] = {
    "G2": "GDPR Art. 14",
    "G5": "GDPR Art. 5(1)(e)",
    "G9": "GDPR Art. 19",
    "G10": "GDPR Art. 17",
    "D1": "AGG § 15(4) and its like",
    "D2": "GDPR Art. 7(3)",
}
"""Where the law asks for it, by the id of the rule."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What the law asks to be done. rule: its id; act: what does it; soon: warned of; held: a dispute forbids it."""

    rule: str
    words: str
    due: date
    state: State
    act: Act

    @property
    def law(self) -> str:
        """Where the law asks for it."""
        return STATUTES.get(self.rule, self.rule)


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month.

    >>> months_on(date(2026, 1, 31), 1), months_on(date(2024, 2, 29), 12)
    (datetime.date(2026, 2, 28), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after(steps: tuple[Step, ...], day: date, *kinds: str) -> Iterator[Step]:
    """The steps of these kinds after a day."""
    return (step for step in steps if step.kind in kinds and step.on > day)
