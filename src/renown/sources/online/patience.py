"""How long and how much of an answer is waited for, whatever a server says or does not say.

Invariant: a server that sends a byte now and then is given up after `SECONDS`, and one that has more to say gets a
second more for each `PACE` bytes; no answer brings more than its limit into memory, packed or unpacked.
"""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Iterable, Iterator

from renown.errors import ServerError

SECONDS = 60.0
"""After so many seconds without an answer a server is given up."""

PACE = 16 << 10
_PIECE = 1 << 16


class ImpatientError(ServerError, OSError):
    """A server that was too slow, or said too much."""


class Patience:
    """What is left for one answer of at most `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Something is asked: what was waited for before no longer counts."""
        self._until = time.monotonic() + SECONDS
        self._bytes = 0

    def left(self) -> float:
        """Seconds left. Raises ImpatientError when there are none."""
        seconds = self._until - time.monotonic()
        if seconds <= 0:
            raise ImpatientError(f"it answers too slowly ({self._bytes:,} bytes in more than {SECONDS:.0f} seconds)")
        return seconds

    def took(self, size: int) -> None:
        """So many bytes have come, or will. Raises ImpatientError when that is too much."""
        self._bytes += size
        self._until += size / PACE
        if self._bytes > self._limit:
            raise ImpatientError(f"it sends more than the {self._limit >> 20} MB that one answer may have")


class PatientReader(io.RawIOBase):
    """A raw stream over that of a socket, read with patience."""

    def __init__(self, inner: io.RawIOBase, patience: Patience) -> None:
        super().__init__()
        self._inner, self._patience = inner, patience

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int | None:
        """Fill the buffer with what has come."""
        self._patience.left()
        size: int | None = self._inner.readinto(buffer)  # type: ignore[arg-type]
        self._patience.took(size or 0)
        return size

    def close(self) -> None:
        """Close the stream below."""
        self._inner.close()
        super().close()


def unpacked(pieces: Iterable[bytes], patience: Patience, limit: int) -> Iterator[bytes]:
    """What comes of a packed answer (gzip or deflate), never more than the limit.

    >>> import gzip
    >>> b"".join(unpacked([gzip.compress(b"card")], Patience(100), 100))
    b'card'
    """
    inflating, given = zlib.decompressobj(47), 0
    for piece in pieces:
        rest = piece
        while rest:
            patience.left()
            made = inflating.decompress(rest, _PIECE)
            given += len(made)
            if given > limit:
                raise ImpatientError(f"it unpacks to more than the {limit >> 20} MB that one answer may have")
            yield made
            rest = inflating.unconsumed_tail
