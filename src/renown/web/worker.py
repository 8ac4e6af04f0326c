"""The worker process: takes jobs from the desk one at a time and does them through the workspace.

Invariant: one worker per workspace (it holds a lock), so a job found running when a worker starts belongs to a dead
one and is queued again at once. It ends when nothing is left to do for a while, when it is told to, or when the
process that started it is gone.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

os.environ["DJANGO_SETTINGS_MODULE"] = "renown.web.settings"

from renown.desk import Desk, JobRecord
from renown.errors import RenownError, StorageError
from renown.web.parent import leave_with_parent
from renown.web.work import WORK, tidy
from renown.workspace import Workspace
from renown.workspace.process import settle, start_lean

LOCK_FILE = "worker.lock"
IDLE_SECONDS = 0.25
HEARTBEAT_SECONDS = 3.0
LINGER_SECONDS = 60.0
"""Who brings in one export often brings in another: so long the worker stays at hand."""

WORDS = 500
"""An error of that many signs says enough on a page."""

PROGRESS_SECONDS = 0.15
"""How often progress is written down; more often would only keep the disk busy."""


class StoppedError(RenownError):
    """The job was cancelled while it ran; what it had begun is left undone."""


class Reporter:
    """Writes a job's progress to the desk, and stops the job when it was cancelled."""

    def __init__(self, desk: Desk, job: int) -> None:
        self._desk, self._job, self._last = desk, job, 0.0

    def __call__(self, done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if now - self._last < PROGRESS_SECONDS and done != total:
            return
        self._last = now
        if not self._desk.jobs.progress(self._job, done, total, text):
            raise StoppedError("the job was stopped")


def run_job(workspace: Workspace, job: JobRecord) -> None:
    """Do one claimed job to its end: done, failed with a sentence, or stopped."""
    desk = workspace.desk
    with heartbeat(desk, job.id):
        try:
            result = WORK[job.kind](workspace, job.arguments, Reporter(desk, job.id))
        except StoppedError:
            desk.jobs.stopped(job.id)
        except RenownError as error:
            desk.jobs.fail(job.id, str(error))
        except MemoryError:
            desk.jobs.fail(job.id, "it needed more memory than there is")
        except Exception as error:  # noqa: BLE001 - whatever it is, the job fails with it and the worker goes on
            traceback.print_exc()
            desk.jobs.fail(job.id, unforeseen(error))
        else:
            desk.jobs.finish(job.id, **result)
    tidy(workspace.path, job.arguments)


def unforeseen(error: Exception) -> str:
    """An error that nobody foresaw, as a sentence for who waits for the job: what it was, and where in the house.

    >>> unforeseen(KeyError("ts"))
    "Renown met something it did not foresee: KeyError: 'ts'. The terminal it runs in shows where"
    """
    said = f"{type(error).__name__}: {error}"[:WORDS]
    return f"Renown met something it did not foresee: {said}. The terminal it runs in shows where"


@contextmanager
def heartbeat(desk: Desk, job: int) -> Iterator[None]:
    """A sign of life every few seconds, also while the job is deep in one long step."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(HEARTBEAT_SECONDS):
            desk.jobs.heartbeat(job)
        desk.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def work(path: Path, linger: float = LINGER_SECONDS, failed: int | None = None, because: str = "") -> None:
    """Do jobs, as the one worker of this workspace, until there has been none for so many seconds.

    failed: the job over which the worker before had to be ended. because: why that was, or how it ended by itself.
    """
    with _lock_file(path / LOCK_FILE) as lock:
        fcntl.flock(lock.fileno(), fcntl.LOCK_EX)
        with Workspace.open(path) as workspace:
            jobs = workspace.desk.jobs
            if failed is not None:
                jobs.fail(failed, because)
                tidy(path, jobs.get(failed).arguments)
            jobs.requeue_stale(seconds=0, because=because)
            settle()
            worked = time.monotonic()
            while time.monotonic() - worked < linger:
                job = jobs.claim()
                if job is None:
                    time.sleep(IDLE_SECONDS)
                else:
                    run_job(workspace, job)
                    worked = time.monotonic()


def _lock_file(file: Path) -> IO[str]:
    try:
        return file.open("a")
    except OSError as error:
        words = f"{file} cannot be opened: {error.strerror}"
        raise StorageError(words, hint="remove what stands in its place, or free some space") from error


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a worker for a workspace; started by `serve`, which also ends it."""
    parser = argparse.ArgumentParser(prog="renown.web.worker")
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--linger", type=float, default=LINGER_SECONDS, help="seconds without work after which it ends")
    parser.add_argument("--failed", type=int, help="the job over which the worker before was ended")
    parser.add_argument("--because", default="", help="why it was ended, or how it ended")
    # Ctrl-C reaches the whole group; the server is the one to answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    leave_with_parent()
    asked = parser.parse_args(arguments)
    start_lean()
    try:
        work(asked.workspace, asked.linger, asked.failed, asked.because)
    except RenownError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
