"""Reminders: of people and of things, once or again and again."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import ExplainingGroup, app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import print_json, print_table, say

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="The reminder's number: renown reminders.")]

reminders = typer.Typer(
    cls=ExplainingGroup, invoke_without_command=True, help="What you are reminded of, the next first; done, later, no."
)
app.add_typer(reminders, name="reminders")


@app.command("remind")
def remind(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="An id, handle or name; - for nobody.")],
    when: Annotated[str, typer.Argument(metavar="WHEN", help="2026-12-24, 24 Dec, next Friday, in 3 weeks.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help="Of what.")] = None,
    workspace: WorkspacePath = HERE,
    every: Annotated[str, typer.Option("--every", help="Again every: week, 2 weeks, month, 6 months, year.")] = "",
) -> None:
    """Be reminded of a person, or of something, from a day on."""
    with renown.Workspace.open(workspace) as ws:
        whom = None if person == "-" else ws.people.find(person)
        number = ws.reminders.add(" ".join(words or ()), when, every, whom)
        line = next(line for line in ws.reminders.list() if line.id == number)
    say(f"{line.day}, {line.every}: {_about(line.name, line.words)}")
    say(f"Delete it with: renown reminders remove {number}")


@reminders.callback()
def listed(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """What you are reminded of, the next first."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        found = ws.reminders.list()
    if as_json:
        print_json(found)
        return
    rows = [(line.id, line.day, "due" if line.due else "", line.every, _about(line.name, line.words)) for line in found]
    print_table(("number", "day", "", "how often", "of"), rows)
    if not found:
        say("None. Make one with: renown remind PERSON WHEN WORDS")


@reminders.command("done")
def done(number: Number, workspace: WorkspacePath = HERE) -> None:
    """It is done; with a rhythm it comes again."""
    with renown.Workspace.open(workspace) as ws:
        step = ws.reminders.done(number)
    say(f"Done. Take it back with: renown reminders undo {step}")


@reminders.command("later")
def later(
    number: Number,
    workspace: WorkspacePath = HERE,
    days: Annotated[int, typer.Option("--days", min=1, help="For how many days.")] = 7,
) -> None:
    """Not yet: be reminded again so many days later."""
    with renown.Workspace.open(workspace) as ws:
        step = ws.reminders.later(number, days)
    say(f"Put off. Take it back with: renown reminders undo {step}")


@reminders.command("undo")
def undo(
    step: Annotated[int, typer.Argument(metavar="ANSWER", help="The number that done or later named.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take a done or later back."""
    with renown.Workspace.open(workspace) as ws:
        say("Taken back." if ws.reminders.undo(step) else "That was taken back already.")


@reminders.command("remove")
def remove(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Be reminded no longer."""
    with renown.Workspace.open(workspace) as ws:
        said = ws.reminders.remove(number)
    say(f"Removed. Bring it back with: renown reminders restore {number}" if said else "It was removed already.")


@reminders.command("restore")
def restore(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Bring back a reminder that was removed."""
    with renown.Workspace.open(workspace) as ws:
        say("It is back." if ws.reminders.restore(number) else "It stands already.")


def _about(name: str, words: str) -> str:
    return ": ".join(filter(None, (name, words)))
