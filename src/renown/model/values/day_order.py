"""Whether the day or the month comes first in the dates of a column: `31/12/1985` tells it for `12/04/1985` too.

Dots stand between day, month and year where the day comes first; slashes and dashes stand everywhere.

Invariant: a column is decided by all of its dates, never by one; where some say the day and some the month comes
first, a date that could be either is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from renown.model.values.value import strip_marks

NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)(.{0,40})", re.DOTALL)
_HALF_OF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which comes first. mixed: dates of both orders stand there. told: the dates, or their format, say so."""

    day_first: bool
    mixed: bool = False
    told: bool = True

    def place(self, first: int, second: int) -> tuple[int, int]:
        """Day and month of two numbers. Raises ValueError where that cannot be known.

        >>> DayOrder(day_first=True).place(4, 3), DayOrder(day_first=False, mixed=True).place(13, 3)
        ((4, 3), (13, 3))
        """
        if self.mixed:
            if first <= 12 and second <= 12 and first != second:
                raise ValueError("either may be the day")
            return (first, second) if first > 12 else (second, first)
        return (first, second) if self.day_first else (second, first)


@dataclass(slots=True)
class Column:
    """What the dates of one column showed so far."""

    days: int = 0
    months: int = 0
    open: int = 0
    sign: str = ""

    def add(self, text: str) -> None:
        """Look at one cell; what is no date of numbers says nothing."""
        match = NUMERIC.fullmatch(strip_marks(text))
        if match is None:
            return
        first, second = int(match[1]), int(match[3])
        self.sign = self.sign or match[2]
        self.days += first > 12 >= second
        self.months += second > 12 >= first
        # A clock that halves the day stands behind dates as the United States write them.
        self.months += first <= 12 and second <= 12 and _HALF_OF_DAY.search(match[4]) is not None and match[2] == "/"
        self.open += first <= 12 and second <= 12 and first != second

    def order(self, *, day_first: bool | None = None) -> DayOrder:
        """The order of the column. day_first: what its format says, where the dates themselves do not tell.

        >>> column = Column()
        >>> for text in ("31/12/1985", "25/10/1990", "12/04/1985"): column.add(text)
        >>> column.order(day_first=False)
        DayOrder(day_first=True, mixed=False, told=True)
        """
        if self.days and self.months:
            return DayOrder(self.days >= self.months, mixed=True)
        if self.days or self.months:
            return DayOrder(self.days > 0)
        told = day_first is not None or not self.open or self.sign == "."
        return DayOrder(self.sign != "/" if day_first is None else day_first, told=told)


def order_of(texts: Iterable[str], *, day_first: bool | None = None) -> DayOrder:
    """The order of all dates of a column.

    >>> order_of(["13.05.2020", "04.03.2020"]), order_of(["04/03/2020"])
    (DayOrder(day_first=True, mixed=False, told=True), DayOrder(day_first=False, mixed=False, told=False))
    """
    column = Column()
    for text in texts:
        column.add(text)
    return column.order(day_first=day_first)
