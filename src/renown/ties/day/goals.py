"""Goals on what is measured here, and a week in numbers. No streaks, and no blame: where one is, and a next step.

A measure is taken over a span of days, both ends included, from contact between few. Invariants: what the data cannot
tell is unknown, never 0; a contact more never makes a count smaller; the smaller step offered after a setback comes
from what one did before, in as many days.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from renown.ledger.days import EPOCH
from renown.ties.bonds import starts_of, sums_of
from renown.ties.contacts import contacts_of, days_in_words
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers

REVIVED_AFTER = 180
"""A silence this long makes a tie dormant; a word after it revives it."""

ANSWER_DAYS = 3
"""An answer within so many days is a quick one."""

STEP_UP = 1.25
"""How much more than before a smaller step asks for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something a goal can be set on: its words, and the unit of its number. needs_circle: asked of one circle."""

    name: str
    title: str
    unit: str
    meaning: str
    needs_circle: bool = False


MEASURES = {
    m.name: m
    for m in (
        Measure("new-ties", "New ties", "people", "People first seen in contact with you, both ways.", True),
        Measure("diversity", "A many-sided network", "", "How evenly your ties spread over communities, 0 to 1."),
        Measure("give-ask", "Giving and getting", "given per favour got", "Favours noted as given, per favour got."),
        Measure("revived", "Dormant ties revived", "people", "People heard from again after half a year of silence."),
        Measure("mentors", "Mentors met", "people", "Mentors you were in touch with."),
        Measure(
            "replies", "Quick answers", "%", f"Days on which others wrote that you answered within {ANSWER_DAYS} days."
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The owner's days of contact between few, by person, then day: who spoke. What is None is not known.

    given, got: the days of favours noted. mentors: people. diversity: the figure of today.
    """

    person: Numbers
    day: Numbers
    said: Numbers
    heard: Numbers
    given: tuple[date, ...] | None = None
    got: tuple[date, ...] | None = None
    mentors: frozenset[int] | None = None
    diversity: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Whole days since 1970-01-01, both ends included."""

    first: int
    last: int

    @classmethod
    def of(cls, since: date, until: date) -> Span:
        """The span between two dates."""
        return cls((since - EPOCH).days, (until - EPOCH).days)

    def before(self) -> Span:
        """As many days just before."""
        return Span(2 * self.first - self.last - 1, self.first - 1)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a goal has come. value: None where it is not known. share: 0 to 1 of the way.

    standing: reached, on the way, behind, over or unknown. step: a smaller target from what one did before, None where
    none is called for.
    """

    value: float | None
    share: float
    standing: str
    words: str
    step: float | None = None


def seen_of(contact_days: pa.Table, owner: int, day: int) -> Seen:
    """The owner's days of contact between few, as of a day; what contact does not tell stays unknown."""
    rows = contacts_of(contact_days, owner, day)
    person, when, said, heard, weight = (rows[c].to_numpy() for c in ("person", "day", "said", "heard", "weight"))
    order = np.lexsort((when, person))
    starts = starts_of(person[order], when[order])
    close = among_few(sums_of(weight[order], starts))
    sums = [sums_of(words[order], starts)[close] for words in (said, heard)]
    days = when[order][starts][close].astype(np.int64)
    return Seen(person[order][starts][close], days, sums[0] > 0, sums[1] > 0)


def measured(kind: str, seen: Seen, span: Span, members: Collection[int] | None = None) -> float | None:
    """The value of a measure over a span; None where the data cannot tell.

    members: the people of a circle, where one is asked about.
    """
    return _TAKEN[kind](seen, span, members)


def new_ties(seen: Seen, span: Span, members: Collection[int] | None = None) -> frozenset[int]:
    """People first seen in contact in the span, and both spoke by its end."""
    until = seen.day <= span.last
    person, day = seen.person[until], seen.day[until]
    starts = starts_of(person)
    spoke = [sums_of(words[until].astype(np.int64), starts) > 0 for words in (seen.said, seen.heard)]
    fresh = person[starts][spoke[0] & spoke[1] & (day[starts] >= span.first)]
    found = frozenset(fresh.tolist())
    return found if members is None else found & frozenset(members)


