"""`renown settle`: going on though something was lost."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.erasing import Yes, confirm
from renown.cli.options import HERE, WorkspacePath
from renown.cli.show import say

What = Annotated[
    str, typer.Argument(metavar="WHAT", help="facts, desk, key, erasures, history, person_ids or team: see doctor.")
]


@app.command("settle")
def settle(what: What, workspace: WorkspacePath = HERE, yes: Yes = False) -> None:
    """Go on though something was lost: what is damaged is given up, and everything else is used again."""
    confirm(f"Go on without what is lost of the {what}? A backup could still bring it back.", yes)
    told = renown.Workspace.settle(workspace, what)
    for line in told:
        say(line)
    if not told:
        say(f"Nothing of the {what} is lost.")
