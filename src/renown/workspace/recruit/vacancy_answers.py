"""What the room of vacancies answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.recruit.vacancies.finding import AdFinding, Shrink
from renown.recruit.vacancies.vacancy import Vacancy


@dataclass(frozen=True, slots=True)
class VacancyField:
    """What a vacancy says of one field. by: `text`, `page` (its own data), `you`; empty where nobody says it.

    places: where it stands in the text, (start, end) each.
    """

    name: str
    values: tuple[str, ...]
    by: str
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A finding of an ad check. key: rule and words, by which it is dismissed; dismissed: why it is none, if it is."""

    key: str
    finding: AdFinding
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class CheckedAd:
    """An advertisement read and checked. pool: how many people must-haves were counted over, None without a pool."""

    text: str
    vacancy: Vacancy
    fields: tuple[VacancyField, ...]
    lines: tuple[CheckLine, ...]
    shrinks: tuple[Shrink, ...]
    pool: int | None

    @property
    def open(self) -> int:
        """How many findings were not dismissed."""
        return sum(not line.dismissed for line in self.lines)


@dataclass(frozen=True, slots=True)
class VacancyHeading:
    """What a vacancy is called, and the search for whoever shows what is a must, whatever their title."""

    number: int
    title: str
    search: str


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """A vacancy as it stands. removed: when it was taken off the list."""

    number: int
    version: int
    checked: CheckedAd
    at: datetime
    removed: datetime | None


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A vacancy in a list. findings: how many are open."""

    number: int
    title: str
    employer: str
    place: str
    findings: int
    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class EarlierVacancy:
    """What a vacancy said in an earlier version, and the lines that the next one changed (`- ` before, `+ ` after)."""

    version: int
    text: str
    changed: tuple[str, ...]
    at: datetime
