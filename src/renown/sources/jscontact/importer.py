"""Reads address books in JSContact files: who somebody is, under which addresses and numbers.

Invariant: a card is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from renown.model.rows import FileIgnored, Item, Problem, Progress
from renown.sources import base
from renown.sources.book import Book
from renown.sources.contact import NO_PERSON, NO_PERSONS
from renown.sources.jscontact.reading import IGNORED, KNOWN, contact_of, members_of
from renown.sources.json_records import records
from renown.sources.shape import object_of, outline, text_of
from renown.sources.tally import Tally
from renown.sources.text import decode
from renown.sources.walk import Outcome

_SIGN = re.compile(r'"@type"\s*:\s*"Card"')
_VENDOR = re.compile(r"\A[\w\-]*+\.[\w.\-]++:.+")
_HINT = "the record is left out; export it again"


class JsContactSource:
    """JSContact files: one card, or a list of them."""

    card = base.Card(
        name="jscontact",
        title="Address book (JSContact)",
        tier="contacts",
        how_to_get="Programs that speak JMAP for contacts: Export, JSContact. Renown itself: renown contacts export",
        reads=(
            "names, nicknames, addresses, numbers, profiles, organisation and title, birthdays, relations, keywords "
            "and notes; a card in a book is no tie"
        ),
        seen="2026-07",
        minimum={"accounts": 1},
        loose=True,
        ignored={**IGNORED, "name.example:*": "a program's own"},
    )

    def recognise(self, archive: base.Archive) -> base.Recognition | None:
        """Know a card by its `@type`."""
        books = [entry for entry in archive.entries() if _is_book(entry)]
        return base.Recognition(0.9, f"{books[0].path} holds an object of @type Card") if books else None

    def read(self, archive: base.Archive, options: base.ReadOptions) -> Iterator[Item]:
        """Yield the rows of every card and the account of every file."""
        entries = archive.entries()
        books = {entry.path for entry in entries if _is_book(entry)}
        total, done, book = sum(entry.size for entry in entries if entry.path in books), 0, Book()
        for entry in entries:
            if entry.path in books:
                yield from _file(book, entry)
                done += entry.size
                yield Progress(done, total, entry.path)
            else:
                yield FileIgnored(entry.path, "no JSContact file" if entry.size else "empty")
        yield from book.rest()


def _file(book: Book, entry: base.Entry) -> Iterator[Item]:
    tally = Tally(entry.path, KNOWN)
    for record in records(entry):
        if isinstance(record, Problem):
            yield record
            tally.problem()
        elif not _is_card(record.value):
            yield Problem(entry.path, record.line, outline(record.value), 'a record with "@type": "Card"', _HINT)
            tally.problem()
        else:
            yield from tally.take(_take(book, record.value, tally), record.line)
        if not isinstance(record, Problem):
            tally.note(dict.fromkeys(n for n in object_of(record.value) if not _VENDOR.fullmatch(n)))
    yield from book.end_of_file(tally)
    yield from tally.results()


def _take(book: Book, card: dict[str, Any], tally: Tally) -> Outcome:
    """Take a card into the book, which counts it."""
    yield from ()
    kind, contact = text_of(card.get("kind")), contact_of(card)
    if kind == "group":
        book.group(contact.name, members_of(card), tally)
    elif kind in NO_PERSONS:
        tally.skip(NO_PERSON)
    else:
        book.contact(contact, tally)
    return None


def _is_card(value: object) -> bool:
    return object_of(value).get("@type") == "Card"


def _is_book(entry: base.Entry) -> bool:
    """Whether this is JSON in whose beginning a card is told."""
    head = entry.head()
    text = head.decode(decode(head), "replace").lstrip("\ufeff \t\r\n")
    return text[:1] in ("{", "[") and _SIGN.search(text) is not None


SOURCE = JsContactSource()
"""The source of JSContact files."""
