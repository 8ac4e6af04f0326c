"""Reads address books in JSContact files: who somebody is, under which addresses and numbers.

Invariant: a card is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from renown.model.rows import Item
from renown.sources import base
from renown.sources.book import Book
from renown.sources.contact import NO_PERSON, NO_PERSONS, with_picture
from renown.sources.jscontact.reading import IGNORED, KNOWN, contact_of, members_of, picture_in
from renown.sources.json_records import Record
from renown.sources.shape import text_of
from renown.sources.tally import Tally
from renown.sources.walk import Outcome, beginning, left_out, parted, read_objects, refused, walked

_SIGN = re.compile(r'"@type"\s*:\s*"Card"')
_VENDOR = re.compile(r"\A[\w\-]*+\.[\w.\-]++:.+")


class JsContactSource:
    """JSContact files: one card, or a list of them."""

    card = base.Card(
        name="jscontact",
        title="Address book (JSContact)",
        tier="contacts",
        ways=(
            ("Programs that speak JMAP for contacts", ("Choose Export, then JSContact", "Give the file")),
            ("Renown itself", ("renown contacts export --form jscontact",)),
        ),
        reads=(
            "names, pictures, nicknames, addresses, numbers and profiles with their kinds, employers, departments and "
            "titles, birthdays and other dates, relations, keywords and notes; a card in a book is no tie"
        ),
        seen="2026-07",
        minimum={"accounts": 1},
        loose=True,
        ignored={**IGNORED, "name.example:*": "a program's own"},
    )

    def recognise(self, archive: base.Archive) -> base.Recognition | None:
        """Know a card by its `@type`."""
        books, _ = parted(archive, _is_book)
        return base.Recognition(0.9, f"{books[0].path} holds an object of @type Card") if books else None

    def read(self, archive: base.Archive, options: base.ReadOptions) -> Iterator[Item]:
        """Yield the rows of every card and the account of every file."""
        books, others = parted(archive, _is_book)
        yield from left_out(others, "no JSContact file")
        book = Book()
        yield from walked([(entry, _file(book, entry)) for entry in books])
        yield from book.rest()


def _file(book: Book, entry: base.Entry) -> Iterator[Item]:
    tally = Tally(entry.path, KNOWN)
    yield from read_objects(entry, tally, partial(_take, book))
    yield from book.end_of_file(tally)
    yield from tally.results()


def _take(book: Book, record: Record, tally: Tally) -> Outcome:
    """Take a card into the book, which counts it."""
    card = record.value
    tally.note(dict.fromkeys(name for name in card if not _VENDOR.fullmatch(name)))
    if card.get("@type") != "Card":
        return (yield from refused(tally.file, record, 'a record with "@type": "Card"'))
    kind, contact = text_of(card.get("kind")), contact_of(card)
    if kind == "group":
        book.group(contact.name, members_of(card), tally)
    elif kind in NO_PERSONS:
        tally.skip(NO_PERSON)
    else:
        yield from with_picture(contact, picture_in(card), tally.file, record.line)
        book.contact(contact, tally)
    return None


def _is_book(entry: base.Entry) -> bool:
    """Whether this is JSON in whose beginning a card is told."""
    text = beginning(entry)
    return text[:1] in ("{", "[") and _SIGN.search(text) is not None


SOURCE = JsContactSource()
"""The source of JSContact files."""
