"""Signs that a candidate may be open to another job: shown, noted, taken back."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.candidates import Day, Which, candidates, day_typed
from renown.cli.show import print_json, say

Words = Annotated[str, typer.Argument(metavar="WORDS", help="The reason.")]


@candidates.command("signs")
def signs(candidate: Which, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Signs that somebody may be open to another job, each with its reason and day. Signs are no facts."""
    with renown.Workspace.open(workspace) as ws, ws.together():
        found, state, usual = ws.openness.signs(candidate), ws.openness.seeking(candidate), ws.openness.usual()
    if as_json:
        print_json({"seeking": state, "signs": found})
        return
    say(f"Candidate {candidate}: {state}")
    for sign in found:
        number = f" (sign {sign.number})" if sign.number else ""
        say(f"{sign.on} {sign.words}; {sign.source}{', too old to count' if sign.old else ''}{number}")
        say(f"  what to do: {sign.ask}")
    if usual is None:
        say("How long people usually stay is not said: too few stays are known here.")


@candidates.command("sign")
def sign(
    candidate: Which,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="said, employer or renewed.")],
    words: Words,
    source: Annotated[str, typer.Option(help="Who said it, or where it stands.")] = "",
    closed: Annotated[bool, typer.Option("--not-looking", help="They said that they look for nothing.")] = False,
    on: Day = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Note a sign by hand; `unsign` takes it back. Nothing of health, faith, family or politics."""
    with renown.Workspace.open(workspace) as ws:
        made = ws.openness.note(candidate, kind, words, source, "closed" if closed else "open", day_typed(on))
    say(f"Noted as a sign. Take it back with: renown recruit candidates unsign {made}")


@candidates.command("unsign")
def unsign(
    number: Annotated[int, typer.Argument(metavar="SIGN", min=1, help="The number of a sign; see `signs`.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take back a sign that was noted."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.openness.take_back(number)
    say("Taken back." if done else "That was taken back before.")
