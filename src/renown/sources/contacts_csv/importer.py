"""Reads address books that come as CSV: who somebody is, under which addresses and numbers.

Invariant: a row is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from renown.model.rows import FileIgnored, Item, Progress
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.book import Book
from renown.sources.contact import Contact, key_of
from renown.sources.contacts_csv.columns import IGNORED, Layout, is_known, layout_of, role_of
from renown.sources.tally import Tally
from renown.sources.text import csv_rows, decode, separator_of

EXCHANGE = "only an address inside a company's own Exchange server"

_SEVERAL = " ::: "
_PRIMARY = "* "
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2,4})")
_RELATIONS = ("spouse", "child", "manager", "assistant")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file whose layout is known."""

    entry: Entry
    layout: Layout
    columns: tuple[str, ...]
    separator: str


@dataclass(slots=True)
class _Row:
    """The cells of one row by what they hold, each with its column's number."""

    cells: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def texts(self, role: str) -> list[str]:
        """The values of a role; several in one cell are parted."""
        return [part.strip() for _, text in self.cells.get(role, ()) for part in text.split(_SEVERAL) if part.strip()]

    def first(self, role: str) -> str:
        """The first value of a role."""
        return next(iter(self.texts(role)), "")

    def emails(self) -> list[str]:
        """The addresses, the one marked as primary before the others."""
        primary = {number for number, text in self.cells.get("primary", ()) if text.startswith(_PRIMARY)}
        cells = sorted(self.cells.get("email", ()), key=lambda cell: cell[0] not in primary)
        return [part.strip() for _, text in cells for part in text.split(_SEVERAL) if part.strip()]

    def relations(self) -> list[tuple[str, str]]:
        """Relations as (type, name)."""
        types = dict(self.cells.get("relation of", ()))
        found = [
            (types.get(number, "").removeprefix(_PRIMARY), part.strip())
            for number, text in self.cells.get("relation", ())
            for part in text.split(_SEVERAL)
        ]
        return found + [(role, name.strip()) for role in _RELATIONS for name in self.first(role).split(";")]


class ContactsCsvSource:
    """CSV files of address books."""

    card = Card(
        name="contacts_csv",
        title="Address book (CSV: Google, Outlook)",
        tier="contacts",
        how_to_get=(
            "Google Contacts: Export, Google CSV. Outlook: File, Open & Export, Import/Export, comma separated values. "
            "outlook.com: People, Manage contacts, Export"
        ),
        reads=(
            "names, nicknames, addresses, numbers, pages, organisation and title, birthdays, relations, groups and "
            "notes; a contact in a book is no tie"
        ),
        seen="2026-07",
        minimum={"accounts": 1},
        loose=True,
        ignored={
            **dict(IGNORED),
            "addresses of type EX (/o=...)": "they name somebody only inside one company's Exchange server",
        },
    )

    def recognise(self, archive: Archive) -> Recognition | None:
        """Know an address book by its set of columns."""
        sheets = [sheet for entry in archive.entries() if (sheet := _sheet_of(entry))]
        if not sheets:
            return None
        return Recognition(0.9, f"{sheets[0].entry.path} has the columns of {sheets[0].layout.name}")

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the rows of every contact and the account of every file.

        Raises:
            InputError: a file cannot be read as CSV at all.
        """
        sheets = {entry.path: sheet for entry in archive.entries() if (sheet := _sheet_of(entry))}
        total, done = sum(sheet.entry.size for sheet in sheets.values()), 0
        book = Book()
        for entry in archive.entries():
            if entry.path not in sheets:
                yield FileIgnored(entry.path, "no address book that is known" if entry.size else "empty")
                continue
            yield from _file(sheets[entry.path], book)
            done += entry.size
            yield Progress(done, total, entry.path)
        yield from book.rest()


def _file(sheet: _Sheet, book: Book) -> Iterator[Item]:
    columns = [column for column in sheet.columns if column.strip()]
    tally = Tally(sheet.entry.path, {column for column in columns if is_known(column)})
    tally.note(dict.fromkeys(columns))
    roles = [role_of(column) for column in sheet.columns]
    cells = csv_rows(sheet.entry, sheet.separator)
    next(cells, None)
    for _, values in cells:
        row = _row(roles, values)
        contact = _contact(row, sheet.layout)
        if not key_of(contact) and any(map(_is_exchange, row.texts("email"))):
            tally.skip(EXCHANGE)
        else:
            book.contact(contact, tally)
    yield from book.end_of_file(tally)
    yield from tally.results()


def _row(roles: Sequence[tuple[str, int]], values: Sequence[str]) -> _Row:
    row = _Row()
    for (role, number), value in zip(roles, values, strict=False):
        if role and (text := value.strip()):
            row.cells.setdefault(role, []).append((number, text))
    return row


def _contact(row: _Row, layout: Layout) -> Contact:
    parts = " ".join(filter(None, (row.first("first"), row.first("middle"), row.first("last"))))
    return Contact(
        name=row.first("name") or parts,
        emails=[email for email in row.emails() if not _is_exchange(email)],
        phones=row.texts("phone"),
        urls=row.texts("url"),
        title=row.first("title"),
        organisation=row.first("company"),
        birthday=_date(row.first("birthday"), layout),
        relations=row.relations(),
        categories=[label for text in row.texts("label") for label in text.split(";")],
        anniversary=_date(row.first("anniversary"), layout),
        nicknames=row.texts("nickname"),
        notes=row.texts("note"),
    )


def _is_exchange(email: str) -> bool:
    return email.lower().startswith(("/o=", "ex:/o="))


def _date(text: str, layout: Layout) -> str:
    """A birthday with slashes, in the order of its country, turned to the order of the United States."""
    match = _SLASHED.fullmatch(text)
    return f"{match[2]}/{match[1]}/{match[3]}" if match and layout.day_first else text


def _sheet_of(entry: Entry) -> _Sheet | None:
    """The file as an address book, or None when its columns are those of no known one."""
    if not entry.path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    head = entry.head()
    first = next(iter(head.decode(decode(head), "replace").replace("\0", "").splitlines()), "")
    separator = separator_of(first)
    columns = next(csv.reader(io.StringIO(first), delimiter=separator), [])
    layout = layout_of(columns)
    return _Sheet(entry, layout, tuple(columns), separator) if layout else None


SOURCE = ContactsCsvSource()
"""The source of address books as CSV."""
