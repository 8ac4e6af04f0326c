"""What the desk answers about references: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renown.errors import InputError
from renown.ties.paths.references import CONSENT_ASKED, CONSENT_REFUSED

BRIEFED, OUTCOME, THANKED = "briefed", "outcome", "thanked"
"""The steps of a use of a reference."""


@dataclass(frozen=True, slots=True)
class NewReference:
    """Somebody who can speak for the owner. skills: what they can vouch for."""

    account: int
    relation: str
    skills: tuple[str, ...]
    position: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRecord(NewReference):
    """Somebody in the pool, as it stands."""

    id: int


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """A step towards consent: asked, given or refused."""

    account: int
    step: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class NewUse:
    """A reference named for a job. text: what the job asks for; cv: lines of the owner's own CV."""

    account: int
    job: str
    company: str
    day: date
    text: str = ""
    cv: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRecord(NewUse):
    """A use as it stands: the day they were briefed, what came of it, the day they were thanked."""

    id: int
    briefed: date | None
    outcome: str
    thanked: date | None


def parted(skills: str) -> tuple[str, ...]:
    """Skills written in a line, as the table keeps them.

    >>> parted("SQL, , storage ")
    ('SQL', 'storage')
    """
    return tuple(skill for skill in (part.strip() for part in skills.split(",")) if skill)


def no_consent(state: str) -> InputError:
    """Why somebody cannot be named, by how their consent stands."""
    what = {"": "was not asked", CONSENT_ASKED: "has not answered", CONSENT_REFUSED: "said no"}
    return InputError(
        f"there is no consent: this person {what[state]}", hint="ask first, note the answer, and name them then"
    )
