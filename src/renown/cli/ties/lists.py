"""The first useful lists: who has gone quiet, what is owed, who is known where."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import local, print_json, print_table, say


@app.command("quiet")
def quiet(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """People gone quiet against their own rhythm with you."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.ties.quiet(as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(("name", "networks", "last", "why"), [(r.name, r.networks, r.last, r.words) for r in rows])
    if not rows:
        say("Nobody has gone quiet against their own rhythm, or not enough was seen to tell.")


@app.command("owed")
def owed(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """People whose last word to you has no answer yet."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.ties.owed(as_of=parse_as_of(as_of), limit=limit), ws.zone
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "networks", "since", "why"), [(r.name, r.networks, local(r.since, zone), r.words) for r in rows]
    )
    if not rows:
        say("No reply is owed, as far as the sources show.")


@app.command("given")
def given(workspace: WorkspacePath = HERE, as_of: AsOf = "", limit: Limit = 20, as_json: AsJson = False) -> None:
    """Whom you gave most attention, beside what came back."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.ties.given(as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "networks", "given", "received", "days", "last"),
        [(r.name, r.networks, r.given, r.received, r.days, r.last) for r in rows],
    )


@app.command("who")
def who(
    at: Annotated[str, typer.Option("--at", metavar="ORGANISATION", help="An organisation's name, or part of it.")],
    workspace: WorkspacePath = HERE,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Whom you know at an organisation, and since when that is known."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.ties.at(at, limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "at", "as", "known since", "last contact"),
        [(r.name, r.organisation, r.headline, r.since, r.last) for r in rows],
    )
    if not rows:
        say(f"Nobody is known at {at!r} in what was imported.")
