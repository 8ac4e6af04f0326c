"""What the desk answers about candidates: plain, frozen records that need no Django to be read. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from renown.recruit.law.basis import Grounds
from renown.recruit.openness.signs import Noted

GONE, OBJECTED = "erased", "objected"
"""Why a mark keeps somebody out."""

STEPS = {
    "notice": "was told that they are kept, from where and why (Art. 14)",
    "message": "was written to",
    "disclosure": "was shown to somebody outside",
    "correction": "was corrected",
    "told": "recipients were told of the correction",
    "rejected": "was rejected",
    "hired": "was hired",
    "hold": "is needed for a dispute, so nothing is deleted",
    "release": "is no longer needed for a dispute",
    "consent": "agreed to stay in the pool",
    "withdrawn": "took their consent back",
    "asked": "was asked whether they want to stay in the pool",
    "answer": "did something themselves: wrote, applied again, brought their papers up to date",
    "read": "their record was given out to them",
}
"""What can be done with a candidate that the law looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCandidate(Grounds):
    """Somebody to be kept, on which grounds, and the marks they are known again by."""

    account: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecord(NewCandidate):
    """Somebody who is kept. at: when they were put here; undone_at: when that was taken back."""

    id: int
    who: str
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A file as it came, and what was read in it. profile: JSON."""

    name: str
    content: bytes = field(repr=False)
    text: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """A file somebody is known from; its content is asked for by `Candidates.original`."""

    id: int
    account: int
    name: str
    size: int
    text: str
    profile: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewCandidateStep:
    """Something that was done with somebody. kind: one of `STEPS`; words: to whom, or why; until: a consent's end."""

    account: int
    kind: str
    on: datetime
    words: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step that stands."""

    id: int
    account: int
    kind: str
    on: datetime
    words: str
    until: date | None
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSign(Noted):
    """A sign of openness to be kept, and whose it is."""

    account: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRecord(NewSign):
    """A sign that stands."""

    id: int
    who: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A place somebody had in a ranking that was shown."""

    at: datetime
    place: int
    score: float
    version: str
    criteria: str


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A ranking that was shown, as the log has it.

    line: its number in the log. vacancy, vacancy_version: 0 for none. people: how many were ranked. rows: pseudonyms
    with their places, as far as they were shown.
    """

    line: int
    at: datetime
    who: str
    vacancy: int
    vacancy_version: int
    version: str
    criteria: str
    people: int
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ShortlistRecord:
    """Somebody a person put on the shortlist of a vacancy, and their own word on why."""

    id: int
    vacancy: int
    account: int
    words: str
    who: str
    at: datetime
