"""The contract of a source: recognise cheaply by content, then yield rows or problems.

Invariant: every record of every file ends in exactly one of kept, skipped with a reason, or a problem;
every file ends in exactly one `FileRead` or `FileIgnored`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, runtime_checkable

from renown.model.rows import Item


class Entry(Protocol):
    """One file inside an archive, however it is packed."""

    @property
    def path(self) -> str:
        """Path inside the archive, NFC, with forward slashes and without a wrapping folder."""

    @property
    def size(self) -> int:
        """Unpacked size in bytes."""

    def open(self) -> BinaryIO:
        """The bytes, unpacked as they are read, within the limits."""

    def head(self, limit: int = 65536) -> bytes:
        """The first bytes, for recognising."""


class Archive(Protocol):
    """A zip, a folder, a gzip file or a single file seen alike; read-only."""

    @property
    def name(self) -> str:
        """What the user gave, without its folder: shown in reports."""

    def entries(self) -> Sequence[Entry]:
        """All files worth looking at, in path order; never `__MACOSX/`, `.DS_Store` and the like."""


Way = tuple[str, tuple[str, ...]]
"""A program that gives an export, and the steps to it, in their order."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a source is, for people and for the contract tests.

    ways: how to get an export, by program.
    tier: community, dealings, contacts or outgoing (see the table in README).
    minimum: table -> rows without which an import of a file that looks right is an error.
    ignored: file patterns or fields that are left unread on purpose -> why.
    seen: newest export this was checked against, year-month.
    loose: whether each of its files is an export by itself, wherever it lies (mail, calendars, address books).
    folders: a pattern of folder names inside one export that look like exports themselves.
    """

    name: str
    title: str
    tier: str
    ways: tuple[Way, ...]
    reads: str
    seen: str
    minimum: Mapping[str, int]
    ignored: Mapping[str, str] = field(default_factory=dict)
    loose: bool = False
    folders: str = ""

    @property
    def how_to_get(self) -> str:
        """The ways to get an export, in one line."""
        return " ".join(f"{program}: {'; '.join(steps)}." for program, steps in self.ways)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How sure a source is that an archive is its own (0 to 1), and the sign it went by."""

    confidence: float
    sign: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user may tell a source.

    owner: the owner's key or address, if the export cannot say it.
    zone: IANA zone for times that state none; UTC if not given.
    extra: options of one source only (the column mapping of `table`).
    words: whether what private messages between two say is wanted (`WordsRow`); it changes nothing else.
    """

    owner: str | None = None
    zone: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    words: bool = False


@runtime_checkable
class TellsOwners(Protocol):
    """A source that can say at a first look whose an export is, so that those of two owners are read apart."""

    def owners(self, archive: Archive, *, sure: bool) -> Collection[str]:
        """The owner's addresses; none where it does not tell. sure: only what proves it."""


@runtime_checkable
class TellsHints(Protocol):
    """A source that knows files it cannot read, and what to do about them."""

    def hint(self, entry: Entry) -> str:
        """What the file is and what to do, as a sentence goes on after its name; empty for any other file."""


class Source(Protocol):
    """A platform's importer."""

    card: Card

    def recognise(self, archive: Archive) -> Recognition | None:
        """Say whether the archive is this platform's, from at most 64 KB per candidate file."""

    def read(self, archive: Archive, options: ReadOptions) -> Iterator[Item]:
        """Yield rows, problems and the account of every file, in a fixed order."""
