"""What the desk answers about who is who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Word(StrEnum):
    """What somebody says when asked whether two are one person."""

    YES = "yes"
    NO = "no"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody's answer about two accounts (a < b). `undone` is when it was taken back or replaced.

    known: names the evidence there was, for an answer of "later".
    """

    a: int
    b: int
    word: Word
    who: str
    at: datetime
    undone: datetime | None
    known: str = ""


@dataclass(frozen=True, slots=True)
class DetailRecord:
    """One word on a person's details, and when it was taken back."""

    id: int
    account: int
    fact: str
    old: str
    new: str
    label: str
    beside: str
    since: date | None
    who: str
    at: datetime
    undone_at: datetime | None
