"""The workspace's secret: one random key, from which every other key is derived.

Invariant: the key lies in a file of its own that only its owner may read, never in the database.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from renown.errors import StorageError

KEY_FILE = "desk.key"
KEY_BYTES = 32


def read_key(folder: Path) -> bytes:
    """The key of this workspace, made on first need. Raises StorageError when it is damaged or not to be read."""
    path = folder / KEY_FILE
    try:
        _make_once(path)
        key = path.read_bytes()
    except OSError as error:
        raise StorageError(f"{path} cannot be used: {error.strerror}", hint="check its owner and rights") from error
    if len(key) != KEY_BYTES:
        raise StorageError(f"{path} holds {len(key)} bytes instead of {KEY_BYTES}", hint="restore it from a backup")
    return key


def _make_once(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())


def derive(key: bytes, purpose: str) -> bytes:
    """The key for one purpose; knowing it tells nothing about the others.

    >>> derive(b"k", "pages") == derive(b"k", "objections")
    False
    """
    return hmac.digest(key, purpose.encode(), "sha256")


def digest(key: bytes, value: int) -> str:
    """A number's keyed digest, as 64 hexadecimal digits."""
    return hmac.new(key, str(value).encode(), hashlib.sha256).hexdigest()
