"""Long work for programs: started here, done by the worker, watched here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from renown.desk import JobView
from renown.web import lobby

router = Router(tags=["jobs"])


@router.get("/jobs", response=list[JobView], summary="The newest pieces of work, newest first")
def jobs(request: HttpRequest, limit: int = 20) -> Any:
    """The newest pieces of work, newest first."""
    return lobby.desk().jobs.recent(limit)


@router.get("/jobs/{job}", response=JobView, summary="A piece of work as it stands")
def job(request: HttpRequest, job: int) -> Any:
    """A piece of work as it stands now."""
    return lobby.desk().jobs.get(job)


@router.post("/jobs/{job}/cancel", response=JobView, summary="Ask a piece of work to stop")
def cancel(request: HttpRequest, job: int) -> Any:
    """Ask a piece of work to stop."""
    lobby.desk().jobs.cancel(job)
    return lobby.desk().jobs.get(job)


@router.post("/imports", response=JobView, summary="Import an export that lies on this machine, and score anew")
def bring_in(request: HttpRequest, path: str, source: str | None = None, on_problem: str = "skip") -> Any:
    """Import an export that lies on this machine, and score anew."""
    return _started("import", path=path, uploaded=False, name=path, source=source, on_problem=on_problem, extra={})


@router.post("/imports/{import_id}/undo", response=JobView, summary="Take an import back")
def take_back(request: HttpRequest, import_id: int) -> Any:
    """Take an import back, and score anew."""
    return _started("undo", import_id=import_id)


@router.post("/imports/{import_id}/redo", response=JobView, summary="Bring an undone import back")
def bring_back(request: HttpRequest, import_id: int) -> Any:
    """Bring an undone import back, and score anew."""
    return _started("redo", import_id=import_id)


@router.post("/servers/{server}/sync", response=JobView, summary="Bring in what is new on a server")
def sync(request: HttpRequest, server: int) -> Any:
    """Bring in what is new on a server, and score anew."""
    return _started("sync", server=server)


@router.post("/scores/rebuild", response=JobView, summary="Score anew")
def rescore(request: HttpRequest) -> Any:
    """Score anew, and fill in the history."""
    return _started("rescore")


def _started(kind: str, **arguments: Any) -> JobView:
    return lobby.desk().jobs.get(lobby.desk().jobs.enqueue(kind, **arguments))
