"""A calendar file cut into its events before anything is parsed, so that one broken event costs itself only.

Invariant: every `BEGIN:VEVENT` ends in exactly one event or one broken piece; what is not needed (alarms,
attachments, descriptions) is dropped line by line and never held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

EVENT, ZONE, PROPERTY, OTHER, BROKEN = "event", "zone", "property", "other", "broken"

WANTED = frozenset(
    {b"UID", b"DTSTAMP", b"CREATED", b"DTSTART", b"DTEND", b"DURATION", b"RRULE", b"RDATE", b"EXDATE", b"CLASS"}
    | {b"RECURRENCE-ID", b"ORGANIZER", b"ATTENDEE", b"SUMMARY", b"STATUS", b"LOCATION", b"SEQUENCE"}
)
"""The properties of an event that are read."""

_CALENDAR = frozenset({b"X-WR-CALNAME", b"X-WR-TIMEZONE", b"X-OWNER", b"METHOD"})
_FOLD = re.compile(rb"\r?\n[ \t]")
_NAME = re.compile(rb"[A-Za-z0-9-]+")


class Piece(NamedTuple):
    """A piece of a file: what it is, the line it begins at (1-based), and its bytes.

    For a property the bytes are `NAME:value` unfolded, for an other component its name, for a broken event what stood
    where its end should.
    """

    what: str
    line: int
    data: bytes


def unfolded(data: bytes) -> bytes:
    r"""The lines as they were before folding.

    >>> unfolded(b"SUMMARY:Ban\r\n d practice\r\n")
    b'SUMMARY:Band practice\r\n'
    """
    return _FOLD.sub(b"", data)


def pieces(lines: Iterable[bytes], names: set[bytes]) -> Iterator[Piece]:
    r"""The pieces of a file in order; `names` gathers the properties of events that are dropped.

    >>> [piece.what for piece in pieces([b"BEGIN:VCALENDAR\n", b"BEGIN:VEVENT\n", b"UID:1\n", b"END:VEVENT\n"], set())]
    ['event']
    """
    return _Splitter(names).pieces(lines)


class _Splitter:
    """The state between two lines."""

    def __init__(self, names: set[bytes]) -> None:
        self._names = names
        self._open = b""
        self._line = 0
        self._kept: list[bytes] = []
        self._inner: list[bytes] = []
        self._keeping = False

    def pieces(self, lines: Iterable[bytes]) -> Iterator[Piece]:
        for number, line in enumerate(lines, 1):
            start = line.lstrip(b"\xef\xbb\xbf")[:6].upper()
            if line[:1] in b" \t":
                if self._keeping:
                    self._kept.append(line)
            elif start == b"BEGIN:":
                yield from self._begin(number, line.partition(b":")[2].strip().upper())
            elif start[:4] == b"END:":
                yield from self._end(line.partition(b":")[2].strip().upper(), line)
            else:
                yield from self._property(number, line)
        yield from self._broken(b"the end of the file")

    def _begin(self, number: int, name: bytes) -> Iterator[Piece]:
        yield from self._ended_property()
        if name in {b"VCALENDAR", b"VEVENT"}:
            yield from self._broken(b"BEGIN:" + name)
            self._open = b""
        if self._open:
            self._inner.append(name)
            if self._open == b"VTIMEZONE":
                self._kept.append(b"BEGIN:" + name + b"\r\n")
        elif name != b"VCALENDAR":
            self._open, self._line, self._inner = name, number, []
            self._kept = [b"BEGIN:" + name + b"\r\n"]

    def _end(self, name: bytes, line: bytes) -> Iterator[Piece]:
        yield from self._ended_property()
        if self._inner and name == self._inner[-1]:
            self._inner.pop()
            if self._open == b"VTIMEZONE":
                self._kept.append(line)
        elif name == self._open and name:
            what = {b"VEVENT": EVENT, b"VTIMEZONE": ZONE}.get(name, OTHER)
            whole = b"".join(self._kept) + b"END:" + name + b"\r\n"
            yield Piece(what, self._line, name if what == OTHER else whole)
            self._open = b""
        elif name == b"VCALENDAR":
            yield from self._broken(b"END:VCALENDAR")
            self._open = b""

    def _property(self, number: int, line: bytes) -> Iterator[Piece]:
        yield from self._ended_property()
        match = _NAME.match(line)
        name = match[0].upper() if match else b""
        if not self._open:
            self._keeping = name in _CALENDAR
            self._line = number
            self._kept = [line] if self._keeping else []
        elif self._open == b"VTIMEZONE":
            self._keeping = True
            self._kept.append(line)
        elif self._open == b"VEVENT" and not self._inner:
            self._keeping = name in WANTED
            if self._keeping:
                self._kept.append(line)
            elif name:
                self._names.add(name)

    def _ended_property(self) -> Iterator[Piece]:
        """The line that has ended; one of the calendar itself is a piece of its own."""
        if not self._open and self._keeping:
            yield Piece(PROPERTY, self._line, unfolded(b"".join(self._kept)).strip())
        self._keeping = False

    def _broken(self, found: bytes) -> Iterator[Piece]:
        yield from self._ended_property()
        if self._open == b"VEVENT":
            yield Piece(BROKEN, self._line, found)
