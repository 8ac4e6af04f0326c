"""Streams that unpack as they are read, and stop before they hurt.

Invariant: a stream never gives more bytes than its limit, whatever the container's header claims, and a
damaged container ends in an `InputError` that names the file, never in an error of a codec.
"""

from __future__ import annotations

import errno
import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from renown.errors import InputError, RenownError, UnreadableError, UnsafeArchiveError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_DAMAGE = (
    *(zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, struct.error),
    *(EOFError, ValueError, OverflowError),
)
_BUFFER = 1 << 17


@contextmanager
def damage_named(name: str) -> Iterator[None]:
    """Turn what a damaged container makes the codecs raise into one sentence that names the file."""
    try:
        yield
    except _DAMAGE as error:
        raise _damaged(name, error) from error
    except RuntimeError as error:
        raise InputError(
            f"{name} is packed in a way that cannot be read ({error})", hint="Unpack it by hand and import the folder"
        ) from error
    except OSError as error:
        # A damaged zip may point before its own beginning; every other refusal is the disk's.
        if error.errno != errno.EINVAL:
            raise
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> InputError:
    return InputError(
        f"{name} is damaged or cut off ({type(error).__name__}: {error})",
        hint="Download it again, or unpack it by hand",
    )


def shown(name: str) -> str:
    r"""A name on the disk as text that can be kept and printed: bytes that are no UTF-8 as their numbers.

    >>> shown("caf\udce9.csv") == "caf\\xe9.csv", shown("café.csv")
    (True, 'café.csv')
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class _DiskFile(io.FileIO):
    """A file of the disk; when the disk refuses to give it, the error says which file it was."""

    def __init__(self, path: Path) -> None:
        with _refusal_named(path):
            super().__init__(path, "rb")
        self._path = path

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """Fill the buffer."""
        with _refusal_named(self._path):
            return super().readinto(buffer)

    def readall(self) -> bytes:
        """All that is left."""
        with _refusal_named(self._path):
            return super().readall()


@contextmanager
def _refusal_named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadableError(
            f"{shown(path.name)} cannot be read: {error.strerror or error}",
            hint="Check the disk and the rights of the file",
        ) from error


def open_file(path: Path) -> BinaryIO:
    """A file of the disk, for reading.

    Raises:
        UnreadableError: now or while reading: the disk refuses; the message names the file.

    >>> open_file(Path("/nowhere/mail.mbox"))
    Traceback (most recent call last):
    ...
    renown.errors.UnreadableError: mail.mbox cannot be read: No such file or directory. Check the disk ...
    """
    return cast("BinaryIO", io.BufferedReader(_DiskFile(path), _BUFFER))


class Unpacking(Protocol):
    """What unpacks: the few methods that are needed of it."""

    def read1(self, size: int, /) -> bytes:
        """At most so many unpacked bytes, as many as come without waiting for more: what stands before a cut counts."""

    def close(self) -> None:
        """Let go of what lies below."""


class GuardedStream(io.RawIOBase):
    """A raw stream over an unpacking one that counts what comes out and refuses what exceeds the limit."""

    def __init__(self, inner: Unpacking, name: str, limit: int) -> None:
        super().__init__()
        self._inner = inner
        self._name = name
        self._limit = limit
        self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with unpacked bytes."""
        view = memoryview(buffer).cast("B")
        with damage_named(self._name):
            chunk = self._inner.read1(len(view))
        self._given += len(chunk)
        if self._given > self._limit:
            raise UnsafeArchiveError(
                f"{self._name} unpacks to more than {self._limit} bytes, which its packed size does not explain",
                hint="If you trust it, unpack it by hand and import the folder",
            )
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the inner stream too."""
        self._inner.close()
        super().close()


class Pieces:
    """A stream in large pieces; what stands before a damage is given before the damage is told.

    >>> Pieces(cast("BinaryIO", io.BytesIO(b"abc"))).read(2)
    b'ab'
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast("io.BufferedReader", stream)
        self._damage: RenownError | None = None

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end."""
        if self._damage is not None:
            raise self._damage
        pieces, left = [], size
        try:
            while left > 0 and (piece := self._stream.read1(left)):
                pieces.append(piece)
                left -= len(piece)
        except (InputError, UnreadableError) as error:
            if not pieces:
                raise
            self._damage = error
        return b"".join(pieces)


def guarded(inner: Unpacking, name: str, limit: int) -> BinaryIO:
    """The guarded stream with a buffer in front, as readers want it.

    >>> guarded(io.BytesIO(b"ab"), "a.txt", limit=2).read()
    b'ab'
    """
    return cast("BinaryIO", io.BufferedReader(GuardedStream(inner, name, limit), _BUFFER))
