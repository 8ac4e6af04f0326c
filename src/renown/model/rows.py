"""What an importer may yield: typed rows, problems, and an account of every file it saw.

Importers speak of accounts and posts by network and native key; ids are made when rows are stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

Precision = Literal["s", "m", "d", "none"]
Direction = Literal["in", "out", "mutual", "observed"]
AccountKind = Literal["person", "organisation", "bot", "unknown"]

PEOPLE: tuple[AccountKind, ...] = ("person", "unknown")
"""The kinds of account that stand for a human being, as far as is known."""

NOT_PEOPLE: tuple[AccountKind, ...] = ("bot", "organisation")
"""The others: nobody to keep in touch with, to ask or to be introduced to."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account and what the export says of it. See `tables/accounts.py` for each column."""

    network: str
    key: str
    handle: str | None = None
    name: str | None = None
    email: str | None = None
    url: str | None = None
    kind: AccountKind = "person"
    owner: bool = False
    headline: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post. `author` and `thread` are native keys on the same network; `ts` is naive UTC."""

    network: str
    key: str
    author: str | None = None
    ts: datetime | None = None
    place: str | None = None
    thread: str | None = None
    text: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class InteractionRow:
    """An act of `actor` because of `target`. `object` is a post's native key; `ts` is naive UTC."""

    network: str
    kind: str
    actor: str
    target: str
    ts: datetime | None = None
    precision: Precision = "s"
    zone_known: bool = True
    object: str | None = None
    place: str | None = None
    group_size: int = 2
    direction: Direction = "observed"


@dataclass(frozen=True, slots=True)
class FactRow:
    """A dated statement about an account: a position, a school, a skill. `object`: the event it is a part in."""

    network: str
    account: str
    fact: str
    value: str
    organisation: str | None = None
    place: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    object: str | None = None


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture of an account's holder. See `tables/pictures.py`."""

    network: str
    account: str
    digest: str
    content: str


TOLD_STATE, TOLD_STATE_AT = "state", "state at a time"
"""Counts that say how new an export's telling of a thing is (`lake/states.py`): of a whole one, of one of its times."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """A number without actors. Either `account` or `post` is set."""

    network: str
    measure: str
    value: int
    account: str | None = None
    post: str | None = None
    ts: datetime | None = None


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A kind that this source can show, in which direction, for whom, from when to when."""

    network: str
    kind: str
    scope: Literal["community", "owner"]
    direction: Literal["in", "out", "both"]
    account: str | None = None
    since: datetime | None = None
    until: datetime | None = None


WORDS_KEPT = 280
"""So many letters of the last words of a tie are kept, where the owner wants them kept at all."""


@dataclass(frozen=True, slots=True)
class WordsRow:
    """What a private message between two said. Yielded only where `ReadOptions.words` asks for it.

    It enters no table of facts: of each two, the first `WORDS_KEPT` letters of the last are handed on.
    """

    network: str
    author: str
    other: str
    ts: datetime
    text: str


@dataclass(frozen=True, slots=True)
class LastWords:
    """What one account said to another last, or the other to it. import_id: the import that told it; 0: not yet one."""

    author: int
    other: int
    network: str
    ts: datetime
    text: str
    import_id: int = 0


Row = AccountRow | PostRow | InteractionRow | FactRow | CountRow | CoverageRow | PictureRow


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of input that could not be read: where, what stood there, what should, and what to do.

    line: 1-based line or record number, 0 when the whole file is meant.

    >>> print(Problem("messages.csv", 7, "yesterday", "a date like 2024-03-05 07:08:09 UTC", "mend the cell"))
    messages.csv, line 7: found 'yesterday', expected a date like 2024-03-05 07:08:09 UTC; mend the cell
    """

    file: str
    line: int
    found: str
    expected: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: found {self.found[:120]!r}, expected {self.expected}; {self.hint}"


@dataclass(frozen=True, slots=True)
class FileRead:
    """The account of one file: how many records it held, how many were used, and why the others were not.

    `read == kept + sum(skipped.values())` holds, problems included under the reason "problem".
    """

    file: str
    read: int
    kept: int
    skipped: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileIgnored:
    """A file left unread on purpose, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class FieldsUnread:
    """Fields of a file that the importer neither reads nor names as ignored: the format has changed."""

    file: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading has come: bytes of the total, and what it is at."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A table that the lake's engine reads by itself, so that 100 million rows need no Python loop.

    Columns are names, or 1-based numbers as text when `header` is False.
    kind_map: value in the kind column -> kind of the registry; all_kind: one kind for every row.
    time_unit: s, ms or us for numbers; text for anything the engine can parse.
    day_order: which comes first in dates of numbers like 03/04/2024: day or month; mixed: the column shows both, and
    one that could be either is none; "" where there are no such dates.
    zone: IANA zone of times of day that state none (numbers are UTC); None leaves it unknown.
    """

    path: Path
    format: Literal["csv", "parquet", "json"]
    network: str
    actor: str
    target: str
    time: str
    time_unit: Literal["s", "ms", "us", "text"] = "s"
    kind: str | None = None
    kind_map: Mapping[str, str] = field(default_factory=dict)
    all_kind: str | None = None
    object: str | None = None
    separator: str = ","
    header: bool = True
    zone: str | None = None
    day_order: Literal["", "day", "month", "mixed"] = ""


Item = Row | WordsRow | Problem | FileRead | FileIgnored | FieldsUnread | Progress | Scan
