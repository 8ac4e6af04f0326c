"""`renown ask` and `renown requests`: letters that ask for an introduction, and what came of them."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, PersonName, WorkspacePath
from renown.cli.show import print_json, print_table, say

requests = typer.Typer(
    help="Requests for introductions: list them, note what came of them, take a step back.",
    invoke_without_command=True,
)
app.add_typer(requests, name="requests")

Number = Annotated[int, typer.Argument(help="A request's number.")]


@app.command("ask")
def ask(  # noqa: PLR0913 - one option per thing a letter can say
    person: PersonName,
    through: Annotated[
        list[str], typer.Option(metavar="PERSON", help="Whom to ask; twice for two people between, in order.")
    ],
    language: Annotated[str, typer.Option(help="en, de, de-formal or es.")] = "en",
    why: Annotated[str, typer.Option(help="What you hope for, in a few words.")] = "",
    hop: Annotated[int, typer.Option(min=1, max=2, help="Which of those between the letter is to.")] = 1,
    sent: Annotated[bool, typer.Option("--sent", help="Note that you sent it.")] = False,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Write the letter that asks for an introduction. Nothing is sent: you do that, or not."""
    with renown.Workspace.open(workspace) as ws:
        target, between = ws.people.find(person), [ws.people.find(name) for name in through]
        letter = ws.paths.request(target, between, language, hop - 1, why)
        check = ws.favours.before_asking(letter.introducer)
        own = ws.paths.draft(target, between, hop - 1)
        words = own.words if own else letter.text
        number = ws.paths.ask(target, between, words, language, goal=why) if sent else None
    if as_json:
        print_json({"letter": letter, "own_words": own, "before_asking": check, "request": number})
        return
    say(f"Before you ask {letter.introducer_name}: {check.words}\n")
    say(f"To: {letter.introducer_name} {letter.address}\nSubject: {letter.subject}\n\n{words}\n")
    if own:
        say("These are your own words, as you kept them.")
    say(f"Noted as request {number}." if number else "Nothing was sent. When you have sent it: again with --sent")


@requests.callback()
def list_requests(
    context: typer.Context,
    workspace: WorkspacePath = HERE,
    open_only: Annotated[bool, typer.Option("--open", help="Only those that may still go on.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the requests, those under way first."""
    if context.invoked_subcommand:
        return
    with renown.Workspace.open(workspace) as ws:
        rows, so_far = ws.paths.requests(open_only=open_only), ws.paths.so_far()
    if as_json:
        print_json({"requests": rows, "so_far": so_far})
        return
    shown = [(r.id, r.name, r.introducer_name, r.asked, r.status, ", ".join(r.next)) for r in rows]
    print_table(("number", "to", "through", "asked", "status", "what may follow"), shown)
    say(so_far.words)


@requests.command("step")
def step(
    number: Number,
    status: Annotated[str, typer.Argument(help="agreed, declined, 'no answer', introduced, met, thanked or asked.")],
    words: Annotated[str, typer.Option(help="A note of your own.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Note what happened to a request."""
    with renown.Workspace.open(workspace) as ws:
        ws.paths.step(number, status, words)
    say(f"Request {number}: {status}.")


@requests.command("undo")
def undo(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Take the last step of a request back."""
    with renown.Workspace.open(workspace) as ws:
        taken = ws.paths.undo(number)
    say(f"Request {number}: {taken!r} was taken back.")
