"""One writer at a time: a lock that the operating system lets go when its holder dies, however it dies.

Invariant: the lock file is never deleted, only written; whoever holds its flock holds the lake.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from renown.errors import LockedError
from renown.lake.durable import storage_errors


@contextmanager
def locked(file: Path, doing: str) -> Iterator[None]:
    """Hold the lock while the block runs; a LockedError says who holds it if somebody does.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "lock"
    >>> with locked(file, "import"), locked(file, "undo"):
    ...     pass
    Traceback (most recent call last):
    ...
    renown.errors.LockedError: the workspace is being written by process ... (import). Wait until it has ended
    """
    with storage_errors(file):
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _acquire(descriptor)
        _sign(descriptor, doing)
        try:
            yield
        finally:
            with suppress(OSError):
                os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LockedError(
            f"the workspace is being written by {_holder(descriptor)}", hint="Wait until it has ended"
        ) from error


def _sign(descriptor: int, doing: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    note = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "doing": doing}
    with suppress(OSError):  # a full disk cannot say who writes, but the lock holds all the same
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(note).encode(), 0)


def _holder(descriptor: int) -> str:
    try:
        note = json.loads(os.pread(descriptor, 4096, 0))
        return f"process {note['pid']} on {note['host']} since {note['since']} ({note['doing']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
