"""A calendar of what is due, as iCalendar text that other programs subscribe to (RFC 5545).

Invariants: an entry keeps its UID from one writing to the next; nothing but the day looked from enters as a time, so
the same day writes the same text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from icalendar import Calendar, Component, Event, Todo

MAKER = "-//Renown//Today//EN"


@dataclass(frozen=True, slots=True)
class Entry:
    """A whole day on which something is due. key: what the UID is made of. task: something to be ticked off."""

    key: str
    day: date
    title: str
    words: str = ""
    task: bool = False


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
    if entry.task:
        made_of.add("due", entry.day)
        made_of.add("status", "NEEDS-ACTION")
    else:
        made_of.add("dtstart", entry.day)
        made_of.add("dtend", entry.day + timedelta(days=1))
        made_of.add("transp", "TRANSPARENT")
    return made_of
