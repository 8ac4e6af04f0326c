"""What the room `sourcing` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from renown.recruit.query.dialects.losses import Loss
from renown.recruit.query.dialects.translation import Search
from renown.recruit.query.faults import Note
from renown.workspace.recruit.candidate_answers import CandidateRow


@dataclass(frozen=True, slots=True)
class ChipLine:
    """A part of a search in the builder. text: as the query has it; words: for people; field: where to look."""

    text: str
    words: str
    field: str


@dataclass(frozen=True, slots=True)
class QueryRead:
    """What a query was read as.

    text: the same in capitals and brackets; empty: nothing is asked yet. notes: where something else may have been
    meant. must: all of them; any: groups of which one each is enough; none: none of them; kept: what chips cannot show.
    """

    text: str
    notes: tuple[Note, ...]
    must: tuple[ChipLine, ...]
    any: tuple[tuple[ChipLine, ...], ...]
    none: tuple[ChipLine, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Other words for a part of a search, from the taxonomy.

    words: the part, or the parts of a row. names: what it is called as well. field, to, at: with these `add_chip` takes
    one of them in as an alternative.
    """

    words: str
    names: tuple[str, ...]
    field: str
    to: str
    at: int


@dataclass(frozen=True, slots=True)
class Platform:
    """Where a search can be asked besides here: its key, and what it is called."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A search on another platform.

    dialect: its key. finds: what its answers are. searches: texts with their links, none where nothing can be asked.
    losses: what is not asked as it is meant. advice: before opening it. source: where its rules stand, with the day we
    read it; empty: nobody says. limits: how much it takes, in words, with who says so.
    """

    dialect: str
    title: str
    finds: str
    searches: tuple[Search, ...]
    losses: tuple[Loss, ...]
    advice: str
    source: str
    limits: str


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A kept search. places: `here`, and platforms by their keys. looked: when it was last looked at.

    found: how many it finds here; new: how many of them it had not found then; changed: of how many other papers tell
    since; None where it is not asked here, or cannot be. fault: why its query cannot be asked any more, as after a word
    in it was erased; empty where it can.
    """

    search: int
    name: str
    query: str
    places: tuple[str, ...]
    found: int | None
    new: int | None
    changed: int | None
    looked: datetime | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SearchNews:
    """A kept search, who is new in it, and of whom other papers tell now than when it was looked at."""

    row: SearchRow
    new: tuple[CandidateRow, ...]
    changed: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class FacetLine:
    """Something a search can be narrowed by: words as `add_chip` takes them. people: how many would be left."""

    words: str
    people: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of it. field: the one of the language that narrows by it."""

    kind: str
    field: str
    lines: tuple[FacetLine, ...]
