"""The workspace and the desk that this process serves."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from renown.desk import Desk
from renown.errors import RenownError
from renown.workspace import Workspace

_open: list[Workspace] = []


def enter(path: Path) -> Desk:
    """Open the workspace in this folder for the pages; returns its desk."""
    return show(Workspace.open(path))


def show(workspace: Workspace) -> Desk:
    """Let the pages show this workspace, closing the one before; returns its desk."""
    leave()
    _open.append(workspace)
    return desk()


def warm() -> None:
    """Work out the first page before anybody asks for it, where the scores it shows are there already."""
    with suppress(RenownError):
        if workspace().state().scored_at is not None:
            workspace().overview()
            workspace().today.page()


def leave() -> None:
    """Close the workspace, if one is open."""
    while _open:
        _open.pop().close()


def workspace() -> Workspace:
    """The workspace that the pages show."""
    return _open[-1]


def desk() -> Desk:
    """Its desk."""
    found: Desk = workspace().desk
    return found
