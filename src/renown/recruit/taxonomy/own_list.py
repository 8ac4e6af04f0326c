"""A taxonomy of one's own, as a CSV file that any spreadsheet writes.

| column | what stands there |
| --- | --- |
| `id` | a name that stays, without blanks; an id that another list has adds names to what it means |
| `kind` | `skill`, `occupation` or `group`; empty or left out: `skill` |
| `label` | names that are the same in every language, the one to show first, separated by a bar (`Vue.js | Vue`) |
| `en`, `de`, ... | names in one language (two letters, ISO 639-1), the same way |
| `broader` | ids of what it belongs to, separated by blanks |
| `essential`, `optional` | of an occupation: ids of its skills, separated by blanks |

`id` and one column of names must be there; other columns may be left out. Comma, semicolon or tab separate. A row that
cannot be used is told with its line and left out; the others are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from renown.errors import InputError
from renown.recruit.taxonomy.concepts import CONCEPT_KINDS, EVERY, Concept, Kind
from renown.recruit.taxonomy.loaded import Loaded, Shelf, Trouble, finished
from renown.sources.archive import open_archive
from renown.sources.base import Entry
from renown.sources.text import csv_rows

_LANGUAGE = re.compile(r"[a-z]{2}")
_KNOWN = ("id", "kind", "label", "broader", "essential", "optional")
_EXPECTED = "the columns id and label (or a language such as en)"


def load_list(path: Path) -> Loaded:
    """Read a list of one's own: a CSV file, or a folder or zip of them.

    Raises:
        NotFoundError: there is nothing at the path.
        InputError: it is damaged, no such list, too long, or nothing in it could be read.
    """
    trouble = Trouble()
    with open_archive(path) as archive:
        entries = [entry for entry in archive.entries() if entry.path.lower().endswith((".csv", ".tsv", ".txt"))]
        if not entries:
            raise InputError(f"{archive.name} holds no CSV file", hint="Save the list as CSV")
        return finished(read_entries(entries, trouble), trouble, archive.name)


def read_entries(entries: Iterable[Entry], trouble: Trouble) -> Iterator[Concept]:
    """The concepts of some files; what cannot be used is noted. Ids that no file has are noted as well."""
    shelf, found, asked = Shelf(trouble), dict[str, Kind](), list[tuple[str, int, str, str]]()
    for entry in entries:
        rows = csv_rows(entry)
        columns = _columns(entry.path, rows)
        for line, row in rows:
            if concept := _concept(_Row(entry.path, line, dict(zip(columns, row, strict=False))), shelf, trouble):
                found[concept.id] = concept.kind
                asked += ((entry.path, line, "broader", one) for one in concept.broader)
                asked += ((entry.path, line, "skill", one) for one in (*concept.essential, *concept.optional))
                yield concept
    for file, line, role, one in asked:
        if one not in found or (role == "skill" and found[one] != "skill"):
            expected = "the id of a skill in the list" if role == "skill" else "an id in the list"
            trouble.note(file, line, one, expected, "correct the id, or load the list that has it as well")


def _columns(file: str, rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """The names of the columns.

    Raises:
        InputError: the first row does not have those of a list.
    """
    line, row = next(rows, (1, []))
    columns = [cell.strip().lower() for cell in row]
    named = any(column == "label" or _LANGUAGE.fullmatch(column) for column in columns if column != "id")
    if "id" not in columns or not named:
        shown = ", ".join(columns)[:120] or "nothing"
        raise InputError(
            f"{file}, line {line}: found {shown!r}, expected {_EXPECTED}",
            hint="Separate columns by comma, semicolon or tab, and name them in the first line",
        )
    if twice := sorted({column for column in columns if column and columns.count(column) > 1}):
        raise InputError(
            f"{file}, line {line}: found the column {twice[0]!r} twice, expected each once", hint="Name one otherwise"
        )
    return columns


class _Row:
    """One row of a list, with its place."""

    def __init__(self, file: str, line: int, cells: dict[str, str]) -> None:
        self.file, self.line, self._cells = file, line, cells

    def cell(self, column: str) -> str:
        return self._cells.get(column, "").strip()

    def ids(self, column: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(re.split(r"[\s|]+", self.cell(column)))) if self.cell(column) else ()

    def languages(self) -> Iterator[tuple[str, str]]:
        """Each (language, cell of names)."""
        for column in self._cells:
            if column == "label" or (_LANGUAGE.fullmatch(column) and column not in _KNOWN):
                yield (EVERY if column == "label" else column), self.cell(column)


def _concept(row: _Row, shelf: Shelf, trouble: Trouble) -> Concept | None:
    """What a row says; None where it cannot be used, which is noted."""
    name, kind = row.cell("id"), row.cell("kind").lower() or "skill"
    known: Kind | None = next((one for one in CONCEPT_KINDS if one == kind), None)
    if not name or re.search(r"\s", name):
        trouble.note(row.file, row.line, name, "an id without blanks", "the row is left out")
        return None
    if known is None:
        trouble.note(row.file, row.line, kind, "skill, occupation or group", "the row is left out")
        return None
    written = {language: shelf.names(row.file, row.line, cell.split("|")) for language, cell in row.languages()}
    labels = {language: names for language, names in written.items() if names}
    if not labels:
        trouble.note(row.file, row.line, name, "at least one name", "the row is left out")
        return None
    return Concept(name, known, labels, row.ids("broader"), row.ids("essential"), row.ids("optional"))
