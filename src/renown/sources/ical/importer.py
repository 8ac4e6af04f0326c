"""Reads calendars: who invited whom and when, who met whom, and what was answered.

Invariant: an event in the future, cancelled, or without anybody else is no contact; only those who organise or
have accepted are taken to have been there; guests' pairs are recorded only where the group is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import combinations
from typing import Any

import icalendar
from icalendar.prop import vBroken

from renown.errors import InputError
from renown.model.rows import (
    AccountRow,
    CountRow,
    CoverageRow,
    Direction,
    FactRow,
    FileIgnored,
    InteractionRow,
    Item,
    Problem,
    Progress,
)
from renown.model.values.date import Moment, zone_named
from renown.model.values.value import strip_marks
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.ical.occurrences import BROKEN_RULE, EARLIEST, Occurrence, occurrences, repeats, start_of
from renown.sources.ical.people import Guest, Party, listed, party_of
from renown.sources.ical.splitter import EVENT, OTHER, PROPERTY, ZONE, Piece, lines_of, pieces
from renown.sources.ical.survey import Calendar, survey
from renown.sources.tally import Span, Tally
from renown.sources.text import decode

NETWORK = "email"
ALONE = "nobody else takes part"
CANCELLED = "cancelled"
ORGANISER = "organiser"
REPEATED = "the same event stands in another calendar"
NO_EVENT = "a task, a journal or a time table"
SMALL = 8
AHEAD, AHEAD_OF_SERIES = timedelta(days=5 * 365), timedelta(days=60)
"""How far events to come are told beyond the end of the export."""

_LOOK = 4096
_NEEDED = ("DTSTART", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
_SECRET = frozenset({"PRIVATE", "CONFIDENTIAL"})

IGNORED: dict[str, str] = {
    **dict.fromkeys(("DESCRIPTION", "COMMENT", "ATTACH", "CONTACT", "STYLED-DESCRIPTION"), "private words"),
    **dict.fromkeys(
        ("LAST-MODIFIED", "SEQUENCE", "PRIORITY", "TRANSP", "REQUEST-STATUS", "COLOR"), "the program's own"
    ),
    **dict.fromkeys(("CATEGORIES", "URL", "GEO", "RESOURCES", "IMAGE", "CONFERENCE"), "not about people"),
    **dict.fromkeys(("RELATED-TO", "EXRULE", "PARTICIPANT", "STRUCTURED-DATA", "LOCATION-TYPE"), "hardly ever there"),
    **dict.fromkeys(("REFRESH-INTERVAL", "SOURCE", "NAME", "ACKNOWLEDGED"), "the program's own"),
}
"""Property of an event -> why it is left unread. Those that begin with `X-` are a program's own."""


@dataclass(slots=True)
class _Parsed:
    """An event and where it stands."""

    line: int
    event: Any


@dataclass(slots=True)
class _Reading:
    """What is remembered while the calendars of one export are read."""

    owner: str | None
    end: datetime
    stamp: datetime | None
    zone: tzinfo | None
    named: dict[str, bool] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    span: Span = field(default_factory=Span)
    events: int = 0

    def series(self, events: Sequence[Any], found: Sequence[Occurrence], zone: tzinfo | None) -> Iterator[Item]:
        """The rows of an event and its changes (`events`) and of all its occurrences (`found`)."""
        self.events += 1
        yield from self._invitations(events, zone)
        first = party_of(events[0])
        for guest in first.invited():
            self.answers[guest.key, guest.answer] += 1
        for event, moment in found:
            if _status(event) != "CANCELLED":
                if moment.ts <= self.end:
                    yield from self._meeting(party_of(event), moment)
                yield from self._event(event, moment, zone)

    def _invitations(self, events: Sequence[Any], zone: tzinfo | None) -> Iterator[Item]:
        """The organiser asks each guest once, however often the event repeats."""
        asked: set[str] = set()
        for event in events:
            party = party_of(event)
            for guest in party.everybody().values():
                yield from self._meet(guest)
            invited = party.invited()
            for guest in invited:
                if party.organiser and guest.key not in asked:
                    asked.add(guest.key)
                    yield self._invite(party.organiser.key, guest.key, _sent(event, zone, self.end), 1 + len(invited))

    def _invite(self, organiser: str, guest: str, moment: Moment | None, size: int) -> InteractionRow:
        direction: Direction = "out" if organiser == self.owner else "in" if guest == self.owner else "observed"
        if moment is None:
            return InteractionRow(
                NETWORK, "invite", organiser, guest, None, "none", group_size=size, direction=direction
            )
        self.span.include(moment.ts)
        return _act("invite", organiser, guest, moment, size, direction)

    def _meeting(self, party: Party, moment: Moment) -> Iterator[Item]:
        present = party.present()
        size = len(present)
        for guest in party.everybody().values():
            yield from self._meet(guest)
        if size > 1:
            self.span.include(moment.ts)
        if self.owner in present:
            present.remove(self.owner)
            for key in present:
                yield _act("meeting", self.owner, key, moment, size, "mutual")
        if size <= SMALL:
            for one, other in combinations(present, 2):
                yield _act("meeting", one, other, moment, size, "observed")

    def _event(self, event: Any, moment: Moment, zone: tzinfo | None) -> Iterator[Item]:
        """Who has which part in an event that the owner was asked to, or organises; nothing of a private one."""
        title, place = (strip_marks(str(event.get(name, ""))) for name in ("SUMMARY", "LOCATION"))
        party = party_of(event)
        if not title or self.owner not in party.everybody() or str(event.get("CLASS", "")).upper() in _SECRET:
            return
        until = _ended(event, moment, zone)
        for guest in party.everybody().values():
            yield from self._meet(guest)
            part = ORGANISER if party.organiser and guest.key == party.organiser.key else guest.answer
            yield FactRow(NETWORK, guest.key, "event", title, part, place or None, moment.ts, until)

    def _meet(self, guest: Guest) -> Iterator[AccountRow]:
        """The account, the first time it is met and once more when its name becomes known."""
        named = self.named.get(guest.key)
        if named is None or (guest.name and not named):
            self.named[guest.key] = guest.name is not None
            yield AccountRow(NETWORK, guest.key, None, guest.name, guest.key, owner=guest.key == self.owner)

    def rest(self) -> Iterator[Item]:
        """The owner, if in no event; the answers; what could be seen."""
        if self.owner and self.events:
            yield from self._meet(Guest(self.owner, None, ""))
        for (key, answer), count in sorted(self.answers.items()):
            yield CountRow(NETWORK, f"invitations {answer}", count, account=key, ts=self.stamp)
        if self.events:
            for kind in ("invite", "meeting"):
                yield CoverageRow(NETWORK, kind, "owner", "both", self.owner, self.span.since, self.span.until)


