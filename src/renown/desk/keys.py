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
from renown.lake.durable import clear, write_bytes
from renown.lake.manifest import Pledge
from renown.lake.pledges import pledges_of

KEY_FILE = "desk.key"
KEY_BYTES = 32


def read_key(folder: Path) -> bytes:
    """The key of this workspace, made on first need.

    Raises StorageError when it is damaged, not to be read, or not the one that the manifest knows.
    """
    path, held = folder / KEY_FILE, pledges_of(folder).get(KEY_FILE)
    try:
        if held is None:
            _make_once(path)
        key = path.read_bytes()
    except FileNotFoundError as error:
        raise _lost(path, "is gone") from error
    except OSError as error:
        raise _lost(path, f"cannot be used: {error.strerror}") from error
    if len(key) != KEY_BYTES:
        raise _lost(path, f"holds {len(key)} bytes instead of {KEY_BYTES}")
    if held is not None and held != key_pledge(key):
        raise _lost(path, "is not the key of this workspace")
    return key


def make_key(folder: Path) -> bytes:
    """Another key where the one there was is lost; the key where it is whole. The old file is replaced."""
    path = folder / KEY_FILE
    if path.is_file() and path.stat().st_size == KEY_BYTES:
        return path.read_bytes()
    clear(path)
    write_bytes(path, secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()


def key_pledge(key: bytes) -> Pledge:
    """What the manifest keeps of a key, to know it again; it does not give the key away."""
    return Pledge(len(key), derive(key, "the manifest").hex())


def _lost(path: Path, found: str) -> StorageError:
    lost = "it makes erased and objecting people known again, and keeps you signed in"
    return StorageError(
        f"{path} {found}; {lost}",
        hint="Restore it from a backup (renown restore FILE), or go on with a new one: renown settle key",
    )


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
