"""What a CV says, each fact with its place in the text.

Invariant: nothing is dropped. A line that a person sees stands in a fact, or in `rest`; a line that nobody would see
stands in `hidden` and is evidence of nothing. Who somebody is (`Contact`) is kept apart from what they did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from renown.recruit.texts.document import Line, Remark

Precision = Literal["year", "month", "day"]
Level = Literal["", "A1", "A2", "B1", "B2", "C1", "C2", "native", "fluent", "good", "basic"]


@dataclass(frozen=True, slots=True)
class When:
    """A day as precisely as it was written.

    >>> When(2019, 3).first, When(2019, 3).last, str(When(2019, 3)), When(2019).precision
    (datetime.date(2019, 3, 1), datetime.date(2019, 3, 31), '2019-03', 'year')
    """

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How precisely it was written."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        if self.month is None or self.month == 12:
            return date(self.year, 12, self.day or 31)
        return self.first if self.day else date(self.year, self.month + 1, 1) - timedelta(1)

    def __str__(self) -> str:
        """As ISO 8601 writes it, as short as it is known."""
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when. ongoing: it was written that it lasts ('heute', 'since')."""

    start: When | None = None
    end: When | None = None
    ongoing: bool = False

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        return bool(self.start and self.end and self.end.last < self.start.first)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in `Document.text`: from `at` to before `end`."""

    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """One job. description: its lines as they were written, without bullets. place: where, as it was written."""

    title: str = ""
    employer: str = ""
    place: str = ""
    period: Period = Period()
    description: tuple[str, ...] = ()
    freelance: bool = False
    stands: Place = field(default=Place(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Study:
    """School, apprenticeship or study. degree: what for; school: where."""

    degree: str = ""
    school: str = ""
    place: str = ""
    period: Period = Period()
    description: tuple[str, ...] = ()
    stands: Place = field(default=Place(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill. listed: whether the person names it as one. concept: its id in the taxonomy, "" where it has none.

    words: as it was written. places: everywhere it stands in the text, first where it is listed.
    """

    words: str
    listed: bool = True
    label: str = ""
    concept: str = ""
    places: tuple[Place, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language. code: ISO 639-1, "" where we do not know it. level: as it was written, or of the scale behind it."""

    words: str
    code: str = ""
    level: Level = ""
    said: str = ""
    stands: Place = field(default=Place(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """An address of a page. network: whose it is, "web" otherwise."""

    url: str
    network: str = "web"
    stands: Place = field(default=Place(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Proof of something learnt."""

    name: str
    issuer: str = ""
    when: When | None = None
    stands: Place = field(default=Place(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who somebody is and how they are reached: kept apart, and never part of a profile.

    personal: lines about birth, nationality, family, address, as they were written.
    """

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two parts of a working life of which the CV says nothing. A fact, never a judgement."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines under a heading that is none of the known ones, or that are kept as they are (interests)."""

    kind: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resume:
    """A CV. language: ISO 639-1 of its words, "" where it is none that we read. headline: the line below the name.

    rest: lines that were not understood. hidden: lines that nobody sees. others: lines of another person in the file.
    """

    file: str = ""
    language: str = ""
    contact: Contact = Contact()
    headline: str = ""
    summary: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    studies: tuple[Study, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Spoken, ...] = ()
    links: tuple[Link, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    passages: tuple[Passage, ...] = ()
    rest: tuple[Line, ...] = ()
    hidden: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
    others: tuple[Line, ...] = ()
