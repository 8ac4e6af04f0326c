"""Opening the desk of a workspace: Django configured on first need, the database pointed at, tables up to date.

Invariant: one desk per process at a time, because Django's settings are global; opening another closes the first.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renown.desk.desk import Desk

DATABASE_FILE = "desk.sqlite3"

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
    point_at(folder / DATABASE_FILE)
    migrate()
    standing.require(folder)
    desk = Desk(folder)
    desk.note()
    return desk


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
