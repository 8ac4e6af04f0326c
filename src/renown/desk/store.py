"""The one place where the desk touches its database as a database: which file, which version, locks, wiping.

Invariant: whatever the database refuses leaves here as a RenownError with a sentence.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import iter_modules
from urllib.parse import quote

from django.db import DatabaseError, connection, connections
from django.db import transaction as database
from django.db.migrations.recorder import MigrationRecorder

from renown.desk import migrations, reading
from renown.errors import LockedError, RenownError, StorageError

WIPE_SECONDS = 10.0
"""How long wiping waits for others to stop reading the database."""


def point_at(file: Path, *, read_only: bool = False) -> None:
    """Close what is open in this thread and let every new connection go to this file; read_only: nothing is written.

    Raises StorageError where a log beside the file holds changes that cannot be read without writing.
    """
    log = file.with_name(f"{file.name}-wal")
    if read_only and log.exists() and log.stat().st_size:
        words = f"{log.name} holds changes that are not in the desk yet, and nothing can be written to bring them there"
        raise StorageError(words, hint="copy the workspace to where it may be written, and open the copy")
    connections.close_all()
    # A file that cannot change needs no lock and no log beside it: SQLite then opens it wherever it lies.
    name = f"file:{quote(str(file.absolute()))}?mode=ro&immutable=1" if read_only else str(file)
    connections["default"].settings_dict["NAME"] = name
    reading.written()


def close() -> None:
    """Close this thread's connection."""
    connections.close_all()


def migrate() -> None:
    """Bring the tables up to date; costs two small queries when they are."""
    with refusals():
        if not _up_to_date():
            from django.core.management import call_command  # only a desk that is behind pays for it

            call_command("migrate", verbosity=0, interactive=False)


def _up_to_date() -> bool:
    # By name: loading every migration to learn what it is called would cost each command more than its answer.
    wanted = {("desk", module.name) for module in iter_modules(migrations.__path__)}
    return wanted <= set(MigrationRecorder(connection).applied_migrations())


def version() -> str:
    """The name of the newest change of the tables."""
    return max(module.name for module in iter_modules(migrations.__path__))


@contextmanager
def transaction() -> Iterator[None]:
    """All of it or nothing; the lock is taken at the start, so what is read inside stays true until the end."""
    with reading.writing(), refusals(), database.atomic():
        yield


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the database refuses into an error that says what to do."""
    try:
        yield
    except DatabaseError as error:
        raise _explained(str(error)) from error


def _explained(words: str) -> RenownError:
    if "locked" in words or "busy" in words:
        return LockedError("the desk is being written by another process", hint="wait for it to end and try again")
    if "full" in words:
        return StorageError("the disk is full: the decision was not kept", hint="free some space and try again")
    if "readonly" in words:
        words = "the workspace is read-only, or its disk is full: nothing can be decided here"
        return StorageError(words, hint="free some space, or work on a copy of it")
    if "malformed" in words or "not a database" in words:
        return StorageError(
            f"the desk cannot be used: {words}; desk.sqlite3 is damaged, and it holds everything you decided",
            hint="Restore a backup (renown restore FILE), or begin anew: renown settle desk",
        )
    return StorageError(
        f"the desk cannot be used: {words}", hint="check that desk.sqlite3 in the workspace is readable and writable"
    )


def checkpoint() -> None:
    """Bring what was committed into the database file, durably, as far as nobody else is reading."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def wipe_free_space() -> None:
    """Rewrite the database without free pages and empty its log, so that deleted rows are nowhere in the files.

    Raises LockedError when another process keeps reading for longer than `WIPE_SECONDS`.
    """
    if connection.vendor != "sqlite":
        return
    end = time.monotonic() + WIPE_SECONDS
    with refusals(), connection.cursor() as cursor:
        cursor.execute("VACUUM")
        while cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() > end:
                raise LockedError(
                    "the erased rows are gone from the desk but still in its log, because another process is reading",
                    hint="stop the other process and erase again",
                )
            time.sleep(0.05)
