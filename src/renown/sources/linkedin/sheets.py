"""The CSV files of a LinkedIn export, known by their columns, whatever they are called and however re-saved.

Invariant: a file's kind is decided by its header row, which may stand below a preamble; columns are found by
name, never by place, and names are compared without case, spaces and signs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from renown.errors import InputError
from renown.model.values.value import strip_marks
from renown.sources.base import Entry
from renown.sources.linkedin.kinds import ASSISTANT, IGNORED_FILES, SHEET_KINDS, SheetKind
from renown.sources.text import open_text
from renown.sources.walk import head_of

_PREAMBLE = 20
_SEPARATORS = (",", ";", "\t")
_NUMBERED = re.compile(r"(?:_\d+|-part\d+|\(\d+\)|_n)$")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells by folded column name, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

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

    def records(self) -> Iterator[Record]:
        """The rows below the header; rows shorter than it have empty cells.

        Raises:
            InputError: the file cannot be read as CSV at all.
        """
        names = tuple(fold(column) for column in self.columns)
        with open_text(self.entry) as text:
            # By lines, not by rows: a quote left open in the preamble must not swallow the header.
            for _ in range(self.header):
                text.readline()
            reader = csv.reader(text, delimiter=self.separator)
            try:
                for row in filter(None, reader):
                    cells = dict(zip(names, map(str.strip, row), strict=False))
                    yield Record(self.entry.path, self.header + reader.line_num, cells)
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
            if kind := _kind_of(entry.path, cells):
                return Sheet(entry, kind, tuple(cells), separator, number)
    return None


def _kind_of(path: str, cells: Sequence[str]) -> SheetKind | None:
    names = {fold(cell) for cell in cells}
    fitting = [kind for kind in SHEET_KINDS if kind.signs <= names and (not kind.exact or names - {""} == kind.signs)]
    fitting = [kind for kind in fitting if kind.stem in stem(path)]
    return max(fitting, key=lambda kind: len(kind.signs), default=None)
