"""A foreign table is taken in by the engine: interactions, accounts and coverage, without a Python loop.

Invariant: every record ends in exactly one interaction or one problem, and is counted as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from renown.lake.batch import BatchWriter, noted, stored_schema
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _, ibis
from renown.lake.manifest import Batch
from renown.model.kinds import KINDS
from renown.model.rows import FileRead, Problem, Scan

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
in `time_found`. Keys are trimmed of `BLANKS` and empty ones null; `ts` and `kind` are null where not understood."""

BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What is trimmed off a key: all that `str.strip` takes. Engines know fewer by themselves, each others, and a key
copied with a no-break space would be somebody else."""

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
        writes = _Writes(engine, scan, good, writer, root)
        rows.update(accounts=writes.accounts(), interactions=writes.interactions(), coverage=writes.coverage())
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


class _Writes:
    """The batches that a scan gives."""

    def __init__(self, engine: Engine, scan: Scan, good: Expression, writer: BatchWriter, root: Path) -> None:
        self._engine = engine
        self._scan = scan
        self._good = good
        self._writer = writer
        self._root = root
        # Each key is hashed once: there are far fewer accounts than acts.
        keys = good.select(key=_.actor).union(good.select(key=_.target), distinct=True)
        hashed = keys.mutate(id=engine.account_id(scan.network, _.key))
        self._keys = engine.checkpoint(hashed, f"find the accounts of {scan.path.name}")

    def interactions(self) -> int:
        """One row per record."""
        actors = self._keys.rename(actor="key", actor_id="id")
        targets = self._keys.rename(target="key", target_id="id")
        rows = self._good.join(actors, "actor").join(targets, "target").drop("actor", "target")
        return self._write(
            "interactions",
            rows.rename(actor="actor_id", target="target_id").mutate(
                object=self._post_ids(),
                place=ibis.null("string"),
                group_size=ibis.literal(2, "int32"),
                direction=ibis.literal("observed"),
            ),
        )

    def _post_ids(self) -> Expression:
        if self._scan.object is None:
            return ibis.null("int64")
        # A post's id is hashed as `post:network:key`, see model/ids.py.
        return self._engine.account_id(f"post:{self._scan.network}", _.object)

    def accounts(self) -> int:
        """One row per account that acted or was acted on."""
        empty = {column: ibis.null("string") for column in ("name", "email", "url", "headline", "organisation")}
        rows = self._keys.rename(account="id").mutate(
            handle=_.key, kind=ibis.literal("person"), owner=ibis.literal(False), **empty
        )
        return self._write("accounts", rows)

    def coverage(self) -> int:
        """One row per kind seen, over the span of the whole table."""
        span = self._good.aggregate(since=_.ts.min(), until=_.ts.max())
        rows = self._good.select("kind").distinct().cross_join(span)
        return self._write(
            "coverage",
            rows.mutate(scope=ibis.literal("community"), direction=ibis.literal("both"), account=ibis.null("int64")),
        )

    def _write(self, table: str, rows: Expression) -> int:
        network, path = self._scan.network, self._writer.new_path(table, self._scan.network)
        rows = rows.mutate(
            network=ibis.literal(network), import_id=ibis.literal(self._writer.import_id, "int32")
        ).select(*stored_schema(table).names)
        written = self._engine.write(rows, self._root / path, f"import {table} of {self._scan.path.name}")
        self._writer.adopt(measured(self._engine, Batch(path, table, network, written), self._root))
        return written


def measured(engine: Engine, batch: Batch, root: Path) -> Batch:
    """The batch with the span of its times, and the size and digest of its file."""
    schema, batch = stored_schema(batch.table), noted(root, batch)
    if "ts" not in schema.names:
        return batch
    rows = engine.read([root / batch.path], schema)
    span = rows.aggregate(since=_.ts.min(), until=_.ts.max(), undated=_.ts.isnull().sum())
    found: dict[str, Any] = engine.fetch(span, "measure a batch").to_pylist()[0]
    return replace(batch, since=found["since"], until=found["until"], undated=found["undated"] or 0)


def _problems(engine: Engine, scan: Scan, plausible: tuple[datetime, datetime]) -> list[Problem]:
    """The first bad records, with their lines where the engine can tell: only made when there are any."""
    records = engine.scan(scan, numbered=True).mutate(bad=_reason(*plausible)).filter(_.bad.notnull())
    # As text: a time that cannot be true may be one that Python has no number for.
    ordered = records.order_by(_.line.asc(nulls_first=True)).limit(PROBLEMS_LISTED).mutate(ts=_.ts.cast("string"))
    found = engine.fetch(ordered, "list the problems").to_pylist()
    broken = sorted(record["line"] for record in found if record["broken"] is not None)
    for record in found:
        if record["broken"] is None:
            record["line"] = _in_file(record["line"] or 0, broken)
    return [_problem(scan, record, plausible) for record in sorted(found, key=lambda record: record["line"])]


def _in_file(line: int, broken: Sequence[int]) -> int:
    """Where a record stands when the broken lines before it are counted too.

    >>> _in_file(3, [3, 4]), _in_file(2, [3, 4])
    (5, 2)
    """
    for other in broken:
        line += 0 < other <= line
    return line


def _problem(scan: Scan, record: dict[str, Any], plausible: tuple[datetime, datetime]) -> Problem:
    unit = _OF_TIME.get(scan.time_unit, "a date and time like 2024-03-05 07:08:09")
    kinds = ", ".join(list(scan.kind_map or KINDS)[:12])
    told = {
        "broken": (record["time_found"], f"a whole record: {record['broken']}", _HINT),
        "time": (record["time_found"], f"{unit} in column {scan.time}", "mend the cell, or see --time-unit"),
        "span": (record["ts"], f"a time from {plausible[0]:%Y} to today", "see --time-unit"),
        "actor": ("", f"an account in column {scan.actor}", _HINT),
        "target": ("", f"an account in column {scan.target}", _HINT),
        "kind": (record["kind_found"], f"one of {kinds} in column {scan.kind}", "name it with --kind-map VALUE=kind"),
    }
    found, expected, hint = told[record["bad"]]
    return Problem(scan.path.name, record["line"] or 0, found or "", expected, hint)
