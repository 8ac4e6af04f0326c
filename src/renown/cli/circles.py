"""`renown circles`: work, friends, family, alumni, clients, communities, mentors, and circles of one's own."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, Limit, PersonName, WorkspacePath
from renown.cli.show import counted, local, print_json, print_table, say

circles = typer.Typer(help="Circles of your life: who is in which, and who may be.", invoke_without_command=True)
app.add_typer(circles, name="circles")

CircleName = Annotated[str, typer.Argument(metavar="CIRCLE", help="A circle's name; a new one is made.")]


@circles.callback()
def list_circles(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the circles and how many people are in each."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.circles.list()
    if as_json:
        print_json(rows)
        return
    print_table(("circle", "people", ""), [(r.name, r.people, "your own" if r.own else "") for r in rows])
    say("Who may belong where, and why: renown circles suggest")


@circles.command("members")
def list_members(circle: CircleName, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the people of a circle."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.circles.members(circle), ws.zone
    if as_json:
        print_json(rows)
        return
    print_table(
        ("id", "name", "networks", "since"), [(str(r.person), r.name, r.networks, local(r.since, zone)) for r in rows]
    )
    if not rows:
        say(f"Nobody is in {circle!r}.")


@circles.command("suggest")
def suggest(
    circle: Annotated[str, typer.Argument(metavar="[CIRCLE]", help="Only for this circle.")] = "",
    workspace: WorkspacePath = HERE,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Say who may belong where, and what in the data says so. Nobody is put anywhere."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.circles.suggest(limit, circle)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("id", "name", "circle", "because"), [(str(r.person), r.name, r.circle, "; ".join(r.reasons)) for r in rows]
    )
    say("Put them in: renown circles put CIRCLE PERSON..." if rows else "Nothing in the data suggests anybody.")


@circles.command("put")
def put(
    circle: CircleName, who: Annotated[list[str], typer.Argument(metavar="PERSON...")], workspace: WorkspacePath = HERE
) -> None:
    """Put people into a circle."""
    with renown.Workspace.open(workspace) as ws:
        done = sum([ws.circles.put(ws.people.find(name), circle) for name in who])
    say(f"{counted(done, 'person', 'people')} put into {circle}.")


@circles.command("out")
def take_out(circle: CircleName, person: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Take a person out of a circle; they are not suggested for it again."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.circles.take_out(ws.people.find(person), circle)
    say("Taken out." if done else f"They were not in {circle}.")


@circles.command("reject")
def reject(circle: CircleName, person: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Say that a person does not belong to a circle, so that they are not suggested for it."""
    with renown.Workspace.open(workspace) as ws:
        ws.circles.reject(ws.people.find(person), circle)
    say("Remembered.")


@circles.command("rename")
def rename(
    circle: CircleName, name: Annotated[str, typer.Argument(metavar="NAME")], workspace: WorkspacePath = HERE
) -> None:
    """Give a circle of your own another name."""
    with renown.Workspace.open(workspace) as ws:
        moved = ws.circles.rename(circle, name)
    say(f"{counted(moved, 'entry', 'entries')} moved to {name}." if moved else f"There is no circle {circle!r}.")
