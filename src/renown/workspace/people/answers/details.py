"""What is known of a person to reach and remember them by, and where each of it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is known of a person.

    value: as it is stored; shown: as people write it. kind: home, work, cell, as the source says. beside: the employer
    of a position, what a date is of. link: what opens, calls or writes; empty where nothing does. source: where it
    comes from, in words; files: the imports that say so. edit: the number of the owner's own word that says so, 0 where
    a source does.
    """

    fact: str
    value: str
    shown: str
    kind: str = ""
    beside: str = ""
    link: str = ""
    source: str = ""
    files: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    edit: int = 0


@dataclass(frozen=True, slots=True)
class LocalTime:
    """By which clocks somebody lives. ground: the address or number that says so."""

    zone: str
    ground: str


@dataclass(frozen=True, slots=True)
class EditLine:
    """One word of the owner's on a person's details, in words; what was taken back says when."""

    edit: int
    fact: str
    words: str
    at: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Everything that a person is reached and remembered by. edits: what stands of the owner's own words.

    picture: the name of their picture, by its content; empty where there is none. last: the number of the owner's
    newest word, so that a page that was open meanwhile is noticed.
    """

    person: int = 0
    reach: tuple[Detail, ...] = ()
    work: tuple[Detail, ...] = ()
    past: tuple[Detail, ...] = ()
    dates: tuple[Detail, ...] = ()
    places: tuple[Detail, ...] = ()
    more: tuple[Detail, ...] = ()
    picture: str = ""
    clock: LocalTime | None = None
    edits: tuple[EditLine, ...] = ()
    last: int = 0
