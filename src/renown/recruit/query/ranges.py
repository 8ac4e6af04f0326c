"""What stands behind `years:` and `seen:`: a number or a range of them, in any of the ways people write it."""

from __future__ import annotations

import re

from renown.recruit.query.tree import Between, Span

UNITS = {
    "years": {"": 1, "y": 1, "years": 1},
    "seen": {"": 1, "d": 1, "days": 1, "w": 7, "weeks": 7, "m": 30, "months": 30, "y": 365, "years": 365},
}
"""How many of what a field counts one of a unit is."""

LARGEST = {"years": 100.0, "seen": 40_000.0}

_NUMBER = r"\d{1,9}(?:[.,]\d{1,20})?[A-Za-z]{0,6}"
RANGES = re.compile(
    rf"(?:\[\s*(?:\*|{_NUMBER})\s+TO\s+(?:\*|{_NUMBER})\s*\]"
    rf"|{_NUMBER}\s*(?:\.\.|[-–])\s*{_NUMBER}|(?:[<>]=?|=)\s*{_NUMBER}|{_NUMBER}\+?)(?=[\s(),;]|$)",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"\*|{_NUMBER}")
_MEASURE = re.compile(r"([\d.,]+)([A-Za-z]*)")


def range_of(field: str, text: str, at: Span) -> Between | None:
    """The range that a text of `RANGES` tells, both ends included; None if it is none of that field.

    >>> range_of("seen", "<1y", Span(0, 8))
    Between(field='seen', low=None, high=365.0, at=Span(start=0, end=8))
    >>> range_of("years", "5+", Span(0, 8)).low, range_of("years", "[9 TO 5]", Span(0, 14))
    (5.0, None)
    """
    told = [None if part == "*" else _measured(field, part) for part in _PARTS.findall(text)]
    if any(number is not None and not 0 <= number <= LARGEST[field] for number in told):
        return None
    low, high = told[0], told[-1]
    if text.startswith("<"):
        low = None
    elif text.startswith(">") or text.endswith("+"):
        high = None
    if low is not None and high is not None and low > high:
        return None
    return Between(field, low, high, at)


def _measured(field: str, part: str) -> float:
    """How many a number with its unit is; -1 for a unit that the field does not know."""
    found = _MEASURE.fullmatch(part)
    unit = UNITS[field].get(found[2].lower()) if found else None
    return float(found[1].replace(",", ".")) * unit if found and unit else -1.0
