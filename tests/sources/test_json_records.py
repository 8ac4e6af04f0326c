"""JSON records: read one at a time, with lines, up to the damage."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.model.rows import Problem
from renown.sources.archive import open_archive
from renown.sources.json_records import Record, records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def found(folder: Path, content: str | bytes) -> list[Record | Problem]:
    (folder / "a.json").write_bytes(content.encode() if isinstance(content, str) else content)
    with open_archive(folder / "a.json") as archive:
        return list(records(archive.entries()[0]))


def values(folder: Path, content: str | bytes) -> list[Any]:
    return [item.value for item in found(folder, content) if isinstance(item, Record)]


@settings(max_examples=50, deadline=None)
@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 1, 2]), st.booleans())
def test_an_array_reads_as_json_reads_it(
    tmp_path_factory: pytest.TempPathFactory, items: list[Any], indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(items, indent=indent, ensure_ascii=ascii_only)
    got = values(tmp_path_factory.mktemp("json"), text.encode("utf-8", "surrogatepass"))
    assert got == json.loads(text)


@pytest.mark.parametrize(
    "prefix", ["", "window.YTD.tweets.part0 = ", "Grailbird.data.tweets_2012_05 = \n ", "var details =  "]
)
def test_assignments_are_skipped(tmp_path: Path, prefix: str) -> None:
    assert values(tmp_path, prefix + '[{"a": 1}, 2];') == [{"a": 1}, 2]
    assert values(tmp_path, prefix + '{"a": [1, 2]}') == [{"a": [1, 2]}]


def test_records_longer_than_the_window(tmp_path: Path) -> None:
    long = ["x" * 200_000, {"y": "z" * 300_000}, 7]
    assert values(tmp_path, json.dumps(long)) == long


def test_numbers_at_the_edge_of_the_window_are_whole(tmp_path: Path) -> None:
    for pad in range(65520, 65540):
        assert values(tmp_path, " " * pad + "[1234567890123456789, 5]") == [1234567890123456789, 5]


def test_lines_are_counted(tmp_path: Path) -> None:
    lines = [item.line for item in found(tmp_path, '[\n{"a":\n1},\n\n{"b": 2}\n]') if isinstance(item, Record)]
    assert lines == [2, 5]


@pytest.mark.parametrize(
    ("content", "kept", "line", "expected"),
    [
        ('[\n{"a": 1},\n{"a": ', 1, 3, "JSON"),
        ('[\n{"a": 1},\n', 1, 3, "closing"),
        ('[{"a": 1}\n,{"a": 1,,}]', 1, 2, "JSON"),
        ("<html>", 0, 1, "JSON"),
        ("hello", 0, 1, "JSON"),
        ("", 0, 0, "JSON"),
        ("[" * 200_000, 0, 1, "depth"),
    ],
)
def test_damage_is_one_problem_at_its_line(tmp_path: Path, content: str, kept: int, line: int, expected: str) -> None:
    if not content:
        content = " "
    items = found(tmp_path, content)
    problem = items[-1]
    assert isinstance(problem, Problem)
    assert (len(items) - 1, problem.line, expected in problem.expected) == (kept, line, True)


def test_a_cut_gzip_gives_its_whole_records_and_one_problem(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps([{"n": str(n) * 50} for n in range(5000)]).encode())
    (tmp_path / "a.json.gz").write_bytes(packed[: len(packed) // 2])
    with open_archive(tmp_path / "a.json.gz") as archive:
        items = list(records(archive.entries()[0]))
    assert len([item for item in items if isinstance(item, Record)]) > 100
    assert [item for item in items if isinstance(item, Problem)] == items[-1:]
    assert "damaged or cut off" in items[-1].found


def test_lone_surrogates_are_replaced_and_pairs_are_kept(tmp_path: Path) -> None:
    assert values(tmp_path, r'[{"\ud83d": "\ud83d\ude00 \ude00", "b": "\\ud83d"}]') == [
        {"\ufffd": "😀 \ufffd", "b": r"\ud83d"}
    ]


def test_memory_stays_small(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"n": "x" * 100}] * 40_000))
    with open_archive(tmp_path / "a.json") as archive:
        tracemalloc.start()
        count = sum(1 for _ in records(archive.entries()[0]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 40_000
    assert peak < 2 << 20


@pytest.mark.parametrize("record", ['{"a": tru}', '{"a" 1}', '{"a": "\\x"}', "{1: 2}", '{"a": 1 2}'])
def test_damage_early_in_a_large_file_is_found_without_reading_on(tmp_path: Path, record: str) -> None:
    (tmp_path / "a.json").write_text(f"[{record}, " + '"' + "x" * 5_000_000 + '"]')
    with open_archive(tmp_path / "a.json") as archive:
        tracemalloc.start()
        items = list(records(archive.entries()[0]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert [type(item) for item in items] == [Problem]
    assert peak < 2 << 20


@pytest.mark.parametrize("value", [True, None, -1.5e-10, "\u00e9\n\\", float("inf"), {"k": [False]}])
def test_values_cut_anywhere_by_the_window_are_whole(tmp_path: Path, value: object) -> None:
    text = json.dumps([value, {"v": value}])
    for pad in range(65536 - len(text) - 2, 65536 + 1):
        assert values(tmp_path, " " * pad + text) == [value, {"v": value}]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"[", b'[{"a": "', b"window.YTD.x.part0 = ["]))
def test_random_bytes_raise_nothing(tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes) -> None:
    for item in found(tmp_path_factory.mktemp("random"), b" " + start + content):
        assert isinstance(item, Record | Problem)
