"""An event that several exports tell counts in its newest state, in whatever order they come, and undone again."""

from __future__ import annotations

import itertools
import runpy
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.intake.imports import import_path
from renown.intake.undo import redo, undo
from renown.lake.lake import Lake
from renown.sources.base import ReadOptions

MADE = runpy.run_path(str(Path(__file__).parents[1] / "sources" / "ical" / "exports.py"))
MARA, ODO = "mara@example.org", "odo@example.org"
Bring = Callable[..., int]


def event(start: str, sequence: int, *lines: str, uid: str = "u") -> str:
    guests = (f"ORGANIZER:mailto:{MARA}", MADE["guest"](ODO), "SUMMARY:Beans", "CREATED:20250101T000000Z")
    text: str = MADE["event"](uid, start, f"SEQUENCE:{sequence}", *guests, *lines)
    return text


FIRST = event(":20250303T090000Z", 0)
MOVED = event(":20250305T090000Z", 1)
OFF = event(":20250305T090000Z", 2, "STATUS:CANCELLED")
SERIES = event(":20250303T090000Z", 0, "RRULE:FREQ=DAILY;COUNT=3")
LATER = event(":20250304T150000Z", 1, "RECURRENCE-ID:20250304T090000Z")
SKIPPED = event(":20250304T150000Z", 2, "RECURRENCE-ID:20250304T090000Z", "STATUS:CANCELLED")


@pytest.fixture
def bring(lake: Lake, tmp_path: Path) -> Bring:
    """`bring(event)` imports a calendar with that event and those named, and gives the import's number."""
    numbers = itertools.count()

    def brought(text: str, *others: str) -> int:
        folder = tmp_path / f"calendar{next(numbers)}"
        folder.mkdir()
        (folder / "own.ics").write_text(MADE["calendar"](text, *others), newline="")
        (report,) = import_path(lake, folder / "own.ics", source="ical", options=ReadOptions(owner=MARA))
        return report.import_id

    return brought


def met(lake: Lake) -> list[datetime]:
    rows = lake.engine.fetch(lake.facts("interactions"), "read").to_pylist()
    assert {row["object"] for row in rows} <= {None}
    told = lake.engine.fetch(lake.facts("facts"), "read").to_pylist()
    days = sorted(row["ts"] for row in rows if row["kind"] == "meeting" and row["ts"].day != 10)
    assert sorted({row["since"] for row in told if row["since"].day != 10}) == days
    return days


@pytest.mark.parametrize("order", list(itertools.permutations((FIRST, MOVED, FIRST))))
def test_a_moved_meeting_counts_once(order: tuple[str, ...], lake: Lake, bring: Bring) -> None:
    for text in order:
        bring(text)
    assert met(lake) == [datetime(2025, 3, 5, 9)]


@pytest.mark.parametrize("order", list(itertools.permutations((FIRST, MOVED, OFF))))
def test_one_that_is_called_off_counts_not_at_all(order: tuple[str, ...], lake: Lake, bring: Bring) -> None:
    for text in order:
        bring(text)
    assert met(lake) == []


ALONE = MADE["event"]("u", ":20250305T090000Z", "SEQUENCE:2", f"ORGANIZER:mailto:{MARA}")


@pytest.mark.parametrize("last", [OFF, ALONE])
@pytest.mark.parametrize("turned", [False, True])
def test_what_names_nobody_any_more_still_calls_off(*, turned: bool, last: str, lake: Lake, bring: Bring) -> None:
    """A calendar that holds nothing but the cancellation, as it comes by mail."""
    other = event(":20250310T090000Z", 0, uid="other")
    steps: list[tuple[str, ...]] = [(FIRST, other), (last,)]
    for step in reversed(steps) if turned else steps:
        bring(*step)
    assert met(lake) == []


def test_what_is_undone_tells_no_state(lake: Lake, bring: Bring) -> None:
    bring(FIRST)
    off = bring(OFF)
    undo(lake, off)
    assert met(lake) == [datetime(2025, 3, 3, 9)]
    redo(lake, off)
    assert met(lake) == []


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("change", "hours"), [(LATER, [9, 15, 9]), (SKIPPED, [9, 9])])
def test_a_changed_occurrence_told_alone_changes_that_one_only(
    change: str, hours: list[int], turned: bool, lake: Lake, bring: Bring
) -> None:
    for text in (change, SERIES) if turned else (SERIES, change):
        bring(text)
    assert [moment.hour for moment in met(lake)] == hours


def test_the_newest_of_changes_and_of_a_newer_series_counts(lake: Lake, bring: Bring) -> None:
    for text in (SERIES, LATER, SKIPPED):
        bring(text)
    assert [moment.day for moment in met(lake)] == [3, 5]
    bring(event(":20250303T110000Z", 3, "RRULE:FREQ=DAILY;COUNT=2"))
    assert [(moment.day, moment.hour) for moment in met(lake)] == [(3, 11), (4, 11)]


def test_the_same_export_with_new_uids_counts_once(lake: Lake, bring: Bring) -> None:
    bring(FIRST)
    bring(FIRST.replace("UID:u", "UID:made-anew"))
    assert met(lake) == [datetime(2025, 3, 3, 9)]
