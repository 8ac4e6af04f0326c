"""`renown seeds`: whom you vouch for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import print_json, print_table, say

if TYPE_CHECKING:
    from renown.workspace import Workspace

seeds = typer.Typer(
    help="People you vouch for: trust flows from them, so that fakes cannot buy a score.", invoke_without_command=True
)
app.add_typer(seeds, name="seeds")


@seeds.callback()
def show_seeds(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the people you vouch for."""
    if context.invoked_subcommand is None:
        list_seeds(workspace, as_json=as_json)


SeedArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE|PERSON...", help="People, or a text file with one id, handle or name per line."),
]


@seeds.command("add")
def add_seeds(who: SeedArgument, workspace: WorkspacePath = HERE) -> None:
    """Vouch for people, one by one or from a file."""
    with renown.Workspace.open(workspace) as ws:
        added = [person for name in who for person in _vouched(ws, name)]
        total = len(ws.seeds.list())
    say(f"{len(added)} vouched for, {total} in all.")


def _vouched(ws: Workspace, name: str) -> tuple[int, ...]:
    return ws.seeds.add_from(Path(name)) if _is_file(Path(name)) else ws.seeds.add(name)


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name longer than a file's name can be is a person's."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


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
    if not rows:
        say("You vouch for nobody yet. Begin with: renown seeds add PERSON")
        return
    print_table(("id", "name", "handles"), [(str(r.person), r.name, r.handles) for r in rows])
