"""A file under a passphrase, written and read from front to back: ChaCha20-Poly1305 in pieces, the key by scrypt.

Invariants: a piece that was changed, moved, left out or added is noticed, and so is an end that is missing: every piece
is numbered, and the last one says that it is the last (the construction STREAM of Hoang, Reyhanitabar, Rogaway and
Vizar, 2015). Each file has a salt of its own, so no key is used twice.
"""

from __future__ import annotations

import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from renown.errors import InputError

SIGN = b"renown sealed 1\n"
_SALT, _TAG = 16, 16
_PIECE = 1 << 16
_COST = 1 << 15
"""Scrypt's cost: 32 MiB and about a tenth of a second for each try at the passphrase."""


class Sealing(io.RawIOBase):
    """Writes what it is given, sealed, to a file; `close` writes the end."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(_SALT)
        self._file, self._cipher, self._number = file, _cipher(passphrase, salt), 0
        self._waiting = bytearray()
        file.write(SIGN + salt)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: object) -> int:
        """Take some bytes; full pieces are sealed and written."""
        taken = bytes(content)  # type: ignore[call-overload]
        self._waiting += taken
        while len(self._waiting) > _PIECE:
            self._put(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return len(taken)

    def close(self) -> None:
        """Write the last piece; the file itself stays open."""
        if not self.closed:
            self._put(bytes(self._waiting), last=True)
        super().close()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, None))
        self._number += 1


class Unsealing(io.RawIOBase):
    """Reads a sealed file. Raises InputError for another passphrase, and for a file that is damaged or cut."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        if file.read(len(SIGN)) != SIGN:
            raise InputError("this file is not sealed")
        self._file, self._cipher, self._number = file, _cipher(passphrase, file.read(_SALT)), 0
        self._next = file.read(_PIECE + _TAG)
        self._ready = bytearray()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer as far as the next piece goes."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._ready and self._next:
            piece, self._next = self._next, self._file.read(_PIECE + _TAG)
            self._ready += self._open(piece, last=not self._next)
        count = min(len(view), len(self._ready))
        view[:count] = self._ready[:count]
        del self._ready[:count]
        return count

    def _open(self, piece: bytes, *, last: bool) -> bytes:
        try:
            opened = self._cipher.decrypt(_nonce(self._number, last=last), piece, None)
        except InvalidTag as error:
            why = "it is cut or damaged" if self._number else "the passphrase is another one, or the file is damaged"
            raise InputError(
                f"the sealed file cannot be opened: {why}", hint="try again, or take another copy"
            ) from error
        self._number += 1
        return opened


def is_sealed(file: BinaryIO) -> bool:
    """Whether a file begins like a sealed one; it stands at its beginning again afterwards."""
    found = file.read(len(SIGN)) == SIGN
    file.seek(0)
    return found


def _cipher(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.encode()))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
