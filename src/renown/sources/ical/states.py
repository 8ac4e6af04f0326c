"""Which state of an event counts: calendars tell the same event several times, moved, called off, or as it was before.

Invariant: of an event and of each of its changed occurrences one state counts, whatever the order of the files: the one
with the highest SEQUENCE, then the newest DTSTAMP. An answer of a guest (METHOD:REPLY) is no state of the event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from renown.sources.ical.occurrences import start_of

REPEATED = "the same event stands in another calendar"
OLDER = "an older state of the same event"

_NO_STATE = frozenset({"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"})
_INHERITED = ("ORGANIZER", "ATTENDEE", "SUMMARY", "LOCATION", "CLASS")
_MOST = 1 << 20
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a file tells it: which file (a number, in order of paths), the line it begins at, and its rank."""

    file: int
    line: int
    event: Any
    rank: int

    @property
    def occurrence(self) -> str:
        """Which occurrence of a series it changes; empty for the event itself."""
        if "RECURRENCE-ID" not in self.event:
            return ""
        moment = start_of(self.event, UTC, "RECURRENCE-ID")
        return str(moment.ts if moment else self.event.get("RECURRENCE-ID"))


def rank_of(event: Any, method: str) -> int:
    """How new a state is: its SEQUENCE, then the seconds of its DTSTAMP."""
    if method in _NO_STATE:
        return 0
    sequence, stamp = event.get("SEQUENCE", 0), start_of(event, UTC, "DTSTAMP")
    number = min(max(int(sequence), 0), _MOST) if isinstance(sequence, int) else 0
    seconds = int((stamp.ts - _EPOCH).total_seconds()) if stamp and stamp.ts > _EPOCH else 0
    return (number << 40) + min(seconds + 1, (1 << 40) - 1)


def current(told: Sequence[Told]) -> tuple[list[Told], list[tuple[Told, str]]]:
    """What counts of all that is told of one UID, the event before its changed occurrences; and the rest, and why."""
    groups: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda one: (one.file, one.line)):
        groups.setdefault(one.occurrence, []).append(one)
    kept: list[Told] = []
    left: list[tuple[Told, str]] = []
    for occurrence in sorted(groups):
        newest = _newest(groups[occurrence])
        outdated = bool(occurrence) and bool(kept) and _outdated(newest[0], kept[0])
        kept += [] if outdated else newest
        top = newest[0].rank
        for one in groups[occurrence]:
            if outdated or one not in newest:
                left.append((one, OLDER if outdated or one.rank < top else REPEATED))
    return kept, left


def inherited(event: Any, series: Any) -> Any:
    """A changed occurrence with what it does not repeat of its series."""
    for name in _INHERITED:
        if name not in event and name in series:
            event[name] = series[name]
    return event


def _newest(told: Sequence[Told]) -> list[Told]:
    """The newest; several of one file where it gives different times under one UID and none is newer than another."""
    top = max(one.rank for one in told)
    best = [one for one in told if one.rank == top]
    found = [best[0]]
    for one in best[1:]:
        if one.file == best[0].file and all(str(_start(one)) != str(_start(other)) for other in found):
            found.append(one)
    return found


def _start(one: Told) -> object:
    return start_of(one.event, None)


def _outdated(change: Told, series: Told) -> bool:
    """Whether a changed occurrence belongs to an older state of its series: told elsewhere, and before it."""
    return not series.occurrence and change.file != series.file and change.rank < series.rank
