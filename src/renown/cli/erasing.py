"""`renown forget` and `renown object`: a person leaves, and stays away when the export comes again."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, PersonName, WorkspacePath
from renown.cli.show import print_json, say

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def confirm(question: str, yes: bool) -> None:
    """Ask before something that cannot be taken back."""
    if not yes and not typer.confirm(question):
        raise typer.Abort


@app.command("forget")
def forget(person: PersonName, workspace: WorkspacePath = HERE, yes: Yes = False, as_json: AsJson = False) -> None:
    """Erase a person from facts, derived tables and pages; a keyed tombstone keeps them out when re-imported."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.people.find(person)
        confirm("Erase this person from the workspace? This cannot be undone.", yes)
        certificate = ws.people.forget(number)
    if as_json:
        print_json(certificate)
        return
    say(
        f"Erased: {certificate['accounts']} accounts, {certificate['fact_rows']} rows of facts. "
        "They stay out when re-imported."
    )


@app.command("object")
def object_to(person: PersonName, workspace: WorkspacePath = HERE, yes: Yes = False, as_json: AsJson = False) -> None:
    """Record that a person objects to being processed: erased, and the objection kept without their name."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.people.find(person)
        confirm("Record the objection and erase this person? This cannot be undone.", yes)
        certificate = ws.people.record_objection(number)
    if as_json:
        print_json(certificate)
        return
    say(f"Objection recorded; erased {certificate['accounts']} accounts and {certificate['fact_rows']} rows of facts.")
