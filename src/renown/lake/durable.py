"""Files that are there whole or not at all: written beside their place, made durable, then renamed.

Invariant: a name that a reader may open always stands for a finished file, whenever the power goes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from renown.errors import StorageError

PARTIAL = ".partial"
"""Ending of a file that is being written; whatever carries it after a crash is swept."""


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says about a full or broken disk into one clear error.

    >>> with storage_errors(Path("facts")):
    ...     raise OSError(28, "No space left on device")
    Traceback (most recent call last):
    ...
    renown.errors.StorageError: cannot write facts: No space left on device. What stood before ...
    """
    try:
        yield
    except StorageError:
        raise
    except OSError as error:
        raise refused(path, error.strerror or str(error)) from error


def refused(path: Path, reason: str) -> StorageError:
    """The error of a disk that refused to take `path`."""
    return StorageError(
        f"cannot write {path.name}: {reason}", hint="What stood before still stands; free space or check the disk"
    )


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A place to write `file`'s new content; the file changes only when the block ends well.

    >>> import tempfile
    >>> there = Path(tempfile.mkdtemp()) / "note.txt"
    >>> with replacing(there) as partial:
    ...     _ = partial.write_text("done")
    >>> there.read_text()
    'done'
    """
    # Two processes may make the same derived table at once: each has its own piece of paper.
    partial = file.with_name(f"{file.name}.{os.getpid()}{PARTIAL}")
    with storage_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield partial
            sync(partial)
            partial.rename(file)
            sync(file.parent)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise


def open_private(file: Path) -> BinaryIO:
    """Open a file to be written that nobody but its owner may read; one that stands there keeps its rights.

    >>> import tempfile
    >>> there = Path(tempfile.mkdtemp()) / "people.csv"
    >>> with open_private(there) as out:
    ...     _ = out.write(b"name")
    >>> oct(there.stat().st_mode & 0o777)
    '0o600'
    """
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def clear(file: Path) -> None:
    """Remove what stands in the place of a file and is none, so that the file can be written there again."""
    with storage_errors(file):
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)


def write_bytes(file: Path, content: bytes) -> None:
    """Replace the content of `file`, durably; only its owner may read it."""
    with replacing(file) as partial:
        partial.touch(0o600)
        partial.write_bytes(content)


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
