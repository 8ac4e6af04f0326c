"""The day: whom to turn to, why, and what to give; and what you say to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import ExplainingGroup, app
from renown.cli.options import HERE, AsJson, AsOf, PersonName, WorkspacePath, parse_as_of, place_for_file
from renown.cli.show import print_json, say

if TYPE_CHECKING:
    from renown.workspace.day.answers.today import TodayStep

day = typer.Typer(
    cls=ExplainingGroup,
    invoke_without_command=True,
    help="Whom to turn to today, why, and what to give.",
)
app.add_typer(day, name="today")


@day.callback()
def today(  # noqa: PLR0913 - one option per form of the day
    context: typer.Context,
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    email: Annotated[bool, typer.Option("--email", help="Send the day to your own address.")] = False,
    to: Annotated[str, typer.Option("--to", help="Which of your own addresses. Default: the first.")] = "",
    ics: Annotated[
        Path | None, typer.Option("--ics", help="Write the day as a calendar into this file.", callback=place_for_file)
    ] = None,
    more: Annotated[int, typer.Option("--more", min=0, max=20, help="How many times five more people.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Whom to turn to today, why, and what to give."""
    if context.invoked_subcommand is not None:
        return
    moment = parse_as_of(as_of)
    with renown.Workspace.open(workspace) as ws:
        if ics is not None:
            ws.today.write_feed(ics, moment)
            say(f"Wrote {ics}.")
        if email:
            say(f"Sent to {_send(ws, to, as_of)}.")
        if as_json:
            print_json(ws.today.page(moment, more=more))
        elif not email and ics is None:
            say(ws.today.digest(moment, more).rstrip())


@day.command("done")
def done(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    how: Annotated[str, typer.Option("--how", help="How you were in touch, in a word.")] = "",
) -> None:
    """You were in touch today: it counts, although no source shows it yet."""
    with renown.Workspace.open(workspace) as ws:
        _say(ws.today.done(ws.people.find(person), how))


@day.command("snooze")
def snooze(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    days: Annotated[int, typer.Option("--days", min=1, help="For how many days.")] = 7,
) -> None:
    """Not today: suggest this person again later."""
    with renown.Workspace.open(workspace) as ws:
        _say(ws.today.snooze(ws.people.find(person), days))


@day.command("skip")
def skip(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    reason: Annotated[str, typer.Option("--reason", help="Only for the reason of this key (see --json).")] = "",
    ever: Annotated[bool, typer.Option("--ever", help="Never suggest this person again.")] = False,
) -> None:
    """Not this person: for 90 days, for one reason, or never."""
    with renown.Workspace.open(workspace) as ws:
        _say(ws.today.skip(ws.people.find(person), reason, ever=ever))


@day.command("undo")
def undo(
    step: Annotated[str, typer.Argument(metavar="[STEP|PERSON]", help="A step such as done-3, or a person.")] = "last",
    workspace: WorkspacePath = HERE,
) -> None:
    """Take back what was said: the last of all, the last about a person, or one step."""
    with renown.Workspace.open(workspace) as ws:
        steps = ws.today.steps()
        if step != "last" and step not in {s.id for s in steps}:
            person = ws.people.find(step)
            step = next((s.id for s in steps if s.person == person), step)
        say(f"Taken back. {_in_words(ws.today.undo(step))}")


@day.command("steps")
def steps(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """What you said so far and can take back, newest first."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.today.steps()
    if as_json:
        print_json(found)
        return
    for step in found:
        say(f"{step.id}  {_in_words(step)}")


@app.command("cadence")
def cadence(
    person: PersonName,
    days: Annotated[str, typer.Argument(metavar="DAYS", help="A number of days, such as 30; or none.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """How often you want to be in touch with somebody: 14, 30, 90, 180, 365 or any number of days, or none."""
    if days != "none" and not days.isdecimal():
        raise typer.BadParameter(f"found {days!r}, expected a number of days or none")
    with renown.Workspace.open(workspace) as ws:
        _say(ws.today.cadence(ws.people.find(person), None if days == "none" else int(days)))


def _send(ws: renown.Workspace, to: str, as_of: str) -> str:
    """Send the day; the password is asked for where the environment does not give it."""
    server = ws.today.outgoing()
    if server.user and not server.password:
        from dataclasses import replace

        password = typer.prompt(f"Password of {server.user} at {server.host}", hide_input=True, err=True)
        server = replace(server, password=password)
    return ws.today.send(to, server, parse_as_of(as_of))


def _say(step: TodayStep) -> None:
    say(_in_words(step))
    say(f"Take it back with: renown today undo {step.id}")


def _in_words(step: TodayStep) -> str:
    return f"{step.name}: {step.words}."
