"""Kept searches: asked again with one word, and what is new in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import cell, counted, local, print_json, print_table, say, say_whole

if TYPE_CHECKING:
    from renown.workspace.recruit.candidate_answers import CandidateRow
    from renown.workspace.recruit.search_answers import SearchRow

searches = typer.Typer(help="Searches that are kept, and who is new in each.", no_args_is_help=True)
recruit.add_typer(searches, name="searches")

Kept = Annotated[int, typer.Argument(metavar="SEARCH", min=1, help="Its number; see `list`.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")]
On = Annotated[
    list[str] | None,
    typer.Option(
        "--on", metavar="PLACE", help="Where: here, or a platform of `search --xray`; more than once for more."
    ),
]
OPEN = "renown recruit searches"


@searches.command("list")
def list_searches(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the kept searches, each with how many it finds and who is new since it was looked at."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.searches.list(), ws.zone
    if as_json:
        print_json(rows)
        return
    told = [(r.search, r.name, r.query, r.found, r.new, r.changed, cell(local(r.looked, zone))) for r in rows]
    print_table(("no.", "name", "query", "found", "new", "changed", "looked at"), told)
    for row in rows:
        if row.fault:
            say(f"{row.search} cannot be asked: {row.fault}")


@searches.command("keep")
def keep(
    name: Name,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="As for `renown recruit search`.")],
    on: On = None,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Keep a search under a name; whom it finds now counts as seen."""
    with renown.Workspace.open(workspace) as ws:
        row = ws.searches.keep(name, query, on or ())
    _tell(row, "Kept", as_json)


@searches.command("rename")
def rename(search: Kept, name: Name, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Give a search another name; what was seen of it stays."""
    with renown.Workspace.open(workspace) as ws:
        row = ws.searches.show(search).row
        row = ws.searches.change(search, name, row.query, row.places)
    _tell(row, "Renamed", as_json)


@searches.command("change")
def change(
    search: Kept,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What it asks from now on.")],
    on: On = None,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Let a search ask something else; whom it finds now counts as seen."""
    with renown.Workspace.open(workspace) as ws:
        row = ws.searches.show(search).row
        row = ws.searches.change(search, row.name, query, on or row.places)
    _tell(row, "Changed", as_json)


@searches.command("remove")
def remove(search: Kept, workspace: WorkspacePath = HERE) -> None:
    """Keep a search no longer; `back` undoes it."""
    with renown.Workspace.open(workspace) as ws:
        gone = ws.searches.remove(search)
    say(f"Removed. Take it back: {OPEN} back {search}" if gone else "It was removed before.")


@searches.command("back")
def back(search: Kept, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Keep a removed search after all."""
    with renown.Workspace.open(workspace) as ws:
        row = ws.searches.bring_back(search)
    _tell(row, "Here again", as_json)


@searches.command("run")
def run(
    search: Kept,
    seen: Annotated[bool, typer.Option("--seen", help="Count them as seen: new is what comes later.")] = False,
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Ask a kept search again: who is new or changed since it was looked at, and its links."""
    with renown.Workspace.open(workspace) as ws:
        news = ws.searches.show(search)
        links = [link for link in ws.sourcing.elsewhere(news.row.query) if link.dialect in news.row.places]
        look = ws.searches.look(search) if seen else None
    if as_json:
        print_json({"news": news, "elsewhere": links, "look": look})
        return
    _tell(news.row, "Asked", False)
    _people("new", news.new)
    _people("changed", news.changed)
    for link in links:
        say(f"\n{link.title}: {link.finds}")
        for one in link.searches:
            say_whole(f"  {one.link}")
    if look is not None:
        say(f"Counted as seen. Take that back: {OPEN} unsee {look}")
    elif news.new or news.changed:
        say(f"Count them as seen: {OPEN} run {search} --seen")


@searches.command("unsee")
def unsee(
    look: Annotated[int, typer.Argument(metavar="LOOK", min=1, help="As `run --seen` says it.")],
    workspace: WorkspacePath = HERE,
) -> None:
    """Take a look back: what was new then is new again."""
    with renown.Workspace.open(workspace) as ws:
        done = ws.searches.take_look_back(look)
    say("Taken back." if done else "It was taken back before.")


def _tell(row: SearchRow, done: str, as_json: bool) -> None:
    """What became of a search."""
    if as_json:
        print_json(row)
        return
    here = "" if row.found is None else f": {counted(row.found, 'candidate')} here"
    say(f"{done}: {row.search}, {row.name}, {row.query} ({', '.join(row.places)}){here}")


def _people(title: str, rows: tuple[CandidateRow, ...]) -> None:
    """Who is new, or changed."""
    if rows:
        say(f"{counted(len(rows), 'candidate')} {title} since it was looked at:")
        print_table(("no.", "name", "purpose", "basis"), [(r.number, r.name, r.purpose, r.basis) for r in rows])
