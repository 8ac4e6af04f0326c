"""The day in words and as calendar entries, for the doors and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from renown.model.local_time import day_of_moment
from renown.model.values.name import fold
from renown.model.wording import day_and_month
from renown.publish.calendar_feed import Entry, Rhythm
from renown.reckoning.scoring import Scoring
from renown.ties.day.occasions import coming_days
from renown.workspace.day.answers.today import DueReminder, TodayOwed, TodayPage
from renown.workspace.day.grounds import Told, yearly
from renown.workspace.reminders.answers import ReminderLine

YEAR = 366
"""How many days ahead the feed tells of days of the year."""

SAID_TOLD = 160
"""So many characters of a last word are told."""


def digest_of(page: TodayPage) -> str:
    """The day as a few lines: whom to turn to and why, what was promised, whom one met, who waits."""
    lines = [f"{page.day:%A} {page.day.day} {page.day:%B %Y}", ""]
    for item in page.people:
        lines += [item.name + (f", {item.sub}" if item.sub else "")]
        lines += [f"  - {reason.words}" for reason in item.reasons]
        lines += [f"  Give: {item.idea.words}" if item.idea else "", ""]
    lines += _how_far(page)
    for title, words in _lists(page):
        if words:
            lines += [title, *(f"  - {word}" for word in words), ""]
    return "\n".join(lines).rstrip() + "\n"


def _how_far(page: TodayPage) -> list[str]:
    """How much of the day is done, and its end."""
    if not page.of:
        return [page.words, ""]
    done = [f"{page.done} of {page.of} done."] if page.done else []
    return [*done, *([] if page.people else ["That is all for today."]), ""] if done else []


def _lists(page: TodayPage) -> Iterator[tuple[str, list[str]]]:
    yield "You asked to be reminded", [_reminder(line) for line in page.reminders]
    promised = [f"{p.name}: {p.words}" + (f" (by {day_and_month(p.due)})" if p.due else "") for p in page.promises]
    yield "What you promised", promised
    yield "Met lately", [f"{met.name}: {met.words}" for met in page.met]
    yield "Waiting for your answer", [_owed(one) for one in page.owed[:5]]


def _owed(one: TodayOwed) -> str:
    said = " ".join(one.said.split())
    cut = f"{said[:SAID_TOLD].rstrip()} …" if len(said) > SAID_TOLD else said
    return f"{one.name} {one.words}" + (f': "{cut}"' if cut else "")


def _reminder(line: DueReminder) -> str:
    told = ": ".join(filter(None, (line.name, line.words)))
    return " ".join(filter(None, (told, line.last and f"({line.last})")))


def entries_of(page: TodayPage, zone: tzinfo) -> Iterator[Entry]:
    """The people of the day, the promises and the follow-ups as calendar entries."""
    for item in page.people:
        give = [f"Give: {item.idea.words}"] if item.idea else []
        words = "\n".join([*(reason.words for reason in item.reasons), *give])
        yield Entry(f"today-{item.person}-{page.day}", page.day, f"Turn to {item.name}", words)
    for promise in page.promises:
        yield Entry(
            f"promise-{promise.id}", promise.due or page.day, f"Promised to {promise.name}", promise.words, task=True
        )
    for met in page.follow_ups:
        yield Entry(
            f"follow-up-{met.met}", max(day_of_moment(met.until, zone), page.day), f"A word to {met.name}", met.words
        )


def reminders_of(lines: Iterable[ReminderLine]) -> Iterator[Entry]:
    """The reminders, each on its next day, and with a rhythm on all the days after it.

    One that was put off stands on its new day alone; its rhythm goes on after it, as it was.
    """
    for line in lines:
        title = f"Remember {': '.join(filter(None, (line.name, line.words)))}"
        again = Rhythm(line.number, line.unit, line.first.month, line.first.day) if line.number else None
        if line.put_off:
            yield Entry(f"reminder-{line.id}-put-off", line.day, title)
        if not line.put_off or line.again is not None:
            begins = line.again if line.put_off and line.again is not None else line.day
            yield Entry(f"reminder-{line.id}", begins, title, again=again)


def birthdays_of(facts: Iterable[Told], names: Mapping[int, str], scoring: Scoring) -> Iterator[Entry]:
    """The next birthday, and any other day of the year, of everybody of whom it is known."""
    for coming, person, what in coming_days(yearly(tuple(facts)), scoring.derivation.before.date(), YEAR):
        if person in names:
            key = fold(what).replace(" ", "-")
            yield Entry(f"{key}-{person}-{coming.year}", coming, f"{what[:1].upper()}{what[1:]}: {names[person]}")
