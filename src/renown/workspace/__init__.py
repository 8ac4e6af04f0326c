"""The lobby: one object with named rooms that the command line, the pages and programs talk to.

from renown import Workspace

with Workspace.open("renown-workspace") as ws:
    ws.imports.add("slack-export.zip")
    ws.scores.table(as_of="latest")
"""

from renown.workspace.lobby import Workspace

__all__ = ["Workspace"]
