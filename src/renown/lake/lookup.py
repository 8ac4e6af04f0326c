"""Finding a few rows by a number, in tables at hand and in Parquet files, without an engine.

To start an engine takes longer than to read a few rows. Where the rows of a file stand in the order of the number, few
groups of them can hold it, and only those are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq


def holding(rows: pa.Table, columns: Sequence[str], numbers: Collection[int]) -> pa.Table:
    """The rows in which one of the columns holds one of these numbers.

    >>> holding(pa.table({"a": [1, 2], "b": [3, None]}), ["a", "b"], {2, 3})["a"].to_pylist()
    [1, 2]
    """
    return rows.filter(_mask(rows, columns, pa.array(numbers, pa.int64())))


def stored_rows(files: Iterable[Path], columns: Sequence[str], numbers: Collection[int]) -> pa.Table:
    """The same of one or more Parquet files, in their order; a column that a file lacks is empty there."""
    return pa.concat_tables([_stored(file, columns, numbers) for file in files], promote_options="default")


def _stored(file: Path, columns: Sequence[str], numbers: Collection[int]) -> pa.Table:
    wanted = pa.array(numbers, pa.int64())
    with pq.ParquetFile(file) as stored:
        groups = [n for n in range(stored.num_row_groups) if _may_hold(stored, n, columns, numbers)]
        found = [_of_group(stored, group, columns, wanted) for group in groups]
        return pa.concat_tables([stored.schema_arrow.empty_table(), *(rows for rows in found if rows is not None)])


def _of_group(stored: pq.ParquetFile, group: int, columns: Sequence[str], wanted: pa.Array) -> pa.Table | None:
    """The rows of one group; the other columns are read only where there are any."""
    mask = _mask(stored.read_row_group(group, columns=list(columns)), columns, wanted)
    return stored.read_row_group(group).filter(mask) if pc.any(mask).as_py() else None


def _may_hold(stored: pq.ParquetFile, group: int, columns: Sequence[str], numbers: Collection[int]) -> bool:
    told = stored.metadata.row_group(group)
    ranges = [told.column(stored.schema_arrow.get_field_index(column)).statistics for column in columns]
    return any(
        known is None or not known.has_min_max or any(known.min <= number <= known.max for number in numbers)
        for known in ranges
    )


def _mask(rows: pa.Table, columns: Sequence[str], wanted: pa.Array) -> pa.ChunkedArray:
    return reduce(pc.or_, (pc.is_in(rows[column], wanted) for column in columns))
