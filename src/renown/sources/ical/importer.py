"""Reads calendars: who invited whom and when, who met whom, and what was answered.

Invariant: every event ends as kept, skipped with a reason, or a problem that shows what is wrong with it; what a file
says twice, or says again later, counts once; nothing in a file ends the import of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, NamedTuple

import icalendar
from icalendar.prop import vBroken

from renown.errors import InputError
from renown.model.rows import TOLD_STATE, TOLD_STATE_AT, CountRow, FactRow, InteractionRow, Item, Problem
from renown.model.values.date import zone_named
from renown.model.values.value import strip_marks
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.ical.meetings import NETWORK, Meetings, status_of
from renown.sources.ical.occurrences import BROKEN_RULE, CAP, occurrences, repeats, start_of
from renown.sources.ical.people import listed, party_of
from renown.sources.ical.repairs import repaired
from renown.sources.ical.splitter import BROKEN, EVENT, OTHER, Piece, pieces
from renown.sources.ical.states import Told, current, inherited, rank_of
from renown.sources.ical.survey import Calendar, survey
from renown.sources.ical.zones import Zones
from renown.sources.tally import PROBLEM, Tally, sheltered
from renown.sources.text import lines_of
from renown.sources.walk import Outcome, beginning, left_out, parted, walked

ALONE = "nobody else takes part"
CANCELLED = "cancelled"
NO_EVENT = "a task, a journal or a time table"
AHEAD, AHEAD_OF_SERIES = timedelta(days=5 * 365), timedelta(days=60)
"""How far events to come are told beyond the end of the export."""

MOST = 200_000
"""People times occurrences of one event that are told, the last ones: an invitation of all the world costs no more."""

_LOOK = 4096
_NEEDED = ("DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_TIME = "a time such as 20250303T090000Z (RFC 5545)"
_EXPECTED = {"RRULE": "a rule such as FREQ=WEEKLY;COUNT=5 (RFC 5545)"}

IGNORED: dict[str, str] = {
    **dict.fromkeys(("DESCRIPTION", "COMMENT", "ATTACH", "CONTACT", "STYLED-DESCRIPTION"), "private words"),
    **dict.fromkeys(("LAST-MODIFIED", "PRIORITY", "TRANSP", "REQUEST-STATUS", "COLOR"), "the program's own"),
    **dict.fromkeys(("CATEGORIES", "URL", "GEO", "RESOURCES", "IMAGE", "CONFERENCE"), "not about people"),
    **dict.fromkeys(("RELATED-TO", "EXRULE", "PARTICIPANT", "STRUCTURED-DATA", "LOCATION-TYPE"), "hardly ever there"),
    **dict.fromkeys(("REFRESH-INTERVAL", "SOURCE", "NAME", "ACKNOWLEDGED"), "the program's own"),
}
"""Property of an event -> why it is left unread. Those that begin with `X-` are a program's own."""


class IcalSource:
    """Calendar files."""

    card = Card(
        name="ical",
        title="Calendar (iCalendar)",
        tier="dealings",
        ways=(
            (
                "Google Calendar",
                ("Open Settings, then Import & export", "Choose Export", "Give the zip of all calendars as it is"),
            ),
            ("Apple Calendar", ("Choose a calendar", "Choose File, then Export", "Give the file")),
            ("Outlook", ("Choose File, then Save Calendar", "Give the file")),
            ("Nextcloud, Fastmail", ("Choose Export in the calendar's menu", "Give the file")),
        ),
        reads="who invited whom, what was answered, and every past occurrence as a meeting of those who accepted",
        seen="2026-07",
        minimum={"accounts": 1},
        loose=True,
        ignored={**IGNORED, "X-*": "a program's own", "VTODO, VJOURNAL, VFREEBUSY": NO_EVENT},
    )

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know a calendar by its first line; an archive of other things that holds some is hardly one."""
        found, others = parted(archive, _is_calendar)
        if not found:
            return None
        confidence = 0.95 if len(found) > len(others) else 0.3
        return Recognition(confidence, f"{found[0].path} begins with BEGIN:VCALENDAR")

    def owners(self, archive: Archive, *, sure: bool) -> tuple[str, ...]:
        """Whose calendars they are; nothing in one proves it, since calendars of others are exported too."""
        calendars = {} if sure else {entry.path: survey(entry) for entry in archive.entries() if _is_calendar(entry)}
        owner = _whole(calendars).signs.owner(None)
        return (owner,) if owner else ()

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the rows of every event and the account of every file.

        Raises:
            InputError: the owner named in the options is no mail address, or the zone no zone.
        """
        files, others = parted(archive, _is_calendar)
        calendars = {entry.path: survey(entry) for entry in files}
        yield from left_out(others, "no calendar")
        reading = _Reading(_begin(calendars, options), zone_named(options.zone))
        yield from walked([(entry, reading.events(entry, calendars[entry.path])) for entry in files])
        yield from reading.rows()


