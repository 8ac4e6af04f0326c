"""History is append-only, keyed, and forgets only who is erased."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.lake.duckdb import DuckDBEngine
from renown.lake.history import KEY, History

rows = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.integers(1, 3),
            "as_of": st.sampled_from([date(2024, 1, 1), date(2024, 1, 2)]),
            "formula": st.sampled_from(["v1", "v2"]),
            "data_version": st.just("d"),
            "score": st.floats(0, 100),
        }
    ),
    max_size=6,
    unique_by=lambda row: tuple(row[name] for name in KEY),
)
SCHEMA = pa.schema(
    {
        "person": pa.int64(),
        "as_of": pa.date32(),
        "formula": pa.string(),
        "data_version": pa.string(),
        "score": pa.float64(),
    }
)


def table(of: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(of, schema=SCHEMA)


def everything(history: History, engine: DuckDBEngine) -> dict[tuple[object, ...], object]:
    known = history.read()
    found = [] if known is None else engine.fetch(known, "test").to_pylist()
    result = {tuple(row[name] for name in KEY): row["score"] for row in found}
    assert len(result) == len(found)
    return result


@given(st.lists(rows, max_size=4), st.sets(st.integers(1, 3), max_size=2))
@settings(max_examples=25, deadline=None)
def test_what_was_said_first_stays_and_erasing_removes_nobody_else(
    engine: DuckDBEngine,
    tmp_path_factory: pytest.TempPathFactory,
    appended: list[list[dict[str, object]]],
    gone: set[int],
) -> None:
    history = History(tmp_path_factory.mktemp("history"), engine)
    expected: dict[tuple[object, ...], object] = {}
    for some in appended:
        new = {tuple(row[name] for name in KEY): row["score"] for row in some}
        assert history.append(table(some)) == len(new.keys() - expected.keys())
        expected = {**new, **expected}
    assert everything(history, engine) == expected
    assert history.erase(gone) == sum(key[0] in gone for key in expected)
    assert everything(history, engine) == {key: score for key, score in expected.items() if key[0] not in gone}


def test_one_person_is_read_alone_and_a_column_added_later_is_empty_before(
    engine: DuckDBEngine, tmp_path: Path
) -> None:
    history = History(tmp_path, engine)
    assert history.read() is None
    row = {"person": 1, "as_of": date(2024, 1, 1), "formula": "v1", "data_version": "d", "score": 5.0}
    history.append(table([row, {**row, "person": 2}]))
    later = table([{**row, "as_of": date(2024, 1, 2)}]).append_column("cause", pa.array(["more data"]))
    history.append(later)
    found = history.of(1).sort_by("as_of")
    assert found["cause"].to_pylist() == [None, "more data"]


def test_rows_without_the_key_are_refused(engine: DuckDBEngine, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lack the columns formula, data_version"):
        History(tmp_path, engine).append(pa.table({"person": [1], "as_of": [date(2024, 1, 1)]}))
