"""The catalogue of channels."""

from __future__ import annotations

from typing import Annotated

import typer

import renown
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.recruit.group import recruit
from renown.cli.show import print_json, print_table, say

WhichChannel = Annotated[str, typer.Argument(metavar="[CHANNEL]", help="A channel's name; without it, the list.")]


@recruit.command("channels")
def channels(
    channel: WhichChannel = "",
    look_for: Annotated[str, typer.Option("--query", metavar="WORDS", help="Only channels with these words.")] = "",
    workspace: WorkspacePath = HERE,
    as_json: AsJson = False,
) -> None:
    """Ways to reach people for a job; or one of them: what it takes, costs, allows, and whom it reaches."""
    with renown.Workspace.open(workspace) as ws:
        if channel:
            card = ws.channels.card(channel)
            print_json(card) if as_json else say(f"{card.title}: {card.what}")
            return
        rows = ws.channels.list(look_for)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "channel", "what", "minutes a week"), [(row.name, row.title, row.kind, row.minutes) for row in rows]
    )
