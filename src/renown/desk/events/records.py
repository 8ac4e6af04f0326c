"""What the desk answers about events: plain, frozen records. Times are naive UTC, as in the facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OwnEventRecord:
    """An event that the owner wrote down."""

    id: int
    key: str
    title: str
    place: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class MetRecord:
    """Somebody met at an event; account is None as long as it is only a name. followed: when the owner followed up."""

    id: int
    key: str
    account: int | None
    name: str
    thing: str
    day: date
    at: datetime
    followed: date | None


@dataclass(frozen=True, slots=True)
class ExpectedRecord:
    """Somebody who comes to an event, as the owner says."""

    key: str
    account: int
