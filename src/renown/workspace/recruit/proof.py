"""Looking through every file of a workspace for words that have to be gone, whatever the file packs them in.

Invariant: what can be opened is opened (tables, packed files); what is sealed cannot be read by anybody without its
key, and is counted as such.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

MOST_BYTES = 256 << 20
"""Of a packed part so many bytes are looked at."""


@dataclass(frozen=True, slots=True)
class Look:
    """files: how many were looked through; sealed: how many nobody can read; found: paths of those that hold a word."""

    files: int
    sealed: int
    found: tuple[str, ...]


def look_through(workspace: Path, words: Sequence[str]) -> Look:
    """Look for words, whatever their case, in every file of a workspace."""
    wanted = [form for word in words if word for form in _forms(word)]
    files = sealed = 0
    found = []
    for file in sorted(workspace.rglob("*")):
        if file.is_symlink() or not file.is_file():
            continue
        files += 1
        sealed += file.suffix == ".sealed"
        if any(form in part for part in _parts(file) for form in wanted):
            found.append(file.relative_to(workspace).as_posix())
    return Look(files, sealed, tuple(found))


def _forms(word: str) -> tuple[bytes, ...]:
    """A word as it may stand in a file: in UTF-8 and UTF-16."""
    low = word.casefold()
    return low.encode(), low.encode("utf-16-le")


def _parts(file: Path) -> Iterator[bytes]:
    """What a file holds, packed or not, in small letters."""
    yield file.name.casefold().encode()
    if file.suffix == ".parquet":
        yield from _cells(file)
    content = file.read_bytes()
    yield _low(content)
    if content[:2] == b"PK" and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            for name in packed.namelist():
                with packed.open(name) as part:
                    yield _low(part.read(MOST_BYTES))
    elif content[:2] == b"\x1f\x8b":
        yield _low(gzip.GzipFile(fileobj=io.BytesIO(content)).read(MOST_BYTES))


def _cells(file: Path) -> Iterator[bytes]:
    try:
        table = pq.ParquetFile(file)
        for batch in table.iter_batches():
            yield _low(str(batch.to_pydict()).encode())
    except (OSError, pa.ArrowException):
        yield _low(file.read_bytes())


def _low(content: bytes) -> bytes:
    return content.decode("utf-8", "surrogateescape").casefold().encode("utf-8", "surrogateescape")
