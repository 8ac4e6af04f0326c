"""What the room `sourcing` answers."""

from __future__ import annotations

from dataclasses import dataclass

from renown.recruit.query.dialects.losses import Loss
from renown.recruit.query.dialects.translation import Search
from renown.recruit.query.faults import Note


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
