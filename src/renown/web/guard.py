"""The worker seen from outside: when its job must end, and why it ended.

Invariant: nothing that an import holds can keep the worker for ever, take the machine's memory, or ignore Stop. The
worker cannot see to that itself: a single step may hold it so that nothing else in it runs.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from renown.desk.records import JobState
from renown.desk.work import UnderWay
from renown.settings import Settings

STOP_SECONDS = 5.0
"""So long a job that was stopped may take to leave by itself, which keeps what the worker has loaded."""

GIB = 1 << 30
SHARE = 0.75
"""Of the machine's memory, what a worker may use where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: seconds without any sign of going on, and bytes of memory; 0 is without limit."""

    silent: float
    memory: float
    stopping: float = STOP_SECONDS


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings ask for.

    >>> limits_of(Settings(Path("w"), worker_minutes=2, worker_memory_gb=1.0))
    Limits(silent=120.0, memory=1073741824.0, stopping=5.0)
    """
    memory = settings.worker_memory_gb * GIB or SHARE * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Limits(settings.worker_minutes * 60.0, memory)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a job must end, in words; "" for one that was stopped and would not leave."""

    job: int
    why: str


class Guard:
    """Follows what one worker is doing. left: the job that the one before left lying, which is not this one's."""

    def __init__(self, limits: Limits, left: UnderWay | None = None) -> None:
        self._limits = limits
        self._left = left and (left.number, left.attempt)
        self._last: UnderWay | None = None
        self._since = 0.0

    def verdict(self, job: UnderWay | None, memory: int, now: float) -> Verdict | None:
        """Whether the job under way must end now. memory: the worker's, in bytes; now: seconds of any clock.

        >>> job = UnderWay(7, JobState.RUNNING, 1, "1/9 reading")
        >>> guard = Guard(Limits(silent=60, memory=GIB))
        >>> guard.verdict(job, 0, 0.0), guard.verdict(job, 0, 59.0), guard.verdict(job, 0, 61.0).why[:29]
        (None, None, 'it went on for 1 minutes with')
        """
        if job != self._last:
            self._last, self._since = job, now
        if job is None or (job.number, job.attempt) == self._left:
            return None
        waited = now - self._since
        if job.state == JobState.CANCELLING:
            return Verdict(job.number, "") if waited > self._limits.stopping else None
        if self._limits.memory and memory > self._limits.memory:
            most = f"{self._limits.memory / GIB:.1f} GB"
            return Verdict(job.number, f"it needed more than {most} of memory, at: {job.at}. {_MEMORY_HINT}")
        if self._limits.silent and waited > self._limits.silent:
            silent = f"{self._limits.silent / 60:.0f} minutes without getting further, at: {job.at}"
            return Verdict(job.number, f"it went on for {silent}. {_TIME_HINT}")
        return None


_MEMORY_HINT = "Look at what that file holds; RENOWN_WORKER_MEMORY_GB allows more."
_TIME_HINT = "Look at what that file holds; RENOWN_WORKER_MINUTES allows more."


def memory_of(process: int) -> int:
    """The bytes of memory that a process holds; 0 where the system does not say."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def how_it_ended(status: int) -> str:
    """How a process ended that nobody told to, in words.

    >>> how_it_ended(-9)
    'it was killed (SIGKILL), as a system does that runs out of memory'
    >>> how_it_ended(-11), how_it_ended(1)
    ('it crashed (SIGSEGV)', 'it gave up with the exit code 1')
    """
    if status >= 0:
        return f"it gave up with the exit code {status}"
    name = signal.Signals(-status).name
    if status == -signal.SIGKILL:
        return f"it was killed ({name}), as a system does that runs out of memory"
    return f"it crashed ({name})"
