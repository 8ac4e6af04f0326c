"""JSON records: read one at a time, with lines, up to the damage."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
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


def found(folder: Path, content: str | bytes, *into: str) -> list[Record | Problem]:
    (folder / "a.json").write_bytes(content.encode() if isinstance(content, str) else content)
    with open_archive(folder / "a.json") as archive:
        return list(records(archive.entries()[0], into))


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
    whole = zlib.decompressobj(31).decompress(packed[: len(packed) // 2]).count(b"},")
    assert whole - 10 <= len([item for item in items if isinstance(item, Record)]) <= whole
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


CHATS = {
    "about": "by a program",
    "contacts": {"list": [{"user_id": 1}, {"user_id": 2}]},
    "chats": {
        "about": ["not", "read"],
        "list": [
            {"name": "Ann", "id": 7, "messages": [{"id": n, "text": "x" * n} for n in range(500)]},
            {"name": "Choir", "messages": [{"id": n} for n in range(500)], "id": 8},
            {"name": "empty", "id": 9, "messages": []},
        ],
    },
    "left_chats": {"list": []},
}
MESSAGES = "chats.list.messages"


def test_lists_inside_an_object_are_read_one_item_at_a_time_and_know_what_holds_them(tmp_path: Path) -> None:
    items = [item for item in found(tmp_path, json.dumps(CHATS), MESSAGES, "contacts.list") if isinstance(item, Record)]
    messages = [item for item in items if item.path == MESSAGES]
    assert [item.value["id"] for item in messages] == [*range(500), *range(500)]
    assert [item.around[-1]["name"] for item in messages[::500]] == ["Ann", "Choir"]
    assert messages[0].around[0]["about"] == "by a program" and messages[-1].around[-1]["id"] == 8
    assert [item.value for item in items if item.path == "contacts.list"] == CHATS["contacts"]["list"]  # type: ignore[index]
    assert items[-1].path == "" and items[-1].value["chats"] == {"about": ["not", "read"]}
    assert [item.done for item in items] == sorted(item.done for item in items) or items[-1].done == 0


@settings(max_examples=60, deadline=None)
@given(st.recursive(VALUES, lambda v: st.fixed_dictionaries({}, optional={"a": v, "b": st.lists(v, max_size=3)})))
def test_whatever_the_shape_everything_inside_is_given_once(
    tmp_path_factory: pytest.TempPathFactory, value: Any
) -> None:
    """Any value under the names that are streamed: its records and what holds them make the value again."""
    held = {"a": {"b": value, "c": 1}, "b": [2, value]}
    items = [i for i in found(tmp_path_factory.mktemp("json"), json.dumps(held), "a.b") if isinstance(i, Record)]
    *inner, whole = items
    if isinstance(value, list):
        assert [item.value for item in inner] == value and whole.value == {"a": {"c": 1}, "b": [2, value]}
    else:
        assert inner == []
        assert whole.value == {"a": {"c": 1} if value is None else {"b": value, "c": 1}, "b": [2, value]}


@pytest.mark.parametrize("shape", ["array", "object"])
@settings(max_examples=60, deadline=None)
@given(share=st.floats(0, 1))
def test_a_cut_file_keeps_every_whole_record_and_names_the_cut(
    tmp_path_factory: pytest.TempPathFactory, shape: str, share: float
) -> None:
    rows = [{"id": n, "text": f"line {n} " + "é" * (n % 70)} for n in range(300)]
    held = rows if shape == "array" else {"type": "private_group", "messages": rows, "id": 5}
    text = json.dumps(held, indent=1, ensure_ascii=False)
    cut = text[: int(share * (len(text) - 1))]
    got = found(tmp_path_factory.mktemp("cut"), cut, "messages")
    whole = [
        n
        for n in range(300)
        if cut.find(end := json.dumps(rows[n]["text"], ensure_ascii=False)) >= 0 and "}" in cut[cut.find(end) :]
    ]
    assert [item.value["id"] for item in got if isinstance(item, Record)] == whole
    (problem,) = [item for item in got if isinstance(item, Problem)]
    assert got[-1] is problem and (problem.line == 0 or cut.count("\n") - 2 <= problem.line <= cut.count("\n") + 1)


def test_memory_stays_small_inside_an_object(tmp_path: Path) -> None:
    with (tmp_path / "a.json").open("w") as file:
        file.write('{"chats": {"list": [{"name": "Ann", "messages": [')
        file.write(",\n".join(json.dumps({"id": n, "text": "x" * 100}) for n in range(40_000)))
        file.write("]}]}}")
    with open_archive(tmp_path / "a.json") as archive:
        tracemalloc.start()
        count = sum(1 for _ in records(archive.entries()[0], [MESSAGES]))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 40_001
    assert peak < 2 << 20


def test_json_lines_are_read_to_the_end_and_what_follows_the_end_is_told(tmp_path: Path) -> None:
    assert values(tmp_path, '{"a": 1}\n{"a": 2}\n\n[3, 4]\n') == [{"a": 1}, {"a": 2}, 3, 4]
    assert values(tmp_path, "window.YTD.x.part0 = [1];\nwindow.YTD.x.part1 = [2];") == [1, 2]
    one, problem = found(tmp_path, '[{"a": 1}]\nand more')
    assert isinstance(one, Record) and isinstance(problem, Problem)
    assert (problem.line, problem.found) == (2, "and more")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('{\n"a" 1}', 2),
        ("{\n1: 2}", 2),
        ('{"messages": [1,\n2', 2),
        ('{"messages":\n', 2),
        ('{"messages": [1]\n', 2),
        ('{"messages": [{"a": 1},\n{"a" 1}]}', 2),
        ("{" * 5000, 1),
    ],
)
def test_damage_inside_an_object_is_one_problem_at_its_line(tmp_path: Path, content: str, line: int) -> None:
    (problem,) = [item for item in found(tmp_path, content, "messages") if isinstance(item, Problem)]
    assert problem.line == line and problem.expected and problem.hint
