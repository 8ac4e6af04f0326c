"""The last words of private messages: kept or not."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import print_json, say


@app.command("words")
def words(
    what: Annotated[str, typer.Argument(metavar="[on|off]", help="Keep them from the next import on; or none.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Whether the beginning of the last private message of each tie is kept; off removes all that are."""
    if what not in ("", "on", "off"):
        raise typer.BadParameter(f"found {what!r}, expected on or off")
    with renown.Workspace.open(workspace) as ws:
        found = ws.people.keep_last_words(what == "on") if what else ws.people.last_words()
    if as_json:
        print_json(found)
        return
    say(f"Last words are kept from the next import on; of {found.ties} ties now." if found.kept else "None are kept.")
