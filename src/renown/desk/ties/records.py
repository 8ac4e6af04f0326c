"""What the desk answers about ties: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """What the owner says of the warmth of a tie, 0 to 100, and why."""

    account: int
    value: float
    why: str
    who: str
    at: datetime
