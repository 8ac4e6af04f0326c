"""What the desk answers: plain, frozen records that need no Django to be read.

A record and its table name things alike, and nobody copies one to the other by hand: `recorded` makes the record of a
row, `told` the columns of a record. What is written down is a record too, and its row answers what it said and more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R")


def recorded(kind: Callable[..., R], row: object, /, **more: object) -> R:
    """A row of a table as a record: what both name alike is taken as it stands, and more says the rest."""
    alike = (f.name for f in fields(kind) if f.name not in more)  # type: ignore[arg-type]
    return kind(**{name: getattr(row, name) for name in alike}, **more)


def told(record: DataclassInstance, *without: str) -> dict[str, Any]:
    """What a record says, by name, for the columns of its table; without: what is kept under another name.

    >>> told(Confirmed(7, "owner", datetime(2026, 5, 4)), "at")
    {'account': 7, 'who': 'owner'}
    """
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name not in without}


class JobState(StrEnum):
    """Where a job stands. A running job that was told to stop is `cancelling` until its worker notices."""

    QUEUED = "queued"
    RUNNING = "running"
    CANCELLING = "cancelling"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to the job.

        >>> JobState.DONE.over, JobState.CANCELLING.over
        (True, False)
        """
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


OWNER = "owner"
"""Who decides when nobody else is named: the person at this machine."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An account its owner confirmed as their own."""

    account: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SeedRecord:
    """An account the workspace vouches for: why, by whose word, since when."""

    account: int
    why: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word that two accounts are one person, or are not. `undone` is when it was taken back."""

    a: int
    b: int
    same: bool
    who: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """A device that may come in: its number and name, since when, and when it was there last."""

    id: int
    name: str
    at: datetime
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A piece of long work: what it is, how far it is, and how it ended.

    done and total count in the job's own unit; total 0 means that the end is not known.
    """

    id: int
    kind: str
    arguments: dict[str, Any]
    state: JobState
    done: int
    total: int
    text: str
    attempts: int
    result: dict[str, Any]
    error: str
    created: datetime
    ended: datetime | None
