"""The owner's events as the lake and the desk tell of them together, with the people in them.

Invariant: what the owner wrote down and what a calendar tells of the same title at the same time are one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from renown.errors import NotFoundError
from renown.lake.expressions import _
from renown.model.networks import MAIL
from renown.reckoning.scoring import Scoring
from renown.ties.events import events
from renown.ties.events.events import Encounter, Event, Guest, Kind
from renown.workspace.context import AsOf, Context
from renown.workspace.events.answers import EventLine
from renown.workspace.kept import kept
from renown.workspace.me import me

GOAL, COST, HOURS, NETWORKING = "goal", "cost", "hours", "networking"
YES, NO = "yes", "no"

Days = dict[int, tuple[int, ...]]


@dataclass(frozen=True)
class Calendar:
    """Every event of the owner's by key, what was said of each, and who was met."""

    owner: int
    domains: frozenset[str]
    events: Mapping[str, Event]
    words: Mapping[tuple[str, str], str]
    met: tuple[Encounter, ...]

    def event(self, key: str) -> Event:
        """One event. Raises NotFoundError."""
        if key not in self.events:
            raise NotFoundError(f"there is no event {key!r}", hint="see: renown events")
        return self.events[key]

    def kind(self, event: Event) -> Kind:
        """What an event is, the owner's word first."""
        said = self.words.get((event.key, NETWORKING))
        return events.kind_of(event, self.domains, None if said is None else said == YES)

    def line(self, event: Event) -> EventLine:
        """The event at a glance."""
        kind = self.kind(event)
        return EventLine(
            event.key,
            event.title,
            event.place,
            event.since,
            event.until,
            kind.name,
            kind.networking,
            kind.why,
            event.own_part,
            len(event.guests),
            sum(one.key == event.key for one in self.met),
            event.by_hand,
            self.words.get((event.key, GOAL), ""),
            self.number(event.key, COST),
            self.number(event.key, HOURS),
        )

    def number(self, key: str, what: str) -> float | None:
        """A number that was said of an event."""
        said = self.words.get((key, what))
        return None if said is None else float(said)


def calendar_of(context: Context, as_of: AsOf) -> Calendar:
    """The calendar as it stands. Raises NotFoundError when nobody said who the owner is."""
    owner = me(context, as_of).require("events are about you")
    told, domains = _told(context, context.scoring(as_of), owner)
    return Calendar(owner, domains, _with_own(context, told), context.desk.events.words(), _met(context))


@kept()
def _told(context: Context, scoring: Scoring, owner: int) -> tuple[Mapping[str, Event], frozenset[str]]:
    """What the lake tells: the events, and the domains of the owner's own addresses."""
    derivation = scoring.derivation
    accounts = derivation.lake.facts("accounts").filter(_.network == MAIL).select("account", "key").distinct()
    facts = derivation.lake.facts("facts").filter(_.fact == "event").inner_join(derivation.mapping, "account")
    rows = derivation.fetch(facts.left_join(accounts, "account"), "events").to_pylist()
    told = [{**row, "domain": (row["key"] or "").rpartition("@")[2]} for row in rows]
    own = frozenset(row["domain"] for row in told if row["person"] == owner and row["domain"])
    return MappingProxyType({event.key: event for event in events.events_of(told, owner)}), own


def _with_own(context: Context, told: Mapping[str, Event]) -> dict[str, Event]:
    """The events with those written down by hand, and with the people expected."""
    found = dict(told)
    for own in context.desk.events.own():
        written = Event(own.key, own.title, own.place, own.since, own.until, "accepted", by_hand=True)
        found.setdefault(own.key, written)
    expected: dict[str, list[int]] = defaultdict(list)
    rows = context.desk.events.expected()
    persons = context.derivation().person_by_account([row.account for row in rows])
    for row in rows:
        if row.account in persons:
            expected[row.key].append(persons[row.account])
    for key, people in expected.items():
        if key in found:
            there = {guest.person for guest in found[key].guests}
            more = tuple(Guest(p, "accepted") for p in dict.fromkeys(people) if p not in there)
            found[key] = replace(found[key], guests=found[key].guests + more)
    return found


def _met(context: Context) -> tuple[Encounter, ...]:
    rows = context.desk.events.met()
    persons = context.derivation().person_by_account([row.account for row in rows if row.account is not None])
    return tuple(
        Encounter(
            row.id,
            row.key,
            None if row.account is None else persons.get(row.account),
            row.name,
            row.thing,
            row.day,
            row.followed,
        )
        for row in rows
    )
