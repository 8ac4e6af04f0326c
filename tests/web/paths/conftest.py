"""The owner's browser on a small made-up world, imported once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from renown.demo import build_world
from renown.web import application, served
from renown.workspace import Workspace


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a small made-up world, owner confirmed; a test that changes it takes a copy (`at_home`)."""
    world = build_world(tmp_path_factory.mktemp("exports"), seed=3, people=60, today=datetime.now(UTC).date())
    path = tmp_path_factory.mktemp("made-up") / "workspace"
    with Workspace.create(path) as ws:
        for file in world.exports:
            ws.imports.add(file, owner=world.owner_email)
        for account in (*(str(c.account) for c in ws.people.owner_candidates()), *world.owner_handles):
            ws.people.confirm_owner(account)
        ws.scores.rebuild()
    return path


@pytest.fixture
def at_home(made_up: Path, tmp_path: Path) -> Iterator[Client]:
    """The owner's browser on a copy of that workspace; the workspace itself is `served.workspace()`."""
    path = tmp_path / "workspace"
    shutil.copytree(made_up, path)
    key = served.enter(path).secret("pages").hex()
    application.adjust(path, 8765, key)
    client = Client(headers={"host": "127.0.0.1:8765"})
    client.get(f"/enter/{served.desk().create_link()}/")
    yield client
    served.leave()
