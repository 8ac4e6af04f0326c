"""Putting a backup up: into a new folder, or in the place of the workspace that stands there, which is moved aside.

Invariants: nothing of a workspace is overwritten; a backup that is not whole changes nothing; whoever was erased or
objected since the backup was made stays out.
"""

from __future__ import annotations

import fcntl
import shutil
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from renown.desk.access import open_desk
from renown.errors import InputError, LockedError, RenownError
from renown.intake.erasure import erase_covered
from renown.lake.durable import storage_errors, sync
from renown.lake.erasure import later_tombstones
from renown.lake.manifest import load
from renown.lake.pledges import MANIFEST
from renown.publish.backup_file import Backup, read_backup
from renown.settings import read_settings
from renown.workspace.config import is_workspace, read_config
from renown.workspace.context import Context
from renown.workspace.data.backup import RESTORED

WORKER_LOCK = "worker.lock"


def restore(file: Path, path: Path, passphrase: str = "", *, replace: bool = False) -> tuple[Backup, Path | None]:
    """Put a backup up as the workspace in this folder; what it held, and where the one before was moved, if one was.

    replace: take the place of the workspace that stands there. Raises NotFoundError, InputError when the file is no
    whole backup or something stands in the folder, LockedError while the workspace there is in use.
    """
    _require_file(file)
    standing = path.exists() and (not path.is_dir() or any(path.iterdir()))
    if standing and not (replace and is_workspace(path)):
        what = "is a workspace" if is_workspace(path) else "is not empty"
        hint = "name another with --workspace, or add --replace: the one there is then moved aside"
        raise InputError(f"{path} {what}", hint=hint if is_workspace(path) else "name another with --workspace")
    fresh = path.absolute().parent / f".{path.name}.{uuid.uuid4().hex[:8]}.restoring"
    with storage_errors(fresh):
        fresh.mkdir(mode=0o700, parents=True)
        try:
            backup = read_backup(file, passphrase, fresh)
            load(fresh / MANIFEST)
            if standing:
                _require_unused(path)
                _keep_out(path, fresh)
            aside = _moved_aside(path) if path.exists() else None
            fresh.rename(path)
            sync(path.absolute().parent)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    _settle(path)
    return backup, aside


def _require_file(file: Path) -> None:
    if not file.is_file():
        raise InputError(f"{file} is no file", hint="name a file that renown backup wrote")


def _require_unused(path: Path) -> None:
    """Raise LockedError while the pages of a workspace are served."""
    with suppress(FileNotFoundError, IsADirectoryError), (path / WORKER_LOCK).open("rb") as lock:
        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"{path} is being served", hint="stop renown serve first") from error


def _moved_aside(path: Path) -> Path | None:
    if not any(path.iterdir()):
        path.rmdir()
        return None
    aside = path.with_name(f"{path.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    path.rename(aside)
    return aside


def _keep_out(old: Path, new: Path) -> None:
    """Let whoever was erased or objected in the workspace that stood there stay out of the one that takes its place.

    What of the old one cannot be read cannot be asked.
    """
    with suppress(RenownError):
        later_tombstones(old, load(old / MANIFEST), new, load(new / MANIFEST))
    with suppress(RenownError):
        with open_desk(old) as desk:
            objections, marks = desk.objections(), desk.candidates.marks()
        with open_desk(new) as desk:
            desk.take_over_objections(objections)
            desk.candidates.take_over(marks)


def _settle(path: Path) -> None:
    """Erase everywhere whom the taken-over tombstones cover, so that nobody is seen in between."""
    context = Context(path, read_config(path), read_settings())
    try:
        erase_covered(context.lake, context.derived, context.history, context.desk)
        # The copy in the backup was taken before the log could say that there is one.
        context.desk.audit("owner", RESTORED)
    finally:
        context.close()
