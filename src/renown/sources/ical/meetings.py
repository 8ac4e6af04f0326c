"""The rows of an event: who asked whom, who met whom at each of its times, who has which part in it.

Invariant: an event in the future, cancelled, or without anybody else is no contact; only those who organise or
have accepted are taken to have been there; guests' pairs are recorded only where the group is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from itertools import combinations
from typing import Any

from renown.model.rows import AccountRow, CountRow, CoverageRow, Direction, FactRow, InteractionRow, Item
from renown.model.values.date import Moment
from renown.model.values.value import strip_marks
from renown.sources.ical.occurrences import EARLIEST, Occurrence, start_of
from renown.sources.ical.people import Guest, Party, party_of
from renown.sources.tally import Span

NETWORK = "email"
ORGANISER = "organiser"
SMALL = 8

_SECRET = frozenset({"PRIVATE", "CONFIDENTIAL"})


@dataclass(slots=True)
class Meetings:
    """What is remembered while the events of one export are told."""

    owner: str | None
    end: datetime
    stamp: datetime | None
    named: dict[str, bool] = field(default_factory=dict)
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
            if status_of(event) != "CANCELLED":
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


def status_of(event: Any) -> str:
    """Whether it is confirmed, tentative or cancelled, in capitals; empty where it does not say."""
    return str(event.get("STATUS", "")).upper()


def _ended(event: Any, begun: Moment, zone: tzinfo | None) -> datetime | None:
    """When an occurrence ended; None where the calendar does not say."""
    until, duration = start_of(event, zone, "DTEND"), getattr(event.get("DURATION"), "dt", None)
    if until is None and isinstance(duration, timedelta):
        with suppress(OverflowError):
            return begun.ts + duration
    return until.ts if until and until.ts > begun.ts else None


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
