"""A workspace in which a program has asked every address, made once for all tests of the interface."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from renown.demo import World
from renown.web import application
from renown.web import served as lobby
from renown.workspace import Workspace

from .candidate_addresses import keep_candidates
from .every_address import in_team, live
from .programs import Program


@dataclass(frozen=True)
class LivedIn:
    """Where it lies, and what was asked: method, address as the description has it, arguments, status, answer."""

    path: Path
    asked: list[tuple[str, str, dict[str, Any], int, Any]]


def serve(path: Path) -> Workspace:
    """Let the pages show this workspace."""
    key = lobby.enter(path).secret("pages").hex()
    application.adjust(path, 8765, key)
    return lobby.workspace()


def _in_recruiting(path: Path) -> list[tuple[str, str, dict[str, Any], int, Any]]:
    """What was asked about candidates, who live in a workspace of their own."""
    Workspace.create(path, purpose="recruiting").close()
    try:
        program = Program(serve(path).desk.tokens.create("a helper", writes=True))
        keep_candidates(program.done)
    finally:
        lobby.leave()
    return program.asked


@pytest.fixture(scope="session")
def lived_in(once: Any, sixty: World, sixty_at_home: Path) -> LivedIn:
    """The workspace of a small made-up world in which every address was asked; a test that changes it takes a copy."""

    def build(root: Path) -> LivedIn:
        shutil.copytree(sixty_at_home, root / "workspace")
        with Workspace.open(root / "workspace") as made:
            for handle in sixty.vouch_for:
                made.seeds.add(handle)
            made.scores.rebuild()
        in_team(root / "workspace", root)
        served = serve(root / "workspace")
        try:
            program = Program(served.desk.tokens.create("a helper", writes=True))
            live(program, served, sixty)
        finally:
            lobby.leave()
        program.asked += _in_recruiting(root / "recruiting")
        return LivedIn(root / "workspace", program.asked)

    made: LivedIn = once("lived-in", build)
    return made


@pytest.fixture
def at_home(lived_in: LivedIn, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of that workspace, served."""
    shutil.copytree(lived_in.path, tmp_path / "workspace")
    yield serve(tmp_path / "workspace")
    lobby.leave()
