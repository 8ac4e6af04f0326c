"""The official CSV files of ESCO, the European classification of skills and occupations, in any language.

As they are downloaded from the ESCO portal (version 1.1 and 1.2, seen in 2025-05): one file for each thing, comma
separated, names on lines of their own within a cell (`altLabels`), or with ` | ` between (the collections). Which file
is what is told by its columns, not by its name; its language by the end of its name (`skills_de.csv`). A folder or a
zip may hold several languages; files packed by gzip are read as well.

| columns | what is read |
| --- | --- |
| `conceptUri`, `preferredLabel`, `altLabels`, `hiddenLabels` | skills, occupations, groups, collections: names |
| `iscoGroup`; `broaderConceptUri` | what an occupation, a skill of a collection belongs to |
| `conceptUri`, `broaderUri` | `broaderRelations*`: what a concept belongs to |
| `occupationUri`, `relationType`, `skillUri` | `occupationSkillRelations`: essential and optional skills |
| `Level 0 URI` to `Level 3 URI` | `skillsHierarchy`: groups of skills |

Other files (`dictionary`, `conceptSchemes`, `skillSkillRelations`, lists of texts) are named as not read. ESCO is the
European Commission's; whoever shows it names the source. Renown does not ship it.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from renown.errors import InputError
from renown.recruit.taxonomy.concepts import Concept, Kind
from renown.recruit.taxonomy.loaded import Loaded, Shelf, Trouble, finished
from renown.sources.archive import open_archive
from renown.sources.base import Entry
from renown.sources.text import open_text, separator_of

_URI = re.compile(r"https?://\S+")
_LANGUAGE = re.compile(r"_([a-z]{2})(?:[-_][A-Za-z]+)?\.csv$", re.IGNORECASE)
_ISCO = "http://data.europa.eu/esco/isco/C"
_LEVELS = tuple(f"Level {n} URI" for n in range(4))
_KINDS: Mapping[str, Kind] = {
    "knowledgeskillcompetence": "skill",
    "skill": "skill",
    "occupation": "occupation",
    "skillgroup": "group",
    "iscogroup": "group",
}
_NAME_COLUMNS = ("altLabels", "hiddenLabels")
_ASIDE = re.compile(
    r"(?<=\w)\s*\([^()]*(?:comput|software|programm|programac|systems?|sistema|tools?|werkzeug|herramienta)[^()]*\)$",
    re.IGNORECASE,
)
Row = Mapping[str, str]


def load_esco(path: Path, language: str | None = None) -> Loaded:
    """Read ESCO files: one, a folder or a zip of them.

    language: ISO 639-1 of files whose name does not end with it; English if not given.

    Raises:
        NotFoundError: there is nothing at the path.
        InputError: it is damaged, separated otherwise than ESCO's, too long, or nothing of ESCO.
    """
    trouble = Trouble()
    with open_archive(path) as archive:
        reading = _Reading(trouble, language or "en")
        for entry in archive.entries():
            if entry.path.lower().endswith((".csv", ".tsv", ".txt")):
                reading.read(entry)
        return finished(reading.concepts(), trouble, archive.name)


class _Reading:
    """What the files have given so far."""

    def __init__(self, trouble: Trouble, language: str) -> None:
        self._trouble, self._language = trouble, language
        self._shelf = Shelf(trouble)
        self._kinds: dict[str, Kind] = {}
        self._names: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        self._broader: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._skills: defaultdict[tuple[str, bool], dict[str, None]] = defaultdict(dict)

    def concepts(self) -> Iterator[Concept]:
        """What has a name, with what is known of it."""
        for uri, kind in self._kinds.items():
            essential, optional = (tuple(self._skills[uri, whole]) for whole in (True, False))
            yield Concept(uri, kind, self._names[uri], tuple(self._broader[uri]), essential, optional)

    def read(self, entry: Entry) -> None:
        """One file; one that is none of ESCO's is noted."""
        rows = _rows(entry)
        line, first = next(rows, (1, []))
        columns = [cell.strip().lstrip("\ufeff") for cell in first]
        take = self._reader(set(columns), entry.path)
        if take is None:
            shown = ", ".join(columns)[:120] or "nothing"
            expected = "columns of ESCO, such as conceptUri and preferredLabel, separated by commas"
            if len(columns) == 1 and "conceptUri" in shown:
                raise InputError(
                    f"{entry.path}, line {line}: found {shown!r}, expected {expected}", hint="Download the CSV again"
                )
            self._trouble.note(entry.path, line, shown, expected, "the file is not read")
            return
        for line, row in rows:
            if len(row) != len(columns):
                found = f"{len(row)} cells: {', '.join(row)[:80]}"
                expected = f"{len(columns)} cells, every quotation mark closed"
                self._trouble.note(entry.path, line, found, expected, "the row is left out")
                continue
            take(entry.path, line, dict(zip(columns, row, strict=True)))

    def _reader(self, columns: set[str], file: str) -> Callable[[str, int, Row], None] | None:
        """What reads a file with these columns."""
        if {"conceptUri", "preferredLabel"} <= columns:
            told = _LANGUAGE.search(file)
            language = told[1].lower() if told else self._language
            return lambda file, line, row: self._concept(file, line, row, language)
        if {"occupationUri", "skillUri", "relationType"} <= columns:
            return self._relation
        if {"conceptUri", "broaderUri"} <= columns:
            return self._step
        return self._hierarchy if set(_LEVELS) <= columns else None

    def _concept(self, file: str, line: int, row: Row, language: str) -> None:
        uri, kind = row["conceptUri"].strip(), _KINDS.get(row.get("conceptType", "").strip().lower())
        if not _URI.fullmatch(uri) or kind is None:
            found = f"{row.get('conceptType', '')} {uri}"
            self._trouble.note(file, line, found, "a type and an address of ESCO", "the row is left out")
            return
        written = [row["preferredLabel"], *(one for column in _NAME_COLUMNS for one in _cell(row.get(column, "")))]
        names = self._shelf.names(file, line, (*written, *(_ASIDE.sub("", one) for one in written)))
        if not names:
            self._trouble.note(file, line, uri, "a name", "the row is left out")
            return
        self._kinds.setdefault(uri, kind)
        self._names[uri][language] = tuple(dict.fromkeys([*self._names[uri].get(language, ()), *names]))
        belongs = [one.strip() for one in row.get("broaderConceptUri", "").split("|")]
        belongs += [f"{_ISCO}{row['iscoGroup'].strip()}"] if row.get("iscoGroup", "").strip() else []
        belongs += _above(row) if kind == "group" else []
        self._broader[uri].update(dict.fromkeys(filter(None, belongs)))

    def _relation(self, file: str, line: int, row: Row) -> None:
        how = row["relationType"].strip().lower()
        if how not in ("essential", "optional"):
            self._trouble.note(file, line, how, "essential or optional", "the row is left out")
            return
        self._skills[row["occupationUri"].strip(), how == "essential"][row["skillUri"].strip()] = None

    def _step(self, file: str, line: int, row: Row) -> None:
        self._broader[row["conceptUri"].strip()][row["broaderUri"].strip()] = None

    def _hierarchy(self, file: str, line: int, row: Row) -> None:
        way = [uri for level in _LEVELS if (uri := row[level].strip())]
        if len(way) > 1:
            self._broader[way[-1]][way[-2]] = None


def _rows(entry: Entry) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file, each with the line it begins on. Cells of many lines are the rule here, with commas in them.

    Raises:
        InputError: it cannot be read as CSV at all.
    """
    with open_text(entry) as text:
        separator = separator_of(text.readline())
    with open_text(entry) as text:
        reader, line = csv.reader(text, delimiter=separator), 1
        try:
            for row in reader:
                if row:
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise InputError(f"{entry.path}, line {line}: {error}", hint="Download the CSV again") from error


def _cell(cell: str) -> list[str]:
    """The names in a cell: on lines of their own, or with bars between."""
    return [name.strip() for name in re.split(r"[\n\r]|\s\|\s", cell)]


def _above(row: Row) -> list[str]:
    """The group that a group of ISCO belongs to: its code without the last digit."""
    code = row.get("code", "").strip()
    return [f"{_ISCO}{code[:-1]}"] if code.isdigit() and len(code) > 1 else []
