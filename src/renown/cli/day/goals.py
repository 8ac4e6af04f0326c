"""Goals on what is measured here, and the week on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import ExplainingGroup, app
from renown.cli.options import HERE, AsJson, AsOf, PersonName, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say

if TYPE_CHECKING:
    from renown.workspace.day.answers.goals import WeekReview

goals = typer.Typer(
    cls=ExplainingGroup, invoke_without_command=True, help="What you want to change, and how far it has come."
)
app.add_typer(goals, name="goals")


@goals.callback()
def list_goals(
    context: typer.Context, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False
) -> None:
    """What you want to change, and how far it has come."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        found = ws.goals.list(parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    print_table(
        ("number", "goal", "until", "how far", "next"),
        [(g.id, g.title, g.until, g.words, g.step or g.setback) for g in found],
    )
    if not found:
        say("No goal is set. Set one with: renown goals add new-ties 3 --weeks 12")


@goals.command("kinds")
def kinds(as_json: AsJson = False) -> None:
    """What a goal can be set on."""
    found = renown.Workspace.goal_kinds()
    if as_json:
        print_json(found)
        return
    print_table(("kind", "title", "what it counts"), [(k.name, k.title, k.meaning) for k in found])


@goals.command("add")
def add(
    kind: Annotated[str, typer.Argument(help="What it is about; see: renown goals kinds.")],
    target: Annotated[float, typer.Argument(help="How far.")],
    workspace: WorkspacePath = HERE,
    circle: Annotated[str, typer.Option("--circle", help="new-ties: only in this circle.")] = "",
    weeks: Annotated[int, typer.Option("--weeks", min=1, help="How long it lasts.")] = 12,
    why: Annotated[str, typer.Option("--why", help="Why it matters to you.")] = "",
    setback: Annotated[str, typer.Option("--setback", help="What you will do when it does not go well.")] = "",
) -> None:
    """Set a goal."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.goals.add(kind, target, circle=circle, weeks=weeks, words=why, setback=setback)
        say(f"Goal {number} is set. Let it go with: renown goals remove {number}")


@goals.command("remove")
def remove(
    goal: Annotated[int, typer.Argument(help="The number of the goal.")], workspace: WorkspacePath = HERE
) -> None:
    """Let a goal go; it can be taken up again."""
    with renown.Workspace.open(workspace) as ws:
        gone = ws.goals.remove(goal)
    say(f"Let go. Take it up again with: renown goals restore {goal}" if gone else "It had been let go already.")


@goals.command("restore")
def restore(
    goal: Annotated[int, typer.Argument(help="The number of the goal.")], workspace: WorkspacePath = HERE
) -> None:
    """Take up again a goal that was let go."""
    with renown.Workspace.open(workspace) as ws:
        say(f"It is goal {ws.goals.restore(goal)} now.")


@goals.command("mentor")
def mentor(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    remove_it: Annotated[bool, typer.Option("--remove", help="No longer.")] = False,
) -> None:
    """Name somebody you learn from."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.people.find(person)
        if remove_it:
            ws.goals.remove_mentor(found)
        else:
            ws.goals.add_mentor(found)
        say("Mentors: " + (", ".join(name for _, name in ws.goals.mentors()) or "nobody."))


@app.command("week")
def week(
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    answer: Annotated[str, typer.Option("--answer", help="Keep your answer to the question of the week.")] = "",
    as_json: AsJson = False,
) -> None:
    """The week on one page: what went well, whom you met, promises, numbers, goals, one question."""
    with renown.Workspace.open(workspace) as ws:
        if answer:
            ws.goals.answer(answer, parse_as_of(as_of))
        found = ws.goals.week(parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    _show(found)


def _show(found: WeekReview) -> None:
    say(f"The week from {found.week} to {found.until}")
    _lines("What went well", found.well)
    _lines(f"In touch with {found.met_count} people", [f"{m.name}: {m.words}" for m in found.met])
    _lines("Promises still open", [f"{p.name}: {p.words}" for p in found.open])
    _lines("In numbers (the week before)", [f"{n.name}: {n.now} ({n.before})" for n in found.numbers])
    _lines("Goals", [f"{g.title}: {g.words} {g.step}".rstrip() for g in found.goals])
    _lines(f"One question: {found.question}", [found.answer] if found.answer else [])
    if not found.answer:
        say('  Keep your answer with: renown week --answer "..."')


def _lines(title: str, lines: tuple[str, ...] | list[str]) -> None:
    say(f"\n{title}")
    for line in lines:
        say(f"  - {line}")
