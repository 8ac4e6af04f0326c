"""Decay: a decayed sum counts an act half after each half-life, seen from the row's last day.

Seen from there no power of two can overflow; what underflows to zero is less than any float64 could hold.
Reading the sum at a later day multiplies it by `2 ** (-(day - last) / half_life)`.
"""

from __future__ import annotations

from renown.lake.engine import Expression

HALF_LIVES = (7, 30, 90, 365, 1826)


def name_of(half_life: int) -> str:
    """The column of a half-life.

    >>> name_of(90)
    's90'
    """
    return f"s{half_life}"


def decayed(days: Expression, last: Expression, half_life: int) -> Expression:
    """The decayed sum of a list of days, seen from `last`."""
    return days.map(lambda day: 2.0 ** ((day - last) / half_life)).sums()


def faded(value: Expression, days: Expression, half_life: int) -> Expression:
    """A decayed sum as it reads `days` days later."""
    return value * 2.0 ** (-days / half_life)
