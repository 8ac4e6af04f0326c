"""The catalogue through the door of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        yield workspace


def test_channels_are_found_by_words_and_filters(ws: Workspace) -> None:
    every = {row.name for row in ws.channels.list()}
    assert "linkedin" in every
    assert {row.name for row in ws.channels.list("linkedin")} <= every
    assert ws.channels.list("no channel says this") == ()
    for filters in ({"kind": "professional"}, {"field": "software"}, {"seeker": "latent"}):
        assert "linkedin" in {row.name for row in ws.channels.list(**filters)}
    assert "linkedin" not in {row.name for row in ws.channels.list(kind="messenger")}
