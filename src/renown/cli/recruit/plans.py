"""The plan of a vacancy: walked, changed, ticked off, on paper and in a calendar."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath, place_for_file
from renown.cli.recruit.group import recruit
from renown.cli.recruit.vacancies import PIPED
from renown.cli.show import print_json, print_table, say, say_whole, write_file

if TYPE_CHECKING:
    from renown.workspace.recruit.plan_answers import Plan, Post

plan = typer.Typer(help="The plan of a vacancy: eight steps, weeks, costs, texts.", no_args_is_help=True)
recruit.add_typer(plan, name="plan")

Vacancy = Annotated[int, typer.Argument(metavar="VACANCY", help="A vacancy's number.")]
Item = Annotated[str, typer.Argument(help="A step or task, like step:paid or task:3.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day on which it is due.")]
Minutes = Annotated[int | None, typer.Option(min=0, help="How long it takes.")]
Owner = Annotated[str, typer.Option(help="Who does it.")]


@plan.command("list")
def list_plans(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the plans of which something was said."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.plans.list()
    if as_json:
        print_json(rows)
        return
    shown = [(r.vacancy, r.title or "(no title)", r.done, r.open, r.gaps, r.next or "") for r in rows]
    print_table(("vacancy", "title", "done", "open", "gaps", "next"), shown)


@plan.command("show")
def show(vacancy: Vacancy, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Walk the eight steps: what is there, what is proposed, by whom, until when."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.plans.show(vacancy)
    print_json(found) if as_json else _print(found)


@plan.command("export")
def export(
    vacancy: Vacancy,
    file: Annotated[Path | None, typer.Argument(help="A .md or .ics file; without it, Markdown is printed.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Write the plan as Markdown, or what has a day as iCalendar where the file ends in .ics."""
    place_for_file(file)
    with renown.Workspace.open(workspace) as ws:
        calendar = file is not None and file.suffix.lower() == ".ics"
        text = ws.plans.calendar(vacancy) if calendar else ws.plans.markdown(vacancy)
    if file is None:
        say_whole(text)
        return
    write_file(file, text)
    say(f"Written to {file}.")


