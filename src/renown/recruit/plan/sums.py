"""What a plan takes: minutes by week against those at hand, and costs against the budget.

Invariants: only what somebody said is summed. What has no minutes, no day or no figure is counted as unknown beside
the sum, never as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from renown.recruit.plan.days import WEEK, monday


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """A week of a plan. once: minutes of what is due in it; regular: minutes of the channels; over: by how many minutes
    it takes more than is at hand, None where nobody said how much is; unknown: things due without minutes."""

    monday: date
    once: int
    regular: int
    over: int | None
    unknown: int

    @property
    def minutes(self) -> int:
        """All that is known of it."""
        return self.once + self.regular


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs in a month. known: the recruiter's own figures; unknown: channels without one; over: by how much the known
    ones are above the budget, None without a budget."""

    known: float
    unknown: tuple[str, ...]
    budget: float | None
    over: float | None


Due = tuple[date | None, int | None]
"""The day of something, and its minutes."""


def loads(start: date, weeks: int, due: Sequence[Due], regular: int, at_hand: int | None) -> tuple[WeekLoad, ...]:
    """The weeks of a plan, and any week beside them in which something is due.

    >>> [week.minutes for week in loads(date(2026, 11, 30), 2, [(date(2026, 12, 8), 30)], 60, None)]
    [60, 90]
    """
    first = monday(start)
    own = {first + number * WEEK for number in range(weeks)}
    shown = sorted(own | {monday(day) for day, _ in due if day is not None})
    return tuple(_load(week, due, regular if week in own else 0, at_hand) for week in shown)


def _load(week: date, due: Sequence[Due], regular: int, at_hand: int | None) -> WeekLoad:
    here = [minutes for day, minutes in due if day is not None and monday(day) == week]
    once = sum(minutes for minutes in here if minutes is not None)
    over = None if at_hand is None else max(0, once + regular - at_hand)
    return WeekLoad(week, once, regular, over, here.count(None))


def costs(figures: Iterable[tuple[str, float | None]], budget: float | None) -> Costs:
    """The costs of channels by title, each with its own figure or None.

    >>> costs([("A", 10.0), ("B", None)], 5.0)
    Costs(known=10.0, unknown=('B',), budget=5.0, over=5.0)
    """
    said = list(figures)
    known = round(sum(figure for _, figure in said if figure is not None), 2)
    over = None if budget is None else round(max(0.0, known - budget), 2)
    return Costs(known, tuple(title for title, figure in said if figure is None), budget, over)
