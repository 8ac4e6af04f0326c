"""Whether long work waits and how far it is, told without Django: the server looks several times a second and has no
other use for it.

Invariant: it says what `Jobs.pending` says (tests/desk/test_jobs.py compares).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from renown.desk.access import DATABASE_FILE
from renown.desk.records import JobState

PENDING = tuple(state.value for state in (JobState.QUEUED, JobState.RUNNING, JobState.CANCELLING))
_UNDER_WAY = "SELECT id, state, attempts, done, total, text FROM desk_job WHERE state IN (?, ?) ORDER BY id LIMIT 1"
_ASKED = "SELECT EXISTS (SELECT 1 FROM desk_job WHERE state IN (?, ?, ?))"


def work_waits(workspace_path: Path) -> bool:
    """Whether a job is queued or under way; no where the desk cannot be asked, which who opens it explains."""
    try:
        with closing(sqlite3.connect(f"{(workspace_path / DATABASE_FILE).as_uri()}?mode=ro", uri=True)) as desk:
            return bool(desk.execute(_ASKED, PENDING).fetchone()[0])
    except sqlite3.Error:
        return False


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The job that a worker is at: its number, whether it runs or is to stop, how often it was begun, and where it is,
    which changes as it goes on."""

    number: int
    state: str
    attempt: int
    at: str


def under_way(workspace_path: Path) -> UnderWay | None:
    """The job under way; None where there is none, or where the desk cannot be asked."""
    try:
        with closing(sqlite3.connect(f"{(workspace_path / DATABASE_FILE).as_uri()}?mode=ro", uri=True)) as desk:
            row = desk.execute(_UNDER_WAY, PENDING[1:]).fetchone()
    except sqlite3.Error:
        return None
    if row is None:
        return None
    number, state, attempts, done, total, text = row
    return UnderWay(number, state, attempts, f"{text or 'the start'} ({done} of {total})")
