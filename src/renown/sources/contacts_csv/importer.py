"""Reads address books that come as CSV: who somebody is, under which addresses and numbers.

Invariant: a row is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from renown.model.rows import Item, Problem
from renown.model.values import EMAIL
from renown.model.values.date import parse
from renown.model.values.day_order import NUMERIC, Column, DayOrder
from renown.sources.base import Archive, Card, Entry, ReadOptions, Recognition
from renown.sources.book import Book
from renown.sources.contact import Contact, key_of
from renown.sources.contacts_csv.columns import IGNORED, OTHER, Layout, is_known, kind_told, layout_of, role_of
from renown.sources.contacts_csv.told import Told, read_told
from renown.sources.tally import PROBLEM, Tally
from renown.sources.text import csv_rows, separator_of
from renown.sources.walk import Outcome, head_of, left_out, until_damage, walked

EXCHANGE = "only an address inside a company's own Exchange server"

UNKNOWN_LANGUAGE = (
    "looks like an address book whose columns are in a language that is not read yet: set the program that exports it "
    "to English, or export vCard"
)

_ROWS, _WIDE = 20, 12
_SEVERAL = " ::: "
_ONLY_SEVERAL, _BETWEEN = re.compile(re.escape(_SEVERAL)), re.compile(r"\s:::\s|[;,|\r\n]|\s/\s|\s(?=\S+@)")
_PRIMARY = "* "
_OF_A_KIND = frozenset({"email", "phone"})
_DATES = ("birthday", "anniversary")
_RELATIONS = ("spouse", "child", "manager", "assistant")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file whose layout is known."""

    entry: Entry
    layout: Layout
    columns: tuple[str, ...]
    separator: str
    line: int = 1
    roles: tuple[tuple[str, int], ...] = ()
    """What each column holds, where the user says it."""

    day_first: bool | None = None


