"""`renown contacts` and `renown person`: write somebody down by hand, edit them, and take the address book along."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, PersonName, WorkspacePath, place_for_file
from renown.cli.show import counted, print_json, print_table, say, warn
from renown.model.values.picture import packed

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


@app.command("person")
def person_page(
    who: PersonName,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """How somebody is reached, their work, days and places, each with its source."""
    with renown.Workspace.open(workspace) as ws:
        known = ws.details.of(ws.people.find(who))
        name = ws.people.name(known.person)
    if as_json:
        print_json(known)
        return
    say(f"{known.person}  {name}")
    every = (*known.reach, *known.work, *known.past, *known.dates, *known.places, *known.more)
    rows = [(one.fact, ", ".join(filter(None, (one.shown, one.beside))), one.kind, one.source) for one in every]
    print_table(("what", "it is", "kind", "from"), rows)
    if known.clock:
        say(f"Local time: {known.clock.zone}, by {known.clock.ground}")


@contacts.command("edit")
def edit_contact(
    who: PersonName,
    fact: Annotated[str, typer.Argument(help="What it is: phone, email, profile, birthday, organisation, name, ...")],
    new: Annotated[str, typer.Argument(help="What stands from now on; leave it out to take something away.")] = "",
    old: Annotated[str, typer.Option(help="What it takes the place of, or what goes.")] = "",
    kind: Annotated[str, typer.Option(help="home, work, cell, or your own word.")] = "",
    beside: Annotated[str, typer.Option(help="The employer of a position, or what a date is of.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Say something of a person by hand, beside what the sources say."""
    with renown.Workspace.open(workspace) as ws:
        person = ws.people.find(who, exact=True)
        edit = ws.details.edit(person, fact, new, old, kind=kind, beside=beside)
        words = next(line.words for line in ws.details.of(person).edits if line.edit == edit)
    say(f"{words}. To take it back: renown contacts undo {edit}")


@contacts.command("picture")
def set_picture(
    who: PersonName,
    file: Annotated[Path, typer.Argument(help="A JPEG, PNG, WebP, GIF or BMP.", exists=True, dir_okay=False)],
    workspace: WorkspacePath = HERE,
) -> None:
    """Give a person a picture: drawn anew, small and square, without the place it was taken at."""
    with renown.Workspace.open(workspace) as ws:
        edit = ws.details.draw(ws.people.find(who, exact=True), packed(file.read_bytes()))
    say(f"Kept. To take it back: renown contacts undo {edit}")


@contacts.command("undo")
def undo_edit(
    edit: Annotated[int, typer.Argument(help="The number that was told when it was said.", min=1)],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take back something that was said of a person by hand."""
    with renown.Workspace.open(workspace) as ws:
        name = ws.people.name(ws.details.undo(edit))
    say(f"Taken back: {name} is again as the sources say.")
