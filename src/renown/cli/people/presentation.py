"""`renown profile`: how your own profiles stand, your card, and what you say of yourself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, WorkspacePath, parse_as_of, place_for_file
from renown.cli.show import local, print_json, print_table, say, write_file

profile = typer.Typer(help="How your own profiles stand, your card, and what you say of yourself.")
app.add_typer(profile, name="profile")

Sort = Annotated[str, typer.Option("--sort", help="pitch (half a minute), headline (one line) or about.")]


@profile.callback(invoke_without_command=True)
def check(context: typer.Context, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """Whether your profiles are complete, current and tell the same, by your own exports."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        found = ws.presentation.check(parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    for finding in found.findings:
        say(
            f"{'+' if finding.good else '-'} {finding.words}{f' You could {finding.advice}.' if finding.advice else ''}"
        )
    if found.words:
        say(found.words)


@profile.command("card")
def card(
    workspace: WorkspacePath = HERE,
    show: Annotated[list[str] | None, typer.Option("--show", help="A key of what stands on it; several times.")] = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="Write the vCard to this file.", callback=place_for_file)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Your card as vCard, with a QR code to hold up to a phone."""
    with renown.Workspace.open(workspace) as ws:
        made = ws.presentation.card(show)
    if write is not None:
        write_file(write, made.vcard)
        say(f"The card of {made.name} is in {write}.")
    elif as_json:
        print_json(made)
    else:
        _draw(made.vcard)
        print_table(("on it", "key"), [("yes" if there else "no", key) for key, _, there in made.choices], made.name)


def _draw(vcard: str) -> None:
    import segno

    segno.make_qr(vcard, error="m", encoding="utf-8").terminal(compact=True)


@profile.command("text")
def text(workspace: WorkspacePath = HERE, sort: Sort = "pitch", as_json: AsJson = False) -> None:
    """What you say of yourself, every version of it, newest first."""
    with renown.Workspace.open(workspace) as ws:
        versions, zone = ws.presentation.texts(sort), ws.zone
    if as_json:
        print_json(versions)
        return
    rows = [
        (v.version, local(v.at, zone), v.seconds, v.text if v.stands else f"(taken back) {v.text}") for v in versions
    ]
    print_table(("version", "written", "seconds to say", "words"), rows)
    if not rows:
        say(f'None yet. Write one with: renown profile write --sort {sort} "..."')


@profile.command("write")
def write_text(words: str, workspace: WorkspacePath = HERE, sort: Sort = "pitch") -> None:
    """Keep a new version of what you say of yourself."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.presentation.write(words, sort)
    say(f"Kept as version {number}. Take it back with: renown profile undo {number}")


@profile.command("undo")
def undo(version: int, workspace: WorkspacePath = HERE) -> None:
    """Take a version back; the one before it is in force again."""
    with renown.Workspace.open(workspace) as ws:
        ws.presentation.take_back(version)
    say(f"Version {version} is taken back.")
