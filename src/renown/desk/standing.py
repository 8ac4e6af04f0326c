"""Whether the desk in a workspace is the one that its manifest knows, as new as it was, and whole.

Invariant: a desk that is gone, emptied, older or another one is never taken for a new one. Its count is the number of
lines of the audit log, which only grows, and its mark is the chain of the last line, which no other log has. What was
decided has a digest, so that a changed byte is seen: no decision changes without a line in the log.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.models import Model

from renown.desk import keys, store
from renown.desk.access import DATABASE_FILE
from renown.desk.models import AuditEntry, Decision, Objection
from renown.errors import RenownError, StorageError
from renown.lake.manifest import Pledge
from renown.lake.pledges import pledge, pledges_of

DECISIONS = "decisions"
"""The pledge of what was decided: how many lines the log had then, and the digest of every decision."""

OUTSIDE_THE_LOG = frozenset({"password", "last_at", "last_words", "last_ended_well", "last_used"})
"""Columns of decisions that change without being decided: what a round of a server brought, when a token was used."""

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
    known = pledges_of(folder).get(DECISIONS)
    if known is not None and _differ(known, _decisions()):
        raise refusal(file, "is damaged: what was decided is no longer what it was")


def _differ(known: Pledge, now: Pledge) -> bool:
    """Whether decisions have changed though nothing was decided since, and the tables are still made alike."""
    alike = known.count == now.count and known.mark.split(":")[0] == now.mark.split(":")[0]
    return alike and known.mark != now.mark


def _decisions() -> Pledge:
    """How many lines the log has, and the digest of every decision."""
    with store.refusals():
        count, after = AuditEntry.objects.count(), -1
        # What is decided meanwhile writes a line: then the digest is of neither state, and is taken again.
        while count != after:
            after, told = count, _digest()
            count = AuditEntry.objects.count()
    return Pledge(count, f"{store.version()}:{told}")


def _digest() -> str:
    told = hashlib.sha256()
    with connection.cursor() as cursor:
        for model in decided():
            names = [f.column for f in model._meta.concrete_fields if f.column not in OUTSIDE_THE_LOG]
            columns, table = ", ".join(f'"{name}"' for name in names), model._meta.db_table
            cursor.execute(f'SELECT {columns} FROM "{table}" ORDER BY "id"')  # noqa: S608 - our own names
            told.update(repr((table, names, cursor.fetchall())).encode())
    return told.hexdigest()


def decided() -> list[type[Model]]:
    """The tables of decisions, by name: how far a server was read is none."""
    found: set[type[Model]] = {Objection, *Decision.__subclasses__()}
    return sorted((m for m in found if not m._meta.abstract), key=lambda m: m._meta.db_table)


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
        held, last = pledges_of(folder).get(DATABASE_FILE), _last()
        if held is None or held.count != last:
            pledge(folder, _pledges(key))
    except RenownError:
        return


def _last() -> int:
    with store.refusals():
        return AuditEntry.objects.count()


def _pledges(key: bytes) -> dict[str, Pledge | None]:
    with store.refusals():
        last = AuditEntry.objects.last()
        # What the manifest counts must be safe on the disk first: a power cut must not make the desk look older.
        store.checkpoint()
    desk = Pledge(last.number, last.chain) if last else Pledge(0, "")
    return {DATABASE_FILE: desk, keys.KEY_FILE: keys.key_pledge(key), DECISIONS: _decisions()}
