"""What is written for a spreadsheet holds no formula; what is written for programs is exactly what is known."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pyarrow as pa
import pytest

from renown.errors import InputError
from renown.workspace import Workspace
from renown.workspace.data.export import write_table

LIVE = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x")
QUIET = ("Ana", "a=b", "1-2", "", "'", " ", "Ana @home", "<b>")


def cells(names: tuple[str, ...], *, spreadsheet: bool) -> list[tuple[str, str]]:
    table = pa.table({"name": pa.array([*names, None]), "score": [-1.5] * (len(names) + 1)})
    sink = io.StringIO()
    write_table(table, "csv", sink, spreadsheet=spreadsheet)
    rows = list(csv.reader(io.StringIO(sink.getvalue(), newline="")))
    return [(name, score) for name, score in rows[1:]]


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    found = cells((*LIVE, *QUIET), spreadsheet=True)
    assert [name for name, _ in found] == [*(f"'{name}" for name in LIVE), *QUIET, ""]
    assert {score for _, score in found} == {"-1.5"}


def test_programs_get_what_is_known() -> None:
    assert [name for name, _ in cells((*LIVE, *QUIET), spreadsheet=False)] == [*LIVE, *QUIET, ""]


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_other_forms_are_no_spreadsheets(form: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="spreadsheet"):
        write_table(pa.table({"name": ["Ana"]}), form, tmp_path / "x", spreadsheet=True)
    assert not (tmp_path / "x").exists()


def test_every_table_of_an_export_can_be_harmless(own: Workspace, tmp_path: Path) -> None:
    own.people.add("=HYPERLINK(1)", organisation="+Salt")
    own.export_tables(tmp_path / "plain", "csv")
    own.export_tables(tmp_path / "safe", "csv", spreadsheet=True)
    assert "=HYPERLINK(1)" in (tmp_path / "plain" / "people.csv").read_text()
    for file in (tmp_path / "safe").iterdir():
        with file.open(newline="") as lines:
            found = [cell for row in csv.reader(lines) for cell in row]
        assert [cell for cell in found if re.match(r"[=+@\t\r\n]|-[^\d]", cell)] == []
