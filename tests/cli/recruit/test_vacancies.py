"""`renown recruit check` and `renown recruit vacancy`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace

AD = "Koch (m/w/d)\nWir sind ein junges Team und suchen dich für die Küche.\nIhr Profil:\n- Kochen\n"


def test_an_advertisement_is_checked_kept_listed_and_shown(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws").close()
    file = tmp_path / "ad.txt"
    file.write_text(AD, encoding="utf-8")

    def ask(*words: str, piped: str = "") -> str:
        found = CliRunner().invoke(app, ["recruit", *words, "--workspace", str(tmp_path / "ws")], input=piped)
        assert found.exit_code == 0, found.output
        return " ".join(found.output.split())

    checked = ask("check", str(file))
    assert "Age, line 2: “junges Team”" in checked and "Better: engagiertes Team" in checked
    assert "8 AZR 406/14" in checked and "2016-08-11" in checked
    assert "pay not said" in checked
    assert json.loads(ask("vacancy", "list", "--json")) == []
    assert ask("vacancy", "add", "-", piped=AD).startswith("Kept as vacancy 1.")
    assert "Koch" in ask("vacancy", "list")
    assert "must Kochen text" in ask("vacancy", "show", "1")
    keys = [line["key"] for line in json.loads(ask("vacancy", "check", "1", "--json"))]
    assert "age.young|junges team" in keys
    with Workspace.open(tmp_path / "ws") as ws:
        ws.vacancies.dismiss(1, "age.young|junges team", "the oldest is 64")
    assert "(dismissed: the oldest is 64)" in ask("vacancy", "check", "1")


def test_what_is_no_advertisement_is_said_in_one_sentence(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "ws").close()
    found = CliRunner().invoke(app, ["recruit", "check", "-", "--workspace", str(tmp_path / "ws")], input=" ")
    assert found.exit_code != 0 and found.exception
