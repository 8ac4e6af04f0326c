"""When an event took place: its times in UTC, and every occurrence of one that repeats.

Invariant: the number of occurrences is bounded whatever a rule says; none lies beyond the time asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

import icalendar
import recurring_ical_events

from renown.model.values.date import Moment

CAP = 2_000
EARLIEST = datetime(1990, 1, 1)
OLDEST = 1970
BROKEN_RULE = (Exception,)
"""What the libraries raise for input that is no calendar: they have no root of their own, and a zone's name may lead
them to the disk, a deep nesting to the end of the stack. One event must not end an import."""

Occurrence = tuple[Any, Moment]
"""An event as it was at one of its times, and that time."""

_LONGEST = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_OFTEN = frozenset({"DAILY", "WEEKLY", "MONTHLY"})
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


def moment_of(value: object, zone: tzinfo | None) -> Moment | None:
    """A date or time of a calendar; None when it is neither, or beyond all calendars.

    zone: for floating times, which name no zone.

    >>> moment_of(date(2024, 3, 5), None)
    Moment(ts=datetime.datetime(2024, 3, 5, 0, 0), precision='d', zone_known=True)
    >>> moment_of(datetime(2024, 3, 5, 7), None).zone_known
    False
    """
    if not isinstance(value, datetime):
        return Moment(datetime(value.year, value.month, value.day), "d", True) if isinstance(value, date) else None
    if value.tzinfo is None and zone is None:
        return Moment(value, "s", False)
    try:
        aware = value if value.tzinfo else value.replace(tzinfo=zone)
        return Moment(aware.astimezone(UTC).replace(tzinfo=None), "s", True)
    except (OverflowError, ValueError):
        return None


def start_of(event: Any, zone: tzinfo | None, name: str = "DTSTART") -> Moment | None:
    """When an event begins, or another of its times by name."""
    return moment_of(getattr(event.get(name), "dt", None), zone)


def repeats(event: Any) -> bool:
    """Whether an event has a rule or further dates."""
    return "RRULE" in event or "RDATE" in event


def too_often(event: Any) -> bool:
    """Whether a rule gives more than one occurrence a day, as no meeting of people does, or goes nowhere.

    Nor does anybody meet every day or week since before `OLDEST`: to follow such a rule takes long and finds nothing.
    """
    start = start_of(event, None)
    old = start is not None and start.ts.year < OLDEST
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules else []:
        if str(next(iter(rule.get("FREQ", ())), "")).upper() in (_TOO_OFTEN | _OFTEN if old else _TOO_OFTEN):
            return True
        if any(len(rule.get(part, ())) > 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
            return True
        if any(step < 1 for step in rule.get("INTERVAL", ())) or _leads_nowhere(rule):
            return True
    return False


def _leads_nowhere(rule: Any) -> bool:
    """Whether a rule may look for a day that never comes until the end of all calendars, day by day.

    A year at a time that is quick; the standard has these parts for years and months only.
    """
    freq = str(next(iter(rule.get("FREQ", ())), "")).upper()
    odd = freq in {"DAILY", "WEEKLY"} and any(
        part in rule for part in ("BYSETPOS", "BYYEARDAY", "BYWEEKNO", "BYEASTER")
    )
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", ())]
    months = [int(month) for month in rule.get("BYMONTH", ())] or range(1, 13)
    longest = max((_LONGEST[month] for month in months if 1 <= month <= 12), default=0)
    return odd or (bool(days) and min(days) > longest)


def occurrences(
    events: Sequence[Any], zone: tzinfo | None, end: datetime, ahead: timedelta = timedelta(0), cap: int = CAP
) -> list[Occurrence]:
    """The occurrences of a series, in order of time: the event as it was then, and when it began.

    events: the series and its changed occurrences (`RECURRENCE-ID`). end: of those up to here the last `cap` are
    given, of those of the time `ahead` of it the first `cap`. A series that repeats more than once a day counts with
    its first occurrence.
    """
    whole = any("RECURRENCE-ID" not in event for event in events)
    if not whole or not any(map(repeats, events)) or any(map(too_often, events)):
        found = [event for event in events if not whole or "RECURRENCE-ID" not in event]
    else:
        found = _expanded(events, end + ahead)
    moments = ((event, start_of(event, zone)) for event in found)
    told = [(event, moment) for event, moment in moments if moment and EARLIEST <= moment.ts <= end + ahead]
    past = [one for one in told if one[1].ts <= end]
    return past[-cap:] + [one for one in told if one[1].ts > end][:cap]


def _expanded(events: Sequence[Any], end: datetime) -> list[Any]:
    calendar = icalendar.Calendar()
    for event in events:
        calendar.add_component(event)
    query = recurring_ical_events.of(calendar)
    # A day more on either side: the library compares local times, and what is left over is cut off after.
    return list(query.between(EARLIEST - timedelta(days=1), end + timedelta(days=1)))
