"""What the desk answers about requests for introductions: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request to be written down. chain: accounts between the owner and the target; the first is the introducer."""

    target: int
    chain: tuple[int, ...]
    words: str
    language: str
    expected: float
    goal: str = ""

    @property
    def introducer(self) -> int:
        """Who is asked."""
        return self.chain[0]


@dataclass(frozen=True, slots=True)
class RequestStep:
    """Something that happened to a request."""

    status: str
    day: date
    words: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRecord(NewRequest):
    """A request as it stands, with its steps, oldest first."""

    id: int
    steps: tuple[RequestStep, ...]

    @property
    def status(self) -> str:
        """The last step."""
        return self.steps[-1].status

    @property
    def asked(self) -> date | None:
        """The day of asking; None for a draft."""
        return next((step.day for step in self.steps if step.status == "asked"), None)
