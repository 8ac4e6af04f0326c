"""One file that holds a whole workspace: written while it is in use, read back before it counts, put up anywhere.

Caches, locks and files on their way in stay out: they mean nothing elsewhere.

Invariants: what a backup holds is of one moment; a backup that could not be read back whole does not exist.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from renown.desk.access import DATABASE_FILE
from renown.errors import InputError, StorageError
from renown.lake.checks import sha256_of
from renown.lake.durable import PARTIAL, storage_errors, sync
from renown.lake.manifest import load
from renown.lake.pledges import MANIFEST
from renown.publish.backup_file import Backup, read_backup, write_backup
from renown.workspace.context import Context
from renown.workspace.data.belongings import KEPT, files_of

if TYPE_CHECKING:
    from renown.desk import Desk

BACKUP, RESTORED = "backup", "restored from a backup"
"""How the audit log calls the writing of one, and the putting up."""

REMIND_DAYS = 30
"""After so many days without a backup one is reminded of it."""

_LEFT_OUT = ("desk.sqlite3-wal", "erasing.json", "set-aside/*")
_TRIES = 5


def due(desk: Desk) -> tuple[bool, str]:
    """Whether a backup is due, and when the last one was made, in words. Nothing is due where nothing was decided."""
    made, restored = desk.last(BACKUP), desk.last(RESTORED)
    last = max(filter(None, (made, restored)), default=None)
    if last is None:
        return bool(desk.audit_entries()), "none was made yet"
    words = "the last one was made" if last == made else "all of this was put up from one"
    return (datetime.now(UTC) - last).days >= REMIND_DAYS, f"{words} on {last.day} {last:%b %Y}"


def back_up(context: Context, file: Path, passphrase: str = "") -> Backup:
    """Write the workspace into a new file, and read it back. Others may go on working, but for writing facts meanwhile.

    Raises InputError where the file cannot be put there, LockedError while somebody imports, StorageError when the
    disk refuses or the workspace itself is damaged.
    """
    require_place(context.path, file)
    context.require_standing()
    context.desk.note()
    with _snapshot(context) as folder:
        partial = file.with_name(f"{file.name}.{os.getpid()}{PARTIAL}")
        with storage_errors(file):
            try:
                write_backup(folder, partial, passphrase)
                made = read_backup(partial, passphrase)
                partial.rename(file)
                sync(file.absolute().parent)
            finally:
                partial.unlink(missing_ok=True)
    context.desk.audit("owner", BACKUP)
    return made


def require_place(workspace: Path, file: Path) -> None:
    """Raise InputError where a backup of the workspace cannot be put: a file there, no folder, the workspace itself."""
    if file.exists():
        raise InputError(f"{file} is there already", hint="name another file: a backup overwrites nothing")
    if not file.absolute().parent.is_dir():
        raise InputError(f"{file.parent} is no folder", hint="make it first, or name another")
    if file.resolve().is_relative_to(workspace.resolve()):
        raise InputError(f"{file} lies in the workspace itself", hint="name a file elsewhere, best on another disk")


@contextmanager
def _snapshot(context: Context) -> Iterator[Path]:
    """The files of one moment in a folder of their own, which goes at the end, or with the next start after a kill."""
    folder = context.path / "spill" / f"{socket.gethostname()}.{os.getpid()}.{uuid.uuid4().hex[:8]}"
    with storage_errors(folder):
        folder.mkdir(mode=0o700, parents=True)
    try:
        with context.lake.writing("backup"):
            context.lake.require(batch for made in context.lake.manifest.imports for batch in made.batches)
            _take(context, folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take(context: Context, folder: Path) -> None:
    for trial in range(_TRIES):
        shutil.rmtree(folder)
        folder.mkdir(mode=0o700)
        try:
            _link_all(context.path, folder)
            context.desk.copy_to(folder)
            _require_whole(folder)
        except (StorageError, FileNotFoundError):
            # The history or the ids of people changed in between: they have locks of their own.
            if trial == _TRIES - 1:
                raise
        else:
            return


def _link_all(workspace: Path, folder: Path) -> None:
    for path, kind in files_of(workspace):
        if kind is None or kind.sort != KEPT or kind.pattern in _LEFT_OUT or path.name == DATABASE_FILE:
            continue
        place = folder / path
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(workspace / path, place)
        except FileNotFoundError:
            raise
        except OSError:  # a disk that knows no second name for a file
            shutil.copyfile(workspace / path, place)


def _require_whole(folder: Path) -> None:
    """Raise StorageError unless every file that the manifest and the indexes name is there as they say."""
    named = {
        batch.path: batch.sha256 for made in load(folder / MANIFEST).imports for batch in made.batches if batch.sha256
    }
    for index in folder.glob("*/index.json"):
        files = json.loads(index.read_bytes())["files"]
        named |= {f"{index.parent.name}/{entry['path']}": entry["sha256"] for entry in files}
    for path, digest in named.items():
        if not (folder / path).is_file() or sha256_of(folder / path) != digest:
            raise StorageError(f"{path} is not what it was", hint="see what is wrong with: renown doctor")
