"""Every command that needs nothing but a workspace answers in words, on a world in which the owner decided things."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.errors import RenownError
from renown.workspace import Workspace

ACTS = {"start", "demo", "serve", "init", "import", "sync", "export", "backup", "settle", "undo", "certain", "here"} | {
    "invite",
    "leave",
    "lend",
    "link",
    "unlend",
}
"""Commands that do something, and are tested where that is."""


def leaves(command: Any, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command without a required argument, by the words that call it."""
    for name, one in getattr(command, "commands", {}).items():
        yield from leaves(one, *before, name)
    alone = not hasattr(command, "commands") or command.invoke_without_command
    if before and alone and not any(p.required for p in command.params) and before[-1] not in ACTS:
        yield before


LISTINGS = [*leaves(typer.main.get_command(app))]


@pytest.fixture(scope="module")
def lived_in(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived-in") / "workspace"
    shutil.copytree(made_up, path)
    with Workspace.open(path) as ws:
        owner = ws.state().owner
        near = [row.person for row in ws.ties.warmth(limit=4) if row.person != owner]
        ws.circles.put(near[0], "family")
        ws.ties.correct(near[0], "close", "we talk every week")
        ws.notes.keep(f"thanked {ws.people.name(near[1])} for the article")
        ws.today.snooze(near[1], 2)
        ws.reminders.add("send a card", "2026-12-24", person=near[2])
        ws.leads.aim("Harrowfield")
    return path


@pytest.mark.parametrize("words", LISTINGS, ids=" ".join)
def test_it_answers_in_words(lived_in: Path, words: tuple[str, ...]) -> None:
    found = CliRunner().invoke(app, [*words, "--workspace", str(lived_in)])
    assert found.exception is None or isinstance(found.exception, (SystemExit, RenownError)), found.exception
    assert "Traceback" not in found.output


def test_the_listings_are_many() -> None:
    assert {("people",), ("owed",), ("circles",), ("warm", "corrections"), ("token", "list")} <= set(LISTINGS)
