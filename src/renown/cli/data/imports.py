"""`renown init`, `renown import` and `renown sources`."""

from __future__ import annotations

import shlex
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import renown
from renown.cli.app import app
from renown.cli.options import HERE, AsJson, WorkspacePath
from renown.cli.show import local, print_json, print_table, progress_bar, say, warn
from renown.errors import InputError
from renown.model.networks import describe

if TYPE_CHECKING:
    from renown.workspace.data.answers import Imported, ImportReport, LeftOut
    from renown.workspace.data.imports import Preview

sources = typer.Typer(
    help="What was imported: list it, see its coverage and problems, undo it.",
    invoke_without_command=True,
)
app.add_typer(sources, name="sources")

PROBLEMS_SHOWN = 10
OTHERS_SHOWN = 20
COLUMNS_SHOWN = 8
PARTLY = 11
"""Exit code: what is good came in, and something bad was left out."""


class OnProblem(StrEnum):
    """What to do with a piece of input that cannot be read."""

    STOP = "stop"
    SKIP = "skip"
    KEEP = "keep"


@app.command("init")
def init(
    workspace: WorkspacePath = HERE,
    purpose: Annotated[
        str, typer.Option(help="What this workspace is for: personal, team, or recruiting (candidates).")
    ] = "personal",
) -> None:
    """Make an empty workspace."""
    with renown.Workspace.create(workspace, purpose=purpose) as made:
        first = "renown recruit candidates add FILE" if purpose == "recruiting" else "renown import EXPORT"
        say(f"Made the workspace {made.path}. Next: {first}")


@app.command("import")
def import_export(  # noqa: PLR0913 - one option per thing a user may say of a table
    path: Annotated[Path, typer.Argument(help="An export: a zip, a folder or a single file.")],
    workspace: WorkspacePath = HERE,
    source: Annotated[
        str | None,
        typer.Option(
            "--as",
            help="Name the source (renown sources formats lists them); else it is recognised.",
        ),
    ] = None,
    owner: Annotated[str | None, typer.Option(help="Your own id or address, if the export cannot say it.")] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone (like Europe/Berlin) of times that state none.")] = None,
    on_problem: Annotated[
        OnProblem,
        typer.Option(
            help="stop: change nothing at the first bad row. skip: leave bad rows out and list them. "
            "keep: as skip, and keep the bad rows in the workspace for mending."
        ),
    ] = OnProblem.SKIP,
    network: Annotated[str | None, typer.Option(help="table: the network's name.")] = None,
    separator: Annotated[str | None, typer.Option(help="table: what stands between columns.")] = None,
    no_header: Annotated[
        bool, typer.Option("--no-header", help="table: the first line is data; columns are numbers.")
    ] = False,
    actor: Annotated[str | None, typer.Option(help="table: the column of who acted.")] = None,
    target: Annotated[str | None, typer.Option(help="table: the column of because of whom.")] = None,
    time: Annotated[str | None, typer.Option(help="table: the column of when.")] = None,
    time_unit: Annotated[str | None, typer.Option(help="table: s, ms or us since 1970, or text.")] = None,
    kind: Annotated[str | None, typer.Option(help="table: the column of what was done.")] = None,
    kind_map: Annotated[str | None, typer.Option(help="table: RT=repost,MT=mention,...")] = None,
    all_kind: Annotated[str | None, typer.Option(help="table: one kind for every row.")] = None,
    object_: Annotated[str | None, typer.Option("--object", help="table: the column of what was acted on.")] = None,
    day_order: Annotated[str | None, typer.Option(help="What comes first in 03/04/2024: day or month.")] = None,
    columns: Annotated[
        str | None,
        typer.Option(help="an address book: name=1,email=2,phone=3,..."),
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="table: a TOML file with the options above.")] = None,
    as_json: AsJson = False,
) -> None:
    """Import an export: it is recognised by its content, and read or refused with reasons."""
    extra = {
        "network": network, "separator": separator, "no_header": no_header, "actor": actor, "target": target,
        "time": time, "time_unit": time_unit, "kind": kind, "kind_map": kind_map, "all_kind": all_kind,
        "object": object_, "mapping": mapping, "day_order": day_order, "columns": columns,
    }  # fmt: skip
    given = {name: value for name, value in extra.items() if value not in (None, False)}
    with renown.Workspace.for_import(workspace) as ws, progress_bar(quiet=as_json) as progress:
        try:
            found = ws.imports.add(
                path, source=source, owner=owner, zone=zone, extra=given, on_problem=on_problem.value, progress=progress
            )
        except InputError:
            if source is None and ws.imports.is_unknown_table(path):
                show_preview(ws.imports.preview(path), path)
            raise
    if as_json:
        print_json(summary(found))
    else:
        for report in found:
            show_report(report)
        show_left(found.left)
    if found.faults:
        raise typer.Exit(PARTLY)


