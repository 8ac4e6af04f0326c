"""`renown token`: let programs in to the interface under /api/v1."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import local, print_json, print_table, say, warn

token = typer.Typer(no_args_is_help=True, help="Tokens by which programs come in under /api/v1.")
app.add_typer(token, name="token")


@token.command("create")
def create(
    name: Annotated[str, typer.Argument(help="What it is for.")],
    may_write: Annotated[bool, typer.Option("--may-write", help="It may change things too, not only read.")] = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Make a token and print it, for the only time. Whoever has it sees what the pages show."""
    with renown.Workspace.open(workspace) as ws:
        made = ws.desk.tokens.create(name, writes=may_write)
    say(made)
    warn("Keep it safe: it is shown this once. Send it as: Authorization: Bearer TOKEN")


@token.command("list")
def list_tokens(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """The tokens that stand, and when each was last used."""
    with renown.Workspace.open(workspace) as ws:
        found, zone = ws.desk.tokens.all(), ws.zone
    if as_json:
        print_json(found)
        return
    rows = [
        (t.id, t.name, "reads and writes" if t.writes else "reads", local(t.at, zone), local(t.last_used, zone))
        for t in found
    ]
    print_table(("token", "name", "may", "made", "last used"), rows)


@token.command("revoke")
def revoke(
    number: Annotated[int, typer.Argument(metavar="TOKEN", help="Its number in: renown token list")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Let a token in no longer."""
    with renown.Workspace.open(workspace) as ws:
        ws.desk.tokens.take_back(number)
    say(f"Token {number} is let in no longer.")
