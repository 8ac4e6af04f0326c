"""The CSV files of a LinkedIn export, known by their columns, whatever they are called and however re-saved.

Invariant: a file's kind is decided by its header row, which may stand below a preamble; columns are found by
name, never by place, and names are compared without case, spaces and signs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import PurePosixPath

from renown.errors import InputError
from renown.model.rows import Problem
from renown.model.values.date import Moment, parse
from renown.model.values.day_order import Column, DayOrder
from renown.model.values.value import strip_marks
from renown.sources.base import Entry
from renown.sources.linkedin.kinds import ASSISTANT, IGNORED_FILES, SHEET_KINDS, SheetKind
from renown.sources.linkedin.languages import ENGLISH
from renown.sources.text import open_text
from renown.sources.walk import head_of, until_damage

_PREAMBLE = 20
_CONNECTIONS = ("firstname", "lastname", "url", "emailaddress", "company", "position", "connectedon")
_SEPARATORS = (",", ";", "\t")
_NUMBERED = re.compile(r"(?:_\d+|-part\d+|\(\d+\)|_n)$")
_SIGNS = re.compile(r"[\W_]+")


DATES = frozenset(
    "connectedon date sentat followedon creationdate endorsementdate registrationdate joinedon joinedat "
    "eventtime".split()
)
"""Folded columns that hold a date."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells by folded column name, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]
    orders: Mapping[str, DayOrder] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def moment(self, column: str, zone: tzinfo | None = None) -> Moment | None:
        """The time in a column, day and month in the order that all of the column shows; None where there is none."""
        return parse(self[column].partition(" - ")[0], zone, self.orders.get(column))

    def name(self, first: str = "firstname", last: str = "lastname") -> str:
        """The name made of two columns."""
        return f"{self[first]} {self[last]}".strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose kind is known. `columns` as written in line `header` (1-based); `separator` as found."""

    entry: Entry
    kind: SheetKind
    columns: tuple[str, ...]
    separator: str
    header: int
    orders: Mapping[str, DayOrder] = field(default_factory=dict)

    def dated(self) -> Sheet:
        """The sheet with what its dates show of the order of day and month, column by column."""
        columns = {column: Column() for column in map(fold, self.columns) if column in DATES}
        for record in self.records() if columns else ():
            if isinstance(record, Record):
                for name, column in columns.items():
                    column.add(record[name])
        return replace(self, orders={name: column.order() for name, column in columns.items()})

    def records(self) -> Iterator[Record | Problem]:
        """The rows below the header, and a problem if the file is damaged; rows shorter than it have empty cells."""
        return until_damage(self.entry, self._rows())

    def _rows(self) -> Iterator[Record]:
        names = tuple(fold(column) for column in self.columns)
        with open_text(self.entry) as text:
            # By lines, not by rows: a quote left open in the preamble must not swallow the header.
            for _ in range(self.header):
                text.readline()
            reader = csv.reader(text, delimiter=self.separator)
            try:
                for row in filter(None, reader):
                    cells = dict(zip(names, map(str.strip, row), strict=False))
                    yield Record(self.entry.path, self.header + reader.line_num, cells, self.orders)
            except csv.Error as error:
                line = self.header + reader.line_num
                raise InputError(f"{self.entry.path}, line {line}: {error}", hint="Save it as plain CSV") from error


def fold(column: str) -> str:
    """A column or file name for comparing.

    >>> fold("\ufeffFirst Name "), fold("SENDER PROFILE URL"), fold("Invited by (First Name)")
    ('firstname', 'senderprofileurl', 'invitedbyfirstname')
    """
    return _SIGNS.sub("", strip_marks(column).casefold())


def stem(path: str) -> str:
    """A file's name for comparing: no folder, suffix or number at the end.

    >>> stem("Basic/Company Follows.csv"), stem("Comments_34875879.csv"), stem("Receipts_v2.csv")
    ('companyfollows', 'comments', 'receiptsv2')
    """
    name = PurePosixPath(path).name.casefold().removesuffix(".csv").strip()
    return fold(_NUMBERED.sub("", name))


def sheet_of(entry: Entry) -> Sheet | None:
    """The file as a sheet, or None when its columns are those of no known kind."""
    if not entry.path.lower().endswith((".csv", ".tsv", ".txt")) or IGNORED_FILES.get(stem(entry.path)) == ASSISTANT:
        # Talks with assistants have the columns of messages: only the name tells them apart.
        return None
    lines = list(io.StringIO(head_of(entry), newline=None))[:_PREAMBLE]
    for number, line in enumerate(lines, 1):
        for separator in _SEPARATORS:
            cells = next(csv.reader([line], delimiter=separator), [])
            for columns in (cells, _in_english(cells, lines[number:], separator)):
                if kind := _kind_of(entry.path, columns):
                    return Sheet(entry, kind, tuple(columns), separator, number)
    return None


def _in_english(cells: Sequence[str], below: Sequence[str], separator: str) -> list[str]:
    """The header of a list of connections in another language, in English; as it is where it is no such list."""
    names = [fold(cell) for cell in cells]
    if "url" not in names or len(names) > len(_CONNECTIONS) + 2:
        return list(cells)
    translated = [ENGLISH.get(name, name) for name in names]
    if {"firstname", "lastname", "connectedon"} <= set(translated):
        return translated
    first = next(csv.reader(below[:1], delimiter=separator), [])
    # In a language that is not known the places tell, if the profile's address stands where it does in all others.
    if len(names) == len(_CONNECTIONS) and names[2] == "url" and len(first) > 2 and "linkedin.com/in/" in first[2]:
        return list(_CONNECTIONS)
    return list(cells)


def _kind_of(path: str, cells: Sequence[str]) -> SheetKind | None:
    names = {fold(cell) for cell in cells}
    fitting = [kind for kind in SHEET_KINDS if kind.signs <= names and (not kind.exact or names - {""} == kind.signs)]
    fitting = [kind for kind in fitting if kind.stem in stem(path)]
    return max(fitting, key=lambda kind: len(kind.signs), default=None)
