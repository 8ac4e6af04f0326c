"""The lake keeps what it was given: overlapping exports count once, undoing restores, order does not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError, LockedError, NotFoundError
from renown.lake.batch import BatchWriter
from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.lake.manifest import Import
from renown.model.ids import account_id, post_id
from renown.model.rows import AccountRow, CountRow, CoverageRow, FactRow, InteractionRow, PostRow, Row
from renown.model.tables import TABLES

T0 = datetime(2024, 3, 1, 9)

times = st.one_of(st.none(), st.integers(0, 4).map(lambda n: T0 + timedelta(hours=n)))
keys = st.sampled_from(["ann", "bob", "cyd"])
posts = st.one_of(st.none(), st.sampled_from(["p1", "p2"]))
networks = st.sampled_from(["x", "slack"])
interactions = st.builds(
    InteractionRow,
    network=networks,
    kind=st.sampled_from(["like", "reply"]),
    actor=keys,
    target=keys,
    ts=times,
    object=posts,
    place=st.one_of(st.none(), st.sampled_from(["#a", "#b"])),
    group_size=st.sampled_from([2, 5]),
)
exports = st.lists(interactions, max_size=12)


def put(lake: Lake, rows: Sequence[Row], fingerprint: str) -> int:
    """Import rows by hand: what `intake` does, without its checks."""
    with lake.writing("test"):
        import_id = lake.manifest.next_id
        writer = BatchWriter(lake.path, import_id)
        for row in rows:
            writer.add(row)
        made = Import(import_id, "test", fingerprint, fingerprint, T0, writer.close())
        lake.commit(lake.manifest.added(made))
    return import_id


def undo(lake: Lake, import_id: int) -> None:
    with lake.writing("undo"):
        lake.commit(lake.manifest.changed(replace(lake.manifest.find(import_id), undone=True)))


def facts(lake: Lake, table: str = "interactions", before: datetime | None = None) -> Counter[tuple[Any, ...]]:
    rows = lake.engine.fetch(lake.facts(table, before), "test").to_pylist()
    return Counter(tuple(value for name, value in row.items() if name != "import_id") for row in rows)


def key_of(row: InteractionRow) -> tuple[Any, ...]:
    return (row.network, row.kind, row.actor, row.target, row.object, row.ts)


def oracle(imports: Sequence[Sequence[InteractionRow]]) -> Counter[tuple[Any, ...]]:
    """Per key, the largest number of repetitions in any one import: written without the lake."""
    most: Counter[tuple[Any, ...]] = Counter()
    for rows in imports:
        most |= Counter(key_of(row) for row in rows)
    return most


def stored_key(row: tuple[Any, ...]) -> tuple[Any, ...]:
    named = dict(zip(TABLES["interactions"].arrow_schema().names, row, strict=True))
    return tuple(named[name] for name in TABLES["interactions"].key)


def expected_key(key: tuple[Any, ...]) -> tuple[Any, ...]:
    network, kind, actor, target, post, ts = key
    return (
        network,
        kind,
        account_id(network, actor),
        account_id(network, target),
        post and post_id(network, post),
        ts,
    )


def facts_of(engine: DuckDBEngine, imports: Sequence[Sequence[Row]], undone: Sequence[int] = ()) -> Counter[Any]:
    """The facts of a fresh lake after these imports, those at the given places undone again."""
    with TemporaryDirectory() as folder:
        lake = Lake.create(Path(folder) / "lake", engine)
        ids = [put(lake, rows, repr(rows)) for rows in imports]
        for place in undone:
            undo(lake, ids[place])
        return facts(lake)


@pytest.fixture
def lake(engine: DuckDBEngine, tmp_path: Path) -> Lake:
    return Lake.create(tmp_path / "lake", engine)


@given(st.lists(exports, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_fact_counts_as_often_as_in_the_import_that_holds_it_most(
    engine: DuckDBEngine, imports: list[list[InteractionRow]]
) -> None:
    found: Counter[Any] = Counter()
    for row, times_found in facts_of(engine, imports).items():
        found[stored_key(row)] += times_found
    assert found == Counter({expected_key(key): n for key, n in oracle(imports).items()})


@given(exports, exports)
@settings(max_examples=15, deadline=None)
def test_the_same_again_changes_nothing_and_undoing_gives_back_what_was(
    engine: DuckDBEngine, a: list[InteractionRow], b: list[InteractionRow]
) -> None:
    assert facts_of(engine, [a, list(reversed(a))]) == facts_of(engine, [a])
    assert facts_of(engine, [a, b], undone=[0]) == facts_of(engine, [b])
    assert facts_of(engine, [a, b]) == facts_of(engine, [b, a])


def test_every_kind_of_row_comes_back_as_it_was_given(lake: Lake) -> None:
    put(
        lake,
        [
            AccountRow("x", "1", handle="ann", name="Änn", email="a@example.org", owner=True, headline="h"),
            PostRow("x", "9", author="1", ts=T0, place="#a", thread="8", text="hi", url="x.com/ann/9"),
            FactRow("x", "1", "position", "baker", organisation="Bread Ltd", since=T0),
            CountRow("x", "likes", 7, post="9", ts=T0),
            CoverageRow("x", "like", "owner", "in", account="1", since=T0, until=T0 + timedelta(days=1)),
        ],
        "all",
    )
    ann, nine, eight = account_id("x", "1"), post_id("x", "9"), post_id("x", "8")
    until = T0 + timedelta(days=1)
    account = (ann, "x", "1", "ann", "Änn", "a@example.org", None, "person", True, "h", None)
    assert facts(lake, "accounts") == Counter([account])
    assert facts(lake, "posts") == Counter([(nine, "x", "9", ann, T0, "#a", eight, "hi", "x.com/ann/9")])
    assert facts(lake, "facts") == Counter([(ann, "x", "position", "baker", "Bread Ltd", None, T0, None, None)])
    assert facts(lake, "counts") == Counter([("x", None, nine, "likes", 7, T0)])
    assert facts(lake, "coverage") == Counter([("x", "like", "owner", "in", ann, T0, until)])


def test_other_tables_keep_one_row_per_key_and_fill_what_one_export_lacks(lake: Lake) -> None:
    put(lake, [PostRow("x", "9", text="hi"), AccountRow("x", "1", name="Ann")], "first")
    put(lake, [PostRow("x", "9", author="1", ts=T0), AccountRow("x", "1", name="Ann"), AccountRow("x", "1")], "second")
    assert facts(lake, "posts") == Counter(
        [(post_id("x", "9"), "x", "9", account_id("x", "1"), T0, None, None, "hi", None)]
    )
    assert sum(facts(lake, "accounts").values()) == 2


def test_before_leaves_out_what_comes_later_and_keeps_what_has_no_time(lake: Lake) -> None:
    rows = [InteractionRow("x", "like", "a", "b", ts) for ts in (T0 - timedelta(seconds=1), T0, None)]
    put(lake, rows, "three")
    assert {row[0] for row in facts(lake, before=T0)} == {T0 - timedelta(seconds=1), None}


def test_the_newest_import_that_holds_a_fact_is_named(lake: Lake) -> None:
    row = InteractionRow("x", "like", "a", "b", T0)
    first, second = put(lake, [row], "a"), put(lake, [row, replace(row, actor="c")], "b")
    assert lake.engine.fetch(lake.facts("interactions"), "test")["import_id"].to_pylist() == [second, second]
    undo(lake, second)
    assert lake.engine.fetch(lake.facts("interactions"), "test")["import_id"].to_pylist() == [first]


def test_the_data_version_says_what_there_is_not_how_it_came(engine: DuckDBEngine, tmp_path: Path) -> None:
    row = InteractionRow("x", "like", "a", "b", T0)
    one, two = Lake.create(tmp_path / "1", engine), Lake.create(tmp_path / "2", engine)
    empty = one.data_version
    put(one, [row], "a")
    with_a = one.data_version
    b = put(one, [replace(row, kind="reply")], "b")
    with_both = one.data_version
    undo(one, b)
    assert len({empty, with_a, with_both}) == 3
    assert one.data_version == with_a
    put(two, [replace(row, kind="reply")], "b")
    put(two, [row], "a")
    assert two.data_version == with_both


def test_many_rows_are_split_and_all_come_back(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renown.lake.batch.ROWS_IN_MEMORY", 10)
    monkeypatch.setattr("renown.lake.batch.ROWS_PER_FILE", 25)
    put(lake, [InteractionRow("x", "like", "a", str(n), T0 + timedelta(hours=n)) for n in range(105)], "many")
    batches = lake.imports()[0].batches
    assert [batch.rows for batch in batches].count(30) == 3
    assert sum(facts(lake).values()) == 105
    assert min(b.since for b in batches if b.since) == T0
    assert lake.newest("interactions") == T0 + timedelta(hours=104)
    assert lake.newest("posts") is None


def test_any_network_name_is_a_safe_folder(lake: Lake) -> None:
    for network in ("..", "a/b", "net=work", "wör ld", "%2e"):
        put(lake, [InteractionRow(network, "like", "a", "b", T0)], network)
    assert {row[3] for row in facts(lake)} == {"..", "a/b", "net=work", "wör ld", "%2e"}
    assert {path.name for path in lake.path.iterdir()} == {"facts", "lock", "manifest.json"}


def test_what_the_manifest_does_not_name_is_not_seen_and_swept_by_the_next_writer(lake: Lake) -> None:
    put(lake, [InteractionRow("x", "like", "a", "b", T0)], "a")
    named = lake.path / lake.imports()[0].batches[0].path
    orphan = named.with_name("000009-dead.parquet")
    orphan.write_bytes(named.read_bytes())
    (lake.path / "facts" / "half.parquet.partial").write_bytes(b"x")
    assert sum(facts(lake).values()) == 1
    with lake.writing("sweep"):
        assert not orphan.exists()
    assert [file for file in (lake.path / "facts").rglob("*") if file.is_file()] == [named]


def test_readers_see_the_last_commit_after_a_refresh(lake: Lake, engine: DuckDBEngine) -> None:
    other = Lake.open(lake.path, engine)
    put(lake, [InteractionRow("x", "like", "a", "b", T0)], "a")
    assert sum(facts(other).values()) == 0
    other.refresh()
    assert sum(facts(other).values()) == 1


def test_one_writer_at_a_time_and_the_second_is_told_who(lake: Lake, engine: DuckDBEngine) -> None:
    other = Lake.open(lake.path, engine)
    refused = pytest.raises(LockedError, match=r"process \d+ on .* since .*import of a\.zip")
    with lake.writing("import of a.zip"), refused, other.writing("undo"):
        pass
    with other.writing("undo"):
        pass


def test_a_folder_that_holds_a_lake_is_not_started_over_and_a_missing_one_is_named(
    lake: Lake, engine: DuckDBEngine, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="already holds"):
        Lake.create(lake.path, engine)
    with pytest.raises(NotFoundError, match="nowhere is not a workspace"):
        Lake.open(tmp_path / "nowhere", engine)
