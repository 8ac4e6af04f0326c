"""Where files that were fetched from servers, or uploaded, lie until they are imported.

Invariant: nothing fetched lies there longer than the round that fetched it; what a round that was cut short has left is
swept by the next one, and by whatever erases somebody, which also removes what was uploaded and not decided about.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from renown.lake.durable import storage_errors

INCOMING = "incoming"
UPLOADS = "uploads"
UNDECIDED = "undecided"
"""The mark in the folder of an upload of which nobody has said yet what becomes of it."""


def sweep(workspace: Path) -> None:
    """Remove what a round that was cut short has left lying, and whatever stands in its folder's place."""
    folder = workspace / INCOMING
    if folder.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
    else:
        with suppress(OSError):
            folder.unlink(missing_ok=True)


def sweep_uploads(workspace: Path) -> None:
    """Remove what was uploaded and waits for a decision; what a job is to bring in is read as any import is."""
    folder = workspace / UPLOADS
    for entry in folder.iterdir() if folder.is_dir() else ():
        if (entry / UNDECIDED).exists():
            shutil.rmtree(entry, ignore_errors=True)


@contextmanager
def incoming(workspace: Path) -> Iterator[Path]:
    """A folder for one round, empty, gone at its end."""
    sweep(workspace)
    folder = workspace / INCOMING
    with storage_errors(folder):
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        sweep(workspace)