def revived(seen: Seen, span: Span) -> frozenset[int]:
    """People with a day of contact in the span after at least `REVIVED_AFTER` of silence, and both spoke since."""
    same = seen.person[1:] == seen.person[:-1]
    woke = same & (np.diff(seen.day) >= REVIVED_AFTER) & (seen.day[1:] >= span.first) & (seen.day[1:] <= span.last)
    found = set()
    for at in np.flatnonzero(woke).tolist():
        since = (seen.person == seen.person[at + 1]) & (seen.day >= seen.day[at + 1]) & (seen.day <= span.last)
        if seen.said[since].any() and seen.heard[since].any():
            found.add(int(seen.person[at + 1]))
    return frozenset(found)


def met(seen: Seen, span: Span) -> dict[int, int]:
    """On how many days of the span the owner was in touch with each."""
    inside = (seen.day >= span.first) & (seen.day <= span.last)
    persons, counts = np.unique(seen.person[inside], return_counts=True)
    return dict(zip(persons.tolist(), counts.tolist(), strict=True))


def answers(seen: Seen, span: Span) -> tuple[int, int]:
    """Days of the span on which somebody wrote: how many were answered in time, of how many that can be told.

    A day whose time to answer is not over by the end of the span counts only once it is answered.
    """
    asked = np.flatnonzero(seen.heard & (seen.day >= span.first) & (seen.day <= span.last))
    mine = np.flatnonzero(seen.said)
    if not len(asked) or not len(mine):
        return 0, int((seen.day[asked] + ANSWER_DAYS <= span.last).sum())
    follows = np.searchsorted(mine, asked)
    reply = mine[np.minimum(follows, len(mine) - 1)]
    same = (follows < len(mine)) & (seen.person[reply] == seen.person[asked])
    by = np.minimum(seen.day[asked] + ANSWER_DAYS, span.last)
    answered = same & (seen.day[reply] <= by)
    quick = int(answered.sum())
    told = int((answered | (seen.day[asked] + ANSWER_DAYS <= span.last)).sum())
    return quick, told


def _new_ties(seen: Seen, span: Span, members: Collection[int] | None) -> float | None:
    return float(len(new_ties(seen, span, members)))


def _diversity(seen: Seen, span: Span, _: Collection[int] | None) -> float | None:
    return seen.diversity


def _give_ask(seen: Seen, span: Span, _: Collection[int] | None) -> float | None:
    if seen.given is None or seen.got is None:
        return None
    given, got = (sum(span.first <= (day - EPOCH).days <= span.last for day in days) for days in (seen.given, seen.got))
    return given / max(got, 1) if given or got else None


def _revived(seen: Seen, span: Span, _: Collection[int] | None) -> float | None:
    return float(len(revived(seen, span)))


def _mentors(seen: Seen, span: Span, _: Collection[int] | None) -> float | None:
    return None if not seen.mentors else float(len(seen.mentors & met(seen, span).keys()))


def _replies(seen: Seen, span: Span, _: Collection[int] | None) -> float | None:
    quick, told = answers(seen, span)
    return 100.0 * quick / told if told else None


_TAKEN: dict[str, Callable[[Seen, Span, Collection[int] | None], float | None]] = {
    "new-ties": _new_ties,
    "diversity": _diversity,
    "give-ask": _give_ask,
    "revived": _revived,
    "mentors": _mentors,
    "replies": _replies,
}
GROWING = ("new-ties", "revived", "mentors")
"""Measures that grow with time; the others are a level at which one stands."""


