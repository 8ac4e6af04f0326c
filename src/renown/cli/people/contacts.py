"""`renown contacts`: write somebody down by hand, and take the address book along."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, WorkspacePath, place_for_file
from renown.cli.show import counted, say, warn

contacts = typer.Typer(help="The address book: write somebody down, take it along.", no_args_is_help=True)
app.add_typer(contacts, name="contacts")


class BookFormat(StrEnum):
    """How an address book is written."""

    VCARD4 = "vcard4"
    VCARD3 = "vcard3"
    JSCONTACT = "jscontact"


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


@contacts.command("export")
def export_contacts(
    file: Annotated[
        Path, typer.Argument(help="The file to write; one that is there is written over.", callback=place_for_file)
    ],
    form: Annotated[
        BookFormat, typer.Option("--format", "-f", help="vcard4, vcard3 (older programs) or jscontact.")
    ] = BookFormat.VCARD4,
    circle: Annotated[str, typer.Option(help="Only the people of this circle.")] = "",
    tagged: Annotated[str, typer.Option("--tag", help="Only people with this tag.")] = "",
    person: Annotated[str, typer.Option(help="Only this person: an id, handle or name.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Write the address book: all people with a name, a circle, a tag or one person, as other programs read it."""
    with renown.Workspace.open(workspace) as ws:
        who = ws.people.find(person) if person else None
        book = ws.people.export_contacts(form.value, circle, who, file, tagged)
    say(f"{file}: {counted(book.people, 'person', 'people')}.")
    warn("This file holds other people's addresses, numbers and your notes on them: share it with care.")
