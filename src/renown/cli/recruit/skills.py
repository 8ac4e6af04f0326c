"""`renown recruit skills`: which skills and occupations a text names, and where."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import print_json, print_table, say


@recruit.command("skills")
def skills(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text or a file; - reads what is piped in.")],
    own_list: Annotated[
        Path | None, typer.Option("--list", metavar="PATH", help="ESCO's CSV files or a list of your own, besides.")
    ] = None,
    kind: Annotated[str, typer.Option(help="skill or occupation; both without it.")] = "",
    language: Annotated[str, typer.Option(help="Only names in this language, like de.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Skills and occupations that a text names, with their places; what is near, where it names none."""
    file = Path(text) if text != "-" and len(os.fsencode(text)) < 256 and Path(text).is_file() else None
    said = sys.stdin.read() if text == "-" else text
    with renown.Workspace.open(workspace) as ws:
        found = ws.skills.look_through("" if file else said, file, own_list, kind, language)
        near = () if found.mentions or file else ws.skills.nearest((said,), kind, language)[0]
    if as_json:
        print_json({"found": found, "near": near})
        return
    for problem in found.problems:
        say(f"{problem}")
    if found.left_out > len(found.problems):
        say(f"... and {found.left_out - len(found.problems):,} more")
    if found.mentions:
        rows = [(m.mention.start, m.mention.end, m.mention.text, m.label, m.mention.kind) for m in found.mentions]
        print_table(("from", "to", "in the text", "what it is", "kind"), rows)
        return
    say("No skill and no occupation is named there.")
    if near:
        print_table(("near", "kind", "score"), [(one.label, one.kind, one.near.score) for one in near])
