"""The long work that the worker process can do, by name.

Invariant: every piece may be started again from the beginning after a worker died midway; importing twice changes
nothing, and scores are worked out from what stands.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from renown.desk import JobState
from renown.errors import InputError
from renown.web import uploads
from renown.workspace import Workspace

TABLES_KEPT = 20
OTHERS_KEPT = 200
"""So many things that are no export are named in what a job leaves."""

Progress = Callable[[int, int, str], None]
Arguments = dict[str, Any]
Piece = Callable[[Workspace, Arguments, Progress], dict[str, Any]]


def bring_in(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Import an export, then score anew. Tables that nothing knows are named; they wait for what is said of them."""
    try:
        found = workspace.imports.add(
            arguments["path"],
            source=arguments["source"],
            on_problem=arguments["on_problem"],
            # A job that waits from an earlier version names no columns.
            extra=arguments.get("extra"),
            zone=arguments.get("zone"),
            progress=progress,
        )
    except InputError:
        tables = [] if arguments["source"] else _tables(workspace, Path(arguments["path"]), None)
        if not tables:
            raise
        return {"imports": [], "left": [], "others": [], "tables": tables}
    settle(workspace, progress)
    unread = [file.file for report in found for file in report.files if file.ignored]
    return {
        "tables": _tables(workspace, Path(arguments["path"]), {*unread, *(out.path for out in found.left)}),
        "imports": [report.import_id for report in found],
        "left": [[out.path, out.reason] for out in found.left if out.fault],
        "others": [out.path for out in found.left if not out.fault][:OTHERS_KEPT],
    }


def _tables(workspace: Workspace, path: Path, among: set[str] | None) -> list[list[str]]:
    """The tables at a path that nothing knows: name, batch in which it waits, and where in it.

    among: the files of which nothing was read, by the ends of their paths; None: all of them.
    """
    found: list[tuple[Path, str]] = []
    for file in uploads.files_of(path) if path.is_dir() else ():
        inside = file.relative_to(path).as_posix()
        left = among is None or any(f"/{inside}".endswith(f"/{name}") for name in among)
        if left and len(found) < TABLES_KEPT and workspace.imports.is_unknown_table(file):
            found.append((file, inside))
    batch = uploads.batch_of(workspace.path, path)
    if batch and found:
        uploads.undecided(workspace.path, batch)
    return [[file.name, batch or uploads.lend(workspace.path, file), inside if batch else ""] for file, inside in found]


def take_back(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Undo an import, then score anew."""
    workspace.imports.undo(arguments["import_id"])
    settle(workspace, progress)
    return {"imports": [arguments["import_id"]]}


def bring_back(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Redo an undone import, then score anew."""
    workspace.imports.redo(arguments["import_id"])
    settle(workspace, progress)
    return {"imports": [arguments["import_id"]]}


def rescore(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Score anew."""
    settle(workspace, progress)
    return {}


def fill_history(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Work out the scores of the last 90 days, where the facts of now have not been asked yet."""
    workspace.scores.record(progress=progress)
    return {}


def sync(workspace: Workspace, arguments: Arguments, progress: Progress) -> dict[str, Any]:
    """Bring in what is new on a server, then score anew; also what had come before the server went away."""
    before = workspace.state().data_version
    try:
        done = workspace.servers.sync(arguments["server"], progress=progress)
    finally:
        if workspace.state().data_version != before:
            settle(workspace, progress)
    return {"imports": list(done.imports), "words": done.words}


def settle(workspace: Workspace, progress: Progress) -> None:
    """Bring the scores in line with the facts. The history takes longer and follows as work of its own."""
    progress(0, 0, _("Working out the scores"))
    workspace.scores.rebuild(progress=progress)
    jobs = workspace.desk.jobs
    if not any(job.kind == "history" and job.state == JobState.QUEUED for job in jobs.pending()):
        jobs.enqueue("history")


WORK: dict[str, Piece] = {
    "import": bring_in,
    "undo": take_back,
    "redo": bring_back,
    "rescore": rescore,
    "sync": sync,
    "history": fill_history,
}


def tidy(workspace: Path, arguments: Arguments) -> None:
    """Remove what a piece of work no longer needs, however it ended: the upload it was given."""
    if arguments.get("uploaded") and not uploads.waits(workspace, Path(arguments["path"])):
        uploads.drop(workspace, Path(arguments["path"]))
