"""Events of a calendar: what took place and is to come, who was in it, which of it is for meeting people, and to whom
a word is due afterwards.

Invariants: an event is one title at one time, however many exports tell of it; of one person the newest answer counts,
of equally new ones the firmest. Who was met comes off the queue when contact after the event was seen, or when the
owner says so.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from renown.identity.search import folded

STANCES = ("organiser", "accepted", "tentative", "unanswered", "declined")
"""The parts in an event, the firmest first."""

THERE = ("organiser", "accepted")
"""Whoever has one of these parts is taken to have been there."""

LARGE = 12
OUTSIDE = 0.5
OFTEN = 21.0
"""Without a telling title an event of this many people is for meeting people, if this share of them comes from
elsewhere and it does not come round every three weeks or more often."""

FOLLOW_UP_WITHIN = timedelta(hours=48)
KEPT = timedelta(days=14)
"""A word is due within `FOLLOW_UP_WITHIN` of the end, and is asked for until `KEPT` after that."""

EVENT_WORDS = {
    "conference": r"conferences?|summit|congress|symposium|kongress|\w*konferenz|\w*tagung|gipfel|congreso|jornadas?"
    r"|conferencia|cumbre|barcamp|unconference",
    "webinar": r"webinars?|webinario|online[- ]seminar|live[- ]?stream",
    "meetup": r"meet-?ups?|user group|open evening|networking|mixer|stammtisch|community day|quedada"
    r"|encuentro|get-together",
    "fair": r"fair|expo|trade show|\w*messe|feria",
}
_KINDS = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in EVENT_WORDS.items()}
_CALLS = re.compile(r"\b(?:conference (?:call|room)|(?:telefon|video)\w*konferenz|press conference)\b")
FREE_MAIL = frozenset({"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "icloud.com", "gmx.de", "web.de"})
"""Domains that say nothing of where somebody works: whoever writes from there comes from elsewhere."""

GATHERING, MEETING = "gathering", "meeting"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody in an event: the person, the part, and the domain of the address, empty where it is not known."""

    person: int
    part: str
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event: times are naive UTC, `until` is None where nobody says; guests do not include the owner.

    own_part: the owner's. every: the usual days from one to the next of the same title, None for one alone.
    by_hand: whether the owner wrote it down.
    """

    key: str
    title: str
    place: str
    since: datetime
    until: datetime | None
    own_part: str
    guests: tuple[Guest, ...] = ()
    every: float | None = None
    by_hand: bool = False

    @property
    def end(self) -> datetime:
        """When it is over, as far as it is known: without an end it lasts an hour."""
        return self.until or self.since + timedelta(hours=1)

    @property
    def there(self) -> tuple[int, ...]:
        """Who organises it or has accepted, without the owner."""
        return tuple(g.person for g in self.guests if g.part in THERE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an event is, whether it is for meeting people, and why we think so."""

    name: str
    networking: bool
    why: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """Somebody met at an event. person: None as long as it is a name only. followed: when the owner followed up."""

    number: int
    key: str
    person: int | None
    name: str
    thing: str
    day: date
    followed: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up that is due: with whom, until when, and in words."""

    encounter: Encounter
    until: datetime
    late: bool
    words: str


def key_of(title: str, since: datetime) -> str:
    """The name of an event: ten letters and digits that follow from its title and its start.

    >>> key_of("Data  Summit", datetime(2026, 3, 5, 9)) == key_of("data summit", datetime(2026, 3, 5, 9, 0))
    True
    """
    return hashlib.sha256(f"{since:%Y%m%d%H%M}\x1f{folded(title)}".encode()).hexdigest()[:10]


def events_of(rows: Iterable[Mapping[str, Any]], owner: int) -> tuple[Event, ...]:
    """The events in which the owner has a part, in order of time.

    rows: facts `event` with person, value (title), organisation (part; empty in older imports: accepted), place,
    since, until, import_id and domain.
    """
    gathered: dict[tuple[str, datetime], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["since"] is not None:
            gathered[row["value"], row["since"]].append(row)
    every = _every(gathered)
    found = [_event(title, since, told, owner, every[title]) for (title, since), told in gathered.items()]
    return tuple(sorted((e for e in found if e.own_part), key=lambda e: (e.since, e.title)))


def _event(title: str, since: datetime, told: list[Mapping[str, Any]], owner: int, every: float | None) -> Event:
    guests: dict[int, Mapping[str, Any]] = {}
    for row in sorted(told, key=lambda r: (r["import_id"], -STANCES.index(_part(r)))):
        guests[row["person"]] = row
    own = guests.pop(owner, None)
    return Event(
        key_of(title, since),
        title,
        next((row["place"] for row in told if row["place"]), ""),
        since,
        max((row["until"] for row in told if row["until"]), default=None),
        "" if own is None else _part(own),
        tuple(Guest(p, _part(row), row["domain"] or "") for p, row in sorted(guests.items())),
        every,
    )


def _part(row: Mapping[str, Any]) -> str:
    return row["organisation"] if row["organisation"] in STANCES else "accepted"


def _every(gathered: Iterable[tuple[str, datetime]]) -> dict[str, float | None]:
    times: dict[str, list[datetime]] = defaultdict(list)
    for title, since in gathered:
        times[title].append(since)
    return {title: _usual_gap(sorted(starts)) for title, starts in times.items()}


def _usual_gap(starts: Sequence[datetime]) -> float | None:
    gaps = np.diff(np.array(starts, dtype="datetime64[m]")).astype(np.float64) / 1440
    return float(np.median(gaps)) if len(gaps) else None


def kind_of(event: Event, own_domains: Collection[str], said: bool | None = None) -> Kind:
    """What an event is. own_domains: where the owner works; said: the owner's own word, which wins.

    A word in the title tells; otherwise the number of people and how many of them come from elsewhere.

    >>> e = Event("k", "Data summit", "", datetime(2026, 3, 5), None, "accepted")
    >>> kind_of(e, ()).why, kind_of(e, (), said=False).networking
    ('“summit” stands in its title', False)
    """
    found = _by_title(event) or _by_size(event, own_domains)
    if said is None:
        return found
    name = found.name if found.networking == said else GATHERING if said else MEETING
    return Kind(name, said, "you said so")


def _by_title(event: Event) -> Kind | None:
    title = folded(event.title)
    if _CALLS.search(title):
        return None
    for kind, words in _KINDS.items():
        if match := words.search(title):
            return Kind(kind, True, f"“{match[0]}” stands in its title")
    return None


def _by_size(event: Event, own_domains: Collection[str]) -> Kind:
    size = len(event.guests) + 1
    home = set(own_domains) - FREE_MAIL
    outside = sum(guest.domain not in home for guest in event.guests)
    often = event.every is not None and event.every < OFTEN
    if size >= LARGE and outside >= OUTSIDE * len(event.guests) and not often:
        return Kind(GATHERING, True, f"{size} people, {outside} of them from elsewhere")
    people = f"{size} people" if size > 1 else "nobody else known to come"
    return Kind(MEETING, False, f"{people}{', again and again' if often else ''}; nothing in its title says more")


def due(
    met: Iterable[Encounter], events: Mapping[str, Event], days: Mapping[int, Sequence[int]], now: datetime
) -> tuple[Due, ...]:
    """To whom a word is due after an event, the most urgent first.

    days: per person the days (since 1970) on which the owner was in contact with them. A day after the end of the event
    settles it; the day of the event itself does not, for it is the meeting.
    """
    found = [_due(one, events.get(one.key), now) for one in met if one.followed is None]
    waiting = [d for d in found if d.until + KEPT > now and not _settled(d.encounter, events, days)]
    return tuple(sorted(waiting, key=lambda d: (d.until, d.encounter.number)))


def _settled(one: Encounter, events: Mapping[str, Event], days: Mapping[int, Sequence[int]]) -> bool:
    if one.person is None:
        return False
    event = events.get(one.key)
    over = (event.end.date() if event else one.day) - date(1970, 1, 1)
    return any(day > over.days for day in days.get(one.person, ()))


def _due(one: Encounter, event: Event | None, now: datetime) -> Due:
    end = event.end if event else datetime(one.day.year, one.day.month, one.day.day, 18)
    until = end + FOLLOW_UP_WITHIN
    at = f" at {event.title}" if event else ""
    about = f"; you noted “{one.thing}”" if one.thing else ""
    return Due(one, until, now > until, f"You met{at}{about}. {_how_long(until, now)}")


def _how_long(until: datetime, now: datetime) -> str:
    hours = int((until - now).total_seconds() // 3600)
    if hours < 0:
        return "The 48 hours are over; a word is welcome still."
    return f"A word within {hours} hours is remembered best." if hours else "A word now is remembered best."
