"""What the desk answers about kept searches: plain, frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Found = tuple[tuple[int, int], ...]
"""Accounts that a search found, each with a number that its content had."""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """A search that is to be kept. places: `here`, and platforms by their keys."""

    name: str
    query: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """A kept search. look: the number of the last look at what it finds; looked: when that was; seen: whom it found."""

    id: int
    words: SearchWords
    who: str
    at: datetime
    look: int | None
    looked: datetime | None
    seen: Found
