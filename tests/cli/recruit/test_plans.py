"""`renown recruit plan`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace


def test_a_plan_is_walked_changed_and_written_to_files(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "ws") as ws:
        ws.vacancies.add("Nurse (m/f/d)\nLocation: Cork\nPay: 20 EUR an hour")

    def ask(*words: str, piped: str = "") -> str:
        command = ["recruit", "plan", *words, "--workspace", str(tmp_path / "ws")]
        found = CliRunner().invoke(app, command, input=piped)
        assert found.exit_code == 0, found.output
        return " ".join(found.output.split())

    assert "1. Target group" in ask("show", "1") and "step:optimisation" in ask("show", "1")
    said = ask(
        "frame", "1", "--start", "2026-12-01", "--minutes", "30", "--budget", "0", "--link", "https://a.example/7"
    )
    assert "does not fit your time" in said
    ask("set", "1", "step:paid", "--owner", "Ana", "--day", "2026-12-09")
    ask("add", "1", "brand", "Ask the team", "--minutes", "20")
    assert "1 done, 8 open" in ask("done", "1", "task:1")
    assert "Open again" in ask("done", "1", "task:1", "--undo")
    ask("drop", "1", "task:1")
    ask("undo", "1")
    assert [row["open"] for row in json.loads(ask("list", "--json"))] == [9]
    ask("channel", "1", "x", "--cost", "20")
    assert "at most 280 are taken" in ask("text", "1", "x", "-", piped="a" * 281)
    assert "x is not in this plan" in ask("channel", "1", "x", "--out") + ask("text", "1", "x")
    ask("export", "1", str(tmp_path / "plan.ics"))
    assert "BEGIN:VEVENT" in (tmp_path / "plan.ics").read_text()
    assert "(Ana, 2026-12-09, 30 minutes)" in ask("export", "1")
