"""One search for people, here and elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import counted, print_json, print_table, say, say_whole
from renown.workspace.recruit.search_answers import Elsewhere, QueryRead

LONGEST_SHOWN = 60

Words = Annotated[str, typer.Argument(metavar="QUERY", help='AND OR NOT, brackets, "phrases", title: skill: city: ...')]


@recruit.command("search")
def search(
    query: Words,
    xray: Annotated[
        bool, typer.Option("--xray", help="Also as links for other platforms, and what each loses.")
    ] = False,
    on: Annotated[str, typer.Option("--on", metavar="NAME", help="With --xray: only for this platform.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Search for people by what they do; with --xray the same search as links for other platforms.

    A query that begins with a dash stands behind --, or write NOT.
    """
    with renown.Workspace.open(workspace) as ws:
        read = ws.sourcing.read(query)
        links = ws.sourcing.elsewhere(query, on) if xray or on else ()
        found = ws.candidates.search(query) if ws.recruiting and query.strip() else None
    if as_json:
        print_json({"query": read, "elsewhere": links, "found": found})
        return
    _tell(query, read)
    if found is not None:
        say(f"{counted(found.count, 'candidate')} here" + (", the best fit first:" if found.count else "."))
        print_table(("no.", "name", "purpose", "basis"), [(r.number, r.name, r.purpose, r.basis) for r in found.rows])
    for link in links:
        _show(query, link)


def _tell(query: str, read: QueryRead) -> None:
    """How the query was read, and where it may have meant something else."""
    say(f"Read as: {read.text}")
    for note in read.notes:
        say(f"  at character {note.at.start + 1}, {_part(query, note.at.start, note.at.end)}: {note.message}")


def _show(query: str, link: Elsewhere) -> None:
    """The links of one platform, and under them what is lost."""
    say(f"\n{link.title}: {link.finds} (--on {link.dialect})")
    for search in link.searches:
        say_whole(f"  {search.text}")
        say_whole(f"  {search.link}")
    for loss in link.losses:
        say(f"  - {_part(query, loss.at.start, loss.at.end)}: {loss.message}")


def _part(query: str, start: int, end: int) -> str:
    """Some characters of a query, shortened."""
    part = query[start:end]
    return part if len(part) <= LONGEST_SHOWN else f"{part[:LONGEST_SHOWN]}…"
