"""`renown contacts`: write somebody down by hand."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, WorkspacePath
from renown.cli.show import say

contacts = typer.Typer(help="The address book: write somebody down, take it along.", no_args_is_help=True)
app.add_typer(contacts, name="contacts")


@contacts.command("add")
def add_contact(  # noqa: PLR0913 - one option per thing one writes down
    name: Annotated[str, typer.Argument(help="What the person is called.")],
    email: Annotated[str, typer.Option(help="A mail address.")] = "",
    phone: Annotated[str, typer.Option(help="A phone number with its country: +49 30 901820.")] = "",
    organisation: Annotated[str, typer.Option(help="Where they work.")] = "",
    title: Annotated[str, typer.Option(help="As what.")] = "",
    note: Annotated[str, typer.Option(help="Your own words.")] = "",
    anyway: Annotated[bool, typer.Option("--anyway", help="Also where somebody like that is here already.")] = False,
    workspace: WorkspacePath = HERE,
) -> None:
    """Write somebody down by hand; undo it like any import."""
    with renown.Workspace.open(workspace) as ws:
        person = ws.people.add(name, email, phone, organisation, title, note, anyway=anyway)
        last = ws.imports.reports()[-1].import_id
    say(f"{person}  {name}. To take it back: renown sources undo {last}")
