"""Reads address books in vCard files: who somebody is, under which addresses and numbers.

Invariant: a card is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

from collections.abc import Iterator

from renown.model.rows import Item, Problem
from renown.model.values.value import strip_marks
from renown.sources import base
from renown.sources.book import Book
from renown.sources.contact import NO_PERSON, NO_PERSONS, with_picture
from renown.sources.tally import Tally
from renown.sources.text import lines_of
from renown.sources.vcard.reading import IGNORED, WANTED, draft_of
from renown.sources.vcard.scanner import Card, Damage, scan
from renown.sources.walk import Outcome, beginning, left_out, parted, until_damage, walked

_LOOK = 4096


def _take(book: Book, card: Card, tally: Tally) -> Outcome:
    """Take a card into the book, which counts it; with its picture, if that is one."""
    draft = draft_of(card)
    yield from with_picture(draft.contact, draft.photo, tally.file, card.line)
    if draft.kind == "group":
        book.group(draft.contact.name, draft.members, tally)
    elif draft.kind in NO_PERSONS:
        tally.skip(NO_PERSON)
    else:
        book.contact(draft.contact, tally)
    return None


class VcardSource:
    """vCard files, one card or many in each."""

    card = base.Card(
        name="vcard",
        title="Address book (vCard)",
        tier="contacts",
        ways=(
            ("Apple Contacts", ("Choose all contacts", "Choose File, then Export vCard", "Give the file")),
            ("iCloud, Google Contacts, Nextcloud, phones", ("Choose Export, then vCard", "Give the file")),
            ("Outlook", ("Save a contact as vCard", "Give the files, as many as there are")),
        ),
        reads=(
            "names, pictures, nicknames, addresses, numbers and profiles with their kinds, employers, departments and "
            "titles, birthdays and other dates, relations, groups and notes; a card in a book is no tie"
        ),
        seen="2026-07",
        minimum={"accounts": 1},
        loose=True,
        ignored={**IGNORED, "X-*": "a program's own"},
    )

    def recognise(self, archive: base.Archive) -> base.Recognition | None:
        """Know a vCard by its first line; an archive of other things that holds some is hardly one."""
        books, others = parted(archive, _is_book)
        if not books:
            return None
        confidence = 0.95 if len(books) > len(others) else 0.3
        return base.Recognition(confidence, f"{books[0].path} begins with BEGIN:VCARD")

    def read(self, archive: base.Archive, options: base.ReadOptions) -> Iterator[Item]:
        """Yield the rows of every card and the account of every file."""
        books, others = parted(archive, _is_book)
        yield from left_out(others, "no vCard file")
        book = Book()
        yield from walked([(entry, _file(book, entry)) for entry in books])
        yield from book.rest()


def _file(book: Book, entry: base.Entry) -> Iterator[Item]:
    names: set[bytes] = set()
    tally = Tally(entry.path, IGNORED.keys())
    for card in until_damage(entry, scan(lines_of(entry), WANTED, names)):
        if isinstance(card, Problem):
            tally.problem()
            yield card
        elif isinstance(card, Damage):
            yield Problem(entry.path, card.line, card.found, "END:VCARD", "the card is left out; export it again")
            tally.problem()
        else:
            yield from tally.take(_take(book, card, tally), card.line)
    yield from book.end_of_file(tally)
    unknown = (strip_marks(name.decode("utf-8", "replace")) for name in names if not name.startswith(b"X-"))
    tally.note(dict.fromkeys(filter(None, unknown)))
    yield from tally.results()


def _is_book(entry: base.Entry) -> bool:
    """Whether the first line that is not empty begins a card."""
    return beginning(entry, _LOOK)[:11].upper() == "BEGIN:VCARD"


SOURCE = VcardSource()
"""The source of vCard files."""
