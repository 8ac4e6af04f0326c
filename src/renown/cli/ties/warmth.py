"""Who you are closest to, why the number says so, and how often it was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of
from renown.cli.show import local, print_json, print_table, say

if TYPE_CHECKING:
    from renown.workspace.ties.answers import WarmthCheck

FORMULA = (
    "Warmth: every day of contact counts (age in days + 0.5)^-0.6, half of that again after each year; more when both "
    "speak; a word among n people counts 1/(n-1). Depth: the same days without fading. Both 0 to 100. "
    "Who is not listed was not seen in contact: unknown, not weak."
)


warm = typer.Typer(help="Who you are closest to now, and why.", invoke_without_command=True)
app.add_typer(warm, name="warm")


@warm.callback()
def list_warm(
    context: typer.Context,
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    limit: Limit = 20,
    check: Annotated[bool, typer.Option("--check", help="Say how often warmth was right on your own data.")] = False,
    as_json: AsJson = False,
) -> None:
    """Who you are closest to now, and why."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        if check:
            show_check(ws.ties.backtest(as_of=parse_as_of(as_of)), as_json=as_json)
            return
        rows = ws.ties.warmth(as_of=parse_as_of(as_of), limit=limit)
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "warmth", "worked out", "depth", "standing", "networks", "last", "why"),
        [
            (r.name, _number(r.warmth), _number(r.computed), _number(r.depth), r.standing, r.networks, r.last, r.words)
            for r in rows
        ],
    )
    say(FORMULA if rows else "No contact with anybody was seen in what was imported.")


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.0f}"


@warm.command("correct")
def correct(
    person: PersonName,
    value: Annotated[str, typer.Argument(help="0 to 100, or cold, cool, warm, close.")],
    why: Annotated[str, typer.Option("--why", help="Why, in your words.")] = "",
    workspace: WorkspacePath = HERE,
) -> None:
    """Say yourself how warm a tie is; it counts in place of the computed warmth, and both are shown."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.people.find(person)
        ws.ties.correct(found, value, why)
        name = ws.people.name(found)
    say(f"Your word on {name} counts from now on. Take it back with: renown warm uncorrect {found}")


@warm.command("uncorrect")
def uncorrect(person: PersonName, workspace: WorkspacePath = HERE) -> None:
    """Take your word on a tie back; the computed warmth counts again."""
    with renown.Workspace.open(workspace) as ws:
        undone = ws.ties.uncorrect(ws.people.find(person))
    say("Taken back." if undone else "You had not corrected this tie.")


@warm.command("corrections")
def corrections(workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """What you said of ties yourself, beside what was worked out."""
    with renown.Workspace.open(workspace) as ws:
        rows, zone = ws.ties.corrections(parse_as_of(as_of)), ws.zone
    if as_json:
        print_json(rows)
        return
    print_table(
        ("name", "you say", "computed", "why", "when"),
        [(r.name, r.value, "unknown" if r.computed is None else r.computed, r.why, local(r.at, zone)) for r in rows],
    )


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
