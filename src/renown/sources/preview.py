"""A table that no source knows: its first rows, and a guess of what its columns mean.

Invariant: only the beginning is read, and a guess decides nothing: it is shown to the user, who says what holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from renown.errors import InputError
from renown.model.values import EMAIL
from renown.model.values.date import parse
from renown.model.values.day_order import NUMERIC, order_of
from renown.sources.base import Archive, Entry
from renown.sources.contacts_csv.columns import fold, role_of
from renown.sources.contacts_csv.told import ROLES
from renown.sources.table.sample import HEAD, records, refuse_bytes, separator_of, whole_lines
from renown.sources.text import decode

ENDINGS = (".csv", ".tsv", ".txt")
ROWS = 8
_LOOKED_AT = 100
_MOST = 0.6
_PHONE = re.compile(r"\+?[\d ()./-]{6,24}")
_EPOCH = re.compile(r"\d{10}|\d{13}|\d{16}")

Sort = Literal["acts", "contacts"]

READ_BY: Mapping[str, str] = {"acts": "table", "contacts": "contacts_csv"}
"""The source that reads a table of each sort, once it is said what its columns hold."""

ACT_NAMES: Mapping[str, frozenset[str]] = {
    "actor": frozenset(
        "who actor from sender author user source by name1 von wer absender de remitente quien qui".split()
    ),
    "target": frozenset(
        "whom target to recipient receiver addressee an wen empfänger para destinatario à name2".split()
    ),
    "time": frozenset("when time date datetime timestamp at day sent created datum zeit fecha quand wann ts".split()),
    "kind": frozenset("what kind type action act event art was tipo typ verb".split()),
}
"""What the columns of acts are called, folded."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a table. columns: their names, or numbers where the first line is data.

    sort: what it seems to be. acts, contacts: what each column seems to hold, role -> number of the column from 1.
    asks_order: whether its dates do not tell which of day and month comes first; day_first: what they tell.
    """

    name: str
    separator: str
    header: bool
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sort: Sort
    acts: Mapping[str, int] = field(default_factory=dict)
    contacts: Mapping[str, int] = field(default_factory=dict)
    asks_order: bool = False
    day_first: bool | None = None


def table_in(archive: Archive) -> Entry:
    """The one table of an archive. Raises InputError where there is none, or more than one."""
    tables = [entry for entry in archive.entries() if is_table(entry.path)]
    if len(tables) != 1:
        raise InputError(f"{archive.name} is not one table", hint=f"Tables end in {', '.join(ENDINGS)}")
    return tables[0]


def is_table(path: str) -> bool:
    """Whether a file may be a table of text, by its name.

    >>> is_table("friends.CSV"), is_table("friends.zip")
    (True, False)
    """
    return path.lower().removesuffix(".gz").endswith(ENDINGS)


def is_told(seen: Preview) -> bool:
    """Whether there is something to say of a table: a line beside its header; in a .txt, maybe prose, columns too.

    >>> is_told(Preview("a.txt", " ", True, ("nothing", "to", "see"), (), "acts"))
    False
    """
    width = len(seen.columns)
    even = width > 1 and all(len(row) == width for row in seen.rows)
    return bool(seen.rows) and (even or not seen.name.lower().removesuffix(".gz").endswith(".txt"))


def preview(entry: Entry, separator: str = "", header: bool | None = None) -> Preview:
    """The beginning of a table. separator, header: what the user says of them, else they are guessed.

    Raises InputError for what is no text, and for an empty file.
    """
    head = entry.head(HEAD)
    encoding = decode(head)
    if not encoding.startswith("utf-16"):
        refuse_bytes(entry.path, head)
    text = whole_lines(head.decode(encoding, "replace").encode()) if encoding != "utf-8" else whole_lines(head)
    sign = separator or separator_of(entry.path, text)
    rows = [row for row in records(entry.path, text, sign) if any(cell.strip() for cell in row)]
    if not rows:
        raise InputError(f"{entry.path} is empty", hint="Give a table with a line for each act, or for each person")
    named = _is_header(rows) if header is None else header
    width = max(map(len, rows[:_LOOKED_AT]))
    first = [*rows[0], *[""] * (width - len(rows[0]))]
    columns = tuple(cell.strip() or str(n) for n, cell in enumerate(first, 1)) if named else _numbers(width)
    body = rows[int(named) :]
    cells = [[row[n].strip() if n < len(row) else "" for row in body[:_LOOKED_AT]] for n in range(width)]
    acts, contacts = _acts(columns, cells), _contacts(columns, cells)
    order = order_of(cells[acts["time"] - 1]) if "time" in acts else None
    numeric = order is not None and any(NUMERIC.fullmatch(cell) for cell in cells[acts["time"] - 1])
    return Preview(
        PurePosixPath(entry.path).name,
        sign,
        named,
        columns,
        tuple(tuple(row) for row in body[:ROWS]),
        _sort(acts, contacts),
        acts,
        contacts,
        asks_order=bool(numeric and order and not order.told),
        day_first=order.day_first if numeric and order and order.told else None,
    )


def _numbers(width: int) -> tuple[str, ...]:
    return tuple(str(n) for n in range(1, width + 1))


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: words that are all there, all different, and none of which is data."""
    first = [cell.strip() for cell in rows[0]]
    return all(first) and len(set(first)) == len(first) and not any(map(_is_data, first))


