"""Jobs survive their workers: one worker at a time, queued again after a death, never changed once over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from renown.desk import Desk, JobState
from renown.desk.work import work_waits
from renown.errors import NotFoundError

WORKER = """
import sys, time
from renown.desk import open_desk
desk = open_desk(sys.argv[1])
job = desk.jobs.claim()
desk.jobs.progress(job.id, 3, 10, "reading")
print("claimed", flush=True)
time.sleep(60)
"""


def test_a_job_runs_from_queue_to_result(desk: Desk) -> None:
    job = desk.jobs.enqueue("import", path="a.zip")
    assert desk.jobs.get(job).state is JobState.QUEUED
    claimed = desk.jobs.claim()
    assert claimed is not None and claimed.arguments == {"path": "a.zip"} and claimed.attempts == 1
    assert desk.jobs.claim() is None
    assert desk.jobs.progress(job, 5, 10, "reading") is True
    assert (desk.jobs.get(job).done, desk.jobs.get(job).text) == (5, "reading")
    desk.jobs.finish(job, imports=[1])
    desk.jobs.fail(job, "too late")
    after = desk.jobs.get(job)
    assert (after.state, after.result, after.error) == (JobState.DONE, {"imports": [1]}, "")


def test_jobs_are_taken_in_order(desk: Desk) -> None:
    numbers = [desk.jobs.enqueue("rescore") for _ in range(3)]
    taken = [desk.jobs.claim() for _ in range(3)]
    assert [job.id for job in taken if job] == numbers
    assert [job.id for job in desk.jobs.recent()] == numbers[::-1]


def test_cancelling_stops_a_waiting_job_at_once_and_a_running_one_at_its_next_word(desk: Desk) -> None:
    running, waiting = desk.jobs.enqueue("import"), desk.jobs.enqueue("import")
    desk.jobs.claim()
    desk.jobs.cancel(running)
    desk.jobs.cancel(waiting)
    assert desk.jobs.get(waiting).state is JobState.CANCELLED
    assert desk.jobs.get(running).state is JobState.CANCELLING
    assert desk.jobs.progress(running, 1, 2) is False
    assert desk.jobs.heartbeat(running) is False
    desk.jobs.stopped(running)
    assert desk.jobs.get(running).state is JobState.CANCELLED
    assert desk.jobs.pending() == ()


def test_a_job_that_kills_its_workers_is_given_up(desk: Desk) -> None:
    job = desk.jobs.enqueue("import")
    for _ in range(3):
        assert desk.jobs.claim() is not None
        desk.jobs.requeue_stale(seconds=-1)
    assert desk.jobs.claim() is None
    assert desk.jobs.get(job).state is JobState.FAILED
    assert "3 times" in desk.jobs.get(job).error


def test_a_cancelled_job_of_a_dead_worker_is_not_queued_again(desk: Desk) -> None:
    job = desk.jobs.enqueue("import")
    desk.jobs.claim()
    desk.jobs.cancel(job)
    desk.jobs.requeue_stale(seconds=-1)
    assert desk.jobs.get(job).state is JobState.CANCELLED


def test_a_job_survives_its_worker_killed_without_warning(desk: Desk, tmp_path: Path) -> None:
    job = desk.jobs.enqueue("import", path="a.zip")
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert worker.stdout is not None
    with worker.stdout:
        assert worker.stdout.readline() == "claimed\n"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert desk.jobs.requeue_stale(seconds=3600) == 0
    time.sleep(0.05)
    assert desk.jobs.requeue_stale(seconds=0.01) == 1
    again = desk.jobs.claim()
    assert again is not None and (again.id, again.attempts, again.done) == (job, 2, 0)


def test_whether_work_waits_is_told_without_django_as_the_desk_tells_it(desk: Desk, tmp_path: Path) -> None:
    assert not work_waits(tmp_path / "nowhere")
    said = []

    def look() -> None:
        assert work_waits(tmp_path) is bool(desk.jobs.pending())
        said.append(work_waits(tmp_path))

    look()
    number = desk.jobs.enqueue("import")
    look()
    desk.jobs.claim()
    look()
    desk.jobs.cancel(number)
    look()
    desk.jobs.stopped(number)
    look()
    assert said == [False, True, True, True, False]


def test_an_unknown_job_is_named(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="there is no job 99"):
        desk.jobs.get(99)
