"""Dates as exports write them: read into naive UTC together with how exact they are and whether the zone is known.

Invariant: a time without a zone is never passed off as UTC; it is read in the zone the user gave, or kept as
it stands with `zone_known=False`. Numeric dates are read in the order their column tells (`day_order`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_tz
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from renown.errors import InputError
from renown.model.values.day_order import DayOrder
from renown.model.values.value import strip_marks


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as read.

    ts: naive UTC, or the local time as written when the zone is unknown.
    precision: s, m (a minute) or d (a day).
    """

    ts: datetime
    precision: Literal["s", "m", "d"]
    zone_known: bool


_EARLIEST = datetime(1990, 1, 1)
_SLACK = timedelta(days=2)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {month: i for i, month in enumerate(_NAMES, 1)}
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
_ZONES |= {"pst": -8, "pdt": -7}

_DAY = r"(?:[a-z]{3,9},?\s+)?"
_MON = r"(?P<mon>[a-z]{3})[a-z]*\.?"
_TIME = r"(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<us>\d{1,9}))?)?(?:\s*(?P<ap>[ap])\.?m\.?)?"
_ZONE = r"(?P<z>[a-z]{1,5}|[+-]\d\d:?\d\d)"
_CLOCK = rf"(?:(?:,?\s+|t|,?\s+at\s+){_TIME}(?:\s*{_ZONE})?)?"
_SHAPES = tuple(
    re.compile(rf"\A(?:{shape})", re.IGNORECASE)
    for shape in (
        rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_CLOCK}",
        rf"(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<two>\d{{1,2}})(?P=sign)(?P<y>\d{{4}}|\d\d){_CLOCK}",
        rf"{_DAY}(?P<d>\d{{1,2}})[\s-]+{_MON}[\s-]+(?P<y>\d{{4}}|\d\d){_CLOCK}",
        rf"{_DAY}{_MON}\s+(?P<d>\d{{1,2}})\s+{_TIME}(?:\s+{_ZONE})?\s+(?P<y>\d{{4}})(?:\s+(?P<z2>[+-]\d{{4}}))?",
        rf"{_DAY}{_MON}\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}}){_CLOCK}",
    )
)
_MONTH = re.compile(r"\A(?:([A-Za-z]{3})[a-z]*\.?\s+|(\d{1,2})/|)(\d{4})(?:-(\d\d))?")
_COMMENT = re.compile(r"\([^()]*\)")
# The shape that nearly all mail has, read without the general machinery.
_MAIL = re.compile(
    r"(?:[A-Za-z]{3}, ?)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)(?: \([A-Z]{2,5}\))?"
)


def parse(text: str, zone: tzinfo | None = None, order: DayOrder | None = None) -> Moment | None:
    """Read a date in any shape that exports use; None when it is no date.

    zone: the zone of times that state none, as the user or the format's page says. order: which of day and month comes
    first in numeric dates, as their column tells; by itself one with slashes is in US order, any other in European.

    >>> parse("2024-03-05 07:08:09 UTC")
    Moment(ts=datetime.datetime(2024, 3, 5, 7, 8, 9), precision='s', zone_known=True)
    >>> parse("3/5/24, 7:08\u202fPM")
    Moment(ts=datetime.datetime(2024, 3, 5, 19, 8), precision='m', zone_known=False)
    >>> parse("05 Mar 2024").precision, parse("Tue Mar 05 07:08:09 UTC 2024").zone_known, parse("soon")
    ('d', True, None)
    """
    clean = strip_marks(text)
    for shape in _SHAPES:
        if match := shape.fullmatch(clean):
            try:
                return _moment(_placed(match.groupdict(), order), zone)
            except (ValueError, OverflowError):
                return None
    return None


@lru_cache(maxsize=4096)
def parse_mail(text: str) -> Moment | None:
    """Read the `Date` of a mail (RFC 5322, and what mailers make of it); None when it is no date.

    `-0000` and unknown zone names leave the zone unknown.

    >>> parse_mail("Tue, 5 Mar 2024 07:08:09 +0100 (CET)")
    Moment(ts=datetime.datetime(2024, 3, 5, 6, 8, 9), precision='s', zone_known=True)
    >>> parse_mail("Tue, 5 Mar 2024 07:08:09 -0000").zone_known
    False
    """
    try:
        if match := _MAIL.fullmatch(text):
            return _plain_mail(match)
        return parse(_COMMENT.sub(" ", text)) or _loose_mail(text)
    except (ValueError, OverflowError):
        return None