@dataclass(slots=True)
class _Row:
    """The cells of one row by what they hold, each with its column's number. kinds: of addresses and numbers."""

    cells: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

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
        return [part for _, text in cells for part in _addresses(text)]

    def told_kinds(self) -> dict[str, str]:
        """The kind of each address and number: by its column, or by the column of kinds with the same number."""
        found = dict(self.kinds)
        for role, of in (("phone", "phone kind"), ("email", "primary")):
            told = dict(self.cells.get(of, ()))
            for number, text in self.cells.get(role, ()):
                kind = told.get(number, "").removeprefix(_PRIMARY)
                found |= {part.strip(): kind for part in text.split(_SEVERAL)} if number and kind else {}
        return found

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
        ways=(
            ("Google Contacts", ("Open contacts.google.com", "Choose Export, then Google CSV", "Give the file")),
            (
                "Outlook",
                (
                    "Choose File, then Open & Export, then Import/Export",
                    "Choose Export to a file, then Comma separated values, then Contacts",
                    "Give the file",
                ),
            ),
            ("outlook.com", ("Open People", "Choose Manage contacts, then Export", "Give the file")),
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
        surest = max(sheets, key=lambda sheet: sheet.layout.sure)
        confidence = 0.9 if surest.layout.sure else 0.6
        return Recognition(confidence, f"{surest.entry.path} has the columns of {surest.layout.name}")

    def hint(self, entry: Entry) -> str:
        """What to do with an address book whose columns are in a language that is not read."""
        return UNKNOWN_LANGUAGE if _sheet_of(entry) is None and _is_book_of_unknown_language(entry) else ""

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield the rows of every contact and the account of every file.

        Raises:
            InputError: a file cannot be read as CSV at all.
        """
        told = read_told(options.extra)
        sheets = {entry.path: sheet for entry in archive.entries() if (sheet := _sheet_as(entry, told))}
        others = (entry for entry in archive.entries() if entry.path not in sheets)
        yield from left_out(others, "no address book that is known")
        book = Book()
        yield from walked([(sheet.entry, _file(sheet, book)) for sheet in sheets.values()])
        yield from book.rest()


def _file(sheet: _Sheet, book: Book) -> Iterator[Item]:
    columns = [column for column in sheet.columns if column.strip()]
    said = {column for column, (role, _) in zip(sheet.columns, sheet.roles, strict=False) if role}
    tally = Tally(sheet.entry.path, said or {column for column in columns if is_known(column)})
    tally.note(dict.fromkeys(columns))
    roles = sheet.roles or [role_of(column) for column in sheet.columns]
    kinds = [
        kind_told(column) if role in _OF_A_KIND else "" for column, (role, _) in zip(sheet.columns, roles, strict=True)
    ]
    orders = _orders(sheet, roles)
    yield from _untold(sheet.entry.path, orders)
    for cells in until_damage(sheet.entry, csv_rows(sheet.entry, sheet.separator)):
        if isinstance(cells, Problem):
            tally.problem()
            yield cells
        elif cells[0] > sheet.line:
            line, values = cells
            yield from tally.take(_take(_row(roles, kinds, values), orders, book, tally, line), line)
    yield from book.end_of_file(tally)
    yield from tally.results()


def _take(row: _Row, orders: Mapping[str, DayOrder], book: Book, tally: Tally, line: int) -> Outcome:
    """Take a row into the book, which counts it."""
    contact = _contact(row)
    if "\n" in contact.name and "@" in contact.name:
        # A quote that is not closed takes the rows after it into one cell.
        hint = "mend the quotes; the rows up to the next quote are lost"
        yield Problem(tally.file, line, "a name of several lines with a mail address", "a name", hint)
        return PROBLEM
    for role in _DATES:
        if told := _day_in_parts(row) if role == "birthday" else row.first(role):
            read = _date(told, orders[role])
            setattr(contact, role, read or "")
            if read is None:
                hint = "mend the cell; the contact is kept without this date"
                yield Problem(tally.file, line, told, _expected(orders[role]), hint)
    if not key_of(contact) and any(map(_is_exchange, row.texts("email"))):
        return EXCHANGE
    book.contact(contact, tally)
    return None


def _row(roles: Sequence[tuple[str, int]], kinds: Sequence[str], values: Sequence[str]) -> _Row:
    row = _Row()
    for (role, number), kind, value in zip(roles, kinds, values, strict=False):
        if role and (text := value.strip()):
            row.cells.setdefault(role, []).append((number, text))
            row.kinds |= {text: kind} if kind else {}
    return row


def _contact(row: _Row) -> Contact:
    return Contact(
        name=_name(row),
        emails=[email for email in row.emails() if not _is_exchange(email)],
        phones=row.texts("phone"),
        urls=row.texts("url"),
        title=row.first("title"),
        organisation=row.first("company"),
        department=row.first("department"),
        kinds=row.told_kinds(),
        relations=row.relations(),
        categories=[label for text in row.texts("label") for label in text.split(";")],
        nicknames=row.texts("nickname"),
        notes=row.texts("note"),
    )


def _addresses(cell: str) -> list[str]:
    """The addresses in a cell, which some people and programs part by other signs than the format's."""
    marks = _BETWEEN if cell.count("@") > 1 else _ONLY_SEVERAL
    return [part for text in marks.split(cell) if (part := text.strip())]


def _name(row: _Row) -> str:
    """The whole name; where a column "Name" stands beside one of first names alone, it is the last name."""
    whole, first, last = row.first("name"), row.first("first"), row.first("last")
    if not whole or (first and not last and first.casefold() not in whole.casefold()):
        whole = " ".join(filter(None, (first, row.first("middle"), last or whole)))
    return whole or row.first("shown")


def _day_in_parts(row: _Row) -> str:
    """The birthday; where year and month stand in columns of their own, that column holds the day of the month."""
    year, month, day = row.first("birth year"), row.first("birth month"), row.first("birthday")
    if not (day.isdecimal() and month.isdecimal()):
        return day
    return f"{year or '-'}-{int(month):02}-{int(day):02}"


def _is_exchange(email: str) -> bool:
    return email.lower().startswith(("/o=", "ex:/o="))


def _orders(sheet: _Sheet, roles: Sequence[tuple[str, int]]) -> dict[str, DayOrder]:
    """What all dates of each column together show of the order of day and month."""
    columns = {role: Column() for role in _DATES}
    wanted = [(place, role) for place, (role, _) in enumerate(roles) if role in columns]
    rows = until_damage(sheet.entry, csv_rows(sheet.entry, sheet.separator)) if wanted else ()
    for values in (cells[1] for cells in rows if not isinstance(cells, Problem)):
        for place, role in wanted:
            if place < len(values):
                columns[role].add(values[place])
    return {role: column.order(day_first=_said_order(sheet)) for role, column in columns.items()}


def _said_order(sheet: _Sheet) -> bool | None:
    return sheet.layout.day_first if sheet.day_first is None else sheet.day_first


def _untold(file: str, orders: Mapping[str, DayOrder]) -> Iterator[Problem]:
    for role, order in orders.items():
        if not order.told:
            expected = "a date past the 12th, which would tell whether the day or the month comes first"
            yield Problem(file, 0, f"no such {role}", expected, "the month was taken to come first")


def _expected(order: DayOrder) -> str:
    if order.mixed:
        return "a date whose day and month can be told apart: others of its column show both orders"
    return "a date like 31/12/1985" if order.day_first else "a date like 12/31/1985"


def _date(text: str, order: DayOrder) -> str | None:
    """A date of numbers in the order of its column; words, empty dates and dates of other shapes as they are; None for
    one that cannot be."""
    if not NUMERIC.fullmatch(text) or not text.strip("0./- :"):
        return text
    moment = parse(text, None, order)
    return f"{moment.ts:%Y-%m-%d}" if moment else None


def _sheet_of(entry: Entry) -> _Sheet | None:
    """The file as an address book, or None when its columns are those of no known one."""
    if not entry.path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    lines = head_of(entry).replace("\0", "").splitlines(keepends=True)
    skipped = next((place for place, line in enumerate(lines) if not _says_nothing(line)), 0)
    separator = separator_of(lines[skipped]) if lines else ","
    reader = csv.reader(lines[skipped:], delimiter=separator)
    columns = next(reader, [])
    layout = layout_of(columns)
    return _Sheet(entry, layout, tuple(columns), separator, skipped + reader.line_num) if layout else None


def _sheet_as(entry: Entry, told: Told | None) -> _Sheet | None:
    """The file as an address book: by its own columns, or by what the user says of them."""
    if told is None:
        return _sheet_of(entry)
    if not entry.path.lower().endswith((".csv", ".tsv", ".txt")):
        return None
    lines = head_of(entry).replace("\0", "").splitlines(keepends=True)
    separator = told.separator or (separator_of(lines[0]) if lines else ",")
    first = next(csv.reader(lines, delimiter=separator), [])
    columns = tuple(first) if told.header else tuple(str(n) for n in range(1, len(first) + 1))
    roles = told.roles(columns)
    return _Sheet(entry, OTHER, columns, separator, int(told.header), roles, told.day_first)


def _says_nothing(line: str) -> bool:
    """Whether a line before the columns is empty, or tells a spreadsheet which sign parts the cells."""
    text = line.strip("\ufeff \t\r\n")
    return not text or text.lower().startswith("sep=")


def _is_book_of_unknown_language(entry: Entry) -> bool:
    """Whether this is a wide table of which several rows hold mail addresses or numbers, as address books are."""
    if not entry.path.lower().endswith(".csv"):
        return False
    text = head_of(entry)
    lines = text.splitlines()
    separator = separator_of(lines[0]) if lines else ","
    rows = [row for row in csv.reader(lines[:_ROWS], delimiter=separator) if len(row) >= _WIDE]
    holding = [row for row in rows[1:] if any(map(EMAIL.clean, row))]
    return bool(holding) and not any(map(EMAIL.clean, rows[0]))


SOURCE = ContactsCsvSource()
"""The source of address books as CSV."""
