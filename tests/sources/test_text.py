"""Text: every encoding that exports come in, and CSV as spreadsheets leave it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.sources.archive import FileEntry, open_archive
from renown.sources.text import csv_rows, decode, open_text

ROWS = "Name;City\r\nZoë;Köln\r\n"


def entry_of(folder: Path, content: bytes) -> FileEntry:
    (folder / "a.csv").write_bytes(content)
    with open_archive(folder / "a.csv") as archive:
        return archive.entries()[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    entry = entry_of(tmp_path, ROWS.encode(encoding))
    with open_text(entry) as text:
        assert text.read() == ROWS
    assert list(csv_rows(entry)) == [(1, ["Name", "City"]), (2, ["Zoë", "Köln"])]


def test_a_character_cut_at_the_end_of_the_head_is_still_utf8() -> None:
    assert decode("naïve".encode()[:3]) == "utf-8"


def test_a_stray_byte_far_behind_does_not_spoil_the_rest(tmp_path: Path) -> None:
    entry = entry_of(tmp_path, b"a" * 70_000 + "é".encode() + b"\xe9 end")
    with open_text(entry) as text:
        assert text.read()[70_000:] == "éé end"


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    content = b"name,city\n" + b"x" * 50 + b"\0\0\0,y\n" + b"\0" * 10
    assert list(csv_rows(entry_of(tmp_path, content))) == [(1, ["name", "city"]), (2, ["x" * 50, "y"])]


def test_line_ends_inside_cells_stay_and_lines_are_counted(tmp_path: Path) -> None:
    rows = list(csv_rows(entry_of(tmp_path, b'a,b\n"1\r\n2",x\n\ny,z\n')))
    assert rows == [(1, ["a", "b"]), (3, ["1\r\n2", "x"]), (5, ["y", "z"])]


def test_cells_may_be_large(tmp_path: Path) -> None:
    line, row = next(csv_rows(entry_of(tmp_path, b'a,"' + b"x" * 500_000 + b'"\n')))
    assert (line, len(row[1])) == (1, 500_000)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_text_always_comes_out(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    with open_text(entry_of(tmp_path_factory.mktemp("text"), b"x" + content)) as text:
        text.read().encode("utf-8")
