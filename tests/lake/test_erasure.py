"""After erasing, no file of the lake knows the person; everybody else's facts stand; later imports obey."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from renown.lake import erasure
from renown.lake.batch import BatchWriter
from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.lake.manifest import Import
from renown.model.ids import account_id, hash63, post_id
from renown.model.rows import AccountRow, CountRow, CoverageRow, FactRow, InteractionRow, PostRow, Row

T = datetime(2024, 5, 1, 12)
ANN = account_id("chat", "T1/UANN7")
SIGNS = ("Annika Lindqvist", "annika.l", "annika@example.org", "UANN7", "chat.example/annika.l", str(ANN))

ROWS: tuple[Row, ...] = (
    AccountRow("chat", "T1/UANN7", "annika.l", "Annika Lindqvist", "annika@example.org", "chat.example/annika.l"),
    AccountRow("chat", "T1/UBEN2", "ben", "Ben Okoro", headline="Deputy of ANNIKA LINDQVIST"),
    AccountRow("chat", "T1/UCIA3", "cia", "Cia Roth"),
    PostRow("chat", "p1", "T1/UANN7", T, "#bread", None, "my loaf"),
    PostRow("chat", "p2", "T1/UBEN2", T, "#annika.l", "p1", "well done, Annika Lindqvist! (<@UANN7>)"),
    PostRow("chat", "p3", "T1/UCIA3", T, "#bread", None, "nothing about anybody; annika lindner is no one here"),
    InteractionRow("chat", "reply", "T1/UBEN2", "T1/UANN7", T, object="p2"),
    InteractionRow("chat", "reply", "T1/UANN7", "T1/UCIA3", T),
    InteractionRow("chat", "like", "T1/UBEN2", "T1/UCIA3", T, object="p3", place="annika@example.org"),
    FactRow("chat", "T1/UANN7", "position", "baker"),
    FactRow("chat", "T1/UBEN2", "position", "second baker", organisation="Annika Lindqvist Ltd"),
    CountRow("chat", "likes", 5, post="p1"),
    CountRow("chat", "likes", 6, post="p3"),
    CountRow("chat", "followers", 9, account="T1/UANN7"),
    CoverageRow("chat", "reply", "owner", "in", account="T1/UANN7"),
    CoverageRow("chat", "like", "community", "both"),
)


def put(lake: Lake, rows: Sequence[Row], name: str, problems: Sequence[dict[str, Any]] = ()) -> None:
    with lake.writing("test"):
        import_id = lake.manifest.next_id
        writer = BatchWriter(lake.path, import_id)
        for row in rows:
            writer.add(row)
        kept = f"problems/{import_id:06d}.jsonl" if problems else None
        if kept:
            (lake.path / "problems").mkdir(exist_ok=True)
            (lake.path / kept).write_text("".join(json.dumps(problem) + "\n" for problem in problems), encoding="utf-8")
        report = {"problems": list(problems)}
        made = Import(import_id, "test", name, f"{hash63(name):x}", T, writer.close(), report, kept)
        lake.commit(lake.manifest.added(lake.obeying(made)))


def every_word(folder: Path) -> Iterator[tuple[Path, str]]:
    """Everything that stands in any file, Parquet unpacked column by column."""
    for file in (file for file in folder.rglob("*") if file.is_file()):
        yield file, file.name
        yield file, file.read_bytes().decode("utf-8", "replace")
        if file.suffix == ".parquet":
            for column in pq.read_table(file).columns:
                yield file, "\n".join(map(str, column.to_pylist()))


def assert_forgotten(folder: Path) -> None:
    for file, words in every_word(folder):
        for sign in SIGNS:
            assert sign.casefold() not in words.casefold(), f"{sign} in {file}"


def table(lake: Lake, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = lake.engine.fetch(lake.facts(name), "test").to_pylist()
    return found


@pytest.fixture
def lake(engine: DuckDBEngine, tmp_path: Path) -> Lake:
    made = Lake.create(tmp_path / "lake", engine)
    problems = [{"file": "a", "line": 1, "found": "from Annika Lindqvist", "expected": "a date", "hint": "mend"}]
    put(made, ROWS, "annika.l export.zip", problems)
    return made


def test_nothing_of_the_person_is_left_in_any_file(lake: Lake) -> None:
    with pytest.raises(AssertionError, match="annika"):
        assert_forgotten(lake.path)
    removed = lake.erase([ANN])
    assert_forgotten(lake.path)
    # account, post, two interactions, fact, two counts, coverage
    assert removed == 8


def test_everybody_else_stays_as_they_were_but_for_the_name(lake: Lake) -> None:
    lake.erase([ANN])
    ben, cia = account_id("chat", "T1/UBEN2"), account_id("chat", "T1/UCIA3")
    assert {row["account"]: row["headline"] for row in table(lake, "accounts")} == {
        ben: "Deputy of [erased]",
        cia: None,
    }
    posts = {row["key"]: row for row in table(lake, "posts")}
    assert posts["p2"]["text"] == "well done, [erased]! (<@[erased]>)"
    assert posts["p2"]["place"] == "#[erased]"
    assert posts["p3"]["text"] == "nothing about anybody; annika lindner is no one here"
    (act,) = table(lake, "interactions")
    assert (act["actor"], act["target"], act["object"]) == (ben, cia, post_id("chat", "p3"))
    assert [(row["post"], row["value"]) for row in table(lake, "counts")] == [(post_id("chat", "p3"), 6)]
    assert [row["organisation"] for row in table(lake, "facts")] == ["[erased] Ltd"]
    assert [row["kind"] for row in table(lake, "coverage")] == ["like"]


def test_a_later_import_brings_nobody_back(lake: Lake) -> None:
    lake.erase([ANN])
    before = {name: table(lake, name) for name in ("accounts", "posts", "interactions")}
    put(lake, ROWS, "again", [{"found": "annika.l"}])
    assert_forgotten(lake.path)
    for name, rows in before.items():
        newer = [{**row, "import_id": 2} for row in rows]
        assert sorted(map(str, table(lake, name))) == sorted(map(str, newer))


def test_undone_imports_are_erased_too_and_batches_without_the_person_stay(lake: Lake) -> None:
    put(lake, [InteractionRow("chat", "like", "T1/UBEN2", "T1/UCIA3", T)], "other")
    untouched = lake.imports()[1].batches
    with lake.writing("undo"):
        hidden = Import(**{f: getattr(lake.imports()[0], f) for f in Import.__slots__ if f != "undone"}, undone=True)
        lake.commit(lake.manifest.changed(hidden))
    lake.erase([ANN])
    assert_forgotten(lake.path)
    assert lake.imports()[0].undone
    assert lake.imports()[1].batches == untouched


def test_an_interrupted_erasure_is_finished_by_the_next_writer(lake: Lake) -> None:
    erasure.add_tombstones(lake.path, erasure.load_tombstones(lake.path, lake.manifest), [ANN])
    assert {check[0]: check[1] for check in lake.examine()}["erasures"] is False
    with lake.writing("anything"):
        pass
    assert_forgotten(lake.path)
    assert all(fine for _name, fine, _what in lake.examine())


def test_the_data_version_says_that_somebody_was_erased(lake: Lake) -> None:
    before = lake.data_version
    lake.erase([ANN])
    after = lake.data_version
    assert after != before
    lake.erase([ANN])
    assert lake.data_version == after


def test_tombstones_of_one_workspace_say_nothing_in_another(engine: DuckDBEngine, tmp_path: Path) -> None:
    marks = []
    for name in ("one", "two"):
        lake = Lake.create(tmp_path / name, engine)
        lake.erase([ANN])
        marks.append(set(json.loads((lake.path / "erased.json").read_text())))
    assert len(marks[0]) == len(marks[1]) == 1
    assert marks[0].isdisjoint(marks[1])
