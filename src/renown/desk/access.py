"""Opening the desk of a workspace: Django configured on first need, the database pointed at, tables up to date.

Invariant: one desk per process at a time, because Django's settings are global; opening another closes the first.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renown.desk.keys import KEY_FILE, key_pledge, make_key, read_key
from renown.errors import StorageError
from renown.lake.durable import storage_errors

if TYPE_CHECKING:
    from renown.desk.desk import Desk

DATABASE_FILE = "desk.sqlite3"

ROOM_FOR_LOG = 1 << 17
"""Bytes that SQLite needs for a log and what its readers share, before it lets anybody read."""

DATABASE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ":memory:",
    "OPTIONS": {
        # A writer takes its lock at the start of a transaction, so that two of them queue instead of failing midway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # secure_delete overwrites what is deleted: an erased person leaves no trace in free pages.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON",
    },
}
"""The database as Django is told of it; the file is filled in when a desk is opened."""


def open_desk(workspace_path: str | Path) -> Desk:
    """The desk of the workspace in this folder, made if there never was one.

    Raises StorageError when the database cannot be read or written, or is not the one that the manifest knows.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_desk(folder) as desk:
    ...     desk.confirm_owner(7)
    ...     desk.owners()
    (7,)
    """
    folder = Path(workspace_path)
    configure()
    from renown.desk import standing
    from renown.desk.desk import Desk
    from renown.desk.store import migrate, point_at

    standing.require_file(folder)
    file = folder / DATABASE_FILE
    _make_private(file)
    point_at(file, read_only=file.exists() and not _takes_writes(file))
    migrate()
    standing.require(folder)
    desk = Desk(folder)
    desk.note()
    return desk


def _make_private(file: Path) -> None:
    """Make an empty database that only its owner may read, where none stands: SQLite itself would ask nobody."""
    with storage_errors(file), suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))


def _takes_writes(file: Path) -> bool:
    """Whether the database could be opened to write: on a full disk there is no room for the log beside it."""
    if not os.access(file.parent, os.W_OK):
        return False
    log = file.with_name(f"{file.name}-wal")
    under_way = log.exists() and log.stat().st_size > 0
    return under_way or shutil.disk_usage(file.parent).free > ROOM_FOR_LOG


def settle_desk(folder: Path) -> tuple[str, ...]:
    """Go on with the desk that stands there, or a new one where none can be used; what that means, in a sentence.

    A desk that cannot be used is set aside in the folder `set-aside`, which goes with the next erasure.
    """
    from renown.desk.standing import DECISIONS
    from renown.lake.pledges import pledges_of, write_pledges

    read_key(folder)  # with another key the desk that is there would not be wrong, but nor could it be told
    try:
        open_desk(folder).close()
    except StorageError as error:
        found = error.message
    else:
        return ()
    held = pledges_of(folder).get(DATABASE_FILE)
    write_pledges(folder, {DATABASE_FILE: None, DECISIONS: None})
    file = folder / DATABASE_FILE
    try:
        if not (file.is_file() and file.stat().st_size):
            raise StorageError("nothing is there that could be used")
        with open_desk(folder) as desk:
            count = len(desk.audit_entries())
    except StorageError:
        _set_aside(folder)
        with open_desk(folder):
            count = 0
    counted = f" where {held.count:,} were counted" if held else ""
    return (f"{found}: the desk goes on with {count:,} decisions{counted}",)


def _set_aside(folder: Path) -> None:
    aside = folder / "set-aside"
    with storage_errors(aside):
        aside.mkdir(mode=0o700, exist_ok=True)
        for file in folder.glob(f"{DATABASE_FILE}*"):
            file.rename(aside / f"{secrets.token_hex(4)}-{file.name}")


def settle_key(folder: Path) -> tuple[str, ...]:
    """Go on with the key that stands there, or a new one; what that means, in a sentence."""
    from renown.lake.pledges import pledges_of, write_pledges

    key = make_key(folder)
    if pledges_of(folder).get(KEY_FILE) in (None, key_pledge(key)):
        return ()
    write_pledges(folder, {KEY_FILE: key_pledge(key)})
    with open_desk(folder) as desk:
        count = desk.objection_count()
    objections = f"{count:,} objections can no longer be told: record them again" if count else "no objection was kept"
    return (f"the key of the desk is another one: you sign in anew, and {objections}",)


def configure() -> None:
    """Give Django the settings of the desk alone, unless the pages have configured it already."""
    from django.apps import apps
    from django.conf import settings

    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(
            DATABASES={"default": DATABASE}, INSTALLED_APPS=["renown.desk"], USE_TZ=True, TIME_ZONE="UTC"
        )
    # Not `django.setup`: it loads the addresses of pages too, of which the desk has none.
    apps.populate(settings.INSTALLED_APPS)
