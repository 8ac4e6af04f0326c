"""A small made-up world, written in real export formats and imported once for all tests that only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.demo import World
from renown.workspace import Workspace


@pytest.fixture(scope="session")
def world(sixty: World) -> World:
    return sixty


@pytest.fixture(scope="session")
def built(sixty: World, sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of that world, with people vouched for; tests must not change it."""
    path = tmp_path_factory.mktemp("built") / "workspace"
    shutil.copytree(sixty_at_home, path)
    with Workspace.open(path) as ws:
        for handle in sixty.vouch_for:
            ws.seeds.add(handle)
        ws.scores.rebuild()
    return path


@pytest.fixture
def ws(built: Path) -> Iterator[Workspace]:
    with Workspace.open(built) as opened:
        yield opened


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy that a test may change."""
    shutil.copytree(built, tmp_path / "workspace")
    with Workspace.open(tmp_path / "workspace") as opened:
        yield opened
