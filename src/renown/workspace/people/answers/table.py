"""What is answered about people as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from renown.workspace.answers import PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(PersonRow):
    """A person in the table: their line in any list, and more.

    warmth, standing, last: of the owner's tie with them; None, `none` and None without one. contact: days of contact
    in each of the last 26 fortnights, the latest last. reminder: the day of the next one, None without one. mail,
    phone: the first of each. picture: its name, empty where there is none.
    """

    organisation: str
    circles: tuple[str, ...]
    tags: tuple[str, ...]
    warmth: float | None
    standing: str
    last: date | None
    reminder: date | None
    contact: tuple[int, ...]
    mail: str
    phone: str
    hidden: bool
    picture: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of the table, in these columns. nameless, hidden: how many more fit, but have no name or are hidden."""

    rows: tuple[TableRow, ...]
    total: int
    page: int
    pages: int
    nameless: int
    hidden: int
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A way to look at the table: what it asks, by name."""

    id: int
    name: str
    asked: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class BulkStep:
    """Something done to many at once. people: of how many something changed. undone: when it was taken back."""

    id: int
    what: str
    words: str
    people: int
    said: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many people have it."""

    name: str
    people: int