@plan.command("frame")
def frame(  # noqa: PLR0913 - one option per thing that a plan has to fit
    vacancy: Vacancy,
    start: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Its first day.")] = None,
    weeks: Annotated[int | None, typer.Option(min=1, max=52, help="How many weeks it runs.")] = None,
    minutes: Annotated[int | None, typer.Option(min=0, help="Minutes at hand in a week.")] = None,
    budget: Annotated[float | None, typer.Option(min=0, help="To spend in a month; 0 for nothing.")] = None,
    region: Annotated[str | None, typer.Option(help="The country of the people, like DE.")] = None,
    seeker: Annotated[
        str | None, typer.Option(help="active: looking for a job; latent: not looking, but open.")
    ] = None,
    link: Annotated[str | None, typer.Option(help="The page of the vacancy, to which the texts lead.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Say what the plan has to fit; what is not named stays."""
    with renown.Workspace.open(workspace) as ws:
        now = ws.plans.show(vacancy)
        was = now.frame
        found = ws.plans.set_frame(
            vacancy,
            now.version,
            start.date() if start else was.start,
            was.weeks if weeks is None else weeks,
            was.minutes if minutes is None else minutes,
            was.budget if budget is None else budget,
            was.region if region is None else region,
            was.seeker if seeker is None else seeker,
            was.link if link is None else link,
        )
    _say_verdict(found)


@plan.command("set")
def set_item(
    vacancy: Vacancy,
    item: Item,
    words: Annotated[str | None, typer.Option(help="What is to be done; empty for what is proposed.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who does it.")] = None,
    day: Day = None,
    minutes: Minutes = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Change a step or a task; what is not named stays."""
    with renown.Workspace.open(workspace) as ws:
        now = ws.plans.show(vacancy)
        was = next((one for _step, one in now.items() if one.key == item), None)
        own = was.words if was and was.own else ""
        ws.plans.edit(
            vacancy,
            now.version,
            item,
            own if words is None else words,
            (was.owner if was else "") if owner is None else owner,
            _day(day) or (was.day if was else None),
            (was.minutes if was else None) if minutes is None else minutes,
        )
    say(f"Kept. Take it back with: renown recruit plan undo {vacancy}")


@plan.command("done")
def done(
    vacancy: Vacancy,
    item: Item,
    undo: Annotated[bool, typer.Option("--undo", help="Put it back.")] = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Tick off a step or a task."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.plans.tick(vacancy, ws.plans.show(vacancy).version, item, done=not undo)
    say(f"{'Open again' if undo else 'Ticked off'}. {found.done} done, {found.open} open.")


@plan.command("add")
def add(
    vacancy: Vacancy,
    step: Annotated[str, typer.Argument(help="The step it belongs to, like brand.")],
    words: Annotated[str, typer.Argument(help="What is to be done.")],
    owner: Owner = "",
    day: Day = None,
    minutes: Minutes = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Add a task of your own."""
    with renown.Workspace.open(workspace) as ws:
        ws.plans.add(vacancy, step, words, owner, _day(day), minutes)
    say("It is in the plan.")


@plan.command("drop")
def drop(vacancy: Vacancy, item: Item, workspace: WorkspacePath = HERE) -> None:
    """Take an own task off, or let a step be as it is proposed."""
    with renown.Workspace.open(workspace) as ws:
        ws.plans.drop(vacancy, ws.plans.show(vacancy).version, item)
    say(f"Taken off. Take that back with: renown recruit plan undo {vacancy}")


@plan.command("channel")
def channel(
    vacancy: Vacancy,
    name: Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name.")],
    out: Annotated[bool, typer.Option("--out", help="Leave it out.")] = False,
    cost: Annotated[float | None, typer.Option(min=0, help="What it costs in a month, by your own figure.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Take a channel into the plan with its cost, or leave it out."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.plans.set_channel(vacancy, ws.plans.show(vacancy).version, name, cost, use=not out)
    _say_verdict(found)


@plan.command("text")
def text(
    vacancy: Vacancy,
    name: Annotated[str, typer.Argument(metavar="CHANNEL", help="A channel's name.")],
    file: Annotated[Path | None, typer.Argument(help="A text to keep; - reads what is piped in.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Show the text for a channel with what is wrong with it; or keep one of yours."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.plans.show(vacancy)
        if file is not None:
            words = sys.stdin.read() if file == PIPED else file.read_text(encoding="utf-8", errors="replace")
            found = ws.plans.write(vacancy, found.version, name, words)
    _print_text(found, name)


@plan.command("undo")
def undo(vacancy: Vacancy, workspace: WorkspacePath = HERE) -> None:
    """Take back the last change of the plan."""
    with renown.Workspace.open(workspace) as ws:
        ws.plans.undo(vacancy, ws.plans.show(vacancy).version)
    say("Taken back. The same again brings it back.")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _print(found: Plan) -> None:
    say(f"Plan: {found.title or '(no title)'}, from {found.frame.start}, {found.frame.weeks} weeks.")
    _say_verdict(found)
    for number, step in enumerate(found.steps, start=1):
        say(f"\n{number}. {step.title}")
        for line in step.there:
            say(f"   {line}")
        for item in (step.item, *step.tasks):
            took = "minutes not said" if item.minutes is None else f"{item.minutes} minutes"
            who = item.owner or "nobody yet"
            say(f"   [{'x' if item.done else ' '}] {item.key}: {item.words} ({who}, {item.day or 'no day'}, {took})")
    say("")
    rows = [(w.monday, w.once, w.regular, w.minutes, w.over or "") for w in found.weeks]
    print_table(("week of", "once", "channels", "together", "too many"), rows)
    costs = {c.name: "not said" if c.cost is None else c.cost for c in found.channels}
    print_table(
        ("channel", "minutes a week", "cost a month", "gaps", "text"),
        [(c.name, c.minutes, costs[c.name], c.post.open, _fits(c.post)) for c in found.channels],
    )


def _fits(post: Post) -> str:
    fit = post.fit
    return "no limit known" if fit is None or not fit.known else "; ".join(fit.problems) or "fits"


def _say_verdict(found: Plan) -> None:
    for line in found.verdict:
        say(line)


def _print_text(found: Plan, name: str) -> None:
    one = next((channel for channel in found.channels if channel.name == name), None)
    if one is None:
        say(f"{name} is not in this plan. Take it in with: renown recruit plan channel {found.vacancy} {name}")
        return
    say_whole("\n\n".join(filter(None, (one.post.headline, one.post.text))) + "\n")
    say(f"{_fits(one.post)}; {one.post.open} gaps to fill in.")
    for finding in one.post.findings:
        say(f"{finding.title}: “{finding.words}” - {finding.instead or finding.proposal}")
