"""What the desk answers: plain, frozen records that need no Django to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

R = TypeVar("R")


def recorded(kind: Callable[..., R], row: object, **more: object) -> R:
    """A row of a table as a record: what both name alike is taken as it stands, and more says the rest."""
    alike = (f.name for f in fields(kind) if f.name not in more)  # type: ignore[arg-type]
    return kind(**{name: getattr(row, name) for name in alike}, **more)


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
class SeedView:
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
class JobView:
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
