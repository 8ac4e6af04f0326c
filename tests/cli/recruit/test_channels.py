"""`renown recruit channels`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace


def test_the_list_and_one_card(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws").close()

    def ask(*words: str) -> str:
        found = CliRunner().invoke(app, ["recruit", *words, "--workspace", str(tmp_path / "ws")])
        assert found.exit_code == 0, found.output
        return found.output

    assert "LinkedIn" in ask("channels")
    assert "linkedin" in {row["name"] for row in json.loads(ask("channels", "--query", "career", "--json"))}
    assert ask("channels", "linkedin").startswith("LinkedIn: ")
    assert json.loads(ask("channels", "linkedin", "--json"))["checked"] == "2026-11-30"
