"""Long work: queued by a door, done by the worker process, watched by everybody.

Invariant: a job is run by one worker at a time; a job whose worker died is queued again, at most `MAX_ATTEMPTS`
times in all; a job that is over never changes.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from renown.desk import store
from renown.desk.models import Job
from renown.desk.records import JobRecord, JobState, recorded
from renown.errors import NotFoundError

MAX_ATTEMPTS = 3
STALE_SECONDS = 15.0
"""After so long without a sign of life a job's worker is taken for dead."""

_ALIVE = (JobState.RUNNING, JobState.CANCELLING)


class Jobs:
    """The jobs of one desk."""

    def enqueue(self, kind: str, **arguments: Any) -> int:
        """Queue a job and return its number; the arguments must fit into JSON."""
        with store.transaction():
            row = Job.objects.create(kind=kind, arguments=arguments, state=JobState.QUEUED, created=timezone.now())
        return row.pk

    def get(self, job: int) -> JobRecord:
        """A job as it stands now. Raises NotFoundError when there is none of this number."""
        with store.refusals():
            row = Job.objects.filter(pk=job).first()
        if row is None:
            raise NotFoundError(f"there is no job {job}", hint="it may have been cleared away with a person's erasure")
        return _record(row)

    def recent(self, limit: int = 20) -> tuple[JobRecord, ...]:
        """The newest jobs, newest first."""
        with store.refusals():
            return tuple(_record(row) for row in Job.objects.order_by("-pk")[:limit])

    def pending(self) -> tuple[JobRecord, ...]:
        """The jobs that are queued or under way, oldest first."""
        with store.refusals():
            rows = Job.objects.filter(state__in=[JobState.QUEUED, *_ALIVE]).order_by("pk")
            return tuple(_record(row) for row in rows)

    def claim(self) -> JobRecord | None:
        """Take the oldest queued job to run it, or None when there is nothing to do."""
        with store.transaction():
            row = Job.objects.select_for_update().filter(state=JobState.QUEUED).order_by("pk").first()
            if row is None:
                return None
            row.state, row.heartbeat, row.attempts = JobState.RUNNING, timezone.now(), row.attempts + 1
            row.done, row.total, row.text = 0, 0, ""
            row.save()
        return _record(row)

    def heartbeat(self, job: int) -> bool:
        """Give a sign of life; False when the job should stop, because it was cancelled or taken away."""
        with store.transaction():
            Job.objects.filter(pk=job, state__in=_ALIVE).update(heartbeat=timezone.now())
            return Job.objects.filter(pk=job, state=JobState.RUNNING).exists()

    def progress(self, job: int, done: int, total: int, text: str = "") -> bool:
        """Say how far a job is, which is a sign of life too; False when it should stop."""
        with store.transaction():
            alive = Job.objects.filter(pk=job, state__in=_ALIVE)
            alive.update(done=done, total=total, text=text, heartbeat=timezone.now())
            return Job.objects.filter(pk=job, state=JobState.RUNNING).exists()

    def finish(self, job: int, **result: Any) -> None:
        """The job ended well, with this result."""
        self._end(job, JobState.DONE, result=result)

    def fail(self, job: int, error: str) -> None:
        """The job ended badly; `error` is the sentence to show."""
        self._end(job, JobState.FAILED, error=error)

    def stopped(self, job: int) -> None:
        """The worker noticed that the job was cancelled and has left it."""
        self._end(job, JobState.CANCELLED)

    def cancel(self, job: int) -> None:
        """Ask a job to stop: at once when it is queued, at its next progress when it runs."""
        with store.transaction():
            waiting = Job.objects.filter(pk=job, state=JobState.QUEUED)
            waiting.update(state=JobState.CANCELLED, ended=timezone.now())
            Job.objects.filter(pk=job, state=JobState.RUNNING).update(state=JobState.CANCELLING)

    def requeue_stale(self, seconds: float = STALE_SECONDS, because: str = "") -> int:
        """Queue the jobs of dead workers again and return how many; those tried too often fail instead.

        because: how the last worker ended, where that is known; it is told with the failure.
        """
        with store.transaction():
            limit = timezone.now() - timedelta(seconds=seconds)
            stale = Job.objects.filter(state__in=_ALIVE, heartbeat__lt=limit)
            stale.filter(state=JobState.CANCELLING).update(state=JobState.CANCELLED, ended=timezone.now())
            stale.filter(attempts__gte=MAX_ATTEMPTS).update(
                state=JobState.FAILED, ended=timezone.now(), error=_given_up(because)
            )
            return stale.update(state=JobState.QUEUED)

    def _end(self, job: int, state: JobState, **values: Any) -> None:
        with store.transaction():
            Job.objects.filter(pk=job, state__in=_ALIVE).update(state=state, ended=timezone.now(), **values)


def _given_up(because: str) -> str:
    """Why a job is not tried again.

    >>> _given_up("it was killed (SIGKILL)")
    'its worker ended 3 times midway; the last time it was killed (SIGKILL)'
    """
    return f"its worker ended {MAX_ATTEMPTS} times midway" + (f"; the last time {because}" if because else "")


def _record(row: Job) -> JobRecord:
    return recorded(JobRecord, row, state=JobState(row.state))
