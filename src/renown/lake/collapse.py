"""Duplicates over imports: the same fact told by several exports counts once.

Invariants: within one import every repetition of a key is a fact of its own; over imports a key has as many
repetitions as the import that holds most of them. Hence A + A = A, and A + B - A = B. The result does not
depend on the order of the imports, `import_id` apart: it is the newest import that holds the fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.lake.manifest import Batch, Import
from renown.model.tables.table import Table

OCCURRENCE = "occurrence"


def collapse(rows: Expression, table: Table) -> Expression:
    """One row per key; where rows differ in the other columns, each column shows its greatest value."""
    others = [column.name for column in table.columns if column.name not in table.key]
    greatest = {name: _[name].max() for name in [*others, "import_id"]}
    return rows.group_by(*table.key).agg(**greatest).select(*rows.columns)


def collapse_repeated(rows: Expression, table: Table) -> Expression:
    """As many rows per key as the import with most of them holds."""
    others = [column.name for column in table.columns if column.name not in table.key]
    window = ibis.window(group_by=["import_id", *table.key], order_by=others)
    numbered = rows.mutate(**{OCCURRENCE: ibis.row_number().over(window)})
    greatest = {name: _[name].max() for name in [*others, "import_id"]}
    return numbered.group_by(*table.key, OCCURRENCE).agg(**greatest).select(*rows.columns)


def overlapping(imports: Sequence[Import], table: str, network: str) -> Iterator[list[Import]]:
    """Groups of imports that may hold the same facts: their times overlap, or several hold undated rows.

    Imports of different groups cannot share a fact, because the time is part of its key.
    """
    spans = [(_span(made, table, network), made) for made in imports]
    dated = sorted((span[0], span[1], made.id) for span, made in spans if span)
    undated = {made.id for made in imports if any(b.undated for b in _batches(made, table, network))}
    by_id = {made.id: made for made in imports}
    groups: list[set[int]] = [undated] if undated else []
    end: datetime | None = None
    for since, until, import_id in dated:
        if end is None or since > end:
            groups.append(set())
        groups[-1].add(import_id)
        end = until if end is None else max(end, until)
    for group in _merged(groups):
        yield [by_id[import_id] for import_id in sorted(group)]


def _merged(groups: list[set[int]]) -> list[set[int]]:
    """The first group holds the undated imports: whatever shares a member with it joins it."""
    merged: list[set[int]] = []
    for group in groups:
        joined = next((known for known in merged if known & group), None)
        if joined is None:
            merged.append(set(group))
        else:
            joined |= group
    return merged


def _span(made: Import, table: str, network: str) -> tuple[datetime, datetime] | None:
    batches = _batches(made, table, network)
    starts = [batch.since for batch in batches if batch.since is not None]
    ends = [batch.until for batch in batches if batch.until is not None]
    return (min(starts), max(ends)) if starts else None


def _batches(made: Import, table: str, network: str) -> list[Batch]:
    return [batch for batch in made.batches if batch.table == table and batch.network == network]
