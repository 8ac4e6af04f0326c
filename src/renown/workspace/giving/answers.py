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
    """A name in a note, and the one person it means; or those it may mean (choices). more: there are others still.

    role: "with" for whom the note is about, "about" for the third person of an introduction, "named" for who is named
    besides.
    """

    text: str
    person: int | None
    name: str
    choices: tuple[Choice, ...] = ()
    more: bool = False
    role: str = "with"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a note was understood as.

    text: its first line. what: call, lunch, coffee, met, message, promise_mine, promise_theirs, given, received,
    thanks, asked, fact, plan or note. kind: a kind of favour. others: who is named besides. due: until when it was
    promised, or when it is to be done. topic: what it was about. words: what remains to be said of a favour. says: all
    of it in a sentence. read: from which words. unclear: what could not be read. settled: nothing is unclear, and
    every name in its place means one person. favour: the favour that thanks are for; promise: the open promise this
    keeps.
    """

    text: str
    what: str
    kind: str
    people: tuple[NameRead, ...]
    about: NameRead | None
    others: tuple[NameRead, ...]
    day: date
    due: date | None
    topic: str
    words: str
    language: str
    says: str
    read: tuple[Reading, ...]
    unclear: tuple[str, ...]
    settled: bool
    favour: int | None = None
    promise: int | None = None

    @property
    def names(self) -> tuple[NameRead, ...]:
        """Every name in the note."""
        return (*self.people, *([self.about] if self.about else []), *self.others)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it stands. words: as they were typed, the whole of them; undone: when it was taken back.

    people: whom it is about; about: the third person among them; mentioned: who is only named. due: when it is to be
    done, or until when it was promised. event: the key of the event it is from. told: what it tells stands in the
    ledger of favours. reminder: the one that was made of it. version: to be named by whoever changes it.
    """

    id: int
    people: tuple[Choice, ...]
    what: str
    day: date
    words: str
    at: datetime
    undone: datetime | None
    kind: str
    about: Choice | None
    mentioned: tuple[Choice, ...]
    due: date | None
    topic: str
    event: str
    told: bool
    reminder: int | None
    version: int


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note with what it was understood as, and what waits for a word.

    says: in a sentence. open: names in it that may mean several people, nobody known, or somebody who was left out.
    read: what was read from which words; unclear: what could not be. waits: it would tell of a favour, a promise or
    thanks once it is confirmed. changed: how often it was changed.
    """

    note: NoteLine
    says: str
    open: tuple[NameRead, ...]
    read: tuple[Reading, ...]
    unclear: tuple[str, ...]
    waits: bool
    changed: int


@dataclass(frozen=True, slots=True)
class NotesPage:
    """A page of notes, newest first, and how many there are in all."""

    rows: tuple[NoteLine, ...]
    total: int
    page: int
    per_page: int


@dataclass(frozen=True, slots=True)
class EarlierNote:
    """What a note said before it was changed at some time."""

    version: int
    what: str
    day: date
    words: str
    until: datetime
