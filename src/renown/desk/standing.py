"""Whether the desk in a workspace is the one that its manifest knows, as new as it was, and whole.

Invariant: a desk that is gone, emptied, older or another one is never taken for a new one. Its count is the number of
lines of the audit log, which only grows, and its mark is the chain of the last line, which no other log has.
"""

from __future__ import annotations

from pathlib import Path

from django.db import DatabaseError, connection

from renown.desk import keys, store
from renown.desk.models import AuditEntry
from renown.desk.opening import DATABASE_FILE
from renown.errors import RenownError, StorageError
from renown.lake.manifest import Pledge
from renown.lake.pledges import pledge, pledges_of

LOST = "it holds everything you decided: who is who, promises, notes, circles, seeds, objections"


def require_file(folder: Path) -> None:
    """Raise StorageError where the manifest knows of a desk and no database stands there: none must be made."""
    file, held = folder / DATABASE_FILE, pledges_of(folder).get(DATABASE_FILE)
    if file.is_dir():
        raise refusal(file, "is a folder now")
    if held is not None and not file.exists():
        raise refusal(file, "is gone")
    if held is not None and not file.stat().st_size:
        raise refusal(file, "is empty")


def require(folder: Path) -> None:
    """Raise StorageError unless the open desk is the one that the manifest knows, or a later state of it."""
    file, held = folder / DATABASE_FILE, pledges_of(folder).get(DATABASE_FILE)
    if found := malformed():
        raise refusal(file, f"is damaged: {found}")
    if held is None or not held.count:
        return
    with store.refusals():
        line = AuditEntry.objects.filter(number=held.count).first()
        last = AuditEntry.objects.last()
    if line is None:
        count = last.number if last else 0
        raise refusal(file, f"is older than this workspace: {count:,} decisions where {held.count:,} were counted")
    if line.chain != held.mark:
        raise refusal(file, "is the desk of another workspace, or of another past")


def malformed(*, thorough: bool = False) -> str:
    """What the database itself finds wrong with its pages; empty when nothing. thorough: compare its indexes too."""
    if connection.vendor != "sqlite":
        return ""
    try:
        with connection.cursor() as cursor:
            found = cursor.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)").fetchone()
    except DatabaseError as error:
        return str(error)
    return "" if found is None or found[0] == "ok" else str(found[0])


def refusal(file: Path, found: str) -> StorageError:
    """The error of a desk that is not what it was."""
    return StorageError(
        f"{file} {found}; {LOST}",
        hint="Restore a backup (renown restore FILE), or go on with what is there: renown settle desk",
    )


def note(folder: Path, key: bytes) -> None:
    """Let the manifest know how far the desk has come; what cannot be noted now is noted the next time."""
    try:
        found = _pledges(key)
    except RenownError:
        return
    pledge(folder, found)


def _pledges(key: bytes) -> dict[str, Pledge | None]:
    with store.refusals():
        last = AuditEntry.objects.last()
        # What the manifest counts must be safe on the disk first: a power cut must not make the desk look older.
        store.checkpoint()
    desk = Pledge(last.number, last.chain) if last else Pledge(0, "")
    return {DATABASE_FILE: desk, keys.KEY_FILE: keys.key_pledge(key)}
