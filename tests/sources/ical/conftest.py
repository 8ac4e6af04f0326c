"""A calendar of Mara's with some events in it, read to the end."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from renown.model.rows import Item

Read = Callable[..., list[Item]]
MADE = runpy.run_path(str(Path(__file__).parent / "exports.py"))


@pytest.fixture
def own(tmp_path: Path, read: Read) -> Callable[..., list[Item]]:
    """`own(*events)` reads a calendar of Mara's with these events."""

    def reading(*events: str, more: str = "", **options: str) -> list[Item]:
        path = tmp_path / "own.ics"
        path.write_text(MADE["calendar"](*events, more=more), "utf-8", newline="")
        return read("ical", path, **options)

    return reading
