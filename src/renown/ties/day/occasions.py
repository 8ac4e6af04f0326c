"""Occasions: what makes today a good day to turn to somebody, beside silence. A birthday, a new position, a word that
waits for an answer, a promise that is due, a thank-you not said yet, something owed, an event just over.

Invariants: an occasion says its ground in words; a birthday, or another day of the year, is told at most a week ahead,
and never a day late; a date that is not known makes no occasion.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol

from renown.model.wording import day_and_month
from renown.ties.contacts import days_in_words
from renown.ties.day.today import Occasion, Suggestion

DAY_AHEAD = 7
"""How many days before a birthday, or another day of somebody's year, it is told."""

NEW = 30
"""For how many days a position is new."""

NEARLY = 2
"""A promise counts as due this many days before its day."""

UNDATED = 14
"""A promise without a day counts as due after so many days."""


class Promised(Protocol):
    """A promise of the owner's."""

    @property
    def id(self) -> int: ...
    @property
    def person(self) -> int: ...
    @property
    def mine(self) -> bool: ...
    @property
    def words(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def since(self) -> date: ...


class Got(Protocol):
    """A favour the owner got."""

    @property
    def id(self) -> int: ...
    @property
    def person(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def since(self) -> date: ...


class Waiting(Protocol):
    """A word without an answer."""

    @property
    def person(self) -> int: ...
    @property
    def words(self) -> str: ...
    @property
    def since(self) -> datetime: ...


class Met(Protocol):
    """Somebody met at an event."""

    @property
    def person(self) -> int | None: ...
    @property
    def event(self) -> str: ...
    @property
    def until(self) -> datetime: ...
    @property
    def words(self) -> str: ...
    @property
    def late(self) -> bool: ...


def is_due(promise: Promised, day: date) -> bool:
    """Whether it is time for a promise of the owner's."""
    if not promise.mine:
        return False
    return promise.due - day <= timedelta(NEARLY) if promise.due else day - promise.since >= timedelta(UNDATED)


def promises_due(promises: Iterable[Promised], day: date) -> tuple[Occasion, ...]:
    """The owner's promises for which it is time."""
    return tuple(
        Occasion(p.person, "promise", f"promise:{p.id}", f"You promised: {p.words.rstrip('.')}{_by(p.due, day)}.")
        for p in promises
        if is_due(p, day)
    )


def _by(due: date | None, day: date) -> str:
    if due is None:
        return ""
    if due < day:
        return f" (was due on {day_and_month(due)})"
    return " (due today)" if due == day else f" (due on {day_and_month(due)})"


def unthanked(favours: Iterable[Got]) -> tuple[Occasion, ...]:
    """Favours for which no thank-you was noted."""
    return tuple(
        Occasion(f.person, "thanks", f"thanks:{f.id}", f"Not thanked yet, as far as noted: {f.words.rstrip('.')}.")
        for f in favours
    )


def answers_owed(waiting: Iterable[Waiting]) -> tuple[Occasion, ...]:
    """Words to the owner without an answer: an answer is something to give."""
    return tuple(Occasion(w.person, "give", answer_key(w.since), f"They {w.words.rstrip('.')}.") for w in waiting)


def answer_key(since: datetime) -> str:
    """What a "not for this" holds on to, where a word of that moment waits for an answer.

    >>> answer_key(datetime(2026, 11, 29, 8, 30))
    'answer:2026-11-29T08:30'
    """
    return f"answer:{since:%Y-%m-%dT%H:%M}"


def gives_owed(persons: Mapping[int, str]) -> tuple[Occasion, ...]:
    """People from whom the owner got more than they gave, with the ground in words."""
    return tuple(Occasion(p, "give", "give", words) for p, words in sorted(persons.items()))


def follow_ups(met: Iterable[Met]) -> tuple[Occasion, ...]:
    """People met at an event: first in the list for two days after it, then without a place of their own."""
    named = [(m.person, m) for m in met if m.person is not None]
    return tuple(Occasion(p, "follow-up", f"event:{m.event}", m.words, None if m.late else m.until) for p, m in named)


def days(told: Iterable[tuple[int, str, str]], day: date) -> tuple[Occasion, ...]:
    """Days of people that come again each year, from today to a week ahead.

    told: (person, what the day is, 1985-04-12, or --04-12 without the year).

    >>> told = [(1, "birthday", "--11-23"), (2, "birthday", "1990-11-20"), (3, "first boat", "2011-11-21")]
    >>> [o.words for o in days(told, date(2026, 11, 21))]
    ['Birthday on 23 Nov, in 2 days.', 'First boat today.']
    """
    found = []
    for coming, person, what in coming_days(told, day, DAY_AHEAD):
        ahead = (coming - day).days
        when = "today" if ahead == 0 else f"on {day_and_month(coming)}, in {days_in_words(ahead)}"
        key = f"birthday:{coming.year}" if what == "birthday" else f"date:{what}:{coming.year}"
        found.append(Occasion(person, "life", key, f"{what[:1].upper()}{what[1:]} {when}."))
    found.sort(key=lambda occasion: (occasion.person, occasion.key))
    return tuple({(o.person, o.key): o for o in found}.values())


def coming_days(told: Iterable[tuple[int, str, str]], day: date, ahead: int) -> tuple[tuple[date, int, str], ...]:
    """When days of people come again within so many days, the next first: (day, person, what the day is).

    >>> coming_days([(1, "birthday", "--12-04"), (2, "birthday", "--12-06")], date(2026, 11, 21), 14)
    ((datetime.date(2026, 12, 4), 1, 'birthday'),)
    """
    found = ((coming, person, what) for person, what, text in set(told) if (coming := next_birthday(text, day)))
    return tuple(sorted(one for one in set(found) if one[0] - day <= timedelta(ahead)))


def next_birthday(text: str, day: date) -> date | None:
    """The first birthday from a day on; one on 29 February is kept on the 28th in other years.

    >>> next_birthday("2004-02-29", date(2026, 1, 1)), next_birthday("--01-01", date(2026, 1, 2))
    (datetime.date(2026, 2, 28), datetime.date(2027, 1, 1))
    """
    month, _, number = text[-5:].partition("-")
    if not (month.isdecimal() and number.isdecimal()):
        return None
    for year in (day.year, day.year + 1):
        kept = 28 if (int(month), int(number)) == (2, 29) and not isleap(year) else int(number)
        try:
            coming = date(year, int(month), kept)
        except ValueError:
            return None
        if coming >= day:
            return coming
    return None


def new_positions(told: Iterable[tuple[int, str, str | None, datetime]], day: date) -> tuple[Occasion, ...]:
    """Positions that began in the last 30 days. told: (person, title, organisation, since).

    >>> [o.words for o in new_positions([(1, "Pilot", "Tideway", datetime(2026, 11, 2))], date(2026, 11, 21))]
    ['New since 2 Nov: Pilot at Tideway.']
    """
    found = {}
    for person, title, organisation, since in sorted(told, key=lambda row: (row[0], row[3], row[1])):
        if timedelta(0) <= day - since.date() <= timedelta(NEW):
            at = f" at {organisation}" if organisation else ""
            words = f"New since {day_and_month(since.date())}: {title}{at}."
            found[person, title] = Occasion(person, "life", f"position:{since:%Y-%m-%d}", words)
    return tuple(found.values())


FITTING = {
    "follow-up": ("word", "Write while it is fresh: name the one thing you spoke about."),
    "promise": ("promise", "Do what you promised, and tell them that it is done."),
    "thanks": ("thanks", "Say thank you, and say what it changed."),
    "answer": ("answer", "Answer what they wrote; a short word is enough."),
    "birthday": ("wish", "Wish them a happy birthday, with one thing you remember."),
    "date": ("wish", "Say that you thought of the day."),
    "position": ("wish", "Congratulate them, and ask what would help in the first weeks."),
}
"""Something to give that the reason itself asks for."""

ANYWAY = (
    "Tell them what made you think of them, and ask for nothing.",
    "Ask how the thing went that you spoke about last.",
    "Send one thing they would like to read, with a line why.",
    "Offer to introduce them to somebody they would like to know.",
    "Tell them something of theirs that was of use to you.",
)


def asked_for(suggestion: Suggestion) -> tuple[str, str] | None:
    """What the weightiest occasion asks one to give: (kind, words); None where the reason is silence alone.

    >>> reasonless = Suggestion(1, 0.0, (), None, False, None)
    >>> asked_for(reasonless) is None
    True
    """
    for reason in suggestion.reasons:
        for name in (reason.key.partition(":")[0], reason.term):
            if name in FITTING:
                return FITTING[name]
    return None


def anyway(person: int, day: date) -> tuple[str, str]:
    """Something to give where no more is known: (kind, words), the same all day, and not for all the same.

    >>> anyway(1, date(2026, 11, 21)) == anyway(1, date(2026, 11, 21)) != anyway(2, date(2026, 11, 21))
    True
    """
    return "word", ANYWAY[(person + day.toordinal()) % len(ANYWAY)]
