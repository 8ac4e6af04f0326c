"""What the law asks to be done about candidates, the log, and certificates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath, Yes, confirm
from renown.cli.recruit.group import recruit
from renown.cli.show import counted, print_json, print_table, say, warn
from renown.errors import InputError

law = typer.Typer(
    help="What is due about candidates, and when; the log; certificates. Reminders by rule, not legal advice.",
    no_args_is_help=True,
)
recruit.add_typer(law, name="law")


@law.command("due")
def due(
    everything: Annotated[bool, typer.Option("--all", help="Also what is far ahead.")] = False,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """What is to be done about whom, the first due first."""
    with renown.Workspace.open(workspace) as ws:
        lines, state = ws.law.due(everything), ws.law.state()
    if as_json:
        print_json({"due": lines, "state": state})
        return
    print_table(
        ("due", "state", "no.", "name", "what", "rule"),
        [(d.due, d.state, d.number, d.name, d.words, d.rule) for d in lines],
    )
    say(f"{counted(state.kept, 'candidate')}, {state.locked} locked. Not legal advice.")
    for name in state.without_grounds:
        warn(f"{name} is here on no record (G1): renown forget")


@law.command("do")
def do(
    number: Annotated[int, typer.Argument(metavar="CANDIDATE", min=1)],
    act: Annotated[str, typer.Argument(help="notice (they were told), ask (were asked), tell (recipients), erase.")],
    yes: Yes = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Do what is due about one candidate."""
    if act not in ("notice", "ask", "tell", "erase"):
        raise InputError(f"found {act!r}, expected notice, ask, tell or erase")
    with renown.Workspace.open(workspace) as ws:
        if act == "erase":
            confirm(f"Erase candidate {number} from every file? This cannot be taken back.", yes)
        done = ws.law.do(number, act)  # type: ignore[arg-type] # one of the four
    if done.erased is not None:
        typer.echo(done.erased.certificate, nl=False)
    else:
        say(f"Noted. Take it back with: renown recruit candidates unstep {done.step}")


@law.command("erase-due")
def erase_due(
    folder: Annotated[Path, typer.Option("--certificates", help="A folder for the certificates.")],
    yes: Yes = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Erase everybody who has to go today; for a timer: with --yes."""
    with renown.Workspace.open(workspace) as ws:
        lines = [line for line in ws.law.due() if line.act == "erase" and line.state == "due"]
        if lines:
            names = ", ".join(line.name for line in lines)
            confirm(f"Erase {counted(len(lines), 'candidate')} ({names})? This cannot be taken back.", yes)
        done = ws.law.erase_due()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for place, one in enumerate(done, start=1):
        if one.erased is not None:
            at = str(one.erased.told["at"]).replace(":", "")
            (folder / f"erasure-{at}-{place}.json").write_text(one.erased.certificate, encoding="utf-8")
    say(f"Erased: {counted(len(done), 'candidate')}.")


@law.command("company")
def company(
    name: Annotated[str, typer.Option(help="Its name.")] = "",
    address: Annotated[str, typer.Option(help="Where it sits.")] = "",
    contact: Annotated[str, typer.Option(help="Where to write to about data.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Who keeps the data, as every notice has to say it; without options, what is said now."""
    with renown.Workspace.open(workspace) as ws:
        told = ws.law.set_company(name, address, contact) if name or address or contact else ws.law.company()
    say(f"{told.name or '(no name)'}, {told.address or '(no address)'}, {told.contact or '(no contact)'}")


@law.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(help="A certificate of an erasure.")],
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Whether a certificate stands as it was signed, and what it says."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error
    with renown.Workspace.open(workspace) as ws:
        read = ws.law.verify(text)
    if as_json:
        print_json(read)
        return
    say("The certificate stands as it was signed" + (" by this workspace." if read.ours else " by another workspace."))
    for name, value in read.told.items():
        say(f"  {name.replace('_', ' ')}: {value}")


@law.command("log")
def log(workspace: WorkspacePath = HERE) -> None:
    """Whether the log of rankings and decisions is whole."""
    with renown.Workspace.open(workspace) as ws:
        state = ws.law.state()
    for finding in state.log:
        warn(finding)
    if state.log:
        raise InputError("the log was changed", hint="restore a backup with: renown restore FILE")
    say(f"The log is whole: {counted(state.decisions, 'ranking or decision', 'rankings and decisions')}.")


@law.command("may")
def may(
    address: Annotated[str, typer.Argument(help="A mail address, a number with its country, or a profile.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Whether something may go to an address: not where somebody objected, on any channel."""
    with renown.Workspace.open(workspace) as ws:
        why = ws.candidates.may_reach(address)
    say(why or "Nobody objected there.")
