"""People one knows already, taken in as candidates: looked at first, and taken back as one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath, Yes, confirm
from renown.cli.recruit.candidates import (
    Basis,
    Day,
    Place,
    Proof,
    Purpose,
    Source,
    Until,
    Visibility,
    candidates,
    day_typed,
)
from renown.cli.show import counted, print_json, say, warn

if TYPE_CHECKING:
    from renown.workspace.recruit.candidate_answers import Taking


@candidates.command("take-in")
def take_in(  # noqa: PLR0913 - one option for each of the grounds
    path: Annotated[Path, typer.Argument(help="An export, an address book, or the folder of a workspace.")],
    purpose: Purpose = "",
    basis: Basis = "6(1)(f)",
    proof: Proof = "",
    source: Source = "",
    visibility: Visibility = "",
    collected: Day = "",
    until: Until = "",
    jurisdiction: Place = "DE",
    language: Annotated[str, typer.Option(help="Theirs: en, de or es.")] = "en",
    look: Annotated[bool, typer.Option("--preview", help="Only say what would happen.")] = False,
    yes: Yes = False,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Take in people you know: connections, address books. You see first what would happen, and are asked."""
    given: dict[str, Any] = {
        "purpose": purpose,
        "basis": basis,
        "proof": proof,
        "source": source,
        "visibility": visibility,
        "collected": day_typed(collected),
        "until": day_typed(until),
        "jurisdiction": jurisdiction,
        "language": language,
    }
    with renown.Workspace.open(workspace) as ws:
        room = ws.acquaintances
        told = room.preview(path, **given)
        if not as_json:
            _print(told)
        if not look and told.count:
            confirm(f"Take in {counted(told.count, 'person', 'people')}?", yes)
            told = room.take_in(path, **given)
    if as_json:
        print_json(told)
    elif told.added:
        say(f"Taken in. Take it back with: renown recruit candidates untake {told.added[0]}")


def _print(told: Taking) -> None:
    say(f"{counted(told.count, 'person', 'people')} would come in, on {told.basis}")
    for one in told.people:
        say(f"  {one.name}: {one.work}")
    if told.notice:
        say(f"Each has to be told by {told.notice}, or with the first message.")
    if told.ends:
        say(f"Each has to be deleted by {told.ends}.")
    if told.locked:
        warn(f"They would be locked at once: {told.locked}")
    if told.here:
        say(f"Here already, and not taken in twice: {len(told.here)}")
    for why, many in told.left:
        say(f"Left out: {many}, since {why}")
    say("A line of a list says little of somebody's work: what it does not say is unknown.")


@candidates.command("untake")
def untake(
    candidate: Annotated[int, typer.Argument(metavar="CANDIDATE", min=1, help="Anybody who was taken in then.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take the whole act back in which somebody was taken in; `retake` undoes that for a week."""
    with renown.Workspace.open(workspace) as ws:
        gone = ws.acquaintances.take_back(candidate)
    say(f"Let go: {counted(gone, 'candidate')}, to be erased in a week.")


@candidates.command("retake")
def retake(
    candidate: Annotated[int, typer.Argument(metavar="CANDIDATE", min=1, help="Anybody who was taken in then.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Keep them after all whom `untake` let go."""
    with renown.Workspace.open(workspace) as ws:
        kept = ws.acquaintances.take_up(candidate)
    say(f"Kept again: {counted(kept, 'candidate')}.")
