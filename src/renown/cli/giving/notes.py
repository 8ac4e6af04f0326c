"""`renown note`: one line in your own words, kept as a favour, a promise, thanks, a question or a meeting."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace import Workspace
    from renown.workspace.giving.answers import NameRead, Understood


class NoteGroup(TyperGroup):
    """Takes whatever does not begin with the name of a command for the line to be kept."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # typer keeps its Context private
        if args and args[0] not in (*self.commands, "--help", "-h"):
            args = ["keep", *args]
        return super().parse_args(ctx, args)


note = typer.Typer(
    help='Keep one line in your own words: renown note "Ben promised an introduction to Cara by Friday".',
    cls=NoteGroup,
    no_args_is_help=True,
)
app.add_typer(note, name="note")

Line = Annotated[list[str], typer.Argument(metavar="LINE", help="In English, German or Spanish.")]
Meant = Annotated[
    list[str], typer.Option("--as", metavar="NAME=ID", help="Whom a name in the line means, where several fit.")
]


@note.command("keep")
def keep(
    line: Line,
    meant: Meant = [],  # noqa: B006
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what the line was understood as, and keep it; asks where a name fits several people."""
    chosen = dict(_choice(text) for text in meant)
    asking = not (yes or as_json) and sys.stdin.isatty()
    with renown.Workspace.open(workspace) as ws:
        moment = parse_as_of(as_of)
        found = ws.favours.note(" ".join(line), moment, chosen)
        if asking:
            found = ws.favours.note(found.text, moment, _asked(found, chosen))
        if not as_json:
            show_understood(found)
        number = _kept(ws, found, asking=asking)
    if as_json:
        print_json({"note": number, "understood": found})
    else:
        say(f"Kept as note {number}. Take it back with: renown note undo {number}" if number else "Nothing was kept.")


@note.command("undo")
def undo(
    number: Annotated[int | None, typer.Argument(help="The note; the last one if none is named.")] = None,
    workspace: WorkspacePath = HERE,
) -> None:
    """Take a note back, with all that it told."""
    with renown.Workspace.open(workspace) as ws:
        taken = ws.favours.undo(number)
    say(f"Note {taken} was taken back.")


@note.command("list")
def list_notes(workspace: WorkspacePath = HERE, limit: Limit = 20, as_json: AsJson = False) -> None:
    """The lines that were kept, newest first."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.favours.notes(limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("note", "day", "line", "people", "taken back"),
        [(str(r.id), r.day, r.words, tuple(c.name for c in r.people), r.undone) for r in rows],
    )


def show_understood(found: Understood) -> None:
    """What was understood, from which words, and what was not."""
    say(found.says)
    for reading in found.read:
        say(f"   {reading.part}: {reading.value}" + (f' (from "{reading.words}")' if reading.words else ""))
    for words in found.unclear:
        say(f"   not clear: {words}")
    if found.promise is not None:
        say("   This keeps a promise that was open.")


def _kept(ws: Workspace, found: Understood, *, asking: bool) -> int | None:
    """Keep it, or do not when something is unclear and the answer is no."""
    if asking and found.ready and found.unclear and not typer.confirm("Keep it like this?"):
        return None
    return ws.favours.keep(found)


def _asked(found: Understood, chosen: dict[str, int]) -> dict[str, int]:
    """Whom each name means, asked on the terminal where several fit."""
    for named in found.names:
        if named.person is None and named.choices:
            chosen = {**chosen, named.text: _pick(named)}
    return chosen


def _pick(named: NameRead) -> int:
    say(f"Who is {named.text}?")
    for at, choice in enumerate(named.choices, 1):
        say(f"   {at}. {choice.name}  {choice.sub}")
    if named.more:
        say("   There are more; write more of the name to find them.")
    at = 0
    while not 1 <= at <= len(named.choices):
        at = typer.prompt(f"Number (1 to {len(named.choices)})", type=int)
    return named.choices[at - 1].person


def _choice(text: str) -> tuple[str, int]:
    """A choice as it is typed: the name in the line, and the person's id.

    >>> _choice("Ben=42")
    ('Ben', 42)
    """
    name, _, number = text.rpartition("=")
    if not name or not number.strip().isdecimal():
        raise InputError(f"found {text!r} as a choice", hint="write it like --as 'Ben=1234'")
    return name.strip(), int(number)
