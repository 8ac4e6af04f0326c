"""Favours, promises, thanks, and what one could give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renown.workspace.giving.answers import AskCheck, GiveIdea

promises = typer.Typer(help="Promises still to be kept, yours and those of others.", invoke_without_command=True)
thanks = typer.Typer(help="Favours you got and have not said thank you for.", invoke_without_command=True)
app.add_typer(promises, name="promises")
app.add_typer(thanks, name="thanks")

Number = Annotated[int, typer.Argument(help="The number in the list.")]
NOTHING = "No idea that rests on anything seen or noted. Ask them how they are."


@app.command("favours")
def favours(
    of: Annotated[str, typer.Option("--of", metavar="PERSON", help="One person's id, handle or name.")] = "",
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Who gives and who takes, as far as it was noted."""
    with renown.Workspace.open(workspace) as ws:
        moment = parse_as_of(as_of)
        person = ws.people.find(of) if of else None
        lines = ws.favours.lines(person, limit)
        rows = ws.favours.balances(moment) if person is None else (ws.favours.balance(person, moment),)
    if as_json:
        print_json({"balances": rows, "favours": lines})
        return
    print_table(("name", "given", "received", "balance", "in words"), [
        (r.name, str(r.given), str(r.received), f"{r.balance:+.2f}", r.words) for r in rows
    ])  # fmt: skip
    print_table(("day", "name", "", "what", "thanked"), [
        (r.day, r.name, "you gave" if r.given else "you got", r.words, "" if r.given else r.thanked or "not yet")
        for r in lines
    ])  # fmt: skip
    if not lines:
        say('Nothing is noted yet. Write a line: renown note "Ana helped me with the talk yesterday"')


@app.command("give")
def give(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Before you ask somebody: whether to give first, and what you could give, each with its ground."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.favours.before_asking(ws.people.find(person), parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    show_check(found)


def show_check(found: AskCheck) -> None:
    """The check before asking, in words."""
    say({"give first": "Give first. ", "ask": "You can ask. ", "unknown": ""}[found.verdict] + found.words)
    show_ideas(found.ideas)


def show_ideas(ideas: Sequence[GiveIdea]) -> None:
    """Give ideas, a line each."""
    for idea in ideas:
        say(f"- {idea.words}: {idea.ground}" + (f" ({idea.url})" if idea.url else ""))
    if not ideas:
        say(NOTHING)


@promises.callback()
def list_promises(
    context: typer.Context, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False
) -> None:
    """Promises still to be kept, the next due first."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.favours.promises(as_of=parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(
        ("promise", "who", "what", "due", "since"),
        [(str(r.id), f"you to {r.name}" if r.mine else r.name, r.words, r.due, r.since) for r in rows],
    )
    if not rows:
        say("No promise is open, as far as was noted.")


@promises.command("done")
def done(number: Number, workspace: WorkspacePath = HERE) -> None:
    """The promise was kept: it is a favour from now on."""
    _end(number, workspace, kept=True)


@promises.command("let-go")
def let_go(number: Number, workspace: WorkspacePath = HERE) -> None:
    """The promise need not be kept any more."""
    _end(number, workspace, kept=False)


@promises.command("reopen")
def reopen(number: Number, workspace: WorkspacePath = HERE) -> None:
    """The promise is still to be kept after all."""
    with renown.Workspace.open(workspace) as ws:
        changed = ws.favours.reopen(number)
    say("Open again." if changed else "It was open already.")


def _end(number: int, workspace: WorkspacePath, *, kept: bool) -> None:
    with renown.Workspace.open(workspace) as ws:
        changed = ws.favours.end(number, kept=kept)
    words = "Kept." if kept else "Let go."
    say(f"{words} Take it back with: renown promises reopen {number}" if changed else "It had ended already.")


@thanks.callback()
def list_unthanked(
    context: typer.Context, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False
) -> None:
    """Favours to thank for, the latest first."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.favours.unthanked(parse_as_of(as_of))
    if as_json:
        print_json(rows)
        return
    print_table(("favour", "name", "for", "since"), [(str(r.id), r.name, r.words, r.since) for r in rows])
    if not rows:
        say("Everything that was noted has been thanked for.")


@thanks.command("said")
def said(number: Number, workspace: WorkspacePath = HERE) -> None:
    """You have said thank you for this favour."""
    with renown.Workspace.open(workspace) as ws:
        ws.favours.thank(number)
    say("Noted.")
