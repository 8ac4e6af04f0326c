"""A calendar of what is due, as iCalendar text that other programs subscribe to (RFC 5545).

Invariants: an entry keeps its UID from one writing to the next; nothing but the day looked from enters as a time, so
the same day writes the same text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar, Component, Event, Todo, vRecur

MAKER = "-//Renown//Today//EN"


SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How an entry comes again: every so many days, weeks, months or years (unit).

    month, day: the day of the first time. Where a month has no such day, its last one is meant.
    """

    number: int
    unit: str
    month: int
    day: int

    def rule(self) -> vRecur:
        """The rule as calendars write it.

        >>> Rhythm(2, "week", 3, 2).rule().to_ical(), Rhythm(1, "month", 3, 31).rule().to_ical()
        (b'FREQ=WEEKLY;INTERVAL=2', b'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1')
        """
        rule: dict[str, object] = {"freq": {"day": "DAILY"}.get(self.unit, f"{self.unit.upper()}LY")}
        rule |= {"interval": self.number} if self.number > 1 else {}
        if self.unit in ("month", "year") and self.day > SHORTEST_MONTH and (self.unit == "month" or self.month == 2):
            rule |= {"bymonth": self.month} if self.unit == "year" else {}
            rule |= {"bymonthday": list(range(SHORTEST_MONTH, self.day + 1)), "bysetpos": -1}
        return vRecur(rule)


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day on which something is due. key: what the UID is made of. task: something to be ticked off.

    again: how it comes again after that day; None for once. sequence: grows with each change, so that a program that
    has the entry takes the newer one; None: where the whole calendar is read anew each time. cancelled: it is no more.
    """

    key: str
    day: date
    title: str
    words: str = ""
    task: bool = False
    again: Rhythm | None = None
    sequence: int | None = None
    cancelled: bool = False


def calendar_text(entries: Iterable[Entry], made: datetime, name: str = "Renown: today") -> str:
    """The entries as one calendar. made: the moment looked from, naive UTC.

    >>> text = calendar_text([Entry("promise-1", date(2026, 11, 23), "Send the maps")], datetime(2026, 11, 21))
    >>> "UID:promise-1@renown.example" in text, text.count("BEGIN:VEVENT")
    (True, 1)
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in sorted({e.key: e for e in entries}.values(), key=lambda e: (e.day, e.key)):
        calendar.add_component(_component(entry, made))
    written: bytes = calendar.to_ical()
    return written.decode()


def _component(entry: Entry, made: datetime) -> Component:
    made_of: Component = Todo() if entry.task else Event()
    made_of.add("uid", f"{quote(entry.key, safe='')}@renown.example")
    made_of.add("dtstamp", made.replace(tzinfo=UTC))
    made_of.add("summary", entry.title)
    if entry.words:
        made_of.add("description", entry.words)
    if entry.sequence is not None:
        made_of.add("sequence", entry.sequence)
    if entry.cancelled:
        made_of.add("status", "CANCELLED")
    if entry.task:
        made_of.add("due", entry.day)
        made_of.add("status", "NEEDS-ACTION")
    else:
        made_of.add("dtstart", entry.day)
        made_of.add("dtend", entry.day + timedelta(days=1))
        made_of.add("transp", "TRANSPARENT")
        if entry.again is not None:
            made_of.add("rrule", entry.again.rule())
    return made_of