def show_preview(seen: Preview, path: Path) -> None:
    """The first rows of a table that nothing knows, and the command that would bring it in."""
    from renown.workspace.data.imports import READ_BY

    columns = [f"{n} {name}" if seen.header else str(n) for n, name in enumerate(seen.columns, 1)][:COLUMNS_SHOWN]
    rows = [[*row[: len(columns)], *[""] * (len(columns) - len(row))] for row in seen.rows]
    print_table(columns, rows, title=f"{seen.name}: {len(seen.columns):,} columns, the first lines")
    command = ["renown", "import", shlex.quote(str(path)), "--as", READ_BY[seen.sort]]
    if seen.sort == "contacts":
        command += ["--columns", ",".join(f"{role}={n}" for role, n in seen.contacts.items())]
    else:
        command += ["--network", "NAME"]
        command += [f"--{role} {n}" for role, n in seen.acts.items()]
        command += [] if "kind" in seen.acts else ["--all-kind", "message"]
    command += [] if seen.header else ["--no-header"]
    command += ["--day-order", "day"] if seen.asks_order else []
    say("What its columns hold is a guess. If it is right, bring it in with (else change it; --help says more):")
    say(f"  {' '.join(command)}")


def show_left(left: tuple[LeftOut, ...]) -> None:
    """What was left out: what is bad by itself with the reason, then what is no export."""
    for out in left:
        if out.fault:
            warn(f"{out.path}: left out: {out.reason}")
    others = sorted(out.path for out in left if not out.fault)
    if others:
        more = f" and {len(others) - OTHERS_SHOWN:,} more" if len(others) > OTHERS_SHOWN else ""
        say(f"No export known here: {', '.join(others[:OTHERS_SHOWN])}{more}")


def summary(reports: Imported) -> dict[str, object]:
    """What an import did in all, per import and file, and what was left out."""
    totals = ("rows_read", "rows_kept", "rows_skipped", "interactions", "accounts")
    return {
        **{name: sum(getattr(r, name) for r in reports) for name in totals},
        "problems": [p for r in reports for p in r.problems],
        "imports": list(reports),
        "left": list(reports.left),
    }


def show_report(report: ImportReport) -> None:
    """One import in words: totals, files, problems."""
    if report.already:
        say(f"{report.name}: this very export is already here as import {report.import_id}; nothing changed.")
        if report.note:
            warn(f"  {report.note}")
        return
    say(
        f"{report.name}: {report.title}, import {report.import_id}. "
        f"{report.rows_read:,} rows read, {report.rows_kept:,} kept, {report.rows_skipped:,} skipped; "
        f"{report.interactions:,} interactions, {report.accounts:,} accounts."
    )
    if report.left_out:
        say(f"  {report.left_out:,} rows of erased people left out")
    if report.note:
        warn(f"  {report.note}")
    for file in report.files:
        for reason, rows in sorted(file.skipped.items()):
            say(f"  {file.file}: {rows:,} skipped: {reason}")
    for file_name, fields in sorted(report.unread_fields.items()):
        warn(f"  {file_name}: fields this version does not know: {', '.join(fields)}")
    for problem in report.problems[:PROBLEMS_SHOWN]:
        place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
        warn(f"  {place}: found {problem.found!r}, expected {problem.expected}; {problem.hint}")
    if report.problem_count > PROBLEMS_SHOWN:
        warn(f"  ... and {report.problem_count - PROBLEMS_SHOWN:,} more: renown sources show {report.import_id}")


@sources.callback()
def list_sources(context: typer.Context, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List the imports."""
    if context.invoked_subcommand is not None:
        return
    with renown.Workspace.open(workspace) as ws:
        reports, zone = ws.imports.reports(), ws.zone
    if as_json:
        print_json(reports)
        return
    if not reports:
        say("Nothing imported yet. Next: renown import EXPORT")
        return
    print_table(
        ("import", "source", "name", "when", "interactions", "accounts", "problems", ""),
        [
            (
                r.import_id,
                r.source,
                r.name,
                local(r.at, zone),
                r.interactions,
                r.accounts,
                r.problem_count,
                "undone" if r.undone else "",
            )
            for r in reports
        ],
    )


ImportId = Annotated[int, typer.Argument(metavar="IMPORT", help="The number in `renown sources`.")]


@sources.command("show")
def show_source(number: ImportId, workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """Show one import: its files, what it could and could not see, its problems."""
    with renown.Workspace.open(workspace) as ws:
        report, coverage = ws.imports.report(number), ws.imports.coverage(number)
    if as_json:
        print_json({"report": report, "coverage": coverage})
        return
    show_report(report)
    print_table(
        ("file", "read", "kept", "skipped", "left unread because"),
        [(f.file, f.rows_read, f.rows_kept, f.rows_skipped, f.ignored) for f in report.files],
    )
    for line in coverage:
        reach = "between everyone" if line.scope == "community" else f"of the owner, {line.direction}"
        say(f"{line.network}: {', '.join(map(describe(line.network).act_name, line.kinds))} ({reach})")


@sources.command("undo")
def undo(number: ImportId, workspace: WorkspacePath = HERE) -> None:
    """Take an import back: everything is as it was before it. `redo` brings it again."""
    with renown.Workspace.open(workspace) as ws:
        ws.imports.undo(number)
    say(f"Import {number} is undone. To bring it back: renown sources redo {number}")


@sources.command("redo")
def redo(number: ImportId, workspace: WorkspacePath = HERE) -> None:
    """Bring back an import that was undone."""
    with renown.Workspace.open(workspace) as ws:
        ws.imports.redo(number)
    say(f"Import {number} is back.")


@sources.command("formats")
def formats(workspace: WorkspacePath = HERE, as_json: AsJson = False) -> None:
    """List what can be imported, and how to get each export."""
    cards = renown.Workspace.source_cards()
    if as_json:
        print_json(cards)
        return
    print_table(("source", "what", "how to get it"), [(c.name, c.title, c.how_to_get) for c in cards])
