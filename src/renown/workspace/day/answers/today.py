"""What the doors are shown about a day: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.ties.day.today import Reason
from renown.ties.giving.ideas import Gift
from renown.workspace.answers import Named
from renown.workspace.events.answers import FollowUp
from renown.workspace.giving.answers import OpenPromise
from renown.workspace.reminders.answers import ReminderLine
from renown.workspace.ties.answers import Owed

__all__ = ["DueReminder", "Gift", "Reason", "TodayPage", "TodayPerson", "TodayStep"]


@dataclass(frozen=True, slots=True)
class TodayPerson(Named):
    """Somebody to turn to today, why, and what to give. last is None where no contact was ever seen.

    idea: None while it was not looked for. cadence: in days, None without one; suggested: nobody set it.
    community: for the colour.
    """

    sub: str
    community: int | None
    priority: float
    reasons: tuple[Reason, ...]
    idea: Gift | None
    cadence: int | None
    suggested: bool
    last: date | None
    write: str = ""
    """Where to write: a mailto address, or a profile's page; "" where neither is known."""


@dataclass(frozen=True, slots=True)
class TodayStep:
    """A decision that stands: what was decided about whom, in words, and the id it is undone by."""

    id: str
    what: str
    person: int | None
    name: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ComingDay(Named):
    """A day of somebody's year that is near: their birthday, or what else it is."""

    day: date
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class DueReminder(ReminderLine):
    """A reminder whose day is here. last: what passed with them last; met: where you met; empty where not known."""

    last: str
    met: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day: at most five people, and what is due. words: why nobody is listed, when nobody is.

    reminders: those whose day is here, whoever is listed. promises: open ones of the owner's;
    follow_ups: people met less than two days ago; owed: who waits for an answer.
    coming: birthdays and other days of people in the next two weeks. last: the newest decision, to be taken back.
    """

    day: date
    people: tuple[TodayPerson, ...]
    reminders: tuple[DueReminder, ...]
    words: str
    promises: tuple[OpenPromise, ...]
    follow_ups: tuple[FollowUp, ...]
    owed: tuple[Owed, ...]
    last: TodayStep | None
    coming: tuple[ComingDay, ...] = ()
