"""The commands that answer: score, why, evidence, areas, history, export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, AsOf, Limit, PersonName, WorkspacePath, parse_as_of, place_for_file
from renown.cli.show import local, print_json, print_table, progress_bar, say, warn
from renown.errors import InputError

if TYPE_CHECKING:
    from renown.workspace.answers import PersonRow
    from renown.workspace.data.answers import State
    from renown.workspace.influence.answers import AreaLine, Score

NOT_ENOUGH = "not enough seen"
FACTORS = ("resonance", "depth", "curation", "breadth", "endurance")


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"


Spreadsheet = Annotated[
    bool,
    typer.Option(
        "--spreadsheet",
        help="csv to open in a spreadsheet: a ' stands before what would run as a formula. Without it csv is for "
        "programs, and a name like =cmd is written as it is.",
    ),
]


def _check_spreadsheet(form: Format, spreadsheet: bool) -> None:
    """Refuse before any work what could not be written in the end."""
    if spreadsheet and form is not Format.CSV:
        raise InputError(
            f"{form.value} is no form of spreadsheets", hint="say --format csv, or leave --spreadsheet out"
        )


def warn_if_stale(state: State) -> None:
    """Say so when the newest fact is old: a score of today would mislead."""
    if state.stale_days is not None:
        warn(f"The newest fact is {state.stale_days} days old: --as-of latest looks from the day after it.")
    if not state.guarded and state.people:
        warn(
            "Unguarded: nobody is vouched for, so a score here can be bought. "
            "Name people you know: renown seeds add PERSON"
        )


def shown_score(row: PersonRow) -> str:
    """A score as people may see it."""
    return f"{row.score:.1f}" if row.seen == "enough" else NOT_ENOUGH


def per_cent(value: float | None) -> str:
    """A percentile in words; nobody is above everybody, themselves among them; nothing where there is none."""
    return "" if value is None else f"{min(value, 99):.0f} %"


@app.command("score")
def score(
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="table, csv, parquet or json.")] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file.", callback=place_for_file)
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Only the best so many.")] = None,
    spreadsheet: Spreadsheet = False,
) -> None:
    """Score everyone who received a reaction or a curation, best first."""
    _check_spreadsheet(form, spreadsheet)
    if form is Format.PARQUET and output is None:
        raise InputError("Parquet cannot be printed", hint="name a file with --output FILE")
    if form is Format.TABLE and output is not None:
        raise InputError("a table is printed, not written", hint="write it with --format csv, parquet or json")
    with renown.Workspace.open(workspace) as ws, progress_bar(quiet=False) as progress:
        ws.scores.rebuild(as_of=parse_as_of(as_of), progress=progress)
        if form is not Format.TABLE:
            ws.scores.export(form.value, output, as_of=parse_as_of(as_of), limit=limit, spreadsheet=spreadsheet)
            return
        rows = ws.scores.rows(as_of=parse_as_of(as_of), limit=limit or 25)
        state = ws.state()
    warn_if_stale(state)
    print_table(
        ("name", "score", "80 % band", *FACTORS),
        [
            (
                r["name"],
                f"{r['score']:.1f}" if r["seen"] == "enough" else NOT_ENOUGH,
                f"{r['low']:.1f}-{r['high']:.1f}",
                *(r[name] for name in FACTORS),
            )
            for r in rows
        ],
    )
    if not rows:
        say("Nobody was seen to act because of anybody before then.")


@app.command("why")
def why(person: PersonName, workspace: WorkspacePath = HERE, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """Say why a person has the score they have: five factors that add up to it."""
    with renown.Workspace.open(workspace) as ws:
        answer = ws.scores.why(ws.people.find(person), as_of=parse_as_of(as_of))
        state = ws.state()
    if as_json:
        print_json(answer)
        return
    warn_if_stale(state)
    show_score(answer)


def show_score(answer: Score) -> None:
    """A score in words."""
    head = f"{answer.score:.1f} of 100" if answer.seen == "enough" else f"{NOT_ENOUGH} ({answer.actors} people acted)"
    say(f"{answer.name}: {head}, 80 % band {answer.low:.1f} to {answer.high:.1f}.")
    say(f"{answer.observable_points:.0f} of {answer.possible_points:.0f} points could be seen in the sources.")
    if answer.percentile is not None and answer.scope_size > 1:
        say(f"Higher than {min(answer.percentile, 99):.0f} % of the {answer.scope_size:,} people scored.")
    print_table(
        ("factor", "points", "of", "because"),
        [(f.title, f.points, f"{f.max_points:.0f}", f.words) for f in answer.factors],
    )
    for reason in answer.holds_down:
        say(f"Holds it down: {reason}")


@app.command("evidence")
def evidence(
    person: PersonName,
    factor: Annotated[str, typer.Argument(help="resonance, depth, curation, breadth or endurance.")] = "resonance",
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    offset: Annotated[int, typer.Option(min=0)] = 0,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List the data points behind one factor, strongest first."""
    with renown.Workspace.open(workspace) as ws:
        found = ws.scores.evidence(ws.people.find(person), factor, as_of=parse_as_of(as_of), offset=offset, limit=limit)
        zone = ws.zone
    if as_json:
        print_json(found)
        return
    print_table(
        ("points", "trust", "when", "who", "did", "where", "words"),
        [
            (
                f"{i.points:.3f}",
                f"{i.trust:.2f}",
                local(i.ts, zone),
                i.actor_name,
                i.sentence,
                f"{i.network} {i.place or ''}",
                (i.text or "")[:60],
            )
            for i in found.items
        ],
    )
    say(f"{len(found.items)} of {found.total:,} data points.")


