"""What the desk answers about letters that are being written: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Own words for a letter: to whom, on which way, and the language and hope of the suggestion they began as."""

    target: int
    chain: tuple[int, ...]
    hop: int
    language: str
    goal: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord(NewLetter):
    """A letter that is being written, as it was last left."""

    id: int
    at: datetime
