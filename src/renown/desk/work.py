"""Whether long work waits, told without Django: the server looks several times a second and has no other use for it.

Invariant: it says what `Jobs.pending` says (tests/desk/test_jobs.py compares).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from renown.desk.access import DATABASE_FILE
from renown.desk.records import JobState

PENDING = tuple(state.value for state in (JobState.QUEUED, JobState.RUNNING, JobState.CANCELLING))
_ASKED = "SELECT EXISTS (SELECT 1 FROM desk_job WHERE state IN (?, ?, ?))"


def work_waits(workspace_path: Path) -> bool:
    """Whether a job is queued or under way; no where the desk cannot be asked, which who opens it explains."""
    try:
        with closing(sqlite3.connect(f"{(workspace_path / DATABASE_FILE).as_uri()}?mode=ro", uri=True)) as desk:
            return bool(desk.execute(_ASKED, PENDING).fetchone()[0])
    except sqlite3.Error:
        return False