class IcalSource:
    """Calendar files."""

    card = Card(
        name="ical",
        title="Calendar (iCalendar)",
        tier="dealings",
        how_to_get=(
            "Google Calendar: Settings, Export, a zip of all calendars. Apple: File, Export. "
            "Outlook: File, Save Calendar. Nextcloud, Fastmail: Export"
        ),
        reads="who invited whom, what was answered, and every past occurrence as a meeting of those who accepted",
        seen="2026-07",
        minimum={"accounts": 1},
        ignored={**IGNORED, "X-*": "a program's own", "VTODO, VJOURNAL, VFREEBUSY": NO_EVENT},
    )

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know a calendar by its first line; an archive of other things that holds some is hardly one."""
        entries = archive.entries()
        found = [entry for entry in entries if _is_calendar(entry)]
        if not found:
            return None
        confidence = 0.95 if 2 * len(found) > len(entries) else 0.3
        return Recognition(confidence, f"{found[0].path} begins with BEGIN:VCALENDAR")

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the rows of every event and the account of every file.

        Raises:
            InputError: the owner named in the options is no mail address, or the zone no zone.
        """
        entries = archive.entries()
        calendars = {entry.path: survey(entry) for entry in entries if _is_calendar(entry)}
        reading = _begin(calendars, options)
        total, done = sum(entry.size for entry in entries if entry.path in calendars), 0
        for entry in entries:
            if entry.path not in calendars:
                yield FileIgnored(entry.path, "no calendar" if entry.size else "empty")
                continue
            calendar = calendars[entry.path]
            # A floating time is read in the zone the user names, else in the calendar's own.
            zone = reading.zone or _calendar_zone(calendar.zone)
            tally = Tally(entry.path, IGNORED.keys())
            yield from _File(reading, entry.path, calendar, tally, zone).items(entry)
            done += entry.size
            yield Progress(done, total, entry.path)
        yield from reading.rest()


def _begin(calendars: Mapping[str, Calendar], options: ReadOptions) -> _Reading:
    now = datetime.now(UTC).replace(tzinfo=None)
    whole = Calendar()
    for calendar in calendars.values():
        whole.join(calendar)
    newest = whole.newest(now)
    return _Reading(whole.signs.owner(options.owner), newest or now, newest, zone_named(options.zone))