def _is_data(cell: str) -> bool:
    return bool(EMAIL.clean(cell)) or _is_time(cell) or (_PHONE.fullmatch(cell) is not None)


def _is_time(cell: str) -> bool:
    return bool(_EPOCH.fullmatch(cell) or NUMERIC.fullmatch(cell)) or (not cell.isdecimal() and parse(cell) is not None)


def _share(cells: Sequence[str], fits: object) -> float:
    filled = [cell for cell in cells if cell]
    return sum(bool(fits(cell)) for cell in filled) / len(filled) if callable(fits) and filled else 0.0


def _acts(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column seems to say who, whom, when and what, by its name, else by what stands in it."""
    found = {
        role: n
        for role, names in ACT_NAMES.items()
        for n, column in reversed(list(enumerate(columns, 1)))
        if fold(column) in names
    }
    times = [n for n, column in enumerate(cells, 1) if _share(column, _is_time) >= _MOST]
    if found.get("time") not in times:
        found.pop("time", None)
        found |= {"time": times[0]} if times else {}
    left = [n for n in range(1, len(columns) + 1) if n not in found.values() and n not in times]
    for role in ("actor", "target"):
        if role not in found and left:
            found[role] = left.pop(0)
    return found


def _contacts(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column seems to hold a name, an address, a number and so on, by its name, else by what stands in it."""
    found: dict[str, int] = {}
    for n, column in enumerate(columns, 1):
        role = role_of(column)[0]
        if role in ROLES:
            found.setdefault(role, n)
    for role, fits in (("email", EMAIL.clean), ("phone", _is_phone)):
        likely = [n for n, column in enumerate(cells, 1) if _share(column, fits) >= _MOST and n not in found.values()]
        if role not in found and likely:
            found[role] = likely[0]
    if not {"name", "first", "last"} & set(found):
        words = [
            n for n, column in enumerate(cells, 1) if _share(column, _is_name) >= _MOST and n not in found.values()
        ]
        found |= {"name": words[0]} if words else {}
    return found


def _is_phone(cell: str) -> bool:
    return _PHONE.fullmatch(cell) is not None and not _is_time(cell)


def _is_name(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell)) and "@" not in cell


def _sort(acts: Mapping[str, int], contacts: Mapping[str, int]) -> Sort:
    """Acts have a time and two people; whatever else has people is a list of them."""
    dated = {"actor", "target", "time"} <= set(acts)
    listed = bool({"email", "phone"} & set(contacts)) and bool({"name", "first", "last"} & set(contacts))
    return "acts" if dated and not listed else "contacts"
