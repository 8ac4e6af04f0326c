"""How a day is said, everywhere: in reasons, letters, lists and charts.

Invariant: one day is said in one way, whoever says it; machines are given ISO dates instead.
"""

from __future__ import annotations

from datetime import date


def day_in_words(day: date) -> str:
    """A day with its year.

    >>> day_in_words(date(2012, 7, 4))
    '4 Jul 2012'
    """
    return f"{day.day} {day:%b %Y}"


def day_and_month(day: date) -> str:
    """A day of a year that is clear without being said.

    >>> day_and_month(date(2012, 7, 4))
    '4 Jul'
    """
    return f"{day.day} {day:%b}"
