"""What a line was understood as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PROMISE_MINE, PROMISE_THEIRS = "promise_mine", "promise_theirs"
GIVEN, RECEIVED, THANKS, ASKED = "given", "received", "thanks", "asked"
CALL, LUNCH, COFFEE, MET, MESSAGE = "call", "lunch", "coffee", "met", "message"
FACT, PLAN, NOTE = "fact", "plan", "note"
PROMISES = (PROMISE_MINE, PROMISE_THEIRS)
CONTACT = (CALL, LUNCH, COFFEE, MET, MESSAGE)
"""Notes that say that the owner and those they name were in touch."""

LEDGER = (*PROMISES, GIVEN, RECEIVED, THANKS)
"""What enters the ledger of favours."""

WHATS = (*CONTACT, *LEDGER, ASKED, FACT, PLAN, NOTE)
"""Everything that a note can be."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the line: where it stands and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read, and the words it was read from."""

    part: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A line, read.

    text: the line with single spaces; spans count in it. what: one of the words above. kind: a kind of favour, "other"
    when none is named. people: whom it is about; about: the third person of an introduction or referral; others: who
    is named besides; further: names behind the first line. day: when it was (today when the line does not say). due:
    until when it was promised, or when it is to be done. words: what remains to be said of a favour. topic: what it was
    about, where the line says so. read: what was understood from which words. unclear: what was not.
    """

    text: str
    what: str
    kind: str
    people: tuple[Span, ...]
    about: Span | None
    day: date
    due: date | None
    words: str
    language: str
    read: tuple[Reading, ...]
    unclear: tuple[str, ...]
    others: tuple[Span, ...] = ()
    topic: str = ""
    further: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Span, ...]:
        """Everybody named in the line."""
        return (*self.people, *([self.about] if self.about else []), *self.others)
