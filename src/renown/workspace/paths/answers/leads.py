"""Companies aimed at, insiders, dormant ties and leads as the doors see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.desk.paths.lead_records import CompanyRecord
from renown.workspace.answers import Named
from renown.workspace.paths.answers.paths import WarmPath


@dataclass(frozen=True, slots=True)
class CompanyLine(CompanyRecord):
    """A company aimed at, and how many people there are known."""

    people: int


@dataclass(frozen=True, slots=True)
class InsiderLine(Named):
    """Somebody at a company: how well their tie may carry a job (0 to 1), what that is made of, and the best path."""

    value: float
    ground: str
    words: str
    path: WarmPath | None


@dataclass(frozen=True, slots=True)
class DormantLine(Named):
    """A dormant tie: novelty, trust and willingness, each 0 to 1, their product, and the words for it."""

    value: float
    novelty: float
    trust: float
    willing: float
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class LeadStepLine:
    """A stage that a lead came to."""

    stage: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A lead as it stands. reached: the last stage before it was closed, if it was. next: the stages that may follow.

    contact: the person it came through or is about, and their name; weeks: since the last step.
    """

    id: int
    organisation: str
    role: str
    contact: int | None
    contact_name: str
    words: str
    stage: str
    reached: str
    open: bool
    weeks: float
    next: tuple[str, ...]
    steps: tuple[LeadStepLine, ...]
