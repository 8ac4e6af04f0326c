"""`renown backup`, `restore` and `settle`: a copy of everything, putting it up, and going on without what is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, WorkspacePath, Yes, confirm, place_for_file
from renown.cli.show import counted, say
from renown.errors import InputError
from renown.model.local_time import moment_in_words

What = Annotated[
    Literal["facts", "desk", "key", "erasures", "history", "person_ids", "team"],
    typer.Argument(metavar="WHAT", help="facts, desk, key, erasures, history, person_ids or team: see doctor."),
]
Passphrase = Annotated[bool, typer.Option("--passphrase", "-p", help="Ask for a passphrase that seals the backup.")]
PassphraseFile = Annotated[
    Path | None, typer.Option(help="Read the passphrase from the first line of this file.", show_default=False)
]


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="A new file, best on another disk.", callback=place_for_file)],
    workspace: WorkspacePath = HERE,
    passphrase: Passphrase = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write everything into one file, also while it is served, and read it back: facts, decisions, keys, history.

    Whoever has the file has everything in it, unless a passphrase seals it; nobody can open it without that.
    """
    words = _words(passphrase_file) or (_asked(confirmed=True) if passphrase else "")
    with renown.Workspace.open(workspace) as ws:
        made = ws.back_up(file, words)
    sealed = (
        ", sealed under the passphrase" if made.sealed else "; it is not sealed: keep it where only you can read it"
    )
    say(f"Backed up and read back: {counted(made.files, 'file')}, {made.bytes / 2**20:,.1f} MiB{sealed}.")
    say(f"Put it up again, here or on another machine, with: renown restore {file} --workspace FOLDER")


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="A file that renown backup wrote.")],
    workspace: WorkspacePath = HERE,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of the workspace that is there.")] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Put a backup up as a workspace. The one that stood there is moved aside; who was erased since stays erased."""
    words = _words(passphrase_file)
    try:
        made, aside = renown.Workspace.restore(file, workspace, words, replace=replace)
    except InputError as error:
        if words or "under a passphrase" not in error.message:
            raise
        made, aside = renown.Workspace.restore(file, workspace, _asked(confirmed=False), replace=replace)
    with renown.Workspace.open(workspace) as ws:
        moment = moment_in_words(made.made, ws.zone)
    say(f"Restored to {workspace}: {counted(made.files, 'file')} as of {moment}.")
    if aside is not None:
        say(f"The workspace that stood there is now {aside}. Remove it when you no longer need it.")


def _words(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        words = file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}", hint="name a file with the passphrase in it") from error
    if not words:
        raise InputError(f"the first line of {file} is empty", hint="write the passphrase there")
    return words


def _asked(*, confirmed: bool) -> str:
    return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=confirmed))


@app.command("settle")
def settle(what: What, workspace: WorkspacePath = HERE, yes: Yes = False) -> None:
    """Go on though something was lost: what is damaged is given up, and everything else is used again."""
    confirm(f"Go on without what is lost of the {what}? A backup could still bring it back.", yes)
    told = renown.Workspace.settle(workspace, what)
    for line in told:
        say(line)
    if not told:
        say(f"Nothing of the {what} is lost.")