def progress_of(
    kind: str, target: float, span: Span, today: int, seen: Seen, members: Collection[int] | None = None
) -> Progress:
    """How far a goal has come by a day.

    >>> none = np.zeros(0, dtype=np.int64)
    >>> seen = Seen(none, none, none > 0, none > 0)
    >>> progress_of("new-ties", 4, Span(0, 9), 6, seen).words
    'None yet of 4, with 3 days left.'
    >>> progress_of("mentors", 2, Span(0, 9), 6, seen).standing
    'unknown'
    """
    value = measured(kind, seen, Span(span.first, min(span.last, today)), members)
    if value is None:
        return Progress(None, 0.0, "unknown", _UNKNOWN.get(kind, "Unknown: nothing was seen that tells."))
    share = min(max(value / target, 0.0), 1.0) if target > 0 else 1.0
    left = span.last - today
    standing = _standing(kind, share, span, today)
    step = None
    if standing in ("behind", "over"):
        step = smaller_step(kind, target, measured(kind, seen, span.before(), members), value)
    return Progress(value, share, standing, _progress_words(kind, value, target, left), step)


_UNKNOWN = {
    "mentors": "Unknown: nobody is named as a mentor yet.",
    "give-ask": "Unknown: no favour was noted in this time.",
    "diversity": "Unknown: communities or ties are missing to tell how your network spreads.",
    "replies": "Unknown: nobody was seen writing to you in this time.",
}


def _standing(kind: str, share: float, span: Span, today: int) -> str:
    if share >= 1.0:
        return "reached"
    if today > span.last:
        return "over"
    gone = (today - span.first + 1) / (span.last - span.first + 1)
    behind = gone >= 0.5 and share < 0.6 * (gone if kind in GROWING else 1.0)
    return "behind" if behind else "on the way"


def smaller_step(kind: str, target: float, before: float | None, now: float) -> float | None:
    """A target between what one did before, in as many days, and the one that was set; None where there is none.

    >>> smaller_step("revived", 8, 2.0, 1.0), smaller_step("revived", 2, 5.0, 1.0), smaller_step("replies", 90, 50, 40)
    (3.0, None, 62.5)
    """
    done = max(before or 0.0, now)
    step = done * STEP_UP
    step = float(max(math.ceil(step), done + 1)) if kind in GROWING else step
    return step if 0 < step < target else None


def _progress_words(kind: str, value: float, target: float, left: int) -> str:
    number, aim = in_number(kind, value), in_number(kind, target)
    said = f"None yet of {aim}" if kind in GROWING and not value else f"{number} of {aim}"
    if kind not in GROWING:
        said = f"Now {number}, and you want {aim}"
    time = (
        f"with {days_in_words(left)} left" if left > 0 else "on the last day" if left == 0 else "and the time is over"
    )
    return f"{said}, {time}."


def in_number(kind: str, value: float) -> str:
    """A value as people write it.

    >>> in_number("revived", 3.0), in_number("replies", 66.7), in_number("diversity", 0.614)
    ('3', '66 %', '0.61 of 1')
    """
    if kind in GROWING:
        return f"{value:.0f}"
    if kind == "replies":
        return f"{math.floor(value)} %"
    number = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{number} of 1" if kind == "diversity" else f"{number} given per favour got"


QUESTIONS = (
    ("useful", "To whom were you of use this week, and how do you know?"),
    ("surprise", "What did somebody tell you that you did not expect?"),
    ("silent", "With whom would you like to speak again, and what holds you back?"),
    ("thanks", "Who made your week easier without being asked?"),
    ("learn", "What do you want to learn next, and who knows it?"),
    ("less", "What could you stop doing so that there is more time for people?"),
)


def question_of(week: date) -> tuple[str, str]:
    """The question of a week (its Monday): (name, words).

    >>> question_of(date(2026, 11, 16)) == question_of(date(2026, 11, 16))
    True
    """
    return QUESTIONS[(week - EPOCH).days // 7 % len(QUESTIONS)]


def monday_of(day: date) -> date:
    """The Monday of a day's week.

    >>> monday_of(date(2026, 11, 21))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=day.weekday())
