"""What the desk answers about vacancies: plain, frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VacancyWords:
    """What a vacancy says. said: by field, (what is said of it, by whom: `you` or `page`)."""

    text: str
    said: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VacancyRecord:
    """A vacancy as it stands. at: when it was kept; undone: when it was taken off."""

    id: int
    version: int
    words: VacancyWords
    who: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class VacancyVersionRecord:
    """What a vacancy said in an earlier version. at: when that was changed."""

    version: int
    words: VacancyWords
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DismissalRecord:
    """A finding that was dismissed: its key, and why."""

    finding: str
    reason: str
    who: str
    at: datetime
