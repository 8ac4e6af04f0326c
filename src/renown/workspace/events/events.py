"""The room `events`: what is to come and past, who is there, who was met, and to whom a word is due.

Invariant: writing down somebody met never fails for want of a match: a name nobody knows yet is kept as a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime

from renown.errors import AmbiguousError, InputError, NotFoundError
from renown.identity.search import folded
from renown.model.local_time import day_of_moment, utc_of, whole_days
from renown.ties.contacts import contacts_of
from renown.ties.events import events
from renown.ties.events.events import Encounter, Event
from renown.workspace.context import EARLIEST, LATEST, AsOf
from renown.workspace.events import calendar
from renown.workspace.events.answers import (
    EventGuest,
    EventLine,
    EventPage,
    EventYields,
    FollowUp,
    MetLine,
    Suggested,
)
from renown.workspace.events.calendar import Calendar, Days, calendar_of
from renown.workspace.events.guests import whom_to_meet
from renown.workspace.events.yields import yields_of
from renown.workspace.me import me
from renown.workspace.register import account_of, find_person, names_of, rows_of
from renown.workspace.room import Room

LATELY = 3
"""So many days after its end an event is still the one that somebody was met at, where none is named."""

_SPLIT = re.compile(r"(?<!\s)(?>\s*(?::|;|,|\s[-\u2013\u2014]\s|\n))\s*+")


class Events(Room):
    """Events, before, during and after."""

    def coming(self, as_of: AsOf = None, *, networking: bool | None = None, limit: int = 50) -> tuple[EventLine, ...]:
        """Events that are not over, the next one first; networking: only those for meeting people, or only others."""
        known = calendar_of(self._context, as_of)
        return _lines(known, [e for e in _in_order(known) if not self._over(e, as_of)], networking)[:limit]

    def past(self, as_of: AsOf = None, *, networking: bool | None = None, limit: int = 50) -> tuple[EventLine, ...]:
        """Events that are over, the latest first."""
        known = calendar_of(self._context, as_of)
        return _lines(known, [e for e in reversed(_in_order(known)) if self._over(e, as_of)], networking)[:limit]

    def event(self, event: str, as_of: AsOf = None) -> EventPage:
        """One event with everybody in it and everybody met. Raises NotFoundError."""
        known, today = calendar_of(self._context, as_of), self._context.moment(as_of).date()
        found = known.event(event)
        guests = self._guests({g.person: g.part for g in found.guests})
        met = tuple(self._met_line(one, guests) for one in known.met if one.key == event)
        begun = day_of_moment(found.since, self._context.zone) <= today
        return EventPage(known.line(found), guests, met, begun=begun, over=self._over(found, as_of))

    def find(self, text: str) -> str:
        """The id of the event that an id or a part of a title means; of a series the one nearest to now.

        Raises NotFoundError, InputError for no name at all, or AmbiguousError with the events that fit.
        """
        known = calendar_of(self._context, None)
        if text in known.events:
            return text
        if not folded(text).strip():
            raise InputError("no event was named", hint="give its id or part of its title; see: renown events")
        fits = [e for e in _in_order(known) if folded(text) in folded(e.title)]
        if not fits:
            raise NotFoundError(f"no event is called {text!r}", hint="see: renown events, or renown events past")
        now = datetime.now(UTC).replace(tzinfo=None)
        nearest = {e.title: e for e in sorted(fits, key=lambda e: -abs((e.since - now).total_seconds()))}
        if len(nearest) > 1:
            matches = tuple(f"{e.key}  {e.since:%Y-%m-%d}  {e.title}" for e in nearest.values())
            raise AmbiguousError(f"{text!r} fits {len(nearest)} events", matches=matches, hint="use the id in front")
        return next(iter(nearest.values())).key

    def whom_to_meet(self, event: str, as_of: AsOf = None, limit: int = 10) -> tuple[Suggested, ...]:
        """Whom to meet at an event, with the reasons, the strongest first. Raises NotFoundError."""
        known = calendar_of(self._context, as_of)
        return whom_to_meet(self._context, known, known.event(event), as_of, limit)

    def yields(self, as_of: AsOf = None) -> EventYields:
        """What events for meeting people gave: ties that were new there and are alive after 90 days."""
        known = calendar_of(self._context, as_of)
        return yields_of(known, me(self._context, as_of).days, self._context.moment(as_of))

    def add(self, title: str, since: datetime, until: datetime | None = None, place: str = "") -> str:
        """Write an event down by hand; returns its id. Times are local, or carry their zone. Raises InputError."""
        title, begin = " ".join(title.split()), self._naive(since)
        end = None if until is None else self._naive(until)
        if not title:
            raise InputError("no title was given", hint="say what the event is called")
        if end is not None and end < begin:
            raise InputError("the event ends before it begins", hint="look at its two times again")
        key = events.key_of(title, begin)
        self._context.desk.events.add(key, title, place.strip(), begin, end)
        return key

    def remove(self, event: str) -> bool:
        """Take an event that was written down by hand back; False when it was not."""
        return bool(self._context.desk.events.remove(event))

    def set(
        self,
        event: str,
        *,
        goal: str | None = None,
        cost: float | None = None,
        hours: float | None = None,
        networking: bool | None = None,
    ) -> None:
        """Say what is to be reached at an event, what it cost, how long it took, whether it is for meeting people.

        What is None stays as it is. Raises NotFoundError, and InputError for a cost or hours below zero.
        """
        said = {calendar.GOAL: goal, calendar.COST: _amount(cost), calendar.HOURS: _amount(hours)}
        if networking is not None:
            said[calendar.NETWORKING] = calendar.YES if networking else calendar.NO
        calendar_of(self._context, None).event(event)
        for what, value in said.items():
            if value is not None:
                self._context.desk.events.say(event, what, value.strip())

    def expect(self, event: str, person: int) -> None:
        """Say that a person comes to an event. Raises NotFoundError."""
        calendar_of(self._context, None).event(event)
        self._context.desk.events.expect(event, account_of(self._context, person))

    def expect_no_longer(self, event: str, person: int) -> bool:
        """Take that back; False when nobody said it."""
        accounts = self._context.derivation().accounts_of(person)
        return sum(self._context.desk.events.expect_no_longer(event, account) for account in accounts) > 0

    def capture(self, event: str, text: str, day: date | None = None) -> MetLine:
        """Write down somebody met: "NAME: one specific thing". Raises NotFoundError, and InputError for an empty text.

        event: its id; empty means the one that is on, or was lately. day: today, where none is given. The name is
        looked for among those in the event, then among everybody. Several that fit are offered as choices; until one
        is chosen the name stands.
        """
        name, _, thing = (part.strip() for part in _partition(text))
        if not name:
            raise InputError("no name was given", hint='write "NAME: one specific thing"')
        known = calendar_of(self._context, None)
        found = known.event(event) if event else _now(known)
        guests = self._guests({g.person: g.part for g in found.guests})
        person, choices = self._who(name, guests)
        account = None if person is None else account_of(self._context, person)
        on = day or self._context.today().date()
        number = self._context.desk.events.meet(found.key, account, name, thing, on)
        shown = name if person is None else self._name(person, name)
        return MetLine(number, person, shown, thing, on, None, found.key, choices)

    def name(self, met: int, person: int) -> int:
        """Say who somebody met is; returns the new number of the meeting. Raises NotFoundError."""
        return int(self._context.desk.events.name(met, account_of(self._context, person)))

    def now(self) -> EventLine | None:
        """The event that is on, else the one that ended lately; None where there is neither, or no owner."""
        try:
            known = calendar_of(self._context, None)
            return known.line(_now(known))
        except NotFoundError:
            return None

    def unmeet(self, met: int) -> bool:
        """Take a meeting back; False when there is none that stands."""
        return bool(self._context.desk.events.unmeet(met))

    def follow_ups(self, as_of: AsOf = None, *, named_only: bool = True) -> tuple[FollowUp, ...]:
        """To whom a word is due after an event, the most urgent first.

        Settled by contact after the event, seen or noted, or by `followed`; that they met there settles nothing.
        named_only: without those who are only a name so far.
        """
        if not self._context.desk.events.met():
            return ()
        known, now = calendar_of(self._context, as_of), self._context.moment(as_of)
        days = self._days(known, as_of, {one.person for one in known.met if one.person is not None})
        found = events.due(known.met, known.events, days, now)
        names = names_of(self._context, [d.encounter.person for d in found if d.encounter.person is not None])
        return tuple(_follow_up(d, known, names) for d in found if d.encounter.person is not None or not named_only)

    def followed(self, person: int, event: str = "") -> bool:
        """The owner followed up with a person after an event (empty: after all); False when nothing was due."""
        rows = [one for one in calendar_of(self._context, None).met if one.person == person]
        rows = [one for one in rows if event in ("", one.key)]
        return sum(self.followed_met(one.number) for one in rows) > 0

    def followed_met(self, met: int) -> bool:
        """The same by the number of the meeting, which also people have who are only a name. Raises NotFoundError."""
        return bool(self._context.desk.events.follow(met, self._context.today().date()))

    def unfollowed(self, met: int) -> bool:
        """The owner has not followed up after all; False when nothing was said. Raises NotFoundError."""
        return bool(self._context.desk.events.unfollow(met))

    def _naive(self, moment: datetime) -> datetime:
        if not EARLIEST <= moment.replace(tzinfo=None) < LATEST:
            raise InputError(
                f"found the year {moment.year}", hint=f"give one from {EARLIEST.year} to {LATEST.year - 1}"
            )
        return utc_of(moment, self._context.zone)

    def _over(self, event: Event, as_of: AsOf) -> bool:
        """Whether an event has ended; one of whole days ends where the owner's day does."""
        days = whole_days(event.since, event.until)
        return event.end <= (self._context.moment(as_of) if days else self._context.instant(as_of))

    def _who(self, name: str, guests: tuple[EventGuest, ...]) -> tuple[int | None, tuple[EventGuest, ...]]:
        """The person a name means, or those it may mean."""
        wanted = folded(name)
        exact = [g for g in guests if folded(g.name) == wanted]
        fits = exact or [g for g in guests if wanted in folded(g.name)]
        if fits:
            return (fits[0].person, ()) if len(fits) == 1 else (None, tuple(fits))
        try:
            return find_person(self._context, name), ()
        except AmbiguousError as error:
            persons = {int(match.split()[0]): "" for match in error.matches}
            return None, self._guests(persons)
        except NotFoundError:
            return None, ()

    def _met_line(self, one: Encounter, guests: tuple[EventGuest, ...]) -> MetLine:
        choices = () if one.person is not None else self._who(one.name, guests)[1]
        shown = one.name if one.person is None else self._name(one.person, one.name)
        return MetLine(one.number, one.person, shown, one.thing, one.day, one.followed, one.key, choices)

    def _guests(self, parts: dict[int, str]) -> tuple[EventGuest, ...]:
        """These people with what they are, the firmest answer first, then by name."""
        rows = rows_of(self._context, sorted(parts))
        found = [EventGuest(row.person, row.name, row.headline, parts[row.person]) for row in rows]
        return tuple(sorted(found, key=lambda g: (g.answer in ("declined",), folded(g.name), g.person)))

    def _name(self, person: int, otherwise: str) -> str:
        return names_of(self._context, [person]).get(person, (otherwise, ()))[0]

    def _days(self, known: Calendar, as_of: AsOf, persons: Collection[int]) -> Days:
        rows = contacts_of(me(self._context, as_of).besides_meeting().days, known.owner)
        found: dict[int, set[int]] = {person: set() for person in persons}
        for person, day in zip(rows["person"].to_pylist(), rows["day"].to_pylist(), strict=True):
            if person in found:
                found[person].add(day)
        return {person: tuple(sorted(days)) for person, days in found.items()}


