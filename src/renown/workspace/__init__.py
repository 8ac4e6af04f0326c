"""The lobby: one object with named rooms that the command line, the pages and programs talk to.

    from renown import Workspace

    with Workspace.open("renown-workspace") as ws:
        ws.imports.add("slack-export.zip")
        ws.scores.table(as_of="latest")

The object is loaded when it is first named: `renown --help` needs none of what stands behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renown.workspace.lobby import Workspace

__all__ = ["Workspace"]


def __getattr__(name: str) -> Any:
    if name == "Workspace":
        from renown.workspace.lobby import Workspace

        return Workspace
    raise AttributeError(f"module 'renown.workspace' has no attribute {name!r}")
