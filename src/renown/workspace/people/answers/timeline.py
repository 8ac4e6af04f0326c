"""The timeline of one person, as the doors show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that passed between the owner and a person, or was told or noted of them.

    kind: one of `timeline.KINDS`. at: naive UTC; exact: whether the hour is known, else only the day is. mine: whether
    the owner did it; None for both together and for what is merely so. sentence: what it was, in plain words. words:
    what was written or noted; cut: whether there is more of it than is told here. network: empty for what the owner
    noted. note: the number of the note that it is, which can be undone by it.
    """

    kind: str
    at: datetime
    exact: bool
    mine: bool | None
    sentence: str
    words: str = ""
    cut: bool = False
    network: str = ""
    url: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True)
class WordsKept:
    """Whether the last words of private messages are kept from now on, and of how many ties some are."""

    kept: bool
    ties: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A part of what passed with a person, newest first.

    kinds: each kind that there is, with how many there are of it. kind: the one that was asked for, or empty. total:
    how many entries there are of it. more: what to ask for as `before` to get older ones; empty at the end.
    """

    person: int
    name: str
    entries: tuple[TimelineEntry, ...]
    kinds: tuple[tuple[str, int], ...]
    kind: str
    total: int
    more: str
