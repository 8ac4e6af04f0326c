"""What is answered about ties."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from renown.ties import warmth
from renown.ties.organisations import ContactAt
from renown.ties.owed import ReplyOwed
from renown.ties.quiet import GoneQuiet
from renown.ties.ties import PersonTie
from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class Tie(PersonTie):
    """What passed between a person and another, who is called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Warmth(warmth.Warmth):
    """How close somebody is to the owner now and ever, with what that rests on, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class TiesPage:
    """A page of the owner's ties: the rows, and how many fit in all."""

    rows: tuple[Warmth, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class WarmthCheck:
    """How often those called warm were in touch in the days after, on the owner's own data; None: too little data."""

    cuts: tuple[date, ...]
    ahead_days: int
    called: int
    in_touch: int
    share: float | None
    low: float | None
    high: float | None
    others: int
    others_in_touch: int
    auc: float | None
    auc_last: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Quiet(GoneQuiet):
    """Somebody gone quiet against their own rhythm, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Owed(ReplyOwed):
    """Somebody whose last word to the owner has no answer yet, called by name. said: that word, where it is known."""

    name: str = field(kw_only=True)
    said: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Contact(ContactAt):
    """Somebody the owner knows at an organisation, called by name."""

    name: str


@dataclass(frozen=True, slots=True)
class CorrectedTie(Named):
    """What the owner says of a tie's warmth, beside what was worked out (None: no contact was seen)."""

    value: float
    computed: float | None
    why: str
    who: str
    at: datetime
