"""What passed between you and one person, newest first."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say


@app.command("timeline")
def timeline(
    person: PersonName,
    workspace: WorkspacePath = HERE,
    kind: Annotated[
        str,
        typer.Option("--kind", help="Only: mail, message, meeting, call, post, note, favour, request, news or plan."),
    ] = "",
    before: Annotated[str, typer.Option("--before", help="What the page before named, for older entries.")] = "",
    limit: Limit = 30,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """What passed between you and a person, and what was told or noted of them, newest first."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.people.timeline(ws.people.find(person), kind, before, limit, parse_as_of(as_of))
    if as_json:
        print_json(found)
        return
    rows = [(e.at.date(), e.kind, e.sentence, e.words.replace("\n", " ")[:120]) for e in found.entries]
    print_table(("day", "kind", "what", "words"), rows)
    if found.more:
        say(f"Older: --before {found.more}")
    elif not rows:
        say("Nothing is known of yet.")
