"""A small made-up world, written in real export formats and imported once for all tests that only read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from renown.demo import World, build_world
from renown.workspace import Workspace


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return build_world(tmp_path_factory.mktemp("exports"), seed=3, people=60, today=datetime.now(UTC).date())


@pytest.fixture(scope="session")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of that world; tests must not change it."""
    path = tmp_path_factory.mktemp("built") / "workspace"
    with Workspace.create(path) as ws:
        for export in world.exports:
            ws.imports.add(export, owner=world.owner_email)
        own = [str(candidate.account) for candidate in ws.people.owner_candidates()]
        for account in (*own, *world.owner_handles):
            ws.people.confirm_owner(account)
        for handle in world.vouch_for:
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
