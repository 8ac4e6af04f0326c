"""`renown note`: whatever you write is kept; what was understood of it is said, and how to change that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import local, print_json, print_table, say
from renown.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from renown.workspace import Workspace
    from renown.workspace.giving.answers import NameRead, NoteCard


class NoteGroup(TyperGroup):
    """Takes whatever does not begin with the name of a command for the line to be kept."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # typer keeps its Context private
        if args and args[0] not in (*self.commands, "--help", "-h"):
            args = ["keep", *args]
        return super().parse_args(ctx, args)


note = typer.Typer(
    help='Keep whatever you write: renown note "Lunch with Ana yesterday".',
    cls=NoteGroup,
    no_args_is_help=True,
)
app.add_typer(note, name="note")

Line = Annotated[list[str], typer.Argument(metavar="LINE", help="In your own words; English, German or Spanish.")]
Meant = Annotated[
    list[str], typer.Option("--as", metavar="NAME=ID", help="Whom a name in the line means, where several fit.")
]
Number = Annotated[int, typer.Argument(help="The note.")]
LONGEST_LISTED = 70


@note.command("keep")
def keep(
    line: Line,
    meant: Meant = [],  # noqa: B006
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """Keep a note, whatever it says, and say what it was understood as."""
    chosen = dict(_choice(text) for text in meant)
    with renown.Workspace.open(workspace) as ws:
        card = ws.notes.keep(" ".join(line), parse_as_of(as_of), chosen)
    _show(card, as_json=as_json, before=f"Kept as note {card.note.id}. ")


@note.command("show")
def show(number: Number, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """One note, and what it was understood as."""
    with renown.Workspace.open(workspace) as ws:
        card = ws.notes.card(number)
    if not as_json:
        say(card.note.words)
    _show(card, as_json=as_json)


@note.command("change")
def change(
    number: Number,
    what: Annotated[str, typer.Option(help="call, lunch, coffee, met, message, given, fact, plan, note, ...")] = "",
    day: Annotated[str, typer.Option(metavar="DAY", help="When it was, like 2026-11-20.")] = "",
    due: Annotated[str, typer.Option(metavar="DAY", help="Until when; none takes the day away.")] = "",
    person: Annotated[list[str], typer.Option(help="Somebody it is about: id, handle or name.")] = [],  # noqa: B006
    without: Annotated[list[str], typer.Option(help="Somebody it is not about.")] = [],  # noqa: B006
    workspace: WorkspacePath = HERE,
) -> None:
    """Say what a note is, when it was, whom it is about; without options: that it was understood rightly."""
    with renown.Workspace.open(workspace) as ws:
        card = ws.notes.card(number)
        for who in without:
            card = ws.notes.drop_person(number, card.note.version, ws.people.find(who))
        for who in person:
            card = ws.notes.add_person(number, card.note.version, ws.people.find(who))
        if due == "none":
            card = ws.notes.leave_out(number, card.note.version, "due")
        until = None if due in ("", "none") else _day(due)
        when = _day(day) if day else None
        if what or when or until or not (without or person or due):
            card = ws.notes.change(number, card.note.version, what, day=when, due=until)
    _show(card, before="Changed. ")


@note.command("write")
def write(number: Number, line: Line, workspace: WorkspacePath = HERE) -> None:
    """Give a note another text; what it said before stays to be read."""
    _after(workspace, lambda ws: ws.notes.write(number, ws.notes.card(number).note.version, " ".join(line)))


@note.command("reread")
def reread(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Read a note again, for instance when the people in it have been added since."""
    _after(workspace, lambda ws: ws.notes.reread(number, ws.notes.card(number).note.version))


@note.command("revert")
def revert(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Let a note say again what it said before the last change."""
    _after(workspace, lambda ws: ws.notes.revert(number, ws.notes.card(number).note.version))


@note.command("bring-back")
def bring_back(number: Number, workspace: WorkspacePath = HERE) -> None:
    """Let a note that was taken back stand again."""
    _after(workspace, lambda ws: ws.notes.bring_back(number))


@note.command("undo")
def undo(
    number: Annotated[int | None, typer.Argument(help="The note; the last one if none is named.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Take a note back, with all that it told."""
    with renown.Workspace.open(workspace) as ws:
        taken = ws.notes.undo(number)
    say(f"Note {taken} was taken back. Let it stand again with: renown note bring-back {taken}")


@note.command("list")
def list_notes(
    look_for: Annotated[str, typer.Option(metavar="WORDS", help="Only notes with all these words.")] = "",
    of: Annotated[str, typer.Option(metavar="PERSON", help="Only notes about somebody.")] = "",
    what: Annotated[str, typer.Option(help="Only notes of one meaning: call, plan, note, ...")] = "",
    workspace: WorkspacePath = HERE,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """The notes, newest first."""
    with renown.Workspace.open(workspace) as ws:
        page = ws.notes.list(look_for, ws.people.find(of) if of else None, what, per_page=limit)
        zone = ws.zone
    if as_json:
        print_json(page.rows)
        return
    print_table(("note", "day", "line", "people", "until", "taken back"), [
        (str(r.id), r.day, _short(r.words), tuple(c.name for c in r.people), r.due, local(r.undone, zone))
        for r in page.rows
    ])  # fmt: skip


def _after(workspace: Any, act: Callable[[Workspace], NoteCard]) -> None:
    with renown.Workspace.open(workspace) as ws:
        card = act(ws)
    _show(card, before="Changed. ")


def _show(card: NoteCard, *, as_json: bool = False, before: str = "") -> None:
    """What was understood, from which words, what was not, and how to say otherwise."""
    if as_json:
        print_json(card)
        return
    number = card.note.id
    say(f"{before}{card.says}")
    for reading in card.read:
        say(f"   {reading.part}: {reading.value}" + (f' (from "{reading.words}")' if reading.words else ""))
    for words in card.unclear:
        say(f"   not clear: {words}")
    for named in card.open:
        _show_open(named, number)
    if card.waits and card.note.people:
        say(f"   It does not count as a favour, a promise or thanks yet. If it does: renown note change {number}")
    say(f"Change it with: renown note change {number} --help; take it back with: renown note undo {number}")


def _show_open(named: NameRead, number: int) -> None:
    if not named.choices:
        say(f"   Nobody here is called {named.text!r}. Add them with: renown contacts add; then: renown note reread")
        return
    say(f"   Who is {named.text}? Say it with: renown note change {number} --person ID")
    for choice in named.choices:
        say(f"      {choice.person}  {choice.name}  {choice.sub}")
    if named.more:
        say("      There are more.")


def _short(words: str) -> str:
    flat = " ".join(words[: LONGEST_LISTED * 4].split())
    return flat if len(flat) <= LONGEST_LISTED else f"{flat[:LONGEST_LISTED]}…"


def _day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"found {text!r} as a day", hint="write it like 2026-11-20") from error


def _choice(text: str) -> tuple[str, int]:
    """A choice as it is typed: the name in the line, and the person's id.

    >>> _choice("Ben=42")
    ('Ben', 42)
    """
    name, _, number = text.rpartition("=")
    if not name or not number.strip().isdecimal():
        raise InputError(f"found {text!r} as a choice", hint="write it like --as 'Ben=1234'")
    return name.strip(), int(number)
