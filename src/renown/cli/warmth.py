"""Who you are closest to, why the number says so, and how often it was right."""

from __future__ import annotations

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, WorkspacePath, parse_as_of
from renown.cli.show import print_json, print_table, say

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
    as_json: AsJson = False,
) -> None:
    """Who you are closest to now, and why."""
    with renown.Workspace.open(workspace) as ws:
        rows = ws.ties.warmth(as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "warmth", "depth", "standing", "networks", "last", "why"),
        [(r.name, f"{r.warmth:.0f}", f"{r.depth:.0f}", r.standing, r.networks, r.last, r.words) for r in rows],
    )
    say(FORMULA if rows else "No contact with anybody was seen in what was imported.")
