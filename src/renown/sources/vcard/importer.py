"""Reads address books in vCard files: who somebody is, under which addresses and numbers.

Invariant: a card is no tie: accounts and facts come out, never an interaction and never a coverage.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from renown.model.rows import AccountRow, FactRow, FileIgnored, Item, Problem, Progress
from renown.model.values.value import strip_marks
from renown.sources import base
from renown.sources.contact import NETWORK, NOBODY, rows, uid_key
from renown.sources.tally import Tally
from renown.sources.text import decode
from renown.sources.vcard.reading import IGNORED, WANTED, Draft, draft_of
from renown.sources.vcard.scanner import Card, Damage, lines_of, scan

NO_PERSON = "no person or organisation"
REPEATED = "the same card stands in another place"

_EVERY = 5_000
_LOOK = 4096
_THINGS = frozenset({"location", "application", "device", "thing"})


@dataclass(slots=True)
class _Book:
    """What is remembered over all files: the keys met, and the groups, whose members may stand behind them."""

    keys: set[str] = field(default_factory=set)
    groups: list[tuple[str, list[str]]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def card(self, card: Card) -> Generator[Item, None, str]:
        """The rows of a card; ends with the reason it was left out, or with nothing."""
        draft = draft_of(card)
        if draft.kind == "group":
            self.groups.append((strip_marks(draft.contact.name), draft.members))
            return "" if draft.members else NOBODY
        if draft.kind in _THINGS:
            return NO_PERSON
        return (yield from self._contact(draft))

    def _contact(self, draft: Draft) -> Generator[Item, None, str]:
        told = tuple(rows(draft.contact))
        if not told:
            return NOBODY
        # One person's card is often exported twice: by itself and with all others.
        mark = hash(told)
        if mark in self.seen:
            return REPEATED
        self.seen.add(mark)
        self.keys.update(row.key for row in told if isinstance(row, AccountRow))
        yield from told
        return ""

    def memberships(self) -> Iterator[FactRow]:
        """The groups as categories of those members whose cards were there."""
        for name, members in self.groups:
            for key in dict.fromkeys(map(uid_key, members)):
                if name and key in self.keys:
                    yield FactRow(NETWORK, key, "category", name)


class VcardSource:
    """vCard files, one card or many in each."""

    card = base.Card(
        name="vcard",
        title="Address book (vCard)",
        tier="dealings",
        how_to_get=(
            "Apple Contacts: File, Export vCard. iCloud, Google Contacts, Nextcloud, phones: Export, vCard. "
            "Outlook: save a contact as vCard"
        ),
        reads=(
            "names, addresses, numbers, profiles, organisation and title, birthdays, relations and groups; "
            "a card in a book is no tie"
        ),
        seen="2026-07",
        minimum={"accounts": 1},
        ignored={**IGNORED, "X-*": "a program's own"},
    )

    def recognise(self, archive: base.Archive) -> base.Recognition | None:
        """Know a vCard by its first line; an archive of other things that holds some is hardly one."""
        entries = archive.entries()
        books = [entry for entry in entries if _is_book(entry)]
        if not books:
            return None
        confidence = 0.95 if 2 * len(books) > len(entries) else 0.3
        return base.Recognition(confidence, f"{books[0].path} begins with BEGIN:VCARD")

    def read(self, archive: base.Archive, options: base.ReadOptions) -> Iterator[Item]:
        """Yield the rows of every card and the account of every file."""
        entries = archive.entries()
        books = {entry.path for entry in entries if _is_book(entry)}
        yield from _files(_Book(), entries, books)


def _files(book: _Book, entries: Sequence[base.Entry], books: set[str]) -> Iterator[Item]:
    total, done = sum(entry.size for entry in entries if entry.path in books), 0
    for entry in entries:
        if entry.path in books:
            yield from _file(book, entry)
            done += entry.size
            yield Progress(done, total, entry.path)
        else:
            yield FileIgnored(entry.path, "no vCard file" if entry.size else "empty")
    yield from book.memberships()


def _file(book: _Book, entry: base.Entry) -> Iterator[Item]:
    names: set[bytes] = set()
    tally = Tally(entry.path, IGNORED.keys())
    for card in scan(lines_of(entry), WANTED, names):
        if isinstance(card, Damage):
            yield Problem(entry.path, card.line, card.found, "END:VCARD", "the card is left out; export it again")
            tally.problem()
        elif reason := (yield from book.card(card)):
            tally.skip(reason)
        else:
            tally.keep()
    unknown = (strip_marks(name.decode("utf-8", "replace")) for name in names if not name.startswith(b"X-"))
    tally.note(dict.fromkeys(filter(None, unknown)))
    yield from tally.results()


def _is_book(entry: base.Entry) -> bool:
    """Whether the first line that is not empty begins a card."""
    head = entry.head(_LOOK)
    text = head.decode(decode(head), "replace").lstrip("\ufeff \t\r\n")
    return text[:11].upper() == "BEGIN:VCARD"


SOURCE = VcardSource()
"""The source of vCard files."""
