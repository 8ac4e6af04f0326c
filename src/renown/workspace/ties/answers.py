"""What is answered about ties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CorrectedTie:
    """What the owner says of a tie's warmth, beside what was worked out (None: no contact was seen)."""

    person: int
    name: str
    value: float
    computed: float | None
    why: str
    who: str
    at: datetime
