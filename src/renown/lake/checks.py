"""Whether a file still says what was written into it: digests of files, and small JSON files that carry their own.

Invariant: what a digest was noted for is never taken for whole unless it has that digest; looking again costs nothing
while the file stands as it stood.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

_CHECK = ', "check": "'


class Noted(Protocol):
    """A file as it was noted when it was written: where, how many bytes, and their SHA-256."""

    @property
    def path(self) -> str:
        """Relative to the folder that is checked."""

    @property
    def size(self) -> int:
        """Bytes; 0 when nobody noted it."""

    @property
    def sha256(self) -> str:
        """Hexadecimal; empty when nobody noted it."""


def sha256_of(file: Path) -> str:
    """The digest of a file's bytes (about 2 GB a second; DuckDB reads a tenth of that)."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


class Checked:
    """The files of one folder that this process has found whole; each is read again only after it has changed.

    digits: how many of a digest's 64 are noted.
    """

    def __init__(self, root: Path, digits: int = 64) -> None:
        self._root = root
        self._digits = digits
        self._whole: dict[str, tuple[str, int, int, int]] = {}

    def missing(self, noted: Noted) -> str:
        """What the names and sizes alone say: empty when nothing, else what was found in the file's place."""
        file = self._root / noted.path
        try:
            found = file.stat()
        except OSError as error:
            return "is gone" if isinstance(error, FileNotFoundError | NotADirectoryError) else _unread(error)
        if not file.is_file():
            return "is a folder now"
        if noted.size and found.st_size != noted.size:
            return f"holds {found.st_size:,} bytes instead of {noted.size:,}"
        return ""

    def damage(self, noted: Noted) -> str:
        """The same, and what its content says."""
        found = self.missing(noted)
        if found or not noted.sha256:
            return found
        file = self._root / noted.path
        try:
            at = file.stat()
            sign = (noted.sha256, at.st_ino, at.st_size, at.st_mtime_ns)
            if self._whole.get(noted.path) != sign:
                if sha256_of(file)[: self._digits] != noted.sha256:
                    return "is damaged: its bytes are not those that were written"
                self._whole[noted.path] = sign
        except OSError as error:
            return _unread(error)
        return ""


def _unread(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"


def sealed(content: dict[str, Any]) -> bytes:
    """A JSON object (times in it as ISO 8601) with the digest of its own text as its last value.

    >>> unsealed(sealed({"a": 1}))
    {'a': 1}
    """
    told = json.dumps(content, ensure_ascii=False, default=datetime.isoformat)[:-1].encode()
    return told + f'{_CHECK}{hashlib.sha256(told).hexdigest()}"}}'.encode()


def unsealed(content: bytes) -> dict[str, Any]:
    """What was sealed; ValueError when it is no JSON object, or says something else than it did.

    >>> unsealed(sealed({"a": 1}).replace(b"1", b"2", 1))
    Traceback (most recent call last):
    ...
    ValueError: its text is not the one that was written
    """
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("it holds no object")
    check = found.pop("check", None)
    if check is not None and check != hashlib.sha256(content[: content.rfind(_CHECK.encode())]).hexdigest():
        raise ValueError("its text is not the one that was written")
    return found
