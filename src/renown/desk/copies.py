"""A copy of the desk as of one moment, while others go on deciding: for a backup.

Invariant: the copy holds every decision of that moment; work that was under way, and addresses that let somebody in,
stay behind, for they would mean something else where the copy is put up.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from renown.desk.access import DATABASE_FILE
from renown.desk.models import Job, OneTimeLink
from renown.desk.records import JobState
from renown.errors import StorageError


def copy_desk(folder: Path, to: Path) -> None:
    """Copy the desk of a workspace into another folder. Raises StorageError."""
    states = [str(state.value) for state in JobState if not state.over]
    marks = ", ".join("?" * len(states))
    jobs, links = Job._meta.db_table, OneTimeLink._meta.db_table
    try:
        with (
            closing(sqlite3.connect(folder / DATABASE_FILE)) as source,
            closing(sqlite3.connect(to / DATABASE_FILE)) as copy,
        ):
            source.backup(copy)
            copy.execute(f'DELETE FROM "{jobs}" WHERE state IN ({marks})', states)  # noqa: S608 - our own names
            copy.execute(f'DELETE FROM "{links}"')  # noqa: S608 - our own name
            copy.commit()
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            copy.execute("VACUUM")
    except sqlite3.Error as error:
        raise StorageError(f"the desk cannot be copied: {error}", hint="see why with: renown doctor") from error
