"""Servers as the doors see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server that is brought in: its sort, address and user, how often it was read, and what the last round said.

    asks: whether its password has to be given each time.
    """

    server: int
    sort: str
    url: str
    user: str
    asks: bool
    places: int
    last_at: datetime | None
    last_words: str
    last_ended_well: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """What one round brought in: the imports made, new mails, collections that had changed, notes, and a sentence."""

    server: int
    imports: tuple[int, ...]
    mails: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    words: str
