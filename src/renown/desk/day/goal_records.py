"""What the desk answers about goals and weekly reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A goal that stands: which measure, how far, about which circle (or ""), between which days, and in what words.

    id is 0 for one that is not kept yet.
    """

    id: int
    kind: str
    target: float
    about: str
    since: date
    until: date
    words: str = ""
    setback: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What the owner answered in the review of a week, whose Monday this is."""

    id: int
    week: date
    question: str
    answer: str
    at: datetime
