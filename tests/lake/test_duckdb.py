"""DuckDB keeps the engine's contract: ids as in Python, types as declared, errors with their step, no leaks."""

from __future__ import annotations

import gc
import threading
from datetime import datetime
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import _

from renown.errors import EngineError
from renown.lake.duckdb import DuckDBEngine
from renown.model.ids import account_id

KEYS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=30)


@given(st.lists(KEYS, min_size=1, max_size=40), st.sampled_from(["x", "slack", "näh", "a:b"]))
@settings(max_examples=40, deadline=None)
def test_account_ids_equal_those_of_python(engine: DuckDBEngine, keys: list[str], network: str) -> None:
    table = engine.table(pa.table({"n": range(len(keys)), "key": keys}))
    found = engine.fetch(table.mutate(id=engine.account_id(network, _.key)).order_by("n"), "ids")
    assert found["id"].to_pylist() == [account_id(network, key) for key in keys]
    assert found.schema.field("id").type == pa.int64()


def test_sums_of_whole_numbers_stay_whole_in_parquet(engine: DuckDBEngine, tmp_path: Path) -> None:
    table = engine.table(pa.table({"a": [1, 1, 2], "n": [2**40, 2, 3]}))
    rows = engine.write(table.group_by("a").agg(n=_.n.sum()), tmp_path / "sums.parquet", "sums")
    written = pq.read_table(tmp_path / "sums.parquet")
    assert rows == 2
    assert written.schema.field("n").type == pa.int64()
    assert sorted(written["n"].to_pylist()) == [3, 2**40 + 2]
    assert [file.name for file in tmp_path.iterdir()] == ["sums.parquet"]


def test_times_are_naive_and_do_not_move(engine: DuckDBEngine, tmp_path: Path) -> None:
    when = datetime(2012, 7, 4, 23, 59, 59, 999_999)
    schema = pa.schema([pa.field("ts", pa.timestamp("us"))])
    engine.write(engine.table(pa.table({"ts": [when, None]}, schema=schema)), tmp_path / "t.parquet", "times")
    back = engine.read([tmp_path / "t.parquet"], schema)
    assert engine.fetch(back, "times").schema == schema
    later = engine.fetch(back.filter(_.ts >= ibis.timestamp("2012-07-05")), "times")
    assert later.num_rows == 0
    assert engine.fetch(back.filter(_.ts.notnull()), "times")["ts"].to_pylist() == [when]


def test_reading_no_files_gives_an_empty_table_of_the_schema(engine: DuckDBEngine) -> None:
    schema = pa.schema([("a", pa.int64()), ("b", pa.string()), ("ts", pa.timestamp("us"))])
    assert engine.fetch(engine.read([], schema), "nothing").schema == schema


def test_files_with_odd_names_are_read_by_name_of_column(engine: DuckDBEngine, tmp_path: Path) -> None:
    odd = tmp_path / "network=it's [x]*.parquet"
    pq.write_table(pa.table({"b": ["y"], "a": [1]}), odd)
    pq.write_table(pa.table({"a": [2], "b": ["z"]}), tmp_path / "plain.parquet")
    schema = pa.schema([("a", pa.int64()), ("b", pa.string())])
    found = engine.fetch(engine.read([odd, tmp_path / "plain.parquet"], schema).order_by("a"), "read")
    assert found.to_pylist() == [{"a": 1, "b": "y"}, {"a": 2, "b": "z"}]


def test_a_failure_names_its_step_and_keeps_the_sql(engine: DuckDBEngine, tmp_path: Path) -> None:
    missing = engine.read([tmp_path / "gone.parquet"], pa.schema([("a", pa.int64())]))
    with pytest.raises(EngineError, match=r"read the gone: .*gone\.parquet") as caught:
        engine.fetch(missing, "read the gone")
    assert "read_parquet" in caught.value.sql.lower()


def test_a_failed_write_leaves_what_was_there(engine: DuckDBEngine, tmp_path: Path) -> None:
    file = tmp_path / "f.parquet"
    engine.write(engine.table(pa.table({"a": ["1"]})), file, "first")
    before = file.read_bytes()
    with pytest.raises(EngineError):
        engine.write(engine.table(pa.table({"a": ["x"]})).mutate(a=_.a.cast("int64")), file, "second")
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_checkpoint_is_computed_once(engine: DuckDBEngine) -> None:
    drawn = engine.checkpoint(engine.table(pa.table({"a": [1, 2, 3]})).mutate(r=ibis.random()), "draw")
    assert engine.fetch(drawn.order_by("a"), "once").equals(engine.fetch(drawn.order_by("a"), "twice"))


def test_streams_come_in_pieces_and_other_queries_may_run_meanwhile(engine: DuckDBEngine) -> None:
    table = engine.table(pa.table({"a": range(10_000)}))
    seen = 0
    for batch in engine.stream(table, "pieces", rows=2048):
        seen += batch.num_rows
        assert engine.fetch(table.count().as_table(), "meanwhile").num_rows == 1
    assert seen == 10_000


def test_tables_that_nobody_holds_are_dropped() -> None:
    engine = DuckDBEngine(memory_gb=0.5)
    for n in range(20):
        held = engine.checkpoint(engine.table(pa.table({"a": [n]})).mutate(b=_.a + 1), "hold")
        assert engine.fetch(held, "use").num_rows == 1
    del held
    gc.collect()
    tables = engine._ibis.con.cursor()
    engine.fetch(ibis.memtable(pa.table({"a": [1]})), "drops the unused first")
    assert tables.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]
    assert tables.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchall() == [(0,)]
    engine.close()


def test_threads_share_an_engine(engine: DuckDBEngine) -> None:
    table = engine.table(pa.table({"a": range(1000)}))
    answers: list[int] = []

    def ask() -> None:
        for _n in range(10):
            answers.append(engine.fetch(table.agg(s=table.a.sum()), "sum")["s"][0].as_py())

    workers = [threading.Thread(target=ask) for _n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert answers == [499_500] * 40
