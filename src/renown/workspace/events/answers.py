"""What the doors are shown of events: plain, frozen answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.ties.events.yields import Gave
from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class FollowUp:
    """To whom a word is due after an event. person is None for somebody who is only a name so far."""

    person: int | None
    name: str
    event: str
    until: datetime
    words: str
    late: bool
    met: int
    event_id: str
    thing: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event at a glance. people counts those known to be in it without the owner; answer is the owner's part.

    kind: conference, webinar, meetup, fair, gathering or meeting; why says what it was told by.
    """

    id: str
    title: str
    place: str
    since: datetime
    until: datetime | None
    kind: str
    networking: bool
    why: str
    answer: str
    people: int
    met: int
    by_hand: bool
    goal: str
    cost: float | None
    hours: float | None


@dataclass(frozen=True, slots=True)
class EventGuest(Named):
    """Somebody in an event, or expected there, and the answer."""

    headline: str
    answer: str


@dataclass(frozen=True, slots=True)
class MetLine:
    """Somebody met at an event; choices are people the name may mean while none is chosen."""

    number: int
    person: int | None
    name: str
    thing: str
    day: date
    followed: date | None
    event: str
    choices: tuple[EventGuest, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything the page of one event shows. over and begun are seen from now."""

    line: EventLine
    guests: tuple[EventGuest, ...]
    met: tuple[MetLine, ...]
    begun: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Suggested(Named):
    """Somebody to meet at an event: the answer, and the reasons as (kind, words), the strongest first."""

    headline: str
    answer: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventYield(Gave):
    """What one event, or all of one kind, gave. id is empty and day None for a kind."""

    id: str
    title: str
    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class EventYields:
    """What events gave, the latest first; the same by kind; and whether the kinds can be told apart."""

    events: tuple[EventYield, ...]
    kinds: tuple[EventYield, ...]
    words: str
