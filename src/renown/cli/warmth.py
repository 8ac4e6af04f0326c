"""Who you are closest to, why the number says so, and how often it was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say

if TYPE_CHECKING:
    from renown.workspace.views import WarmthCheck

FORMULA = (
    "Warmth: every day of contact counts (age in days + 0.5)^-0.6, half of that again after each year; more when both "
    "speak; a word among n people counts 1/(n-1). Depth: the same days without fading. Both 0 to 100. "
    "Who is not listed was not seen in contact: unknown, not weak."
)


@app.command("warm")
def warm(
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    limit: Limit = 20,
    check: Annotated[bool, typer.Option("--check", help="Say how often warmth was right on your own data.")] = False,
    as_json: AsJson = False,
) -> None:
    """Who you are closest to now, and why."""
    with renown.Workspace.open(workspace) as ws:
        if check:
            show_check(ws.ties.backtest(as_of=parse_as_of(as_of)), as_json=as_json)
            return
        rows = ws.ties.warmth(as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "warmth", "depth", "standing", "networks", "last", "why"),
        [(r.name, f"{r.warmth:.0f}", f"{r.depth:.0f}", r.standing, r.networks, r.last, r.words) for r in rows],
    )
    say(FORMULA if rows else "No contact with anybody was seen in what was imported.")


def show_check(found: WarmthCheck, *, as_json: bool) -> None:
    """The back-test in words."""
    if as_json:
        print_json(found)
        return
    say(found.words)
    if found.cuts:
        say(
            f"Looked from {len(found.cuts)} days, {found.cuts[-1]} to {found.cuts[0]}, with what was known before each."
        )
    else:
        say("Nothing can be looked back at yet: that takes 90 days of contact and the 30 days after.")
    if found.auc is not None and found.auc_last is not None:
        say(
            f"Somebody in touch after stood before somebody who was not in {100 * found.auc:.0f} of 100 cases "
            f"(by last contact alone: {100 * found.auc_last:.0f}; by chance: 50)."
        )
