"""What the doors are shown about giving: plain, frozen answers. No logic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from renown.ties.giving import exchange
from renown.ties.giving.ideas import Gift
from renown.ties.giving.notes.draft import Reading
from renown.workspace.answers import Named


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise still to be kept. mine: the owner's; otherwise the other person's. late_days: 0 until the day due."""

    id: int
    person: int
    name: str
    mine: bool
    words: str
    due: date | None
    since: date
    kind: str = "other"
    about: int | None = None
    about_name: str = ""
    late_days: int = 0
    note: int | None = None


@dataclass(frozen=True, slots=True)
class PastPromise:
    """A promise that came to its end, and whether it was kept."""

    id: int
    person: int
    name: str
    mine: bool
    words: str
    kept: bool
    day: date


@dataclass(frozen=True, slots=True)
class Unthanked:
    """A favour the owner got and has not said thank you for, as far as was noted."""

    id: int
    person: int
    name: str
    kind: str
    words: str
    since: date
    about_name: str = ""


@dataclass(frozen=True, slots=True)
class FavourLine:
    """One favour. given: the owner did it. thanked: when the owner said thank you, for one they got."""

    id: int
    person: int
    name: str
    kind: str
    given: bool
    day: date
    words: str
    thanked: date | None
    about: int | None = None
    about_name: str = ""
    note: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveIdea(Gift):
    """Something to give a person. other: a third person, if any."""

    person: int
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Balance(exchange.Balance):
    """Who gives and who takes between the owner and a person called by name, or everybody (person None, no name).

    balance: -1 (they gave it all) to 1 (the owner gave it all), each favour by its effort, halved after a year; 0 is
    even. acts_given, acts_received: reactions, mentions and messages seen in the imports, beside the favours.
    """

    name: str


@dataclass(frozen=True, slots=True)
class AskCheck(exchange.BeforeAsking):
    """Whether it is time to ask a person for something. verdict: "ask", "give first" or "unknown"."""

    name: str
    ideas: tuple[GiveIdea, ...]


@dataclass(frozen=True, slots=True)
class Choice(Named):
    """Somebody a name may mean."""

    sub: str


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name in a line, and the one person it means; or those it may mean (choices). more: there are others still."""

    text: str
    person: int | None
    name: str
    choices: tuple[Choice, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line was understood as, before it is kept.

    what: promise_mine, promise_theirs, given, received, thanks, asked, met, note, or "" when it could not be read.
    says: all of it in a sentence. read: from which words. unclear: what could not be read. ready: it can be kept, for
    every name means one person. favour: the favour that thanks are for; promise: the open promise this keeps.
    """

    text: str
    what: str
    kind: str
    people: tuple[NameRead, ...]
    about: NameRead | None
    day: date
    due: date | None
    words: str
    language: str
    says: str
    read: tuple[Reading, ...]
    unclear: tuple[str, ...]
    ready: bool
    favour: int | None = None
    promise: int | None = None

    @property
    def names(self) -> tuple[NameRead, ...]:
        """Every name in the line."""
        return (*self.people, *([self.about] if self.about else []))

    @property
    def answerable(self) -> bool:
        """Whether choosing among the people it may mean is all that is missing."""
        return bool(self.what and self.people) and all(n.person is not None or n.choices for n in self.names)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line that was kept; undone: when it was taken back."""

    id: int
    people: tuple[Choice, ...]
    what: str
    day: date
    words: str
    at: datetime
    undone: datetime | None