def _whole(calendars: Mapping[str, Calendar]) -> Calendar:
    whole = Calendar()
    for calendar in calendars.values():
        whole.join(calendar)
    return whole


def _begin(calendars: Mapping[str, Calendar], options: ReadOptions) -> Meetings:
    now = datetime.now(UTC).replace(tzinfo=None)
    whole = _whole(calendars)
    newest = whole.newest(now)
    return Meetings(whole.signs.owner(options.owner), newest or now, newest)


@dataclass(slots=True)
class _File:
    """One file while it is read."""

    number: int
    path: str
    calendar: Calendar
    tally: Tally
    zone: tzinfo | None

    def events(self, entry: Entry, found: dict[str, list[Told]]) -> Iterator[Item]:
        """Put the events of the file into `found`, by UID."""
        names: set[bytes] = set()
        zones = Zones(self.calendar.zones)
        for piece in pieces(lines_of(entry), names):
            if piece.what == OTHER:
                self.tally.skip(NO_EVENT)
            elif piece.what == BROKEN:
                self.tally.problem()
                yield self.problem(piece.line, piece.data.decode("ascii", "replace"), "END:VEVENT")
            elif piece.what == EVENT:
                # Counted when its series is told; here only what cannot be read.
                yield from self.tally.take(self._event(piece, zones, found), piece.line)
        unknown = (name.decode("ascii") for name in names if not name.startswith(b"X-"))
        self.tally.note(dict.fromkeys(unknown))

    def _event(self, piece: Piece, zones: Zones, found: dict[str, list[Told]]) -> Outcome:
        """Put one event into `found`, or say what is wrong with it."""
        event = _parsed(repaired(piece.data, zones))
        if isinstance(event, Fault):
            yield self.problem(piece.line, *event)
            return PROBLEM
        if self.calendar.method == "CANCEL":
            event["STATUS"] = "CANCELLED"
        uid = strip_marks(str(event.get("UID", ""))) or f"{self.path}:{piece.line}"
        told = Told(self.number, piece.line, event, rank_of(event, self.calendar.method))
        found.setdefault(uid, []).append(told)
        return None

    def problem(self, line: int, found: str, expected: str) -> Problem:
        """An event that is left out."""
        return Problem(self.path, line, found, expected, "the event is left out; export it again")


