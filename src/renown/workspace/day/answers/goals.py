"""What the doors are shown about goals and the week: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.workspace.answers import Named
from renown.workspace.giving.answers import OpenPromise, PastPromise


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal and how far it has come. value: None where it is unknown. share: 0 to 1.

    standing: reached, on the way, behind, over or unknown. step: a smaller target in words, or "". own, setback: the
    owner's words for why, and for what to do when it does not go well.
    """

    id: int
    kind: str
    title: str
    about: str
    since: date
    until: date
    target: float
    value: float | None
    share: float
    standing: str
    words: str
    step: str
    own: str
    setback: str


@dataclass(frozen=True, slots=True)
class WeekNumber:
    """A number of the week beside that of the week before, as words; "unknown" where the data cannot tell."""

    name: str
    now: str
    before: str


@dataclass(frozen=True, slots=True)
class MetPerson(Named):
    """Somebody the owner was in touch with this week, on how many days; new: for the first time."""

    days: int
    new: bool
    words: str


@dataclass(frozen=True, slots=True)
class WeekAnswer:
    """What the owner answered to the question of a week."""

    week: date
    question: str
    answer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WeekReview:
    """One week on one page: what went well, who was met, promises, numbers, goals, and one question.

    week: its Monday. until: the last day looked at. answer: what was answered this week, or "".
    """

    week: date
    until: date
    well: tuple[str, ...]
    met: tuple[MetPerson, ...]
    met_count: int
    kept: tuple[PastPromise, ...]
    open: tuple[OpenPromise, ...]
    numbers: tuple[WeekNumber, ...]
    goals: tuple[GoalLine, ...]
    question: str
    answer: str
    earlier: tuple[WeekAnswer, ...]
