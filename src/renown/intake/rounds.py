"""Bringing in from a server: fetched to files in the workspace, imported like any export, and gone on from there.

Invariants: what a mark says was read is imported; a server that dies in the middle loses nothing that came before;
asked twice, the second time brings nothing new; an address book or a calendar takes the place of what it was before,
and mail is only ever added.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from renown.errors import EmptyExportError, InputError, ServerError
from renown.intake.arrivals import incoming
from renown.intake.imports import import_path
from renown.intake.reading import Tell
from renown.intake.report import ImportReport
from renown.lake.durable import storage_errors
from renown.lake.lake import Lake
from renown.sources.base import ReadOptions
from renown.sources.online import dav, imap
from renown.sources.online.server import Server

SPOOL = "spool"
PER_IMPORT = 20_000
"""Mails in one import, so that a large mailbox is safe piece by piece."""

_ENVELOPE = b"From renown@localhost Thu Jan  1 00:00:00 1970\n"
_SOURCES: dict[str, Literal["vcard", "ical"]] = {"carddav": "vcard", "caldav": "ical"}


@dataclass(frozen=True, slots=True)
class Mark:
    """How far something on a server was read: its state in the server's own words, and the imports that hold it."""

    state: str
    imports: tuple[int, ...] = ()


Keep = Callable[[str, Mark], None]
"""Called with a folder or collection and its new mark once what the mark says is imported."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a round brought: reports of the imports made, mails read, what had changed, and what to know beside."""

    reports: tuple[ImportReport, ...] = ()
    mails: int = 0
    changed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def sync(
    lake: Lake, server: Server, password: str, marks: Mapping[str, Mark], keep: Keep, progress: Tell | None = None
) -> Synced:
    """Bring in what is new on a server since the marks.

    Raises ServerError when it cannot be reached, refuses or goes away; what had come by then is imported and kept.
    """
    tell = progress or (lambda done, total, what: None)
    with incoming(lake.path) as folder:
        if server.sort == "imap":
            return _Mail(lake, server, folder, keep, tell).read(password, marks)
        return _Collections(lake, server, folder, keep, tell).read(password, marks)


@dataclass
class _Mail:
    """One round through a mailbox."""

    lake: Lake
    server: Server
    folder: Path
    keep: Keep
    tell: Tell
    waiting: int = 0
    mails: int = 0
    reached: dict[str, imap.Mark] = field(default_factory=dict)
    reports: list[ImportReport] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, password: str, marks: Mapping[str, Mark]) -> Synced:
        try:
            with imap.signed_in(self.server, password) as mailbox:
                for number, name in enumerate(imap.folders(mailbox)):
                    known = marks.get(name)
                    before = _read_mark(known.state) if known else None
                    self._take(number, name, imap.new_headers(mailbox, name, before))
        except ServerError as error:
            self._bring_in()
            raise ServerError(
                f"{error.message}; {self.mails:,} new mails had come and are kept", hint=error.hint
            ) from error
        self._bring_in()
        return Synced(tuple(self.reports), self.mails, tuple(sorted(self.reached)), tuple(self.notes))

    def _take(self, number: int, name: str, pieces: Iterator[tuple[imap.Mark, int, list[bytes]]]) -> None:
        for mark, left, blocks in pieces:
            self._spool(number, name, blocks)
            self.reached[name] = mark
            self.tell(self.mails, self.mails + left, f"{self.server.host}: {name}")
            if self.waiting >= PER_IMPORT:
                self._bring_in()

    def _spool(self, number: int, name: str, blocks: list[bytes]) -> None:
        # The folder's own name says whether it is Sent or Junk; the number keeps two like names apart.
        place = self.folder / SPOOL / str(number)
        with storage_errors(place):
            place.mkdir(parents=True, exist_ok=True)
            with (place / f"{_file_name(name)}.mbox").open("ab") as file:
                for block in blocks:
                    _write_mail(file, block)
        self.waiting += len(blocks)
        self.mails += len(blocks)

    def _bring_in(self) -> None:
        """Import what is waiting; only then the marks move on."""
        if self.waiting:
            mail, options = (
                self.folder / _file_name(f"{self.server.user} at {self.server.host}"),
                _owner_of(self.server),
            )
            (self.folder / SPOOL).rename(mail)
            try:
                self.reports += import_path(self.lake, mail, source="mbox", options=options, progress=self.tell)
            except EmptyExportError:
                # Newsletters, drafts and machines: nobody wrote to anybody. They are read, and not asked for again.
                self.notes.append("nothing in them is between people (newsletters, machines, drafts)")
            shutil.rmtree(mail)
            self.waiting = 0
        for name, mark in self.reached.items():
            self.keep(name, Mark(f"{mark.validity}:{mark.last}"))


def _write_mail(file: BinaryIO, block: bytes) -> None:
    file.write(_ENVELOPE + block.replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n\n\n")


def _read_mark(state: str) -> imap.Mark:
    validity, _, last = state.partition(":")
    return imap.Mark(int(validity), int(last))


def _file_name(name: str) -> str:
    """A folder's last name as a file may have it.

    >>> _file_name("[Gmail]/Sent Mail"), _file_name("a" * 300) == "a" * 60
    ('Sent Mail', True)
    """
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[-1]
    return "".join(c if c.isalnum() or c in " -_" else "_" for c in last)[:60] or "mail"


def _owner_of(server: Server) -> ReadOptions:
    return ReadOptions(owner=server.user if "@" in server.user else None)


@dataclass
class _Collections:
    """One round through a user's address books or calendars: each whole, in the place of what it was before."""

    lake: Lake
    server: Server
    folder: Path
    keep: Keep
    tell: Tell
    reports: list[ImportReport] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, password: str, marks: Mapping[str, Mark]) -> Synced:
        with dav.signed_in(self.server, password) as online:
            found = online.collections()
            for collection in found:
                known = marks.get(collection.url)
                if known is None or known.state != collection.state:
                    self._take(online, collection, known.imports if known else ())
        self._name_the_gone(set(marks) - {collection.url for collection in found})
        return Synced(tuple(self.reports), 0, tuple(self.changed), tuple(self.notes))

    def _take(self, online: dav.Dav, collection: dav.Collection, held: tuple[int, ...]) -> None:
        content, state = online.download(collection, lambda done, total: self.tell(done, total, collection.name))
        made = self._bring_in(collection.name, online.dialect.ending, content, held)
        self.keep(collection.url, Mark(state, tuple(report.import_id for report in made) or held))
        self.reports += made
        self.changed.append(collection.name)

    def _bring_in(self, name: str, ending: str, content: bytes, held: tuple[int, ...]) -> list[ImportReport]:
        """The reports of a collection's import; none, with a note, where it holds nothing that can be imported."""
        if not content:
            stays = "; what was imported of it stays until you undo it" if held else ""
            self.notes.append(f"{name} is empty{stays}")
            return []
        file = self.folder / f"{_file_name(name)}{ending}"
        with storage_errors(file):
            file.write_bytes(content)
        source, options = _SOURCES[self.server.sort], _owner_of(self.server)
        try:
            made = import_path(self.lake, file, source=source, options=options, progress=self.tell, replaces=held)
            return list(made)
        except InputError as error:
            self.notes.append(f"{name}: {error}")
            return []

    def _name_the_gone(self, places: set[str]) -> None:
        for place in sorted(places):
            self.notes.append(f"{place} is no longer on the server; what was imported of it stays until you undo it")