def span(area: AreaLine) -> str:
    """The range of an area in words."""
    return f"{area.low:g} to {'any' if area.high is None else f'{area.high:g}'}"


@app.command("areas")
def areas(
    person: Annotated[str, typer.Argument(metavar="[PERSON]", help="Show this person's values.")] = "",
    workspace: WorkspacePath = HERE,
    as_of: AsOf = "",
    match: Annotated[str, typer.Option(help="Only areas whose name holds this.")] = "",
    as_json: AsJson = False,
) -> None:
    """List the named measures, each with a sentence, a unit and a range."""
    with renown.Workspace.open(workspace) as ws:
        lines = ws.areas.values(ws.people.find(person), as_of=parse_as_of(as_of)) if person else ws.areas.list()
    lines = tuple(line for line in lines if match in line.name)
    if as_json:
        print_json(lines)
        return
    print_table(
        ("area", "value" if person else "range", "unit", "meaning"),
        [(a.name, a.value if person else span(a), a.unit, a.sentence) for a in lines],
    )
    say(f"{len(lines):,} areas.")


@app.command("history")
def history(
    person: Annotated[str, typer.Argument(metavar="[PERSON]", help="A person's id, handle or name.")] = "",
    workspace: WorkspacePath = HERE,
    record: Annotated[int, typer.Option(help="First work out this many days up to today and keep them.", min=0)] = 0,
    as_json: AsJson = False,
) -> None:
    """Show a person's score by day. What was written once is never changed."""
    with renown.Workspace.open(workspace) as ws:
        who = ws.people.find(person) if person else None
        if record:
            with progress_bar(quiet=as_json) as progress:
                ws.scores.record(days=record, progress=progress)
        points = ws.scores.history(who) if who is not None else ()
    if as_json:
        print_json(points)
        return
    print_table(
        ("day", "score", "80 % band", "formula", "data", "because"),
        [
            (
                p.day,
                f"{p.score:.1f}" if p.seen == "enough" else NOT_ENOUGH,
                f"{p.low:.1f}-{p.high:.1f}",
                p.formula,
                p.data_version[:8],
                p.cause,
            )
            for p in points
        ],
    )


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="A folder that gets one file per table.")],
    workspace: WorkspacePath = HERE,
    form: Annotated[Format, typer.Option("--format", "-f", help="csv, parquet or json.")] = Format.CSV,
    as_of: AsOf = "",
    spreadsheet: Spreadsheet = False,
) -> None:
    """Write everything Renown worked out (people, ledger, contact days, scores) to files."""
    _check_spreadsheet(form, spreadsheet)
    if form is Format.TABLE:
        raise InputError("--format: found 'table', which is printed", hint="choose csv, parquet or json")
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file", hint="name a folder; one that is not there is made")
    with renown.Workspace.open(workspace) as ws, progress_bar(quiet=False) as progress:
        written = ws.export_tables(
            folder, form.value, as_of=parse_as_of(as_of), progress=progress, spreadsheet=spreadsheet
        )
    for name, rows in written:
        say(f"{name}: {rows:,} rows")
