"""Days of a plan: whole days of the calendar, Monday to Friday where the plan proposes them.

Invariant: days are dates and never moments, so no change of clock moves one. Holidays are not known here.
"""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5
WEEK = timedelta(days=7)


def working_day(start: date, after: int = 0) -> date:
    """The working day so many working days after the first one from `start` on.

    >>> str(working_day(date(2026, 11, 28))), str(working_day(date(2026, 11, 27), 1))
    ('2026-11-30', '2026-11-30')
    """
    day = start if start.weekday() < SATURDAY else start + timedelta(days=7 - start.weekday())
    whole, rest = divmod(after, 5)
    day += whole * WEEK
    beyond = day.weekday() + rest
    return day + timedelta(days=rest + (2 if beyond >= SATURDAY else 0))


def monday(day: date) -> date:
    """The Monday of the week that a day is in.

    >>> str(monday(date(2026, 11, 29)))
    '2026-11-23'
    """
    return day - timedelta(days=day.weekday())