@dataclass(slots=True)
class _File:
    """One file while it is read."""

    reading: _Reading
    path: str
    calendar: Calendar
    tally: Tally
    zone: tzinfo | None

    def items(self, entry: Entry) -> Iterator[Item]:
        """The rows of its events, and its account."""
        names: set[bytes] = set()
        found: dict[str, list[_Parsed]] = {}
        for piece in pieces(lines_of(entry), names):
            if piece.what == ZONE:
                _learn_zone(piece.data)
            elif piece.what == OTHER:
                self.tally.skip(NO_EVENT)
            elif piece.what != PROPERTY:
                event = _event(piece) if piece.what == EVENT else None
                if event is None:
                    yield self._problem(piece.line, _shown(piece))
                else:
                    uid = strip_marks(str(event.get("UID", ""))) or f"{self.path}:{piece.line}"
                    found.setdefault(uid, []).append(_Parsed(piece.line, event))
        for uid, parsed in found.items():
            yield from self._series(uid, parsed)
        unknown = (name.decode("ascii") for name in names if not name.startswith(b"X-"))
        self.tally.note(dict.fromkeys(unknown))
        yield from self.tally.results()

    def _series(self, uid: str, parsed: list[_Parsed]) -> Iterator[Item]:
        # The series stands before its changed occurrences, whatever the order in the file.
        parsed.sort(key=lambda one: ("RECURRENCE-ID" in one.event, one.line))
        events = [one.event for one in parsed]
        reason = self._left_out(uid, events)
        if reason:
            for _ in events:
                self.tally.skip(reason)
            return
        try:
            ahead = AHEAD_OF_SERIES if any(map(repeats, events)) else AHEAD
            found = occurrences(events, self.zone, self.reading.end, ahead)
        except BROKEN_RULE as error:
            for one in parsed:
                yield self._problem(one.line, str(error))
            return
        self.reading.seen.add(uid)
        yield from self.reading.series(events, found, self.zone)
        for _ in events:
            self.tally.keep()

    def _left_out(self, uid: str, events: Sequence[Any]) -> str:
        if uid in self.reading.seen:
            return REPEATED
        if self.calendar.cancelled or _status(events[0]) == "CANCELLED":
            return CANCELLED
        return "" if any(len(party_of(event).everybody()) > 1 for event in events) else ALONE

    def _problem(self, line: int, found: str) -> Problem:
        self.tally.problem()
        return Problem(self.path, line, found, "an event (RFC 5545)", "the event is left out; export it again")


def _event(piece: Piece) -> Any | None:
    """The event, or None when it is broken where it matters."""
    try:
        event = icalendar.Event.from_ical(piece.data)
    except BROKEN_RULE:
        return None
    # A line that is no property at all has no name.
    broken = {name for name, _ in event.errors if name}
    for name in broken:
        # What is broken raises when it is looked at; of several guests the others stay.
        whole = [value for value in listed(event.pop(name, None)) if not isinstance(value, vBroken)]
        if whole:
            event[name] = whole
    return None if broken.intersection(_NEEDED) or start_of(event, None) is None else event


def _learn_zone(data: bytes) -> None:
    """A zone that a calendar defines; the library remembers it by its name. One that is broken stays unknown."""
    with suppress(*BROKEN_RULE):
        icalendar.Timezone.from_ical(data)


def _calendar_zone(name: str) -> tzinfo | None:
    try:
        return zone_named(name)
    except InputError:
        return None


def _ended(event: Any, begun: Moment, zone: tzinfo | None) -> datetime | None:
    """When an occurrence ended; None where the calendar does not say."""
    until, duration = start_of(event, zone, "DTEND"), getattr(event.get("DURATION"), "dt", None)
    if until is None and isinstance(duration, timedelta):
        return begun.ts + duration
    return until.ts if until and until.ts > begun.ts else None


def _shown(piece: Piece) -> str:
    """What stands in a broken piece: its first line that says when, else its second line, else all of it."""
    lines = piece.data.decode("utf-8", "replace").splitlines()
    told = (line for line in lines if line.upper().startswith(_NEEDED))
    return next(told, lines[min(1, len(lines) - 1)] if lines else "nothing")


def _status(event: Any) -> str:
    return str(event.get("STATUS", "")).upper()


def _sent(event: Any, zone: tzinfo | None, end: datetime) -> Moment | None:
    """When an invitation was sent: when the event was made; else its stamp, if that is before the event.

    Google stamps every event with the time of the export, which says nothing.
    """
    made, stamp = start_of(event, zone, "CREATED"), start_of(event, zone, "DTSTAMP")
    if made and EARLIEST <= made.ts <= end:
        return made
    begin = start_of(event, zone)
    return stamp if stamp and begin and EARLIEST <= stamp.ts <= min(begin.ts, end) else None


def _act(kind: str, actor: str, target: str, moment: Moment, size: int, direction: Direction) -> InteractionRow:
    return InteractionRow(
        NETWORK,
        kind,
        actor,
        target,
        moment.ts,
        moment.precision,
        moment.zone_known,
        group_size=size,
        direction=direction,
    )


def _is_calendar(entry: Entry) -> bool:
    """Whether the first line that is not empty begins a calendar."""
    head = entry.head(_LOOK)
    text = head.decode(decode(head), "replace").lstrip("\ufeff \t\r\n")
    return text[:15].upper() == "BEGIN:VCALENDAR"


SOURCE = IcalSource()
"""The source of calendars."""