def _in_order(known: Calendar) -> list[Event]:
    return sorted(known.events.values(), key=lambda e: (e.since, e.title))


def _now(known: Calendar) -> Event:
    """The event for meeting people that is on, else the one that ended last, a few days ago at most. NotFoundError."""
    now = datetime.now(UTC).replace(tzinfo=None)
    begun = [e for e in _in_order(known) if e.since <= now and known.kind(e).networking]
    lately = [e for e in begun if (now - e.end).days < LATELY]
    if not lately:
        raise NotFoundError("no event is on, and none was lately", hint="say which one with --at EVENT")
    return max(lately, key=lambda e: e.end)


def _lines(known: Calendar, found: list[Event], networking: bool | None) -> tuple[EventLine, ...]:
    lines = (known.line(event) for event in found)
    return tuple(line for line in lines if networking is None or line.networking == networking)


def _amount(number: float | None) -> str | None:
    if number is not None and not number >= 0:
        raise InputError(f"found {number} as a cost or as hours", hint="give a number from 0 on")
    return None if number is None else repr(float(number))


def _partition(text: str) -> tuple[str, str, str]:
    """A name and one specific thing, parted by the first colon, comma, line or dash.

    >>> _partition("Ana Lund: tile server")
    ('Ana Lund', ':', 'tile server')
    >>> _partition("Bo Diaz")[0]
    'Bo Diaz'
    """
    parts = _SPLIT.split(text.strip(), maxsplit=1)
    return (parts[0], ":", parts[1]) if len(parts) == 2 else (text.strip(), "", "")


def _follow_up(found: events.Due, known: Calendar, names: dict[int, tuple[str, tuple[str, ...]]]) -> FollowUp:
    one = found.encounter
    event = known.events.get(one.key)
    name = one.name if one.person is None else names.get(one.person, (one.name, ()))[0]
    title = event.title if event else "an event"
    return FollowUp(one.person, name, title, found.until, found.words, found.late, one.number, one.key, one.thing)
