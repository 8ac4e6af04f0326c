"""The files candidates came with, each sealed with a key of its own, in a folder of the workspace.

Invariant: a file without its row at the desk cannot be read by anybody, and is removed with the next sweep.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from renown.errors import StorageError
from renown.lake.durable import storage_errors, write_bytes

ORIGINALS = "candidates"
INDEX = "profiles"
"""The folder of the search index, which is made from the papers."""

_NONCE = bytes(12)
"""Every key seals one file once, so that the number may be the same."""


def keep(workspace: Path, content: bytes) -> tuple[str, str]:
    """Seal a file: the name it lies under, and its key."""
    folder, place, key = workspace / ORIGINALS, f"{secrets.token_hex(16)}.sealed", ChaCha20Poly1305.generate_key()
    with storage_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    write_bytes(folder / place, ChaCha20Poly1305(key).encrypt(_NONCE, content, place.encode()))
    return place, key.hex()


def original(workspace: Path, place: str, key: str) -> bytes:
    """The file as it came. Raises StorageError where it is gone or was changed."""
    file = workspace / ORIGINALS / place
    try:
        return ChaCha20Poly1305(bytes.fromhex(key)).decrypt(_NONCE, file.read_bytes(), place.encode())
    except (OSError, InvalidTag, ValueError) as error:
        raise StorageError(
            f"{file} cannot be read: it is gone, or was changed", hint="restore a backup with: renown restore FILE"
        ) from error


def sweep(workspace: Path, standing: Collection[str]) -> int:
    """Remove every sealed file but those that stand; how many went."""
    folder = workspace / ORIGINALS
    gone = [file for file in folder.glob("*") if file.name not in standing] if folder.is_dir() else []
    with storage_errors(folder):
        for file in gone:
            file.unlink(missing_ok=True)
    return len(gone)
