"""What the doors are shown of references: plain, frozen answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class ReferenceLine(Named):
    """Somebody in the pool. consent: given, asked, refused or empty; warmth is None where no contact was seen.

    ready: until when they have a rest; None when they may be asked now.
    """

    relation: str
    position: str
    skills: tuple[str, ...]
    since: date | None
    until: date | None
    note: str
    consent: str
    consent_words: str
    warmth: float | None
    uses: int
    ready: date | None
    tired: str


@dataclass(frozen=True, slots=True)
class ReferenceFit(Named):
    """Somebody for a job, best first: whether they may be named, which skills fit, and why they stand there."""

    position: str
    may_be_named: bool
    fits: tuple[str, ...]
    number: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseLine:
    """Somebody named for a job, and what followed."""

    id: int
    person: int
    name: str
    job: str
    company: str
    day: date
    briefed: date | None
    outcome: str
    thanked: date | None


@dataclass(frozen=True, slots=True)
class ThanksDue:
    """A thank-you that is due to a reference."""

    use: int
    person: int
    name: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What to tell a reference: points as (skill, named in the job, own line), the letter, and all as Markdown."""

    use: UseLine
    text: str
    points: tuple[tuple[str, bool, str], ...]
    language: str
    letter: str
    markdown: str
