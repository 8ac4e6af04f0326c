"""The warmest ways to somebody, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import counted, print_json, say

if TYPE_CHECKING:
    from renown.workspace.paths.answers.paths import Hop, Paths, WarmPath


@app.command("paths")
def paths(  # noqa: PLR0913 - one option per kind of goal
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="A person's id, handle or name.")] = "",
    at: Annotated[str, typer.Option("--at", metavar="ORGANISATION", help="Anybody at this organisation.")] = "",
    role: Annotated[str, typer.Option(help="Anybody whose headline or position says this.")] = "",
    topic: Annotated[str, typer.Option(help="Anybody who posts about this: words, a hashtag, a channel.")] = "",
    place: Annotated[str, typer.Option(help="Anybody whose headline or position names this place.")] = "",
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """The best ways to a person, a company, a role, a topic or a place, through people who are in contact."""
    goals = {"person": to, "organisation": at, "role": role, "topic": topic, "place": place}
    named = [(kind, text) for kind, text in goals.items() if text]
    if len(named) != 1:
        raise typer.BadParameter("say one of --to PERSON, --at ORGANISATION, --role, --topic or --place")
    kind, text = named[0]
    with renown.Workspace.open(workspace) as ws:
        goal = ws.people.find(text) if kind == "person" else text
        found = ws.paths.to(goal, kind, as_of=parse_as_of(as_of), limit=limit)
        team = ws.team.knows(goal) if isinstance(goal, int) else None
    if as_json:
        print_json(found)
        return
    show_paths(found)
    if team and team.level:
        say(f"{team.words} Ask with: renown team ask {goal}")


def show_paths(found: Paths) -> None:
    """Who is meant, and the paths in words."""
    if found.kind != "person" and found.people:
        told = ", ".join(f"{number:,} by {ground}" for ground, number in found.grounds)
        first = f"; the first {found.looked_at} were looked at" if found.looked_at < found.people else ""
        say(f"{counted(found.people, 'person fits', 'people fit')} {found.target!r} ({told}{first}).")
    for number, path in enumerate(found.paths, 1):
        show_path(number, path)
    say(found.words or "A chance is an estimate from how warm each tie is both ways. Ask each before you count on it.")


def show_path(number: int, path: WarmPath) -> None:
    """A path in words, one line per hop."""
    hops = "1 hop" if len(path.hops) == 1 else f"{len(path.hops)} hops"
    ground = f" ({path.ground})" if path.ground else ""
    say(f"{number}. {path.name}{ground}: {path.said}, {hops}")
    for at, hop in enumerate(path.hops):
        weak = ", the weakest link" if hop.weakest and len(path.hops) > 1 else ""
        giver = hop.giver_name if at else "you"
        say(f"   {giver} to {hop.taker_name}: {100 * hop.chance:.0f} %{weak}. {hop.words}{_learned(hop)}")


def _learned(hop: Hop) -> str:
    """What the owner's own requests add to a hop."""
    outcomes = f"; agreed to {hop.agreed} of {hop.answered}" if hop.answered else ""
    return outcomes + (f"; {hop.held}" if hop.held else "")
