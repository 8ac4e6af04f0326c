"""Rows are found by a number in Parquet files as in tables at hand, however the rows are grouped."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.lake.lookup import holding, stored_rows

numbers = st.integers(0, 2**63 - 1) | st.integers(0, 5)
rows = st.lists(st.tuples(numbers, st.none() | numbers), max_size=12)


@given(st.lists(rows, min_size=1, max_size=3), st.sets(numbers, max_size=4), st.integers(1, 5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_files_answer_as_the_rows_themselves_do(
    files: list[list[tuple[int, int | None]]], wanted: set[int], group: int, told: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.parquet" for n in range(len(files))]
        for path, held in zip(paths, files, strict=True):
            table = pa.table(
                {
                    "a": pa.array([a for a, _ in held], pa.int64()),
                    "b": pa.array([b for _, b in held], pa.int64()),
                    "word": [f"{path.stem} {n}" for n in range(len(held))] or pa.array([], pa.string()),
                }
            )
            pq.write_table(table, path, row_group_size=group, write_statistics=told)
        found = stored_rows(paths, ["a", "b"], wanted)
        expected = [
            {"a": a, "b": b, "word": f"{file} {n}"}
            for file, held in enumerate(files)
            for n, (a, b) in enumerate(held)
            if a in wanted or b in wanted
        ]
        assert found.to_pylist() == expected
        whole = pa.concat_tables([pq.read_table(path, schema=found.schema) for path in paths])
        assert holding(whole, ["a", "b"], wanted).equals(found)


def test_a_column_that_an_older_file_lacks_is_empty_there(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [1, 2]}), tmp_path / "old.parquet")
    pq.write_table(pa.table({"a": [1, 3], "b": ["x", "y"]}), tmp_path / "new.parquet")
    found = stored_rows([tmp_path / "old.parquet", tmp_path / "new.parquet"], ["a"], {1})
    assert found.to_pylist() == [{"a": 1, "b": None}, {"a": 1, "b": "x"}]
