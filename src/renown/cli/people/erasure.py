"""`renown forget` and `renown object`: a person leaves, and stays away when the export comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, PersonName, WorkspacePath, Yes, confirm
from renown.cli.show import counted, print_json, say

if TYPE_CHECKING:
    from renown.workspace.answers import PersonRow


def named(row: PersonRow) -> str:
    """A person so that nobody is mistaken: name, handles, id."""
    return f"{row.name} ({', '.join(row.handles)}; {row.person})"


@app.command("forget")
def forget(person: PersonName, workspace: WorkspacePath = HERE, yes: Yes = False, as_json: AsJson = False) -> None:
    """Erase a person from facts, derived tables and pages; a keyed tombstone keeps them out when re-imported."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.people.find(person, exact=True)
        confirm(f"Erase {named(ws.people.row(number))} from the workspace? This cannot be undone.", yes)
        certificate = ws.people.forget(number)
    if as_json:
        print_json(certificate)
        return
    say(
        f"Erased: {counted(certificate['accounts'], 'account')}, {counted(certificate['fact_rows'], 'row')} of facts. "
        "They stay out when re-imported."
    )


@app.command("object")
def object_to(person: PersonName, workspace: WorkspacePath = HERE, yes: Yes = False, as_json: AsJson = False) -> None:
    """Record that a person objects to being processed: erased, and the objection kept without their name."""
    with renown.Workspace.open(workspace) as ws:
        number = ws.people.find(person, exact=True)
        confirm(f"Record that {named(ws.people.row(number))} objects, and erase them? This cannot be undone.", yes)
        certificate = ws.people.record_objection(number)
    if as_json:
        print_json(certificate)
        return
    rows = counted(certificate["fact_rows"], "row")
    say(f"Objection recorded; erased {counted(certificate['accounts'], 'account')} and {rows} of facts.")
