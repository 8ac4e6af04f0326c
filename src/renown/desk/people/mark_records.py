"""What the desk answers about tags, hidden people, saved views and what was done to many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A tag that stands on an account; who put it there, and when."""

    account: int
    tag: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HiddenEntry:
    """An account whose person is hidden; by whom, and when."""

    account: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ViewRecord:
    """A saved view: its number and name, and what it asks for, as JSON."""

    id: int
    name: str
    asked: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewStep:
    """Something done to many at once; see `models.marks.BulkStep`."""

    what: str
    words: str
    accounts: tuple[int, ...]
    against: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord(NewStep):
    """The same as it was kept. undone: when it was taken back."""

    id: int
    at: datetime
    undone: datetime | None
