"""Long work for programs: started here, done by the worker, watched here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from renown.desk import JobRecord
from renown.web import served
from renown.web.api.routes import Route


def jobs(limit: int = 20) -> tuple[JobRecord, ...]:
    """The newest pieces of work, newest first."""
    found: tuple[JobRecord, ...] = served.desk().jobs.recent(limit)
    return found


def job(job: int) -> JobRecord:
    """A piece of work as it stands now."""
    found: JobRecord = served.desk().jobs.get(job)
    return found


def cancel(job: int) -> JobRecord:
    """Ask a piece of work to stop."""
    served.desk().jobs.cancel(job)
    found: JobRecord = served.desk().jobs.get(job)
    return found


def bring_in(path: str, source: str | None = None, on_problem: Literal["skip", "stop", "keep"] = "skip") -> JobRecord:
    """Import an export that lies on this machine, and score anew."""
    return _started("import", path=path, uploaded=False, name=path, source=source, on_problem=on_problem, extra={})


def take_back(import_id: int) -> JobRecord:
    """Take an import back, and score anew."""
    return _started("undo", import_id=import_id)


def bring_back(import_id: int) -> JobRecord:
    """Bring an undone import back, and score anew."""
    return _started("redo", import_id=import_id)


def sync(server: int) -> JobRecord:
    """Bring in what is new on a server, and score anew."""
    return _started("sync", server=server)


def rescore() -> JobRecord:
    """Score anew, and fill in the history."""
    return _started("rescore")


def _started(kind: str, **arguments: Any) -> JobRecord:
    found: JobRecord = served.desk().jobs.get(served.desk().jobs.enqueue(kind, **arguments))
    return found


LONG_WORK: tuple[tuple[Route, Callable[..., Any]], ...] = (
    (Route("GET", "/jobs", "jobs.list"), jobs),
    (Route("GET", "/jobs/{job}", "jobs.get"), job),
    (Route("POST", "/jobs/{job}/cancel", "jobs.cancel"), cancel),
    (Route("POST", "/imports", "jobs.bring_in"), bring_in),
    (Route("POST", "/imports/{import_id}/undo", "jobs.take_back"), take_back),
    (Route("POST", "/imports/{import_id}/redo", "jobs.bring_back"), bring_back),
    (Route("POST", "/servers/{server}/sync", "jobs.sync"), sync),
    (Route("POST", "/scores/rebuild", "jobs.rescore"), rescore),
)
"""The addresses of long work, and what answers there."""
