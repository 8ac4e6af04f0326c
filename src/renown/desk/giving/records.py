"""What the desk answers about favours, promises, thanks, quick notes and corrected ties: plain, frozen records.

Accounts are those of the other person; the owner is never named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

FAVOUR_KINDS = ("introduction", "reference", "review", "referral", "article", "help", "gift", "advice", "other")
"""What a favour can be."""

CONTACT = ("call", "lunch", "coffee", "met", "message")
"""What a note can be that says the owner and its people were in touch on its day (`NoteRecord.what`)."""


@dataclass(frozen=True, slots=True)
class NewFavour:
    """A favour to be written down. given: by the owner; otherwise the owner got it."""

    account: int
    kind: str
    given: bool
    day: date
    words: str = ""
    about: int | None = None


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise to be written down. mine: the owner's; otherwise the other person's."""

    account: int
    kind: str
    mine: bool
    since: date
    due: date | None = None
    words: str = ""
    about: int | None = None


@dataclass(frozen=True, slots=True)
class NewThanks:
    """Thanks to be written down. favour: the number of the favour they were for, where it is one."""

    account: int
    day: date
    words: str = ""
    favour: int | None = None


@dataclass(frozen=True, slots=True)
class NewNote:
    """A line the owner wrote, what it was taken for, and what it tells. kept: promises that were kept with it."""

    accounts: tuple[int, ...]
    what: str
    day: date
    words: str
    favours: tuple[NewFavour, ...] = ()
    promises: tuple[NewPromise, ...] = ()
    thanks: tuple[NewThanks, ...] = ()
    kept: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FavourRecord(NewFavour):
    """A favour as it stands. thanked: when the owner said thank you for it."""

    id: int
    thanked: date | None
    note: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRecord(NewPromise):
    """A promise as it stands. kept, let_go: the day it came to its end, one way or the other."""

    id: int
    kept: date | None
    let_go: date | None
    note: int | None
    who: str
    at: datetime

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept is None and self.let_go is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksRecord(NewThanks):
    """Thanks that were said."""

    id: int
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A quick note; undone is when it was taken back."""

    id: int
    accounts: tuple[int, ...]
    what: str
    day: date
    words: str
    who: str
    at: datetime
    undone: datetime | None
