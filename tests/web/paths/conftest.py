"""The owner's browser on a small made-up world, imported once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from renown.web import application, served


@pytest.fixture(scope="session")
def made_up(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a small made-up world, owner confirmed; a test that changes it takes a copy (`at_home`)."""
    path = tmp_path_factory.mktemp("made-up") / "workspace"
    shutil.copytree(sixty_at_home, path)
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
