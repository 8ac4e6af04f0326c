"""Local time: how moments, which are kept in UTC, are shown and typed where the owner lives.

Invariant: whatever is shown of a moment is written here, and whatever is typed is read here; the house keeps naive UTC.
A moment at midnight to the microsecond is a day whose hour nobody told, and is the same day everywhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import available_timezones

from renown.model.wording import day_in_words

_NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def zones() -> tuple[str, ...]:
    """The names of zones to choose from: those of places, and UTC.

    >>> "Europe/Berlin" in zones(), "Etc/GMT+3" in zones()
    (True, False)
    """
    named = (name for name in available_timezones() if "/" in name and not name.startswith(_NOT_PLACES))
    return (*sorted(named), "UTC")


def localised(moment: datetime, zone: tzinfo) -> datetime:
    """A moment as the clocks of a zone show it; one without a zone is UTC.

    >>> from zoneinfo import ZoneInfo
    >>> localised(datetime(2026, 3, 29, 1, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T03:30:00+02:00'
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(zone)
    except OverflowError:  # the first and the last day that a calendar knows
        return aware


def hourless(moment: datetime) -> bool:
    """Whether only the day of a moment is known.

    >>> hourless(datetime(2026, 3, 5)), hourless(datetime(2026, 3, 5, 0, 1))
    (True, False)
    """
    return moment.time() == time()


def day_of_moment(moment: date, zone: tzinfo) -> date:
    """The day of a moment where the owner lives; of a day itself, that day.

    >>> from zoneinfo import ZoneInfo
    >>> day_of_moment(datetime(2026, 3, 5, 20), ZoneInfo("Pacific/Auckland"))
    datetime.date(2026, 3, 6)
    """
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if hourless(moment) else localised(moment, zone).date()


def clock_in_words(moment: datetime, zone: tzinfo) -> str:
    """The hour and minute of a moment.

    >>> from zoneinfo import ZoneInfo
    >>> clock_in_words(datetime(2026, 7, 5, 20, 4), ZoneInfo("America/Los_Angeles"))
    '13:04'
    """
    return f"{localised(moment, zone):%H:%M}"


def moment_in_words(moment: datetime, zone: tzinfo) -> str:
    """A day and the hour.

    >>> from zoneinfo import ZoneInfo
    >>> moment_in_words(datetime(2026, 7, 5, 20, 4), ZoneInfo("Europe/Berlin"))
    '5 Jul 2026, 22:04'
    """
    return f"{day_in_words(localised(moment, zone))}, {clock_in_words(moment, zone)}"


def span_in_words(since: datetime, until: datetime | None, zone: tzinfo) -> str:
    """From when to when, as short as it is clear; whole days without hours.

    >>> from zoneinfo import ZoneInfo
    >>> berlin = ZoneInfo("Europe/Berlin")
    >>> span_in_words(datetime(2026, 7, 5, 16), datetime(2026, 7, 5, 18), berlin)
    '5 Jul 2026, 18:00–20:00'
    >>> span_in_words(datetime(2026, 7, 5, 20), datetime(2026, 7, 5, 23), berlin)
    '5 Jul 2026, 22:00 – 6 Jul 2026, 01:00'
    >>> span_in_words(datetime(2026, 7, 5), datetime(2026, 7, 7), berlin)
    '5 Jul 2026 – 6 Jul 2026'
    """
    if whole_days(since, until):
        last = since if until is None or until <= since else until - timedelta(days=1)
        return " – ".join(dict.fromkeys((day_in_words(since), day_in_words(last))))
    if until is None or until == since:
        return moment_in_words(since, zone)
    if localised(since, zone).date() == localised(until, zone).date():
        return f"{moment_in_words(since, zone)}–{clock_in_words(until, zone)}"
    return f"{moment_in_words(since, zone)} – {moment_in_words(until, zone)}"


def whole_days(since: datetime, until: datetime | None) -> bool:
    """Whether a span has days only, and no hours.

    >>> whole_days(datetime(2026, 3, 5), datetime(2026, 3, 5, 1)), whole_days(datetime(2026, 3, 5), None)
    (False, True)
    """
    return hourless(since) and (until is None or hourless(until))


def utc_of(typed: datetime, zone: tzinfo) -> datetime:
    """What was typed, as naive UTC; what carries a zone keeps it. An hour that a clock change leaves out counts from
    before it, and of an hour that comes twice the first is meant.

    >>> from zoneinfo import ZoneInfo
    >>> utc_of(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T01:30:00'
    >>> utc_of(datetime(2026, 10, 25, 2, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-10-25T00:30:00'
    """
    aware = typed if typed.tzinfo else typed.replace(tzinfo=zone, fold=0)
    try:
        return aware.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return typed.replace(tzinfo=None)


def beginning_of(day: date, zone: tzinfo) -> datetime:
    """When a day begins there, as naive UTC.

    >>> from zoneinfo import ZoneInfo
    >>> beginning_of(date(2026, 12, 1), ZoneInfo("Pacific/Auckland")).isoformat()
    '2026-11-30T11:00:00'
    """
    return utc_of(datetime(day.year, day.month, day.day), zone)
