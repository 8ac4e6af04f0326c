"""Erasing a person reaches facts, history, derived tables and the desk, and is finished when it was interrupted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from renown.intake.erasure import erase_person, finish_erasing
from renown.intake.imports import import_path, report_of
from renown.lake.derived import Derived
from renown.lake.history import History
from renown.lake.lake import Lake
from renown.model.ids import account_id
from renown.model.rows import AccountRow, InteractionRow, PostRow

T = datetime(2024, 2, 3)
ANN, BEN = account_id("x", "1000001"), account_id("x", "1000002")
Export = Callable[..., Path]


class Desk:
    """A desk that keeps what it was told to forget."""

    def __init__(self) -> None:
        self.forgotten: list[int] = []

    def erase(self, accounts: Iterable[int], words: Sequence[str]) -> None:
        self.forgotten.extend(accounts)


class Rooms:
    """Everything of a workspace that erasing touches."""

    def __init__(self, lake: Lake) -> None:
        self.lake = lake
        self.derived = Derived(lake.path, lake.engine)
        self.history = History(lake.path, lake.engine)
        self.desk = Desk()


@pytest.fixture
def rooms(lake: Lake, export: Export) -> Rooms:
    made = Rooms(lake)
    rows = [
        AccountRow("x", "1000001", "annika", "Annika Lindqvist"),
        AccountRow("x", "1000002", "ben"),
        PostRow("x", "p", "1000002", T, text="thanks, Annika Lindqvist"),
        InteractionRow("x", "reply", "1000002", "1000001", T),
        InteractionRow("x", "reply", "1000002", "1000003", T),
    ]
    import_path(lake, export("annika.txt", [*rows, "broken by annika"]), on_problem="keep")
    made.derived.write("v", "people", pa.table({"account": [ANN, BEN], "person": [ANN, BEN]}))
    keys = {"person": [ANN, BEN], "as_of": [date(2024, 2, 4)] * 2, "formula": ["v1"] * 2, "data_version": ["d"] * 2}
    made.history.append(pa.table({**keys, "score": [1.0, 2.0]}))
    return made


def words_in(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file()]
    tables = [str(pq.read_table(file).to_pylist()) for file in files if file.suffix == ".parquet"]
    texts = [file.read_bytes().decode("utf-8", "replace") for file in files if file.suffix != ".parquet"]
    return "\n".join([*tables, *texts, *map(str, files)]).replace(str(folder), "").casefold()


def erase(rooms: Rooms) -> dict[str, object]:
    return erase_person(rooms.lake, rooms.derived, rooms.history, rooms.desk, ANN, [ANN])


def assert_forgotten(rooms: Rooms) -> None:
    words = words_in(rooms.lake.path)
    assert [sign for sign in ("annika", "1000001", str(ANN)) if sign in words] == []
    assert rooms.desk.forgotten == [ANN]
    assert rooms.derived.person_ids() == {BEN: BEN}
    known = rooms.lake.engine.fetch(rooms.history.read(), "test")
    assert known["person"].to_pylist() == [BEN]


def test_nothing_is_left_anywhere_and_the_certificate_counts(rooms: Rooms) -> None:
    assert "annika" in words_in(rooms.lake.path)
    certificate = erase(rooms)
    assert_forgotten(rooms)
    assert {key: certificate[key] for key in ("accounts", "fact_rows", "history_rows")} == {
        "accounts": 1,
        "fact_rows": 2,
        "history_rows": 1,
    }


def test_the_same_export_again_does_not_bring_the_person_back(rooms: Rooms, export: Export, tmp_path: Path) -> None:
    erase(rooms)
    (again,) = import_path(rooms.lake, tmp_path / "annika.txt")
    assert again.already
    other = export("newer.txt", [AccountRow("x", "1000001", "annika"), InteractionRow("x", "like", "7", "1000001", T)])
    with other.open("a") as out:
        out.write('\n{"row": "interaction", "network": "x", "kind": "like", "actor": "7", "target": "8"}')
    import_path(rooms.lake, other)
    assert_forgotten(rooms)


def test_an_interrupted_erasure_is_finished(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(History, "erase", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        erase(rooms)
    note = json.loads((rooms.lake.path / "erasing.json").read_text())
    assert note.pop("check")
    assert note == {"person": ANN, "accounts": [ANN], "words": ["Annika", "Annika Lindqvist", "Lindqvist"]}
    finish_erasing(rooms.lake, rooms.derived, rooms.history, rooms.desk)
    assert_forgotten(rooms)
    assert finish_erasing(rooms.lake, rooms.derived, rooms.history, rooms.desk) == {}


def test_the_report_of_a_later_export_counts_without_the_erased(rooms: Rooms, export: Export) -> None:
    erase(rooms)
    rows = [
        AccountRow("x", "1000001", "annika"),
        AccountRow("x", "1000002", "ben"),
        PostRow("x", "q", "1000001", datetime(2024, 5, 1)),
        InteractionRow("x", "like", "1000002", "1000001", datetime(2024, 4, 1)),
        InteractionRow("x", "like", "1000002", "1000003", T),
    ]
    (report,) = import_path(rooms.lake, export("newer.txt", rows))
    assert (report.rows_read, report.left_out) == (5, 3)
    assert (report.interactions, report.accounts, report.posts) == (1, 1, 0)
    assert (report.since, report.until) == (T, T)
    assert report_of(rooms.lake, report.import_id) == report
