"""`renown references`: who can speak for you, whom to name for a job, what to tell them, and whom to thank."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, PersonName, WorkspacePath, parse_as_of, place_for_file
from renown.cli.show import console, harmless, print_json, print_table, say, write_file
from renown.errors import InputError

references = typer.Typer(help="People who can speak for you.", invoke_without_command=True)
app.add_typer(references, name="references")

UseNumber = Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the use.")]


@references.callback()
def list_pool(
    context: typer.Context, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False
) -> None:
    """List who can speak for you, with consent, freshness and rest."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.references.pool(as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "as", "can vouch for", "consent", "warmth", "asked"),
        [(r.name, r.relation, r.skills, r.consent_words, r.warmth, r.tired) for r in rows],
    )
    if not rows:
        say("Nobody yet: renown references add PERSON --skills SKILLS")


@references.command("add")
def add(
    person: PersonName,
    skills: Annotated[str, typer.Option(help="What they can vouch for, parted by commas.")],
    relation: Annotated[str, typer.Option(help="manager, client, mentor, peer, report or other.")] = "other",
    position: Annotated[str, typer.Option(help="What they were or are: Head of data.")] = "",
    since: Annotated[str, typer.Option(help="From which day they know your work.", metavar="DAY")] = "",
    until: Annotated[str, typer.Option(help="Until which day.", metavar="DAY")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Take somebody into the pool, or say anew what they can vouch for."""
    with renown.Workspace.open(workspace) as ws:
        who = ws.people.find(person)
        ws.references.add(who, skills, relation, position=position, since=day(since), until=day(until))
    say("In the pool. Ask before you name them, and note it: renown references consent PERSON asked")


def day(text: str) -> date | None:
    """A day that was typed; None for nothing. Raises InputError."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"found {text!r} as a day", hint="write it like 2026-05-01") from error


@references.command("remove")
def remove(person: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Take somebody out of the pool."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.references.remove(ws.people.find(person))
    say("Out of the pool." if done else "They were not in the pool.")


@references.command("consent")
def consent(
    person: PersonName,
    step: Annotated[str, typer.Argument(metavar="STEP", help="asked, given or refused; undo takes the last back.")],
    words: Annotated[str, typer.Option(help="What they said.")] = "",
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="On which day; default: today.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Note that you asked somebody, or what they answered."""
    with renown.Workspace.open(workspace) as ws:
        who = ws.people.find(person)
        if step == "undo":
            say("Taken back." if ws.references.undo_consent(who) else "There was nothing to take back.")
            return
        ws.references.consent(who, step, day(on), words)
    say("Noted.")


@references.command("rank")
def rank(
    job: Annotated[str, typer.Argument(metavar="JOB", help="Its title and what it asks for, in any words.")],
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Say whom to name for a job, best first, and why."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.references.ranking(job, as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(("name", "may be named", "because"), [(r.name, _yes(r.may_be_named), "; ".join(r.words)) for r in rows])


def _yes(true: bool) -> str:
    return "yes" if true else "ask first"


@references.command("use")
def use(
    person: PersonName,
    job: Annotated[str, typer.Option(help="The title of the job.")],
    company: Annotated[str, typer.Option(help="Where.")] = "",
    text: Annotated[Path | None, typer.Option(help="A file with what the job asks for.", exists=True)] = None,
    cv: Annotated[Path | None, typer.Option("--cv", help="A file with lines of your CV.", exists=True)] = None,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="On which day; default: today.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Name somebody for a job. Without their consent this is refused."""
    wanted, lines = (path.read_text(encoding="utf-8") if path else "" for path in (text, cv))
    with renown.Workspace.open(workspace) as ws:
        who = ws.people.find(person)
        number = ws.references.use(who, job, company, day=day(on), text=wanted, cv=lines)
    say(f"Named, as use {number}. What to tell them: renown references brief {number}")


@references.command("uses")
def list_uses(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List who was named for which job, and what followed."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.references.uses()
    if as_json:
        print_json(rows)
        return
    print_table(
        ("number", "name", "job", "company", "day", "briefed", "outcome", "thanked"),
        [(r.id, r.name, r.job, r.company, r.day, r.briefed, r.outcome, r.thanked) for r in rows],
    )


@references.command("brief")
def brief(
    number: UseNumber,
    language: Annotated[str, typer.Option(help="Of the letter: en, de or es.")] = "en",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it to this file.", callback=place_for_file)
    ] = None,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Write what a reference should know before they are called, as Markdown, with a letter to them."""
    with renown.Workspace.open(workspace) as ws:
        pack = ws.references.briefing(number, language)
    if as_json:
        print_json(pack)
    elif output:
        write_file(output, pack.markdown)
        say(f"Written to {output}.")
    else:
        console.file.write(harmless(pack.markdown))


@references.command("step")
def step(
    number: UseNumber,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="briefed, outcome or thanked.")],
    words: Annotated[str, typer.Option(help="What came of it.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take that back.")] = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Note that somebody was briefed or thanked, or what came of it."""
    if what not in ("briefed", "outcome", "thanked"):
        raise InputError(f"found {what!r}", hint="expected briefed, outcome or thanked")
    with renown.Workspace.open(workspace) as ws:
        if undo:
            say("Taken back." if ws.references.undo_step(number, what) else "It was not said.")
            return
        if what == "outcome":
            ws.references.outcome(number, words)
        else:
            (ws.references.briefed if what == "briefed" else ws.references.thanked)(number)
    say("Noted.")


@references.command("thanks")
def list_thanks(workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """List to whom a thank-you is due."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.references.thanks_due(as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(("number", "name", "day", "because"), [(r.use, r.name, r.day, r.words) for r in rows])
    if not rows:
        say("Everybody who spoke for you was thanked.")
