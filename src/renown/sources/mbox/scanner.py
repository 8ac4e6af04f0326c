"""Where the messages of an mbox file begin, and their header blocks; bodies are passed over, never kept.

Invariant: memory is bounded by the chunk, the header limit and `LENGTH_LIMIT`, whatever the size of the file or of a
body. What separates messages is decided in `separators`: a body line that starts with "From " does not cut a message
in two. Where a header states how long its body is, and a message or the end of the file stands right there, nothing
in that body separates (mboxcl).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from renown.sources.mbox.separators import LOOK, Style, separates, style_of
from renown.sources.stream import Pieces

CHUNK = 2 << 20
HEADER_LIMIT = 256 << 10
LENGTH_LIMIT = 4 << 20

_MARK = b"\nFrom "
_START = b"\xef\xbb\xbf\r\n"
_END = re.compile(rb"\n\r*\n")
_LENGTH = re.compile(rb"[ \t]{0,40}+(\d{1,9})[ \t\r]{0,40}+(?:\n|\Z)")
_GAP = re.compile(rb"(?:\r{0,3}\n){0,3}")


class Head(NamedTuple):
    """The head of one message.

    number: 1-based. offset: where its separator starts in the unpacked file, in bytes.
    separator: the `From ` line without its end. block: the header lines, cut at `HEADER_LIMIT`.
    """

    number: int
    offset: int
    separator: bytes
    block: bytes


def looks_like_mbox(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an mbox.

    >>> looks_like_mbox(b"From jane@example.org Tue Mar  5 07:08:09 2024\\nSubject: hi\\n")
    True
    >>> looks_like_mbox(b"From \\r\\nX-Mozilla-Status: 0001\\r\\nSubject: hi\\r\\n")
    True
    >>> looks_like_mbox(b"From here on, all is text\\n")
    False
    """
    data = _with_line_feeds(head).lstrip(_START)
    return separates(data, 0, style_of(data, 0), blank=True)


def scan(stream: BinaryIO, chunk: int = CHUNK, limit: int = HEADER_LIMIT) -> Iterator[Head]:
    """The heads of all messages, in file order.

    chunk: bytes read at a time. limit: the most bytes of one header block that are kept.

    >>> import io
    >>> line = b"From a Tue Mar  5 07:08:09 2024\\n"
    >>> text = line + b"To: b\\n\\nFrom here\\n\\n" + line + b"To: d\\n\\n"
    >>> [head.block for head in scan(io.BytesIO(text))]
    [b'To: b', b'To: d']
    """
    window = _Window(stream, chunk)
    start, number = window.first(), 0
    while start >= 0:
        number += 1
        offset = window.base + start
        start = window.need(start, limit)
        separator, block, after = window.cut(start, limit)
        yield Head(number, offset, separator, block)
        start = window.next(window.passed(after, block))


def _with_line_feeds(data: bytes) -> bytes:
    """The bytes of a file whose lines end in a carriage return alone, as old Macintosh programs wrote them."""
    return data.replace(b"\r", b"\n") if b"\r" in data and b"\n" not in data else data


def _stated(block: bytes) -> int:
    """How long the header says that the body is; 0 where it does not say."""
    found = block.lower().find(b"\ncontent-length:")
    match = _LENGTH.match(block, found + len(b"\ncontent-length:")) if found >= 0 else None
    return int(match[1]) if match else 0


class _Window:
    """The part of the file in memory; `base` is where it starts in the file."""

    def __init__(self, stream: BinaryIO, chunk: int) -> None:
        self._stream = Pieces(stream)
        self._chunk = max(chunk, LOOK)
        self._ended = False
        self._returns = False
        self._style = Style.ANY
        self.base = 0
        self.data = b""
        self._grow(0)
        self._returns = b"\r" in self.data and b"\n" not in self.data
        self.data = _with_line_feeds(self.data)

    def first(self) -> int:
        """Where the first separator starts, or -1."""
        start = len(self.data) - len(self.data.lstrip(_START))
        self._style = style_of(self.data, start)
        return start if self.data.startswith(_MARK[1:], start) else self.next(0)

    def next(self, position: int) -> int:
        """Where the next separator at or after the position starts, or -1."""
        while True:
            found = self.data.find(_MARK, position)
            if found < 0:
                if self._ended:
                    return -1
                # The mark may be cut by the end of the chunk; what stands before it tells whether a line is empty.
                keep = max(position, len(self.data) - len(_MARK))
                position = self._grow(max(0, keep - 3)) + min(keep, 3)
                continue
            found = self._look(found)
            if self._separates(found + 1):
                return found + 1
            position = found + 1

    def need(self, start: int, limit: int) -> int:
        """Read on until the whole header block, or its limit, is in memory; the start's new place."""
        while not self._ended and len(self.data) - start < limit + LOOK and not _END.search(self.data, start):
            start = self._grow(start)
        return start

    def cut(self, start: int, limit: int) -> tuple[bytes, bytes, int]:
        """The separator, the header block and where to go on looking."""
        data = self.data
        line = data.find(b"\n", start)
        if line < 0:
            return data[start:].rstrip(), b"", len(data)
        end = _END.search(data, line, line + limit)
        stop = end.start() if end else min(len(data), line + limit)
        # A message without a blank line after its headers ends where the next one begins.
        early = data.find(_MARK, line, stop)
        if early >= 0 and self._separates(early + 1):
            stop = early
        return data[start:line].rstrip(b"\r"), data[line + 1 : stop].rstrip(b"\r"), max(stop, line)

    def passed(self, after: int, block: bytes) -> int:
        """Where to go on looking for the next message: behind the body, if its length is stated and true."""
        size = _stated(block)
        if not 0 < size <= LENGTH_LIMIT:
            return after
        while not self._ended and len(self.data) - after < size + 2 * LOOK:
            after = self._grow(after)
        begun = _END.match(self.data, after)
        end = begun.end() + size if begun else len(self.data) + 1
        if end > len(self.data) or not (gap := _GAP.match(self.data, end)):
            return after
        at = gap.end()
        ended = self._ended and at == len(self.data)
        true = ended or (self.data[at - 1 : at] == b"\n" and separates(self.data, at, self._style, blank=True))
        return at - 1 if true else after

    def _separates(self, at: int) -> bool:
        blank = at < 2 or self.data[max(0, at - 3) : at - 1].rstrip(b"\r").endswith(b"\n")
        return separates(self.data, at, self._style, blank)

    def _look(self, found: int) -> int:
        """Read on until a candidate's line and the one after can be judged; its new place."""
        while not self._ended and len(self.data) - found < LOOK:
            found = self._grow(max(0, found - 3)) + min(found, 3)
        return found

    def _grow(self, keep: int) -> int:
        """Drop what stands before `keep`, read a chunk, and say where `keep` is now."""
        more = self._stream.read(self._chunk)
        self._ended = not more
        self.base += keep
        self.data = self.data[keep:] + (more.replace(b"\r", b"\n") if self._returns else more)
        return 0