@dataclass(slots=True)
class _Reading:
    """All files of an export, and the rows of their events."""

    meetings: Meetings
    zone: tzinfo | None
    files: list[_File] = field(default_factory=list)
    found: dict[str, list[Told]] = field(default_factory=dict)

    def events(self, entry: Entry, calendar: Calendar) -> Iterator[Item]:
        """Take in the events of a file. A floating time is read in the user's zone, else in the calendar's own."""
        zone = self.zone or _calendar_zone(calendar.zone)
        file = _File(len(self.files), entry.path, calendar, Tally(entry.path, IGNORED.keys()), zone)
        self.files.append(file)
        yield from file.events(entry, self.found)

    def rows(self) -> Iterator[Item]:
        """The rows of every event, and the account of every file."""
        for uid in list(self.found):
            yield from self._told(uid, self.found.pop(uid))
        for file in self.files:
            yield from file.tally.results()
        yield from self.meetings.rest()

    def _told(self, uid: str, told: Sequence[Told]) -> Iterator[Item]:
        """The rows of all that is told of one UID; each telling is counted by what became of it."""
        older: list[tuple[Told, str]] = []
        outcome = self._series(uid, told, older)
        reason = yield from sheltered(self.files[told[0].file].path, told[0].line, outcome)
        left = {(one.file, one.line): why for one, why in older}
        for one in told:
            tally, why = self.files[one.file].tally, left.get((one.file, one.line), reason)
            if why:
                tally.skip(why)
            else:
                tally.keep()

    def _series(self, uid: str, all_told: Sequence[Told], older: list[tuple[Told, str]]) -> Outcome:
        """The rows of one UID, and why the event is left out. older: gathers what does not count, and why."""
        told, left = current(all_told)
        older += left
        first = told[0].event
        events = [first, *(inherited(one.event, first) if one.occurrence else one.event for one in told[1:])]
        if reason := _left_out(events):
            yield from self._states(uid, told)
            return reason
        zone = self.files[told[0].file].zone
        try:
            ahead = AHEAD_OF_SERIES if any(map(repeats, events)) else AHEAD
            people = max(len(party_of(event).everybody()) for event in events)
            cap = max(1, min(CAP, MOST // people))
            times = occurrences(events, zone, self.meetings.end, ahead, cap)
            for row in self.meetings.series(events, times, zone):
                yield _part_of(uid, row)
        except BROKEN_RULE as error:
            for one in told:
                expected = f"times that can be worked out ({error})"
                yield self.files[one.file].problem(one.line, _rule(one.event), expected)
            return PROBLEM
        yield from self._states(uid, told)
        return ""

    def _states(self, uid: str, told: Sequence[Told]) -> Iterator[CountRow]:
        """How new this telling of an event is; of changed occurrences without their series, how new for each."""
        if told[0].occurrence:
            for one in told:
                moment = start_of(one.event, self.files[one.file].zone, "RECURRENCE-ID")
                yield CountRow(NETWORK, TOLD_STATE_AT, one.rank, post=_thing(uid), ts=moment.ts if moment else None)
        else:
            yield CountRow(NETWORK, TOLD_STATE, max(one.rank for one in told), post=_thing(uid))


def _thing(uid: str) -> str:
    return f"event:{uid}"


def _part_of(uid: str, row: Item) -> Item:
    return replace(row, object=_thing(uid)) if isinstance(row, InteractionRow | FactRow) else row


class Fault(NamedTuple):
    """What is wrong with an event: what stands there, and what should."""

    found: str
    expected: str


def _left_out(events: Sequence[Any]) -> str:
    if status_of(events[0]) == "CANCELLED":
        return CANCELLED
    return "" if any(len(party_of(event).everybody()) > 1 for event in events) else ALONE


def _parsed(data: bytes) -> Any:
    """The event, or what is wrong with it where it matters."""
    try:
        event: Any = icalendar.Event.from_ical(data)
        # A line that is no property at all has no name.
        broken = [name for name, _ in event.errors if name]
        for name in dict.fromkeys(broken):
            # What is broken raises when it is looked at; of several guests the others stay.
            whole = [value for value in listed(event.pop(name, None)) if not isinstance(value, vBroken)]
            if whole:
                event[name] = whole
        wrong = next((name for name in _NEEDED if name in broken), "")
        if not wrong and start_of(event, None) is None:
            wrong = "DTSTART"
    except BROKEN_RULE as error:
        return Fault(str(error), "an event (RFC 5545)")
    return Fault(_line(data, wrong), _EXPECTED.get(wrong, _TIME)) if wrong else event


def _line(data: bytes, name: str) -> str:
    """The line of a property as it stands, or that there is none."""
    lines = data.decode("utf-8", "replace").splitlines()
    return next((line for line in lines if re.match(rf"{name}[;:]", line, re.IGNORECASE)), f"no {name}")


def _rule(event: Any) -> str:
    """The rule or the times of an event that could not be followed."""
    for name in ("RRULE", "RDATE", "EXDATE", "DTSTART"):
        for value in listed(event.get(name)):
            with suppress(*BROKEN_RULE):
                return f"{name}:{value.to_ical().decode()}"
    return "an event"


def _calendar_zone(name: str) -> tzinfo | None:
    try:
        return zone_named(Zones().named(name))
    except InputError:
        return None


def _is_calendar(entry: Entry) -> bool:
    """Whether the first line that is not empty begins a calendar."""
    return beginning(entry, _LOOK)[:15].upper() == "BEGIN:VCALENDAR"


SOURCE = IcalSource()
"""The source of calendars."""
