"""Where files that were fetched from servers lie until they are imported.

Invariant: nothing lies there longer than the round that fetched it; what a round that was cut short has left is swept
by the next one, and by whatever erases somebody.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from renown.lake.durable import storage_errors

INCOMING = "incoming"


def sweep(workspace: Path) -> None:
    """Remove what a round that was cut short has left lying, and whatever stands in its folder's place."""
    folder = workspace / INCOMING
    if folder.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
    else:
        with suppress(OSError):
            folder.unlink(missing_ok=True)


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
