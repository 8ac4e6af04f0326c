"""Where the messages of an mbox file begin, and their header blocks; bodies are passed over, never kept.

Invariant: memory is bounded by the chunk and the header limit, whatever the size of the file or of a body.
A line counts as a separator only when it reads like one (`From `, a time, a year) and a header follows it:
a body line that starts with "From " does not cut a message in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

CHUNK = 2 << 20
HEADER_LIMIT = 256 << 10

_MARK = b"\nFrom "
_LOOK = 2048
_END = re.compile(rb"\n\r?\n")
_SEPARATOR = re.compile(
    rb"From [^\r\n]{0,500}?\d{1,2}:\d\d(?::\d\d)?\b[^\r\n]{0,60}\d{4}[^\r\n]{0,40}\r?\n(?=[!-9;-~]{1,80}[ \t]?:|>From )"
)


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
    >>> looks_like_mbox(b"From here on, all is text\\n")
    False
    """
    return _SEPARATOR.match(head.lstrip(b"\xef\xbb\xbf\r\n")) is not None


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
        separator, block, after = _cut(window.data, start, limit)
        yield Head(number, offset, separator, block)
        start = window.next(after)


def _cut(data: bytes, start: int, limit: int) -> tuple[bytes, bytes, int]:
    """The separator, the header block and where to go on looking."""
    line = data.find(b"\n", start)
    if line < 0:
        return data[start:].rstrip(), b"", len(data)
    end = _END.search(data, line, line + limit)
    stop = end.start() if end else min(len(data), line + limit)
    # A message without a blank line after its headers ends where the next one begins.
    early = data.find(_MARK, line, stop)
    if early >= 0 and _SEPARATOR.match(data, early + 1):
        stop = early
    return data[start:line].rstrip(b"\r"), data[line + 1 : stop].rstrip(b"\r"), max(stop, line)


class _Window:
    """The part of the file in memory; `base` is where it starts in the file."""

    def __init__(self, stream: BinaryIO, chunk: int) -> None:
        self._stream = stream
        self._chunk = max(chunk, _LOOK)
        self._ended = False
        self.base = 0
        self.data = b""
        self._grow(0)

    def first(self) -> int:
        """Where the first separator starts, or -1."""
        start = len(self.data) - len(self.data.lstrip(b"\xef\xbb\xbf\r\n"))
        return start if self.data.startswith(_MARK[1:], start) else self.next(0)

    def next(self, position: int) -> int:
        """Where the next separator at or after the position starts, or -1."""
        while True:
            found = self.data.find(_MARK, position)
            if found < 0:
                if self._ended:
                    return -1
                # The mark may be cut by the end of the chunk.
                position = self._grow(max(position, len(self.data) - len(_MARK)))
                continue
            found = self._look(found)
            if _SEPARATOR.match(self.data, found + 1):
                return found + 1
            position = found + 1

    def need(self, start: int, limit: int) -> int:
        """Read on until the whole header block, or its limit, is in memory; the start's new place."""
        while not self._ended and len(self.data) - start < limit + _LOOK and not _END.search(self.data, start):
            start = self._grow(start)
        return start

    def _look(self, found: int) -> int:
        """Read on until a candidate's line and the one after can be judged; its new place."""
        while not self._ended and len(self.data) - found < _LOOK:
            found = self._grow(found)
        return found

    def _grow(self, keep: int) -> int:
        """Drop what stands before `keep`, read a chunk, and say where `keep` is now."""
        more = self._stream.read(self._chunk)
        self._ended = not more
        self.base += keep
        self.data = self.data[keep:] + more
        return 0
