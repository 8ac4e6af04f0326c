"""Text of exports: encodings found by looking, and CSV rows that survive spreadsheets.

Invariant: text always comes out; a byte that no encoding explains becomes a sign, not an error.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from renown.errors import InputError
from renown.sources.base import Entry

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = (",", ";", "\t")
# Polish programs write windows-1250; these are the words for first name and mobile phone in it.
_POLISH = re.compile(rb"\bImi\xea\b|kom\xf3rkowy")
_PIECE = 1 << 20
_LONGEST_ROW = 2000
"""A quote that is open for so many lines is not closed: nobody's note is that long."""

_NARROW = 3
LINE_LIMIT = 1 << 20
_ENDS = (b"\n", b"\r")
_FALLBACK = "renown-windows-1252"
csv.field_size_limit(10**9)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as windows-1252, which is what they nearly always are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_FALLBACK, _as_windows_1252)


def decode(head: bytes) -> str:
    """The encoding of a text, from its first bytes: a BOM, the pattern of UTF-16, valid UTF-8, else windows-1252.

    >>> decode(b"\\xff\\xfea\\x00"), decode("née".encode()), decode("née".encode("cp1252")), decode(b"a\\0b\\0c\\0d\\0")
    ('utf-16', 'utf-8', 'cp1252', 'utf-16-le')
    """
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    if found := _utf16_without_bom(head):
        return found
    return "utf-8" if _is_utf8(head) else "cp1250" if _POLISH.search(head) else "cp1252"


def _utf16_without_bom(head: bytes) -> str | None:
    even, odd = head[0::2], head[1::2]
    if len(head) < 4 or not odd:
        return None
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8, the last character perhaps cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


class _WithoutNul(io.RawIOBase):
    """A byte stream without NUL bytes, which stand in some damaged exports and stop many readers."""

    def __init__(self, inner: BinaryIO) -> None:
        super().__init__()
        self._inner = cast("io.BufferedReader", inner)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while chunk := self._inner.read1(len(view)):
            kept = chunk.replace(b"\0", b"")
            if kept:
                view[: len(kept)] = kept
                return len(kept)
        return 0

    def close(self) -> None:
        self._inner.close()
        super().close()


def open_text(entry: Entry) -> TextIO:
    """The entry as text, its encoding found by looking, line ends as they stand, NUL bytes dropped.

    Close it, or use it in a `with` block.
    """
    encoding = decode(entry.head())
    stream = entry.open()
    if encoding.startswith("utf-16"):
        return io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    errors = "replace" if encoding.startswith("cp") else _FALLBACK
    return io.TextIOWrapper(io.BufferedReader(_WithoutNul(stream)), encoding, errors=errors, newline="")


def decoded(data: bytes) -> str:
    """A piece of a text as UTF-8; each byte that this does not explain is read as windows-1252.

    >>> decoded("née".encode()), decoded("née".encode("cp1252"))
    ('née', 'née')
    """
    return data.decode("utf-8", _FALLBACK)


def lines_of(entry: Entry) -> Iterator[bytes]:
    """The lines of a file as they stand, in UTF-8 if the file is in UTF-16; of an overlong one the first `LINE_LIMIT`
    bytes, since nobody's name is a million signs long, and what follows them is no line. NUL bytes are dropped.

    Not decoded: a program that folds lines may cut a letter in two.
    """
    head = entry.head(4096)
    if decode(head).startswith("utf-16"):
        with open_text(entry) as text:
            yield from _whole(line.encode("utf-8", "replace") for line in iter(lambda: text.readline(LINE_LIMIT), ""))
        return
    with entry.open() as stream:
        if b"\n" not in head and b"\r" in head:
            old = io.TextIOWrapper(stream, "latin-1", newline=None)
            yield from _whole(line.encode("latin-1") for line in iter(lambda: old.readline(LINE_LIMIT), ""))
            return
        yield from _whole(iter(partial(stream.readline, LINE_LIMIT), b""))


def _whole(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces that begin a line, each ended."""
    begins = True
    for piece in pieces:
        ended = piece[-1:] in _ENDS
        if begins:
            line = piece.replace(b"\0", b"") if b"\0" in piece else piece
            yield line if ended or len(piece) < LINE_LIMIT else line + b"\n"
        begins = ended


def recode(entry: Entry, target: Path) -> None:
    """Write the entry's text to a file as plain UTF-8, piece by piece, line ends as they stand.

    In what is neither UTF-16 nor UTF-8 throughout, each byte that UTF-8 does not explain is read as windows-1252.
    """
    encoding = decode(entry.head())
    wide = encoding.startswith("utf-16")
    errors = "replace" if wide else _FALLBACK
    stream = io.TextIOWrapper(entry.open(), encoding if wide else "utf-8-sig", errors=errors, newline="")
    with stream as text, target.open("w", encoding="utf-8", newline="") as out:
        while piece := text.read(_PIECE):
            out.write(piece)


def separator_of(line: str) -> str:
    """The separator of a CSV line: the one of comma, semicolon and tab that stands there most often.

    >>> separator_of("First Name;Last Name;Company, Ltd"), separator_of("name")
    (';', ',')
    """
    return max(_SEPARATORS, key=line.count)


def csv_rows(entry: Entry, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file, each with the 1-based number of its last line; empty lines are left out.

    separator: taken from the first line if not given. A quote that is not closed is a sign like any other: the row ends
    with its line, and the rows after it are read.

    Raises:
        InputError: the file cannot be read as CSV at all.
    """
    with open_text(entry) as text:
        if separator is None:
            separator = separator_of(text.readline())
    with open_text(entry) as text:
        reading = _Rows(text, separator)
        try:
            for row in reading:
                if row:
                    yield reading.line, row
        except csv.Error as error:
            raise InputError(f"{entry.path}, line {reading.line}: {error}", hint="Save it as plain CSV") from error


class _Rows:
    """The rows of a CSV text, read on behind a quote that is not closed. line: the last line of the row given last."""

    def __init__(self, text: Iterable[str], separator: str) -> None:
        self._text, self._separator = iter(text), separator
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._wanted_more = False
        self._width = 0
        self.line = 0

    def __iter__(self) -> Iterator[list[str]]:
        reader = csv.reader(self._lines(), delimiter=self._separator)
        while True:
            self._taken, self._wanted_more = [], False
            row = next(reader, None)
            if row is None:
                return
            self._width = self._width or len(row)
            if len(self._taken) > 1 and self._swallowed(row):
                self._again.extendleft(reversed(self._taken[1:]))
                self.line += 1
                yield from csv.reader(self._taken[:1], delimiter=self._separator, quoting=csv.QUOTE_NONE)
                reader = csv.reader(self._lines(), delimiter=self._separator)
            else:
                self.line += len(self._taken)
                yield row

    def _lines(self) -> Iterator[str]:
        while len(self._taken) < _LONGEST_ROW:
            line = self._again.popleft() if self._again else next(self._text, None)
            if line is None:
                break
            self._taken.append(line)
            yield line
        self._wanted_more = bool(self._taken)

    def _swallowed(self, row: list[str]) -> bool:
        """Whether a row of several lines took whole rows into one of its cells."""
        if self._wanted_more:
            return True
        inner = csv.reader(self._taken[1:], delimiter=self._separator, quoting=csv.QUOTE_NONE)
        return self._width > 1 and any(
            len(cells) == self._width and (self._width > _NARROW or any("@" in cell for cell in cells))
            for cells in inner
        )
