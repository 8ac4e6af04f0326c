"""What the desk answers about circles: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CircleEntry:
    """A word that stands: the account belongs to the circle, or does not; who said so, and when."""

    account: int
    circle: str
    belongs: bool
    who: str
    at: datetime
