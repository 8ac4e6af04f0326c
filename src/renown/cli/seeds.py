"""`renown seeds`: whom you vouch for."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import print_json, print_table, say

seeds = typer.Typer(help="People you vouch for: trust flows from them, so that fakes cannot buy a score.")
app.add_typer(seeds, name="seeds")

SeedArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE|PERSON...", help="People, or a text file with one id, handle or name per line."),
]


@seeds.command("add")
def add_seeds(who: SeedArgument, workspace: WorkspacePath = HERE) -> None:
    """Vouch for people, one by one or from a file."""
    with renown.Workspace.open(workspace) as ws:
        added = [person for name in who for person in ws.seeds.add(name)]
        total = len(ws.seeds.list())
    say(f"{len(added)} vouched for, {total} in all.")


@seeds.command("remove")
def remove_seed(person: str, workspace: WorkspacePath = HERE) -> None:
    """No longer vouch for a person."""
    with renown.Workspace.open(workspace) as ws:
        ws.seeds.remove(ws.people.find(person))
    say("Removed.")


@seeds.command("list")
def list_seeds(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the people you vouch for."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.seeds.list()
    if as_json:
        print_json(rows)
        return
    print_table(("id", "name", "handles"), [(str(r.person), r.name, r.handles) for r in rows])
