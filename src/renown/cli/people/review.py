"""`renown review`: who may be one person on several networks, asked one by one; every answer can be taken back."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, Limit, PersonName, WorkspacePath
from renown.cli.show import counted, local, print_json, print_table, say
from renown.model.networks import describe

if TYPE_CHECKING:
    from renown.workspace import Workspace
    from renown.workspace.people.answers.review import Answered, Candidate, Side

review = typer.Typer(help="Who may be one person on several networks: yes, no or later.", invoke_without_command=True)
app.add_typer(review, name="review")

KEYS = {"y": "yes", "n": "no", "l": "later"}
ASK = "One person? [y]es, [n]o, [l]ater, [u]ndo, [q]uit"


class AnswerWord(StrEnum):
    """What can be said of two people."""

    YES = "yes"
    NO = "no"
    LATER = "later"


@review.callback()
def look(context: typer.Context, workspace: WorkspacePath = HERE, limit: Limit = 20, as_json: AsJson = False) -> None:
    """Ask about pairs one by one on a terminal; list them elsewhere."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        if as_json:
            print_json({"progress": ws.people.review_progress(), "pairs": ws.people.review(limit)})
        elif sys.stdin.isatty() and sys.stdout.isatty():
            ask(ws)
        else:
            show_pairs(ws.people.review(limit), ws.people.review_progress().waiting)


@review.command("certain")
def certain(workspace: WorkspacePath = HERE) -> None:
    """Say yes to all pairs that are nearly certain, in one word that one undo takes back."""
    with renown.Workspace.open(workspace) as ws:
        said = ws.people.answer_certain()
    say(f"{counted(said, 'pair')} said to be one person. Take it back with: renown review undo")


def show_pairs(pairs: tuple[Candidate, ...], waiting: int) -> None:
    """The pairs, each with the words that answer it: numbers must not be cut short as a table would."""
    for pair in pairs:
        say(f"{pair.one.name} ({networks(pair.one)}) and {pair.other.name} ({networks(pair.other)}): {pair.strength}")
        say(f"  {'; '.join(pair.reasons)}")
        say(f"  renown review answer {pair.a} {pair.b} yes|no|later")
    say(f"{counted(waiting, 'pair')} to look at.")


def networks(side: Side) -> str:
    """Where somebody is known."""
    return ", ".join(dict.fromkeys(account.network for account in side.accounts))


def ask(ws: Workspace) -> None:
    """One pair after the other until nothing waits or the owner has had enough."""
    while pairs := ws.people.review(1):
        pair = pairs[0]
        progress = ws.people.review_progress()
        say(f"{progress.waiting} to look at, {progress.answered} answered.")
        show_side(pair.one)
        show_side(pair.other)
        say(f"  {pair.strength}: {'; '.join(pair.reasons)}")
        key = typer.prompt(ASK, default="l").strip().lower()[:1]
        if key == "q":
            return
        if key == "u":
            show_taken_back(ws.people.take_back())
        elif key in KEYS:
            ws.people.answer(pair.a, pair.b, KEYS[key])
    say("Nothing waits to be looked at.")


def show_side(side: Side) -> None:
    """One of the two people, an account a line."""
    say(f"  {side.name}")
    for account in side.accounts:
        about = ", ".join(filter(None, (account.headline, account.organisation)))
        shown = describe(account.network).account_name(account.key, account.handle, account.name)
        say(f"    {account.network}: {shown}{f' ({about})' if about else ''}")


def show_taken_back(answers: tuple[Answered, ...]) -> None:
    """What was taken back, in words."""
    for answer in answers:
        say(f"Taken back: {answer.one} and {answer.other}, {answer.word}.")
    if not answers:
        say("There is no answer to take back.")


def number_of(ws: Workspace, text: str) -> int:
    """An account's or a person's number as it stands, or the person whom a handle or a name means."""
    return int(text) if text.isdecimal() and len(text) <= len(str(1 << 63)) else ws.people.find(text, exact=True)


@review.command("answer")
def answer(
    a: Annotated[str, typer.Argument(metavar="A", help="A number out of the list, a handle or a name.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    word: AnswerWord,
    workspace: WorkspacePath = HERE,
) -> None:
    """Say of two people whether they are one."""
    with renown.Workspace.open(workspace) as ws:
        ws.people.answer(number_of(ws, a), number_of(ws, b), word.value)
        say(f"Kept. {counted(ws.people.review_progress().waiting, 'pair')} left. To take it back: renown review undo")


@review.command("merge")
def merge(a: PersonName, b: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Make two people one, whether asked about or not; facts stay as they are."""
    with renown.Workspace.open(workspace) as ws:
        ws.people.answer(number_of(ws, a), number_of(ws, b), "yes")
    say("One person now. To take it back: renown review undo")


@review.command("split")
def split(
    person: PersonName,
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="network:handle, or a handle of theirs.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Say that an account is somebody else's."""
    with renown.Workspace.open(workspace) as ws:
        ws.people.split(number_of(ws, person), account)
    say("Two people now. To take it back: renown review undo")


@review.command("undo")
def undo(workspace: WorkspacePath = HERE) -> None:
    """Take back the last answer."""
    with renown.Workspace.open(workspace) as ws:
        show_taken_back(ws.people.take_back())


@review.command("answers")
def answers(workspace: WorkspacePath = HERE, limit: Limit = 20, as_json: AsJson = False) -> None:
    """List what was said about who is who, newest first."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.people.answers(limit), ws.zone
    if as_json:
        print_json(rows)
        return
    print_table(
        ("one", "other", "answer", "by", "when", "taken back"),
        [(r.one, r.other, r.word, r.who, local(r.at, zone), local(r.undone, zone)) for r in rows],
    )
