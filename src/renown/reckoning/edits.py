"""What somebody said by hand of a person, beside the facts: rows of facts and accounts as they stand with it.

Invariants: the facts stay as they were imported, and a word that is taken back leaves them as before; a word counts for
the person who holds its account, whoever that is by now. Of names, titles, employers, birthdays and pictures a person
has one, so the last word stands for all; of addresses and numbers each stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

import pyarrow as pa

from renown.model.networks import CONTACTS, MAIL
from renown.reckoning.directory import Directory

BY_HAND = (1 << 31) - 1
"""The import id of what was said by hand: newer than any import."""

COLUMNS = {"name": "name", "title": "headline", "organisation": "organisation"}
"""What stands in the columns of an account -> which."""

ONE_EACH = frozenset({*COLUMNS, "birthday", "anniversary", "department", "photo"})
"""Of these a person has one."""

_BESIDE = frozenset({"date", "position", "department"})

Row = dict[str, Any]


class Edit(NamedTuple):
    """One word by hand. old: what stands no longer; new: what stands from now on; either may be empty.

    label: what kind of address or number it is, or the part of the employer; beside: the employer of a position, what
    a date is of.
    """

    number: int
    account: int
    fact: str
    old: str
    new: str
    label: str = ""
    beside: str = ""
    since: date | None = None


class Said(NamedTuple):
    """What all words on one person come to."""

    gone: frozenset[tuple[str, str]]
    whole: frozenset[str]
    stands: tuple[Edit, ...]

    def drops(self, fact: str, value: str | None) -> bool:
        """Whether a value of the sources stands no longer."""
        return fact in self.whole or (fact, value or "") in self.gone

    def column(self, fact: str) -> tuple[bool, str | None]:
        """Whether a column of the accounts was said by hand, and what stands there then."""
        return fact in self.whole, next((edit.new for edit in self.stands if edit.fact == fact), None)


def said_of(edits: Iterable[Edit]) -> Said:
    """Words in the order of saying, added up.

    >>> said = said_of([Edit(1, 7, "phone", "", "+1"), Edit(2, 7, "phone", "+1", "+2"), Edit(3, 7, "title", "x", "")])
    >>> [edit.new for edit in said.stands], said.drops("phone", "+1"), said.drops("phone", "+3"), said.column("title")
    (['+2'], True, False, (True, None))
    """
    gone: set[tuple[str, str]] = set()
    whole: set[str] = set()
    stands: list[Edit] = []
    for edit in edits:
        if edit.fact in ONE_EACH:
            whole.add(edit.fact)
            stands = [other for other in stands if other.fact != edit.fact]
        elif edit.old:
            gone.add((edit.fact, edit.old))
            stands = [other for other in stands if (other.fact, other.new) != (edit.fact, edit.old)]
        stands += [edit] if edit.new or edit.beside else []
    return Said(frozenset(gone), frozenset(whole), tuple(stands))


class Edited:
    """The rows of accounts and facts with what was said by hand."""

    def __init__(self, edits: Iterable[Edit], directory: Directory) -> None:
        told = tuple(edits)
        persons = directory.person_by_account([edit.account for edit in told])
        by_person: defaultdict[int, list[Edit]] = defaultdict(list)
        for edit in told:
            if edit.account in persons:
                by_person[persons[edit.account]].append(edit)
        said = {person: said_of(words) for person, words in by_person.items()}
        self._of: Mapping[int, Said] = said
        self.persons: tuple[int, ...] = tuple(sorted(said))
        self._said: Mapping[int, Said] = {a: s for person, s in said.items() for a in directory.accounts_of(person)}
        self.accounts: tuple[int, ...] = tuple(sorted(self._said))

    def keys_of(self, person: int) -> str:
        """The addresses and numbers said of a person, by which they are found exactly: each with `;` behind it."""
        said = self._of[person].stands if person in self._of else ()
        return "".join(f"{edit.new};" for edit in said if edit.fact in ("email", "phone"))

    def applied(self, table: str, rows: pa.Table, accounts: Collection[int], *, every: bool = False) -> pa.Table:
        """The rows of a table about some accounts, with what was said of them.

        every: keep also the accounts that are a mail address which stands no longer.
        """
        touched = [account for account in accounts if account in self._said]
        if not touched:
            return rows
        if table == "accounts":
            kept = [new for row in rows.to_pylist() if (new := self._account(row, every=every)) is not None]
            return pa.Table.from_pylist(kept, schema=rows.schema)
        kept = [row for row in rows.to_pylist() if self._stands(row)]
        kept += [row for account in touched for row in self._added(account, rows)]
        return pa.Table.from_pylist(kept, schema=rows.schema)

    def _account(self, row: Row, *, every: bool) -> Row | None:
        said = self._said.get(row["account"])
        if said is None:
            return row
        if not every and row["network"] == MAIL and said.drops("email", row["key"]):
            return None
        for fact, column in (("email", "email"), ("profile", "url")):
            if row[column] and said.drops(fact, row[column]):
                row[column] = None
        for fact, column in COLUMNS.items():
            by_hand, value = said.column(fact)
            row[column] = value if by_hand else row[column]
        return row

    def _stands(self, row: Row) -> bool:
        """Whether a row of facts is not said to be otherwise."""
        said = self._said.get(row["account"])
        return said is None or not said.drops(row["fact"], row["value"])

    def _added(self, account: int, rows: pa.Table) -> Iterable[Row]:
        for edit in self._said[account].stands:
            if edit.account == account and edit.fact not in COLUMNS:
                yield dict.fromkeys(rows.column_names) | _row(edit)


def _row(edit: Edit) -> Row:
    since = None if edit.since is None else datetime(edit.since.year, edit.since.month, edit.since.day)
    return {
        "account": edit.account,
        "network": CONTACTS,
        "fact": edit.fact,
        "value": edit.new,
        "organisation": (edit.beside or None) if edit.fact in _BESIDE else None,
        "place": edit.label or None,
        "since": since,
        "import_id": BY_HAND,
    }
