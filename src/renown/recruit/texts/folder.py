"""A folder, a zip or a tar of strangers' files, read one after the other.

Invariants: every file is answered for exactly once, also one that could not be read; a bad one never stops the others;
what is the same as an earlier file, byte for byte, is named and not read again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from renown.errors import RenownError
from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import document
from renown.recruit.texts.forms import is_office
from renown.recruit.texts.reader import Reader
from renown.sources.archive import FileEntry, LeftOut, Limits, open_archive

LIMITS = Limits(total=16 << 30, entries=50_000)
"""What a folder or a packed file of CVs may unpack to."""

_PIECE = 1 << 20

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and which one is read now."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file and what it is. path: within what was given; digest: SHA-256 of its bytes, empty where it has none.

    same_as: the path of an earlier file with the same bytes; such a file is not read again.
    """

    path: str
    document: Document
    digest: str = ""
    same_as: str = ""


def read_all(path: Path, progress: Progress | None = None) -> Iterator[Found]:
    """Every file in a folder, a zip or a tar (or the one file that the path is), in the order of their paths.

    Raises:
        NotFoundError: there is nothing at the path.
        InputError: what is there holds no file, or is damaged or locked as a whole.
        UnsafeArchiveError: it tries to leave its folder or to blow up when unpacked.
    """
    told = progress or (lambda done, total, text: None)
    with open_archive(path, LIMITS, is_office) as archive, Reader() as reader:
        entries = archive.entries()
        seen: dict[str, str] = {}
        for done, entry in enumerate(entries):
            told(done, len(entries), entry.path)
            yield _found(reader, entry, seen)
        yield from (_left(left) for left in archive.left)
        told(len(entries), len(entries), "")


def _found(reader: Reader, entry: FileEntry, seen: dict[str, str]) -> Found:
    name = entry.path.rpartition("/")[2]
    try:
        digest = _digest(entry)
        if same_as := seen.get(digest, ""):
            remark = Remark("same", f"It is the same file as {same_as}")
            return Found(entry.path, document(name, "other", (), [remark]), digest, same_as)
        seen[digest] = entry.path
        return Found(entry.path, reader.read(name, _source(entry)), digest)
    except RenownError as error:
        return Found(entry.path, document(name, "other", (), [Remark("damaged", str(error))]))


def _left(left: LeftOut) -> Found:
    """What the archive did not give."""
    name = left.path.rpartition("/")[2]
    return Found(left.path, document(name, "other", (), [Remark("unreadable", left.reason)]))


def _digest(entry: FileEntry) -> str:
    summed = hashlib.sha256()
    with entry.open() as stream:
        while piece := stream.read(_PIECE):
            summed.update(piece)
    return summed.hexdigest()


def _source(entry: FileEntry) -> Path | Callable[[], BinaryIO]:
    """Where the file lies, if it lies there as it is; else a way to its bytes."""
    origin = entry.origin
    if origin is not None and unicodedata.normalize("NFC", origin.name) == entry.path.rpartition("/")[2]:
        return origin
    return entry.open
