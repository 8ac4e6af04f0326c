"""What the desk answers about favours, promises, thanks, quick notes and corrected ties: plain, frozen records.

Accounts are those of the other person; the owner is never named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.ties.giving.notes.draft import CONTACT as CONTACT  # what says that a note's people were in touch on its day

FAVOUR_KINDS = ("introduction", "reference", "review", "referral", "article", "help", "gift", "advice", "other")
"""What a favour can be."""


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
class NoteSaid:
    """What a note says: its words as they were typed, and what they were taken for.

    accounts: whom it is about, about_account among them; mentioned_accounts: who is only named in it. what: see
    `ties.giving.notes.draft`. kind: a kind of favour. due: until when something is to be done. event: the key of the
    event it is from. reminder: the one that was made of it. told: what it tells of favours, promises and thanks stands
    in the ledger. written: the day from which its words look.
    """

    accounts: tuple[int, ...]
    what: str
    day: date
    words: str
    kind: str = ""
    about_account: int | None = None
    mentioned_accounts: tuple[int, ...] = ()
    due: date | None = None
    topic: str = ""
    event: str = ""
    told: bool = False
    written: date | None = None
    reminder: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote(NoteSaid):
    """A note to be written down, and what it tells. kept: promises that were kept with it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord(NoteSaid):
    """A note as it stands. version: how often it was changed, and one; undone: when it was taken back."""

    id: int
    version: int
    who: str
    at: datetime
    undone: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteVersionRecord(NoteSaid):
    """What a note said before it was changed: by whom, and when."""

    version: int
    who: str
    at: datetime
