"""The owner's calendar as Google gives it (iCalendar, RFC 5545): standing meetings, and events among many people.

Invariant: what is past ended before today; what is to come was invited to before today, so that the calendar tells it.
Those who have gone quiet, and those to whom an answer is owed, are in none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from renown.demo.cast import Person
from renown.demo.rhythm import SECOND, Calendar, as_datetime

OFTEN, ONCE_A_MONTH = 5, 14


@dataclass(frozen=True, slots=True)
class Series:
    """A meeting that repeats: its title and place, which weekday (0 is Monday), from when to when, how often."""

    title: str
    place: str
    weekday: int
    clock: str
    minutes: int
    rule: str
    guests: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that took or takes place once, `day` days after today: how many come, and how the owner has answered."""

    title: str
    place: str
    day: int
    clock: str
    hours: float
    guests: int
    answer: str = "ACCEPTED"
    more: tuple[str, ...] = ()


STANDING = (
    Series("Quality circle", "The long table", 1, "10:00", 45, "FREQ=WEEKLY", OFTEN),
    Series(
        "Vellmar data meetup", "Lumenfold canteen, Vellmar", 3, "18:30", 150, "FREQ=MONTHLY;BYDAY=2TH", ONCE_A_MONTH
    ),
    Series("One-to-one", "", 0, "14:00", 30, "FREQ=WEEKLY;INTERVAL=2", 1),
    Series("One-to-one", "", 2, "15:30", 30, "FREQ=WEEKLY;INTERVAL=4", 1),
    Series("Coffee", "Tern & Tallow", 4, "09:00", 45, "FREQ=WEEKLY;INTERVAL=6", 1),
)
OCCASIONS = (
    Occasion("Eastmarch data conference", "University of Eastmarch", -402, "09:00", 8, 46),
    Occasion("Harrowfield open evening: data for solar parks", "Harrowfield", -251, "18:00", 3, 22),
    Occasion("Partition days (conference)", "Harbour hall, Vellmar", -171, "09:30", 7.5, 38),
    Occasion("Webinar: catalogues nobody curses", "https://rooms.brackwater.example/catalogues", -118, "16:00", 1, 30),
    Occasion("Planning of the spring release", "The long table", -74, "13:00", 2, 6),
    Occasion("Careers fair of the City of Vellmar", "Town hall, Vellmar", -47, "10:00", 6, 26),
    Occasion("Book club of the docs people", "", -33, "19:00", 2, 9, "DECLINED"),
    Occasion("Doctor", "", -30, "08:00", 1, 1, "ACCEPTED", ("CLASS:PRIVATE",)),
    Occasion("Garden party", "", -21, "17:00", 4, 12, "ACCEPTED", ("STATUS:CANCELLED",)),
    Occasion("Brackwater community day", "Brackwater Foundation", -1, "09:00", 8, 34),
    Occasion("Meetup: maps that load on a train", "Pellucid Maps, Vellmar", 5, "18:30", 2.5, 19),
    Occasion("Storage summit (conference)", "Observatory, Dunmere", 12, "09:00", 8, 41, "NEEDS-ACTION"),
)


