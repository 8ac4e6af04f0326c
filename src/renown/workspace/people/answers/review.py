"""What the doors are shown of who is who: pairs that may be one person, and what was said of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.workspace.answers import Named
from renown.workspace.people.answers.people import Account


@dataclass(frozen=True, slots=True)
class Side(Named):
    """One of two people who may be one: who, and by which accounts they are known."""

    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two people who may be one. a, b: accounts that an answer names; reasons: the evidence in words.

    strength: how much speaks for it, in a word; points: the sum it comes from, which is not a chance.
    """

    a: int
    b: int
    one: Side
    other: Side
    strength: str
    points: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said of two accounts: yes (one person), no (two) or later. `undone`: when it was taken back."""

    a: int
    b: int
    one: str
    other: str
    word: str
    who: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How many pairs wait, of these nearly certain, how many were answered with yes or no, and how many put off."""

    waiting: int
    certain: int
    answered: int
    put_off: int
