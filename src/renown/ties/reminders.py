"""Reminders: on which days one comes, once, every so many weeks or months, or every year.

Invariants: days are counted, never hours, so no change of the clock moves one; the n-th day follows from the first, so
that the 31st stays the last of the month and the 29th of February comes back every leap year; what came and was not
answered is due once, however often it came.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from renown.errors import InputError
from renown.identity.search import folded

MOST_EVERY = 120
LAST_DAY = date(2998, 12, 31)

_WORDS = {
    "week": "week weeks weekly wk w woche wochen wochentlich semana semanas",
    "month": "month months monthly m monat monate monatlich mes meses",
    "year": "year years yearly annually y jahr jahre jahrlich ano anos",
    "day": "day days daily d tag tage taglich dia dias",
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_EVERY = re.compile(r"(?<!\s)(?:every|each|alle|jede[ns]?|cada)?\s*+(\d{1,3}|other|zweite[ns]?)?\s*+([a-z]+)")
_MONTHS = {"week": 0, "day": 0, "month": 1, "year": 12}
_DAYS = {"week": 7, "day": 1}


@dataclass(frozen=True, slots=True)
class Every:
    """A rhythm: so many units apart. number: 0 for once."""

    number: int = 0
    unit: str = ""

    def __str__(self) -> str:
        """The rhythm in words.

        >>> str(Every(2, "week")), str(Every(1, "year")), str(Every())
        ('every 2 weeks', 'every year', 'once')
        """
        if not self.number:
            return "once"
        return f"every {self.unit}" if self.number == 1 else f"every {self.number} {self.unit}s"


def plain(text: str) -> str:
    """A text as rhythms and days are read: small letters without accents, white space single.

    >>> plain(" Jährlich "), plain("mañana")
    ('jahrlich', 'manana')
    """
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in folded(text))


def every_of(text: str) -> Every:
    """A rhythm as it is typed; nothing or "once" is once. Raises InputError.

    >>> [str(every_of(said)) for said in ("year", "every 2 weeks", "3 Monate", "once")]
    ['every year', 'every 2 weeks', 'every 3 months', 'once']
    """
    said = plain(text[:40])
    if said in ("", "once", "einmal", "una vez", "never", "no"):
        return Every()
    found = _EVERY.fullmatch(said)
    unit = _UNITS.get(found[2]) if found else None
    number = 0 if found is None else 1 if not found[1] else int(found[1]) if found[1].isdecimal() else 2
    if unit is None or not 1 <= number <= MOST_EVERY:
        hint = f"say once, year, month, week, or a number of them up to {MOST_EVERY}, such as: 2 weeks"
        raise InputError(f"found {text[:40]!r} as a rhythm", hint=hint)
    return Every(number, unit)


def day_number(first: date, every: Every, number: int) -> date | None:
    """The n-th day of a reminder, counted from 0; None beyond the calendar, and after the first of one without rhythm.

    >>> [str(day_number(date(2024, 2, 29), Every(1, "year"), n)) for n in (0, 1, 4)]
    ['2024-02-29', '2025-02-28', '2028-02-29']
    >>> str(day_number(date(2026, 1, 31), Every(1, "month"), 1)), day_number(date(2026, 1, 31), Every(), 1)
    ('2026-02-28', None)
    """
    if number and not every.number:
        return None
    try:
        if every.unit in _DAYS:
            day = first + timedelta(_DAYS[every.unit] * every.number * number)
        else:
            months = first.year * 12 + first.month - 1 + _MONTHS.get(every.unit, 0) * every.number * number
            year, month = months // 12, months % 12 + 1
            day = date(year, month, min(first.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
    return day if day <= LAST_DAY else None


def _last_by(first: date, every: Every, day: date) -> int:
    """The number of the last day of a reminder up to a day; -1 where even the first is later."""
    if day < first:
        return -1
    if not every.number:
        return 0
    if every.unit in _DAYS:
        return (day - first).days // (_DAYS[every.unit] * every.number)
    months = (day.year - first.year) * 12 + day.month - first.month
    number = months // (_MONTHS[every.unit] * every.number)
    found = day_number(first, every, number)
    return number if found is not None and found <= day else number - 1


@dataclass(frozen=True, slots=True)
class Next:
    """When a reminder comes next, whether that day is here, and whether it was put off to it.

    again: the day after that; None for the last.
    """

    day: date
    due: bool
    put_off: bool
    again: date | None


def next_of(first: date, every: Every, done: date | None, later: date | None, today: date) -> Next | None:
    """When it comes next; None when it has come for the last time.

    done: the day up to which it was answered. later: not before this day, as the owner said since.

    >>> next_of(date(2026, 11, 2), Every(1, "week"), None, None, date(2026, 11, 20))
    Next(day=datetime.date(2026, 11, 16), due=True, put_off=False, again=datetime.date(2026, 11, 23))
    >>> next_of(date(2026, 11, 2), Every(), date(2026, 11, 20), None, date(2026, 11, 20)) is None
    True
    """
    begin = 0 if done is None else _last_by(first, every, done) + 1
    number = max(begin, _last_by(first, every, max(today, later or today)))
    day = day_number(first, every, number)
    if day is None:
        return None
    at = max(day, later or day)
    return Next(at, at <= today, at > day, day_number(first, every, number + 1))