class OwnCalendar:
    """Writes the calendar. regulars: whom the owner meets often. crowd: who comes to events, acquainted or not."""

    def __init__(self, rng: np.random.Generator, owner: Person, calendar: Calendar) -> None:
        self._rng, self._owner, self._calendar = rng, owner, calendar
        self._zone = ZoneInfo(owner.zone)

    def write(self, path: Path, regulars: list[Person], crowd: list[Person]) -> Path:
        """Write the calendar and return its path."""
        people = iter(regulars)
        lines = [
            "BEGIN:VCALENDAR",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{self._owner.email}",
            f"X-WR-TIMEZONE:{self._owner.zone}",
        ]
        for number, series in enumerate(STANDING):
            many = min(series.guests, len(regulars) // 4)
            guests = self._some(crowd, many) if series.guests == ONCE_A_MONTH else [next(people) for _ in range(many)]
            lines += self._series(number, series, guests)
        for number, occasion in enumerate(OCCASIONS):
            lines += self._occasion(number, occasion, self._some(crowd, occasion.guests))
        text = "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])
        path.write_bytes(text.encode())
        return path

    def _some(self, crowd: list[Person], many: int) -> list[Person]:
        order = self._rng.permutation(len(crowd))[: min(many, len(crowd) // 2)]
        return [crowd[i] for i in order.tolist()]

    def _series(self, number: int, series: Series, guests: list[Person]) -> Iterator[str]:
        """The series from the first such weekday of the story; the third time falls out, the fourth is moved."""
        first = self._calendar.day(0)
        first += timedelta(days=(series.weekday - first.weekday()) % 7)
        monthly = "MONTHLY" in series.rule
        if monthly:
            first = _second(first.replace(day=28) + timedelta(days=4), series.weekday)
        title = series.title if len(guests) > 1 else f"{series.title}: {guests[0].name} and {self._owner.name}"
        begin = datetime.combine(first, time.fromisoformat(series.clock))
        who = list(self._who(self._owner, guests, ["ACCEPTED"] * len(guests), "ACCEPTED"))
        uid = f"standing{number}@brackwater.example"
        step = 0 if monthly else int(series.rule.rpartition("=")[2]) if "INTERVAL" in series.rule else 1
        gone = begin + timedelta(weeks=2 * step)
        more = [f"RRULE:{series.rule}", *([f"EXDATE;TZID={self._owner.zone}:{gone:%Y%m%dT%H%M%S}"] if step else [])]
        yield from self._event(uid, title, series.place, self._span(begin, series.minutes), [*more, *who])
        if step:
            moved = begin + timedelta(weeks=3 * step)
            again = f"RECURRENCE-ID;TZID={self._owner.zone}:{moved:%Y%m%dT%H%M%S}"
            span = self._span(moved + timedelta(hours=1), series.minutes)
            yield from self._event(uid, title, series.place, span, [again, *who])

    def _occasion(self, number: int, occasion: Occasion, guests: list[Person]) -> Iterator[str]:
        day = self._calendar.today + timedelta(days=occasion.day)
        begin = datetime.combine(day, time.fromisoformat(occasion.clock), self._zone).astimezone(UTC)
        end = begin + timedelta(hours=occasion.hours)
        span = [f"DTSTART:{begin:%Y%m%dT%H%M%SZ}", f"DTEND:{end:%Y%m%dT%H%M%SZ}"]
        chances = [0.78, 0.1, 0.05, 0.07] if occasion.day < 0 else [0.6, 0.08, 0.07, 0.25]
        answers = self._rng.choice(["ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION"], size=len(guests), p=chances)
        who = list(self._who(guests[0], guests, answers.tolist(), occasion.answer))
        made = min(begin - timedelta(days=float(self._rng.uniform(20, 45))), self._exported() - timedelta(days=2))
        uid = f"occasion{number}@brackwater.example"
        yield from self._event(uid, occasion.title, occasion.place, span, [*occasion.more, *who], made)

    def _who(self, organiser: Person, guests: list[Person], answers: list[str], own: str) -> Iterator[str]:
        yield f"ORGANIZER;CN={organiser.name}:mailto:{organiser.email}"
        for person, answer in zip([self._owner, *guests], [own, *answers], strict=True):
            start = "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT"
            yield f"{start};PARTSTAT={answer};CN={person.name};X-NUM-GUESTS=0:mailto:{person.email}"

    def _span(self, begin: datetime, minutes: int) -> list[str]:
        end = begin + timedelta(minutes=minutes)
        return [
            f"{name};TZID={self._owner.zone}:{at:%Y%m%dT%H%M%S}" for name, at in (("DTSTART", begin), ("DTEND", end))
        ]

    def _event(
        self, uid: str, title: str, place: str, span: list[str], more: list[str], made: datetime | None = None
    ) -> Iterator[str]:
        started = as_datetime(self._calendar.start)
        yield from ("BEGIN:VEVENT", *span, f"DTSTAMP:{self._exported():%Y%m%dT%H%M%SZ}", f"UID:{uid}")
        yield f"CREATED:{made or started:%Y%m%dT%H%M%SZ}"
        yield from more
        yield f"SUMMARY:{_escaped(title)}"
        yield from [f"LOCATION:{_escaped(place)}"] if place else []
        yield "END:VEVENT"

    def _exported(self) -> datetime:
        return as_datetime(self._calendar.end - 60 * SECOND)


def folded(line: str) -> str:
    """A line cut after at most 75 bytes, never inside a letter; what follows is indented (RFC 5545, 3.1).

    >>> folded("SUMMARY:" + "a" * 70).split("\\r\\n")[1]
    ' aaa'
    """
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _second(day: date, weekday: int) -> date:
    """The second such weekday of the month of a day."""
    first = day.replace(day=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7)
