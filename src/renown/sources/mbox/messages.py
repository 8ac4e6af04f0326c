"""The messages of a file, however they are kept: many in an mbox, or one in a Maildir, an MH folder, an .eml or .emlx.

Invariant: a file is known by its first bytes; names only tell apart what looks the same inside. No more of a message
is kept than its header block.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple
from xml.parsers.expat import ExpatError

from renown.sources.base import Entry
from renown.sources.mbox.folders import Folder, is_maildir, is_unfinished
from renown.sources.mbox.scanner import CHUNK, HEADER_LIMIT, looks_like_mbox, scan

_LOOK = 4096
_FOOT = 64 << 10
_SINGLE = re.compile(r"\.(?:eml|emlx|mai)$|(?:^|/)\d{1,9}$", re.IGNORECASE)
_COUNTED = re.compile(rb"\s{0,20}(\d{1,12})[ \t]*\r?\n")
_FIELD = re.compile(rb"(?<![^\n\xbf])(?:[A-Za-z][A-Za-z0-9\-]{1,60}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2}")
_OF_MAIL = re.compile(rb"(?:\A|\n)(?:from|to|date|subject|received|message-id|return-path):", re.IGNORECASE)
_END = re.compile(rb"\n\r*\n")
# What begins like mail and is none, or none that was sent or received here: patches, code, tables, pages.
_OTHERS = frozenset(
    ".patch .diff .msf .json .js .csv .tsv .html .htm .xml .vcf .ics .sqlite .db .jpg .jpeg .png .gif .pdf .zip .gz "
    ".tgz .dat .py .c .h .md .rst .parquet .pst .ost .msg .olm .mp3 .mp4 .mov .webp .heic .css .svg "
    ".docx .xlsx .pptx".split()
)
# Bits of the flags that Apple Mail keeps behind a message.
_DELETED, _DRAFT, _JUNK = 1 << 1, 1 << 6, 1 << 24


class Message(NamedTuple):
    """The header block of one message, and where it stands.

    offset: where the message begins in the file, in bytes. ahead: lines of it before its header block.
    noted: what the mail program keeps beside the message says of it.
    """

    offset: int
    ahead: int
    block: bytes
    noted: Folder = Folder.OTHER


def is_mbox(entry: Entry) -> bool:
    """Whether a file begins as an mbox does."""
    likely = entry.size > 0 and not is_maildir(entry.path) and not is_unfinished(entry.path)
    return likely and _ending(entry.path) not in _OTHERS and looks_like_mbox(entry.head(_LOOK))


def is_single(entry: Entry) -> bool:
    """Whether a file holds one message and no separator."""
    if not entry.size or is_unfinished(entry.path) or not (is_maildir(entry.path) or _SINGLE.search(entry.path)):
        return False
    head = entry.head(_LOOK)
    start = _begin(entry.path, head)
    return _FIELD.match(head, start) is not None and (
        is_maildir(entry.path) or _OF_MAIL.search(head, start) is not None
    )


def messages(entry: Entry) -> Iterator[Message]:
    """The messages of a file that is one of these, in order."""
    single = is_maildir(entry.path) or (_SINGLE.search(entry.path) is not None and not is_mbox(entry))
    with entry.open() as stream:
        if single:
            yield _single(entry.path, stream)
            return
        for head in scan(stream):
            yield Message(head.offset, 1, head.block)


def line_of(message: Message, name: str, begun: int) -> int:
    """The line of a field, or the first of the message if it has no such field. begun: the line it begins at."""
    found = re.search(rb"^%s[ \t]?:" % re.escape(name.encode()), message.block, re.IGNORECASE | re.MULTILINE)
    return begun + message.ahead + message.block.count(b"\n", 0, found.start()) if found else begun


class Lines:
    """On which line of a file an offset lies. The file is read for it once, and only if somebody asks."""

    def __init__(self, opener: Callable[[], BinaryIO]) -> None:
        self._opener = opener
        self._stream: BinaryIO | None = None
        self._end = b"\n"
        self._at, self._line = 0, 1

    def at(self, offset: int) -> int:
        """The 1-based line; ask for rising offsets."""
        if self._stream is None:
            self._stream = self._opener()
            # Lines of old Macintosh programs end in a carriage return.
            first = self._read(min(offset, CHUNK))
            self._end = b"\r" if b"\r" in first and b"\n" not in first else b"\n"
            self._line += first.count(self._end)
        while self._at < offset and (piece := self._read(min(CHUNK, offset - self._at))):
            self._line += piece.count(self._end)
        return self._line

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()

    def _read(self, size: int) -> bytes:
        piece = self._stream.read(size) if self._stream else b""
        self._at += len(piece)
        return piece


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _begin(path: str, head: bytes) -> int:
    """Where the first header stands: behind a mark of the encoding, empty lines, or Apple's count of bytes."""
    start = len(head) - len(head.lstrip(b"\xef\xbb\xbf\r\n"))
    counted = _COUNTED.match(head) if _ending(path) == ".emlx" else None
    return counted.end() if counted else start


def _single(path: str, stream: BinaryIO) -> Message:
    data = stream.read(HEADER_LIMIT)
    start = _begin(path, data)
    counted = _COUNTED.match(data) if _ending(path) == ".emlx" else None
    block = _END.split(data[start:], maxsplit=1)[0]
    noted = _apple(data, stream, counted.end() + int(counted[1])) if counted else Folder.OTHER
    return Message(0, data.count(b"\n", 0, start), block, noted)


def _apple(data: bytes, stream: BinaryIO, end: int) -> Folder:
    """What Apple Mail's list of properties behind the message says of it."""
    left = end - len(data)
    foot = data[end:] if left <= 0 else b""
    while left > 0 and (piece := stream.read(min(CHUNK, left))):
        left -= len(piece)
    foot += stream.read(_FOOT)
    try:
        told = plistlib.loads(foot.strip())
        flags = int(told.get("flags", 0))
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, AttributeError, OverflowError):
        return Folder.OTHER
    if flags & (_DELETED | _JUNK):
        return Folder.JUNK
    return Folder.DRAFTS if flags & _DRAFT else Folder.OTHER
