"""What the owner's events for meeting people gave, as the doors show it."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa

from renown.reckoning.derivation import day_of
from renown.ties.contacts import contacts_of, date_of
from renown.ties.events import yields
from renown.ties.events.events import THERE, Event
from renown.ties.events.yields import Held, Yield
from renown.workspace.events.answers import EventYield, EventYields
from renown.workspace.events.calendar import COST, HOURS, Calendar
from renown.workspace.register import grown


def yields_of(known: Calendar, contact_days: pa.Table, now: datetime) -> EventYields:
    """Every past event for meeting people at which the owner was, or met somebody."""
    held = yields.in_turn(_held(known, event) for event in known.events.values() if _counts(known, event, now))
    rows = contacts_of(contact_days, known.owner)
    columns = (rows[column].to_pylist() for column in ("person", "day", "weight"))
    close = yields.close_days(zip(*columns, strict=True))
    day = day_of(now)
    events = [_event(known, one, yields.yield_of(one, close, day)) for one in reversed(held)]
    kinds = yields.by_kind(held, close, day)
    return EventYields(tuple(events), tuple(map(_kind, kinds)), yields.compared(kinds))


def _counts(known: Calendar, event: Event, now: datetime) -> bool:
    was_there = event.own_part in THERE or any(one.key == event.key for one in known.met)
    return event.end <= now and was_there and known.kind(event).networking


def _held(known: Calendar, event: Event) -> Held:
    met = {one.person for one in known.met if one.key == event.key and one.person is not None}
    return Held(
        event.key,
        known.kind(event).name,
        day_of(event.since),
        day_of(event.end),
        frozenset({*event.there, *met} - {known.owner}),
        known.number(event.key, COST),
        known.number(event.key, HOURS),
    )


def _event(known: Calendar, held: Held, found: Yield) -> EventYield:
    title, day = known.events[held.key].title, date_of(held.first)
    return grown(EventYield, found, id=held.key, title=title, kind=held.kind, day=day)


def _kind(found: Yield) -> EventYield:
    return grown(EventYield, found, id="", title=found.name, kind=found.name, day=None)
