"""What the desk answers about a team: plain, frozen records that need no Django to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

ALL, CIRCLE, PERSON, NEVER = "all", "circle", "person", "not"
SCOPES = (ALL, CIRCLE, PERSON, NEVER)


@dataclass(frozen=True, slots=True)
class LoanRecord:
    """What is lent: scope `all`, `circle` (by name), `person` (an account), or `not` (an account that is kept out)."""

    scope: str
    account: int | None
    circle: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AskRecord:
    """An ask to the team. nonce gives its keys back to the member's secret; withdrawn when it was taken back."""

    name: str
    nonce: bytes
    account: int
    words: str
    epoch: int
    until: date
    agreed: tuple[str, ...]
    at: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What the owner answered to an ask of a colleague."""

    ask: str
    account: int
    asker: str
    words: str
    yes: bool
    at: datetime
