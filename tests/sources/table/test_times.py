"""Times of a table: what cannot be true is a problem with file and line, never the end of the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from renown.errors import InputError
from renown.intake.imports import import_path
from renown.intake.report import ImportReport
from renown.lake.lake import Lake
from renown.sources.base import ReadOptions

T = 1_700_000_000


def add(lake: Lake, path: Path, unit: str | None, zone: str | None = None) -> ImportReport:
    extra = {"network": "n", "actor": "who", "target": "whom", "time": "at", "all_kind": "reply", "time_unit": unit}
    (report,) = import_path(lake, path, source="table", options=ReadOptions(zone=zone, extra=extra))
    return report


OUT_OF_RANGE = ("inf", "infinity", "-infinity", "10000-01-01", "-2025-01-01", "294247-01-10", "1e308", "nan", "soon")


@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
@pytest.mark.parametrize("unit", [None, "text"])
def test_times_out_of_range_are_problems_with_their_line(
    unit: str | None, zone: str | None, lake: Lake, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    rows = [f"a{n},b{n},{time}" for n, time in enumerate(["2024-01-02 03:04:05", *OUT_OF_RANGE])]
    path.write_text("\n".join(["who,whom,at", *rows, ""]))
    report = add(lake, path, unit, zone)
    assert (report.rows_read, report.rows_kept, report.problem_count) == (10, 1, 9)
    assert [(problem.file, problem.line) for problem in report.problems] == [("t.csv", n) for n in range(3, 12)]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "text"])
def test_numbers_out_of_range_are_problems_whatever_the_unit(unit: str, lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    good = {"s": str(T), "ms": str(T * 1000), "us": str(T * 10**6), "text": "2024-01-02"}[unit]
    far = ["inf", "-5e15", "9223372036854775807", "99999999999999999999999", "1e300"]
    path.write_text("\n".join(["who,whom,at", *(f"a,b{n},{time}" for n, time in enumerate([good, *far])), ""]))
    report = add(lake, path, unit)
    assert (report.rows_kept, [problem.line for problem in report.problems]) == (1, [3, 4, 5, 6, 7])


@pytest.mark.parametrize("unit", ["ms", "us"])
def test_a_wrong_unit_is_said_with_file_and_line(unit: str, lake: Lake, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"who,whom,at\na,b,{T}\n")
    with pytest.raises(
        InputError, match=r"t\.csv, line 2: found '1970-01-.* a time from 1990 to today; see --time-unit"
    ):
        add(lake, path, unit)


@pytest.mark.parametrize(
    "times",
    [
        pa.array([T * 10**6, 2**62, -(2**62)], pa.timestamp("us")),
        pa.array([T * 10**6, 2**62, -(2**62)], pa.timestamp("us", "UTC")),
        pa.array([T // 86400, 2**31 - 1, -(2**31)], pa.date32()),
        pa.array([T, 2**64 - 1, 2**63], pa.uint64()),
    ],
)
@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
def test_parquet_times_out_of_range_are_problems(times: Any, zone: str | None, lake: Lake, tmp_path: Path) -> None:
    people = {"who": ["a", "b", "c"], "whom": ["d", "e", "f"]}
    pq.write_table(pa.table({**people, "at": times}), tmp_path / "t.parquet")
    unit = "s" if pa.types.is_integer(times.type) else None
    report = add(lake, tmp_path / "t.parquet", unit, zone)
    assert (report.rows_kept, [problem.line for problem in report.problems]) == (1, [2, 3])


def dated(lake: Lake, path: Path, times: list[str], **more: object) -> tuple[ImportReport, list[str]]:
    """The report of a table with these times, and the times that came in, in the order of the rows that were kept."""
    path.write_text("\n".join(["who;whom;at", *(f"a{n:03};b;{time}" for n, time in enumerate(times)), ""]))
    extra = {"network": "n", "actor": "who", "target": "whom", "time": "at", "all_kind": "reply", **more}
    (report,) = import_path(lake, path, source="table", options=ReadOptions(extra=extra))
    rows = lake.facts("interactions")
    found = lake.engine.fetch(rows.select("ts"), "times")["ts"].to_pylist()
    return report, sorted(f"{time:%Y-%m-%d %H:%M}" for time in found)


@pytest.mark.parametrize(
    ("times", "read"),
    [
        (["03/04/2024", "25/04/2024"], ["2024-04-03 00:00", "2024-04-25 00:00"]),
        (["03/04/2024", "04/25/2024"], ["2024-03-04 00:00", "2024-04-25 00:00"]),
        (["3.4.2024 7:05", "25.4.24 19:30:10"], ["2024-04-03 07:05", "2024-04-25 19:30"]),
        (["3/4/2024, 12:05 AM", "3/4/2024 1:30 pm"], ["2024-03-04 00:05", "2024-03-04 13:30"]),
        (["13-04-2024 10:00", "2024-05-06 11:00"], ["2024-04-13 10:00", "2024-05-06 11:00"]),
    ],
)
def test_day_and_month_stand_in_the_order_that_the_whole_column_shows(
    times: list[str], read: list[str], lake: Lake, tmp_path: Path
) -> None:
    # What tells stands behind more rows than are looked at first.
    report, found = dated(lake, tmp_path / "t.csv", [times[0]] * 5000 + times[1:])
    assert (report.problem_count, sorted(set(found))) == (0, read)


def test_a_column_of_both_orders_keeps_what_is_clear_and_names_the_rest(lake: Lake, tmp_path: Path) -> None:
    report, found = dated(lake, tmp_path / "t.csv", ["25/04/2024", "04/26/2024", "03/04/2024", "05/05/2024"])
    assert found == ["2024-04-25 00:00", "2024-04-26 00:00", "2024-05-05 00:00"]
    assert [(problem.line, problem.found) for problem in report.problems] == [(4, "03/04/2024")]


def test_a_column_that_does_not_tell_is_said_and_can_be_told(lake: Lake, tmp_path: Path) -> None:
    report, found = dated(lake, tmp_path / "t.csv", ["03/04/2024", "05/06/2024"])
    assert found == ["2024-03-04 00:00", "2024-05-06 00:00"]
    assert [problem.hint for problem in report.problems] == [
        "the month was taken to come first; say --day-order day if it does"
    ]
    again = Lake.create(tmp_path / "again", lake.engine)
    report, found = dated(again, tmp_path / "t.csv", ["03/04/2024", "05/06/2024"], day_order="day")
    assert (report.problem_count, found) == (0, ["2024-04-03 00:00", "2024-06-05 00:00"])
    with pytest.raises(InputError, match="--day-order is 'week'"):
        dated(again, tmp_path / "t.csv", ["03/04/2024"], day_order="week")
