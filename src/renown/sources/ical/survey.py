"""A first look at the calendars of an export: whose they are, until when they reach, what holds for a whole file.

Invariant: nothing is parsed here; a look costs one pass over the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from renown.model.values.value import strip_marks
from renown.sources.base import Entry
from renown.sources.ical.people import Signs
from renown.sources.ical.splitter import EVENT, PROPERTY, ZONE, pieces
from renown.sources.text import lines_of

_STAMP = re.compile(rb"^(?:DTSTAMP|CREATED|LAST-MODIFIED|DTSTART)[^:\r\n]*:(\d{8})(?:T(\d{6}))?", re.MULTILINE)
_YEAR = 1990


@dataclass(slots=True)
class Calendar:
    """What a file says of itself. `zones`: those it defines. `stamps`: every instant that it writes down, as digits."""

    signs: Signs = field(default_factory=Signs)
    zone: str = ""
    method: str = ""
    zones: list[bytes] = field(default_factory=list)
    stamps: set[str] = field(default_factory=set)

    def join(self, other: Calendar) -> None:
        """Add what another file says of the owner and of the time."""
        self.signs.claimed += other.signs.claimed
        self.signs.named.update(other.signs.named)
        self.signs.events += other.signs.events
        self.stamps |= other.stamps

    def newest(self, now: datetime) -> datetime | None:
        """The newest instant that is past: the export cannot know what came after it. None if there is none."""
        limit = f"{now:%Y%m%d%H%M%S}"
        for digits in sorted((stamp for stamp in self.stamps if stamp <= limit), reverse=True):
            try:
                found = datetime.strptime(digits, "%Y%m%d%H%M%S")
            except ValueError:
                continue
            return found if found.year >= _YEAR else None
        return None

    def add_property(self, line: str) -> None:
        """A property of the calendar itself."""
        name, _, value = line.partition(":")
        name, value = name.partition(";")[0].upper(), strip_marks(value.replace("\\", ""))
        if name in {"X-WR-CALNAME", "X-OWNER"}:
            self.signs.add_name(value)
        elif name == "X-WR-TIMEZONE":
            self.zone = self.zone or value
        elif name == "METHOD":
            self.method = self.method or value.upper()


def survey(entry: Entry) -> Calendar:
    """The first look at a file."""
    calendar = Calendar()
    for piece in pieces(lines_of(entry), set()):
        if piece.what == PROPERTY:
            calendar.add_property(piece.data.decode("utf-8", "replace"))
        elif piece.what == ZONE:
            calendar.zones.append(piece.data)
        elif piece.what == EVENT:
            calendar.signs.add_event(piece.data)
            found = _STAMP.findall(piece.data)
            calendar.stamps.update((day + (time or b"000000")).decode() for day, time in found)
    return calendar
