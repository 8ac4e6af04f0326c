"""A foreign table is taken in by the engine: interactions, accounts and coverage, without a Python loop.

Invariant: every record ends in exactly one interaction or one problem, and is counted as such.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from renown.lake.batch import BatchWriter, stored_schema
from renown.lake.engine import Engine, Expression
from renown.lake.manifest import Batch
from renown.model.kinds import KINDS
from renown.model.rows import CoverageRow, FileRead, Problem, Scan

_COLUMNS: dict[str, pa.DataType] = {
    "line": pa.int64(),
    "actor": pa.string(),
    "target": pa.string(),
    "object": pa.string(),
    "ts": pa.timestamp("us"),
    "precision": pa.string(),
    "zone_known": pa.bool_(),
    "kind": pa.string(),
    "kind_found": pa.string(),
    "time_found": pa.string(),
    "broken": pa.string(),
}
FIELDS = pa.schema(_COLUMNS)
"""What an engine gives for a scan. `broken` says what is wrong with a record that is no record; its text is then
in `time_found`. Keys are trimmed and empty ones null; `ts` and `kind` are null where not understood."""

PROBLEMS_LISTED = 200
_OF_TIME = {"s": "seconds since 1970", "ms": "milliseconds since 1970", "us": "microseconds since 1970"}
_HINT = "the row was left out"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a scan gave: rows by table, how many records were bad, the first of them, and the file's account."""

    rows: Counter[str]
    bad: int
    problems: tuple[Problem, ...]
    file: FileRead


def take_scan(
    engine: Engine, scan: Scan, writer: BatchWriter, root: Path, plausible: tuple[datetime, datetime]
) -> Taken:
    """Write a scan's rows as batches of `writer`'s import; `plausible` bounds the times that can be true."""
    records = engine.scan(scan).mutate(bad=_reason(*plausible))
    good = records.filter(_.bad.isnull())
    counted = engine.fetch(records.aggregate(read=_.count(), kept=_.bad.isnull().sum()), f"read {scan.path.name}")
    read, kept = (counted[column][0].as_py() or 0 for column in ("read", "kept"))
    rows: Counter[str] = Counter()
    if kept:
        rows["interactions"] = _write_interactions(engine, scan, good, writer, root)
        rows["accounts"] = _write_accounts(engine, scan, good, writer, root)
    for coverage in _coverage(engine, scan, good):
        writer.add(coverage)
        rows["coverage"] += 1
    bad = read - kept
    problems = tuple(_problems(engine, scan, plausible)) if bad else ()
    return Taken(rows, bad, problems, FileRead(scan.path.name, read, kept, {"problem": bad} if bad else {}))


def _reason(earliest: datetime, latest: datetime) -> Expression:
    """Why a record cannot be used, or null."""
    return ibis.cases(
        (_.broken.notnull(), "broken"),
        (_.ts.isnull(), "time"),
        (~_.ts.between(ibis.literal(earliest), ibis.literal(latest)), "span"),
        (_.actor.isnull(), "actor"),
        (_.target.isnull(), "target"),
        (_.kind.isnull(), "kind"),
    )


def _write_interactions(engine: Engine, scan: Scan, good: Expression, writer: BatchWriter, root: Path) -> int:
    rows = good.mutate(
        network=ibis.literal(scan.network),
        actor=engine.account_id(scan.network, _.actor),
        target=engine.account_id(scan.network, _.target),
        # A post's id is hashed as `post:network:key`, see model/ids.py.
        object=engine.account_id(f"post:{scan.network}", _.object),
        place=ibis.null("string"),
        group_size=ibis.literal(2, "int32"),
        direction=ibis.literal("observed"),
    )
    return _write(engine, "interactions", scan, rows, writer, root)


def _write_accounts(engine: Engine, scan: Scan, good: Expression, writer: BatchWriter, root: Path) -> int:
    keys = good.select(key=_.actor).union(good.select(key=_.target), distinct=True)
    empty = {column: ibis.null("string") for column in ("name", "email", "url", "headline", "organisation")}
    rows = keys.mutate(
        account=engine.account_id(scan.network, _.key),
        network=ibis.literal(scan.network),
        handle=_.key,
        kind=ibis.literal("person"),
        owner=ibis.literal(False),
        **empty,
    )
    return _write(engine, "accounts", scan, rows, writer, root)


def _write(engine: Engine, table: str, scan: Scan, rows: Expression, writer: BatchWriter, root: Path) -> int:
    path = writer.new_path(table, scan.network)
    rows = rows.mutate(import_id=ibis.literal(writer.import_id, "int32"))
    step = f"import {table} of {scan.path.name}"
    written = engine.write(rows.select(*stored_schema(table).names), root / path, step)
    writer.adopt(measured(engine, Batch(path, table, scan.network, written), root))
    return written


def measured(engine: Engine, batch: Batch, root: Path) -> Batch:
    """The batch with the span of its times, read from its file."""
    schema = stored_schema(batch.table)
    if "ts" not in schema.names:
        return batch
    rows = engine.read([root / batch.path], schema)
    span = rows.aggregate(since=_.ts.min(), until=_.ts.max(), undated=_.ts.isnull().sum())
    found: dict[str, Any] = engine.fetch(span, "measure a batch").to_pylist()[0]
    return Batch(
        batch.path, batch.table, batch.network, batch.rows, found["since"], found["until"], found["undated"] or 0
    )


def _coverage(engine: Engine, scan: Scan, good: Expression) -> list[CoverageRow]:
    """One line per kind seen, over the span of the whole table."""
    spans = engine.fetch(good.group_by("kind").agg(since=_.ts.min(), until=_.ts.max()), "find the kinds").to_pylist()
    since = min((span["since"] for span in spans), default=None)
    until = max((span["until"] for span in spans), default=None)
    kinds = sorted({span["kind"] for span in spans})
    return [CoverageRow(scan.network, kind, "community", "both", None, since, until) for kind in kinds]


def _problems(engine: Engine, scan: Scan, plausible: tuple[datetime, datetime]) -> list[Problem]:
    """The first bad records, with their lines where the engine can tell: only made when there are any."""
    records = engine.scan(scan, numbered=True).mutate(bad=_reason(*plausible)).filter(_.bad.notnull())
    ordered = records.order_by(_.line.asc(nulls_first=True)).limit(PROBLEMS_LISTED)
    return [_problem(scan, record, plausible) for record in engine.fetch(ordered, "list the problems").to_pylist()]


def _problem(scan: Scan, record: dict[str, Any], plausible: tuple[datetime, datetime]) -> Problem:
    unit = _OF_TIME.get(scan.time_unit, "a date and time like 2024-03-05 07:08:09")
    kinds = ", ".join([*scan.kind_map, *KINDS][:8])
    told = {
        "broken": (record["time_found"], f"a whole record: {record['broken']}", _HINT),
        "time": (record["time_found"], f"{unit} in column {scan.time}", "mend the cell, or see --time-unit"),
        "span": (
            f"{record['time_found']} = {record['ts']}",
            f"a time from {plausible[0]:%Y} to today",
            "see --time-unit",
        ),
        "actor": ("", f"an account in column {scan.actor}", _HINT),
        "target": ("", f"an account in column {scan.target}", _HINT),
        "kind": (record["kind_found"], f"one of {kinds} in column {scan.kind}", "name it with --kind-map VALUE=kind"),
    }
    found, expected, hint = told[record["bad"]]
    return Problem(scan.path.name, record["line"] or 0, found or "", expected, hint)
