"""Files known by their columns, wherever these stand and whatever the file is called."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.sources.archive import open_archive
from renown.sources.linkedin.kinds import IGNORED_FILES, SHEET_KINDS
from renown.sources.linkedin.sheets import Sheet, fold, sheet_of, stem

ROW = {"First Name": "Odo", "Last Name": "Brandt, Jr", "URL": "linkedin.com/in/odo", "Connected On": "05 Mar 2024"}


def opened(path: Path) -> Sheet | None:
    with open_archive(path) as archive:
        (entry,) = archive.entries()
        return sheet_of(entry)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(list(ROW)),
    separator=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
    above=st.sampled_from(["", "Notes:\n\n", 'Notes:\n"A quote, left open\n\n']),
)
def test_rows_do_not_depend_on_how_the_file_was_saved(
    tmp_path: Path, order: list[str], separator: str, encoding: str, end: str, above: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerows([order, [ROW[column] for column in order]])
    path = tmp_path / "whatever.csv"
    path.write_bytes((above.replace("\n", end) + out.getvalue()).encode(encoding))
    sheet = opened(path)
    assert sheet is not None
    assert sheet.kind.name == "connections"
    (record,) = sheet.records()
    assert record.cells == {fold(column): value for column, value in ROW.items()}
    assert record.line == above.count("\n") + 2


def test_kinds_are_written_in_folded_columns_and_read_or_ignored_but_not_both() -> None:
    for kind in SHEET_KINDS:
        assert all(column == fold(column) for column in kind.known())
        assert not kind.signs & kind.others
    assert all(name == stem(f"{name}.csv") for name in IGNORED_FILES)


@pytest.mark.parametrize("name", ["guide_messages.csv", "coach_messages.csv", "learning_role_play_messages.csv"])
def test_talks_with_assistants_are_no_messages(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("FROM,TO,DATE,CONTENT,FOLDER\n", "utf-8")
    assert opened(tmp_path / name) is None
