"""Everything Renown worked out, as files that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from renown.errors import InputError, StorageError
from renown.lake.durable import open_private
from renown.workspace.context import AsOf, Context
from renown.workspace.data.imports import Progress

FORMS = ("csv", "parquet", "json")


def write_table(table: pa.Table, form: str, file: Path | TextIO) -> None:
    """Write a table as csv, parquet or json lines' sibling: one JSON array of objects.

    Raises InputError for an unknown form, and for Parquet without a file; StorageError when the disk refuses.
    """
    if form not in FORMS:
        raise InputError(f"format: found {form!r}, expected one of {', '.join(FORMS)}")
    try:
        if isinstance(file, Path):
            _write_file(table, form, file)
        else:
            file.write(_as_text(table, form))
    except OSError as error:
        raise StorageError(
            f"could not write {file}: {error.strerror or error}", hint="nothing in the workspace changed"
        ) from error


def _write_file(table: pa.Table, form: str, file: Path) -> None:
    with open_private(file) as out:
        if form == "parquet":
            pq.write_table(table, out, compression="zstd")
        else:
            out.write(_as_text(table, form).encode())


def _as_text(table: pa.Table, form: str) -> str:
    if form == "parquet":
        raise InputError("Parquet cannot be printed", hint="name a file with --output FILE")
    if form == "json":
        import json

        return json.dumps(table.to_pylist(), ensure_ascii=False, default=str) + "\n"
    sink = pa.BufferOutputStream()
    pacsv.write_csv(table, sink)
    return bytes(sink.getvalue()).decode("utf-8")


def export_tables(
    context: Context, folder: Path, form: str, as_of: AsOf, progress: Progress | None
) -> tuple[tuple[str, int], ...]:
    """Write people, ledger, contact days and scores into a folder; (file, rows) for each."""
    scoring = context.scoring(as_of)
    derivation = scoring.derivation
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "people": lambda: derivation.fetch(derivation.described, "export people"),
        "ledger": lambda: derivation.fetch(derivation.ledger, "export the ledger"),
        "contact_days": lambda: derivation.fetch(derivation.contact_days, "export contact days"),
        "scores": scoring.public_table,
    }
    written = []
    for i, (name, make) in enumerate(tables.items()):
        if progress is not None:
            progress(i, len(tables), f"writing {name}")
        table = flattened(make())
        write_table(table, form, folder / f"{name}.{form}")
        written.append((f"{name}.{form}", table.num_rows))
    return tuple(written)


def flattened(table: pa.Table) -> pa.Table:
    """Lists become text joined by `;`, which every reader of CSV understands."""
    import pyarrow.compute as pc

    for i, field in enumerate(table.schema):
        if pa.types.is_list(field.type):
            table = table.set_column(i, field.name, pc.binary_join(table[field.name], ";"))
    return table
