"""`renown people`, `tag` and `hide`: people as a table, narrowed and sorted, and what they are marked with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of, place_for_file
from renown.cli.show import counted, print_json, print_table, say, warn, write_file
from renown.errors import NotFoundError

if TYPE_CHECKING:
    from renown.workspace import Workspace
    from renown.workspace.data.answers import State
    from renown.workspace.people.answers.table import TableRow

UNSCORED = "not enough seen"

tag = typer.Typer(help="Tags: any words you put on people.", invoke_without_command=True)
app.add_typer(tag, name="tag")

Word = Annotated[str, typer.Argument(metavar="TAG", help="Any words, at most 100 letters; a new tag is made.")]
Who = Annotated[list[str], typer.Argument(metavar="PERSON...", help="Ids, handles or names.")]


@app.command("people")
def people(  # noqa: PLR0913 - one option per way to narrow the table
    query: Annotated[str, typer.Argument(help="Words in any order, a number or an address; parts will do.")] = "",
    workspace: WorkspacePath = HERE,
    network: Annotated[str, typer.Option(help="Only people seen on this network.")] = "",
    circle: Annotated[str, typer.Option(help="Only the people of this circle.")] = "",
    tagged: Annotated[str, typer.Option("--tag", help="Only people with this tag.")] = "",
    organisation: Annotated[str, typer.Option(help="Only people who work there; a part will do.")] = "",
    community: Annotated[str, typer.Option(help="Only this community, by its number.")] = "",
    warmth: Annotated[str, typer.Option(help="strong, familiar, weak, dormant, 'little seen' or none.")] = "",
    since: Annotated[str, typer.Option(help="Last contact on this day or later, like 2026-05-04.")] = "",
    before: Annotated[str, typer.Option(help="Last contact before this day.")] = "",
    has: Annotated[str, typer.Option(help="mail, phone, 'mail or phone' or neither.")] = "",
    reminder: Annotated[str, typer.Option(help="some, due or none: by what you are reminded of.")] = "",
    show: Annotated[str, typer.Option(help="listed, hidden, nameless or all.")] = "",
    view: Annotated[str, typer.Option(help="What a saved view asks; other options change it.")] = "",
    sort: Annotated[
        str,
        typer.Option(
            help="match, name, organisation, circles, tags, warmth, last, reminder, score or community;"
            " - before it turns it."
        ),
    ] = "",
    csv: Annotated[
        Path | None,
        typer.Option(help="Write all of them to this file, safe for spreadsheets.", callback=place_for_file),
    ] = None,
    page: Annotated[int, typer.Option(min=1)] = 1,
    limit: Limit = 50,
    as_of: AsOf = "",
    as_json: AsJson = False,
) -> None:
    """List or search people."""
    told = {
        "query": query, "network": network, "circle": circle, "tag": tagged, "organisation": organisation,
        "community": community, "warmth": warmth, "since": since, "before": before, "has": has,
        "reminder": reminder, "show": show, "sort": sort,
    }  # fmt: skip
    with renown.Workspace.open(workspace) as ws:
        asked = {**_view(ws, view), **{name: value for name, value in told.items() if value}}
        if csv is not None:
            write_file(csv, ws.table.csv(asked, as_of=parse_as_of(as_of)))
            say(f"Written to {csv}.")
            return
        found = ws.table.page(**asked, page=page, per_page=limit, as_of=parse_as_of(as_of))
        state = ws.state()
    if as_json:
        print_json(found)
        return
    _warn_if_stale(state)
    print_table(("id", "name", "organisation", "tags", "warmth", "last contact", "score"), [*map(_line, found.rows)])
    say(f"{counted(found.total, 'person', 'people')}; page {found.page} of {found.pages}.")
    if found.nameless:
        say(f"{found.nameless:,} without a name not shown; show them with: --show nameless")
    if found.hidden:
        say(f"{found.hidden:,} hidden; show them with: --show hidden")


def _view(ws: Workspace, name: str) -> dict[str, str]:
    if not name:
        return {}
    views = ws.table.views()
    for view in views:
        if view.name.casefold() == name.casefold():
            return dict(view.asked)
    there = ", ".join(view.name for view in views) or "none yet"
    raise NotFoundError(f"there is no view {name!r}", hint=f"there are: {there}")


def _line(row: TableRow) -> tuple[object, ...]:
    score = f"{row.score:.1f}" if row.seen == "enough" else UNSCORED
    warm = "" if row.warmth is None else f"{row.warmth:.0f}"
    return str(row.person), row.name, row.organisation, row.tags, warm, row.last or "", score


def _warn_if_stale(state: State) -> None:
    if state.stale_days is not None:
        warn(f"The newest fact is {state.stale_days} days old: --as-of latest looks from the day after it.")


@tag.callback()
def list_tags(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the tags and how many people have each."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        rows = ws.tags.list()
    if as_json:
        print_json(rows)
        return
    print_table(("tag", "people"), [(row.name, row.people) for row in rows])
    say("Who has one: renown people --tag TAG" if rows else "No tags yet. Put one: renown tag put TAG PERSON...")


@tag.command("put")
def put(word: Word, who: Who, workspace: WorkspacePath = HERE) -> None:
    """Put a tag on people."""
    _act(workspace, "tag", who, word)


@tag.command("off")
def off(word: Word, who: Who, workspace: WorkspacePath = HERE) -> None:
    """Take a tag off people."""
    _act(workspace, "untag", who, word)


@tag.command("of")
def of(person: PersonName, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the tags of a person."""
    with renown.Workspace.open(workspace) as ws:
        tags = ws.tags.of(ws.people.find(person))
    if as_json:
        print_json(tags)
        return
    say(", ".join(tags) or "No tags.")


@tag.command("undo")
def undo(step: Annotated[int, typer.Argument(help="Its number.", min=1)], workspace: WorkspacePath = HERE) -> None:
    """Take back what was done to several people at once: tags, circles, hiding, joining."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.table.take_back(step)
    say(f"Taken back: {done.said}.")


@app.command("hide")
def hide(
    who: Who,
    workspace: WorkspacePath = HERE,
    back: Annotated[bool, typer.Option("--undo", help="List them again.")] = False,
) -> None:
    """Leave people out of lists, Today and suggestions; who asks for them by name finds them."""
    _act(workspace, "show" if back else "hide", who)


def _act(workspace: Path, what: str, who: list[str], words: str = "") -> None:
    with renown.Workspace.open(workspace) as ws:
        done = ws.table.act(what, words, [ws.people.find(name) for name in who])
    say(f"{done.said}. Take it back: renown tag undo {done.id}")