def parse_month(text: str) -> datetime | None:
    """The first day of a month (`Mar 2024`, `2024-03`) or of a year (`2024`); None when it is neither.

    >>> parse_month("Mar 2024"), parse_month("2024"), parse_month("Summer 2024")
    (datetime.datetime(2024, 3, 1, 0, 0), datetime.datetime(2024, 1, 1, 0, 0), None)
    """
    match = _MONTH.fullmatch(strip_marks(text))
    if match is None:
        return None
    month = _MONTHS.get(match[1].lower(), 0) if match[1] else int(match[2] or match[4] or 1)
    try:
        return datetime(int(match[3]), month, 1)
    except ValueError:
        return None


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of an IANA name; None for no name.

    Raises:
        InputError: there is no such zone.

    >>> zone_named("Europe/Berlin"), zone_named(None)
    (zoneinfo.ZoneInfo(key='Europe/Berlin'), None)
    """
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"there is no time zone {name!r}", hint="Give one such as Europe/Berlin or UTC") from error


def plausible(moment: Moment, now: datetime) -> bool:
    """Whether a clock that was set right can have written this: from 1990 to two days after the import's day.

    now: the time of the import, naive UTC.

    >>> plausible(Moment(datetime(1970, 1, 1), "s", True), datetime(2024, 3, 5))
    False
    """
    return _EARLIEST <= moment.ts < now.replace(hour=0, minute=0, second=0, microsecond=0) + _SLACK + timedelta(days=1)


def _placed(parts: dict[str, str | None], order: DayOrder | None) -> dict[str, str | None]:
    """The parts of a date with day and month in their places. Raises ValueError where that cannot be known."""
    if not parts.get("one"):
        return parts
    known = order or DayOrder(day_first=parts["sign"] != "/")
    day, month = known.place(int(parts["one"] or ""), int(parts["two"] or ""))
    return parts | {"d": str(day), "m": str(month)}


def _moment(parts: dict[str, str | None], zone: tzinfo | None) -> Moment:
    day = datetime(_year(parts["y"] or ""), _month(parts), int(parts["d"] or ""))
    if parts.get("h") is None:
        return Moment(day, "d", True)
    local = day + _clock(parts)
    precision: Literal["s", "m"] = "m" if parts["s"] is None else "s"
    offset = _offset(parts.get("z2") or parts.get("z"))
    if offset is not None:
        return Moment(local - offset, precision, True)
    if zone is None or parts.get("z"):
        return Moment(local, precision, False)
    return Moment(local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None), precision, True)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 69 else 1900)


def _month(parts: dict[str, str | None]) -> int:
    name = parts.get("mon")
    return _MONTHS.get(name.lower(), 0) if name else int(parts["m"] or 0)


def _clock(parts: dict[str, str | None]) -> timedelta:
    hour, minute, second = int(parts["h"] or 0), int(parts["mi"] or 0), int(parts["s"] or 0)
    if half := parts["ap"]:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError("no such time of day")
    # 60 is a leap second; it is kept inside its minute.
    micro = int((parts["us"] or "0").ljust(6, "0")[:6])
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=micro)


def _offset(zone: str | None) -> timedelta | None:
    if not zone or zone == "-0000":
        return None
    if zone[0] not in "+-":
        hours = _ZONES.get(zone.lower())
        return None if hours is None else timedelta(hours=hours)
    size = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -size if zone[0] == "-" else size


def _plain_mail(match: re.Match[str]) -> Moment:
    day, month, year, hour, minute, second, sign, zone_h, zone_m = match.groups()
    local = datetime(int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), min(int(second), 59))
    shift = timedelta(hours=int(zone_h), minutes=int(zone_m))
    known = not (sign == "-" and zone_h == zone_m == "00")
    return Moment(local - shift if sign == "+" else local + shift, "s", known)


def _loose_mail(text: str) -> Moment | None:
    parts = parsedate_tz(text)
    if parts is None:
        return None
    local, offset = datetime(*parts[:6]), parts[9]
    return Moment(local - timedelta(seconds=offset or 0), "s", bool(offset) or "+0000" in text)
