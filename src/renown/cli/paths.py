"""The warmest ways to somebody, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import print_json, say

if TYPE_CHECKING:
    from renown.workspace.views import WarmPath


@app.command("paths")
def paths(
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="A person's id, handle or name.")] = "",
    at: Annotated[str, typer.Option("--at", metavar="ORGANISATION", help="Anybody at this organisation.")] = "",
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """The best ways to a person or into an organisation, through people who are in contact."""
    if bool(to) == bool(at):
        raise typer.BadParameter("say either --to PERSON or --at ORGANISATION")
    with renown.Workspace.open(workspace) as ws:
        found = ws.ties.paths(ws.people.find(to) if to else at, as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(found)
        return
    for number, path in enumerate(found.paths, 1):
        show_path(number, path)
    say(found.words or "A chance is an estimate from how warm each tie is both ways. Ask each before you count on it.")


def show_path(number: int, path: WarmPath) -> None:
    """A path in words, one line per hop."""
    hops = "1 hop" if len(path.hops) == 1 else f"{len(path.hops)} hops"
    say(f"{number}. {path.name}: {100 * path.chance:.0f} % in {hops}")
    for at, hop in enumerate(path.hops):
        weak = ", the weakest link" if hop.weakest and len(path.hops) > 1 else ""
        say(f"   {hop.giver_name if at else 'you'} to {hop.taker_name}: {100 * hop.chance:.0f} %{weak}. {hop.words}")
