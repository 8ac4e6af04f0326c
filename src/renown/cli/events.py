"""`renown events` and `renown met`: what is to come, whom to meet there, who was met, and to whom a word is due."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of
from renown.cli.show import counted, local, print_json, print_table, say
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace.events.answers import EventLine, MetLine

events = typer.Typer(help="Events: before, during and after.", invoke_without_command=True)
app.add_typer(events, name="events")

EventName = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or part of its title.")]
Everything = Annotated[bool, typer.Option("--all", help="Ordinary meetings, too.")]


@events.callback()
def list_coming(
    context: typer.Context, everything: Everything = False, workspace: WorkspacePath = HERE, as_json: AsJson = False
) -> None:
    """List the events to come that are for meeting people."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.events.coming(networking=None if everything else True), ws.zone
    if as_json:
        print_json(rows)
        return
    show_lines(rows, zone)
    say("Whom to meet there: renown events whom EVENT" if rows else "No event to come is known.")


@events.command("past")
def list_past(
    everything: Everything = False, workspace: WorkspacePath = HERE, limit: Limit = 20, as_json: AsJson = False
) -> None:
    """List the events that are over, the latest first."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.events.past(networking=None if everything else True, limit=limit), ws.zone
    if as_json:
        print_json(rows)
        return
    show_lines(rows, zone)


def show_lines(rows: tuple[EventLine, ...], zone: tzinfo) -> None:
    """Events as a table, in the owner's time."""
    print_table(
        ("id", "begins", "title", "kind", "you", "people", "because"),
        [(r.id, local(r.since, zone), r.title, r.kind, r.answer, r.people, r.why) for r in rows],
    )


@events.command("show")
def show(event: EventName, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Show one event: what you want there, who is in it, whom you met."""
    with renown.Workspace.open(workspace) as ws:
        page, zone = ws.events.event(ws.events.find(event)), ws.zone
    if as_json:
        print_json(page)
        return
    show_lines((page.line,), zone)
    if page.line.goal:
        say(f"Goal: {page.line.goal}")
    print_table(("name", "answer", "as"), [(g.name, g.answer, g.headline) for g in page.guests])
    for met in page.met:
        show_met(met)


def show_met(met: MetLine) -> None:
    """Somebody met, in a line, and whom the name may mean."""
    done = f", followed up on {met.followed}" if met.followed else ""
    say(f"{met.number}. {met.name}: {met.thing or 'nothing noted'}{done}")
    for choice in met.choices:
        known_as = ", ".join(filter(None, (choice.name, choice.headline)))
        say(f"   may be {known_as}: renown events who {met.number} {choice.person}")


@events.command("whom")
def whom(
    event: EventName, workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 10, as_json: AsJson = False
) -> None:
    """Say whom to meet at an event, and why."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.events.whom_to_meet(ws.events.find(event), as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "as", "answer", "because"),
        [(r.name, r.headline, r.answer, " ".join(words for _, words in r.reasons)) for r in rows],
    )
    if not rows:
        say("Nothing in the data gives a reason to meet anybody there. Give the event a goal: renown events set EVENT")


@events.command("add")
def add(
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    on: Annotated[str, typer.Option("--on", help="When it begins: 2026-05-01 or 2026-05-01T18:30.", metavar="T")],
    until: Annotated[str, typer.Option("--until", help="When it ends.", metavar="T")] = "",
    place: Annotated[str, typer.Option("--place")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Write an event down by hand. Times without a zone are yours: see renown settings."""
    with renown.Workspace.open(workspace) as ws:
        key = ws.events.add(title, moment(on), moment(until) if until else None, place)
    say(f"Written down as {key}.")


def moment(text: str) -> datetime:
    """A time that was typed, with or without a zone. Raises InputError.

    >>> moment("2026-05-01T18:30").isoformat()
    '2026-05-01T18:30:00'
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"found {text!r} as a time", hint="write it like 2026-05-01 or 2026-05-01T18:30") from error


@events.command("set")
def set_words(
    event: EventName,
    goal: Annotated[str | None, typer.Option(help="What you want to reach; empty takes it back.")] = None,
    cost: Annotated[float | None, typer.Option(min=0, help="What it cost you, in your own currency.")] = None,
    hours: Annotated[float | None, typer.Option(min=0, help="How many hours it took, the way included.")] = None,
    networking: Annotated[
        bool | None, typer.Option("--networking/--ordinary", help="Whether it is for meeting people.")
    ] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Say what you want of an event, what it cost, and whether it is for meeting people."""
    with renown.Workspace.open(workspace) as ws:
        key = ws.events.find(event)
        ws.events.set(key, goal=goal, cost=cost, hours=hours, networking=networking)
        show_lines((ws.events.event(key).line,), ws.zone)


@events.command("expect")
def expect(event: EventName, person: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Say that somebody comes to an event."""
    with renown.Workspace.open(workspace) as ws:
        ws.events.expect(ws.events.find(event), ws.people.find(person))
    say("Expected there.")


@events.command("due")
def list_due(workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """List to whom a word is due after an event."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.events.follow_ups(as_of=parse_as_of(as_of), named_only=False), ws.zone
    if as_json:
        print_json(rows)
        return
    print_table(("number", "name", "until", "because"), [(r.met, r.name, local(r.until, zone), r.words) for r in rows])
    say("Done: renown events followed NUMBER" if rows else "No word is due after an event.")


@events.command("followed")
def followed(
    met: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the meeting.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take that back.")] = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Say that you followed up with somebody you met."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.events.unfollowed(met) if undo else ws.events.followed_met(met)
    say("Noted." if done else "It stood like that already.")


@events.command("who")
def who(
    met: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the meeting.")],
    person: PersonName,
    workspace: WorkspacePath = HERE,
) -> None:
    """Say who somebody you met is."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.events.name(met, ws.people.find(person))
    say(f"Noted; the meeting has the number {number} now.")


@events.command("yields")
def list_yields(workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """Show what events gave: new ties that are alive after 90 days, and what each cost."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.events.yields(as_of=parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    print_table(
        ("kind", "events", "new", "alive", "cost each", "what it means"),
        [(k.title, k.events, k.new, k.alive, k.cost_each, k.words) for k in found.kinds],
    )
    print_table(
        ("day", "event", "new", "alive", "cost each", "what it means"),
        [(e.day, e.title, e.new, e.alive, e.cost_each, e.words) for e in found.events],
    )
    say(found.words)


@app.command("met")
def met(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='"NAME: one specific thing".')] = "",
    at: Annotated[str, typer.Option("--at", metavar="EVENT", help="Its id or title; default: the one on now.")] = "",
    undo: Annotated[int, typer.Option("--undo", metavar="NUMBER", help="Take a meeting back.")] = 0,
    workspace: WorkspacePath = HERE,
) -> None:
    """Write down somebody you met at an event, and one specific thing."""
    with renown.Workspace.open(workspace) as ws:
        if undo:
            say("Taken back." if ws.events.unmeet(undo) else f"There is no meeting {undo} that stands.")
            return
        found = ws.events.capture(ws.events.find(at) if at else "", text)
    show_met(found)
    if found.person is None and not found.choices:
        say("Nobody known is called that, so the name is kept. Add them: renown contacts add NAME")
    elif found.choices:
        say(f"{counted(len(found.choices), 'person fits', 'people fit')}: say who it was.")
