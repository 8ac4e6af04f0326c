"""Undoing gives back what was, redoing what is, and purging removes for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError
from renown.intake.imports import import_path, reports
from renown.intake.undo import purge, redo, undo
from renown.lake.lake import Lake
from renown.model.rows import InteractionRow

T = datetime(2024, 2, 3)
Export = Callable[..., Path]


def actors(lake: Lake) -> int:
    return len(set(lake.engine.fetch(lake.facts("interactions"), "test")["actor"].to_pylist()))


@pytest.fixture
def two(lake: Lake, export: Export) -> Lake:
    shared = InteractionRow("x", "like", "both", "t", T)
    import_path(lake, export("a.txt", [shared, InteractionRow("x", "like", "only a", "t", T)]))
    import_path(lake, export("b.txt", [shared, InteractionRow("x", "like", "only b", "t", T)]))
    return lake


def test_undoing_one_of_two_overlapping_imports_keeps_what_the_other_holds(two: Lake) -> None:
    assert actors(two) == 3
    both = two.data_version
    undo(two, 1)
    assert actors(two) == 2
    assert [report.undone for report in reports(two)] == [True, False]
    redo(two, 1)
    assert actors(two) == 3
    assert two.data_version == both


def test_purging_removes_the_files_of_what_was_undone(two: Lake) -> None:
    undo(two, 1)
    before = set((two.path / "facts").rglob("*.parquet"))
    assert purge(two) == 1
    after = set((two.path / "facts").rglob("*.parquet"))
    assert after < before
    assert {str(file.relative_to(two.path)) for file in after} == set(two.manifest.paths())
    with pytest.raises(NotFoundError, match="no import 1"):
        redo(two, 1)


def test_undoing_twice_or_what_is_not_there_is_refused(two: Lake) -> None:
    undo(two, 2)
    with pytest.raises(InputError, match="import 2 is undone already"):
        undo(two, 2)
    with pytest.raises(InputError, match="import 1 is not undone"):
        redo(two, 1)
    with pytest.raises(NotFoundError, match="no import 9"):
        undo(two, 9)
