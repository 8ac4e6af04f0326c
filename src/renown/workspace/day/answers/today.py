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

__all__ = ["DueReminder", "Gift", "Reason", "TodayMet", "TodayOwed", "TodayPage", "TodayPerson", "TodayStep"]


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

    picture: str = ""
    """What their picture is called; "" where there is none."""

    @property
    def is_stranger(self) -> bool:
        """Whether a way to them comes before a word: never in contact, not just met, and no mailbox known."""
        met = any(reason.term == "follow-up" for reason in self.reasons)
        return self.last is None and not met and not self.write.startswith("mailto:")


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
class TodayOwed(Owed):
    """Somebody who waits for an answer. write: where to; key: what a "not for this" holds on to.

    picture: what theirs is called, empty where there is none.
    """

    write: str = ""
    key: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class TodayMet:
    """Somebody met within two days, at an event or as noted. person is None for somebody who is only a name so far."""

    person: int | None
    name: str
    words: str
    write: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class ComingDay(Named):
    """A day of somebody's year that is near: their birthday, or what else it is."""

    day: date
    what: str
    words: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class DueReminder(ReminderLine):
    """A reminder whose day is here. last: what passed with them last; met: where you met; empty where not known."""

    last: str
    met: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day: at most five people, and what is due. words: why nobody is listed, when nobody is.

    reminders: those whose day is here, whoever is listed.
    promises: open ones of the owner's; follow_ups: people met less than two days ago; owed: who waits for an answer.
    coming: birthdays and other days of people in the next two weeks. last: the newest decision, to be taken back.
    done of `of`: how many of the people that the day began with are seen to; nobody takes their place.
    further: whether there are more who could be asked for. decided: what was decided
    today, newest first. met: those of follow_ups, and whom the owner noted to have met.
    """

    day: date
    people: tuple[TodayPerson, ...]
    reminders: tuple[DueReminder, ...]
    words: str
    promises: tuple[OpenPromise, ...]
    follow_ups: tuple[FollowUp, ...]
    owed: tuple[TodayOwed, ...]
    last: TodayStep | None
    done: int = 0
    of: int = 0
    further: bool = False
    decided: tuple[TodayStep, ...] = ()
    met: tuple[TodayMet, ...] = ()
    coming: tuple[ComingDay, ...] = ()
