"""What the desk answers about companies aimed at and about leads: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class CompanyRecord:
    """A company aimed at. digital: whether its industry is; None where that was not said."""

    id: int
    name: str
    why: str
    role: str
    digital: bool | None
    since: date


@dataclass(frozen=True, slots=True)
class LeadStep:
    """A stage that a lead came to."""

    stage: str
    day: date
    words: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeadRecord:
    """A lead as it stands, with its steps, oldest first."""

    id: int
    organisation: str
    role: str
    contact: int | None
    words: str
    steps: tuple[LeadStep, ...]

    @property
    def stage(self) -> str:
        """The last step."""
        return self.steps[-1].stage
