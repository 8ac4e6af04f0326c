"""`renown recruit skills`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace

Ask = Callable[..., str]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    Workspace.create(tmp_path / "ws").close()

    def asked(*words: str, code: int = 0, text: str | None = None) -> str:
        words = ("recruit", "skills", *words, "--workspace", str(tmp_path / "ws"))
        found = CliRunner().invoke(app, words, input=text)
        assert found.exit_code == code, found.output
        return found.output if "--json" in words else " ".join(found.output.split())

    return asked


def test_a_text_a_file_and_what_is_piped_in_are_looked_through(ask: Ask, tmp_path: Path) -> None:
    assert "0 6 Python Python skill" in ask("Python und Go")
    assert "7 9 Go Go skill" in ask("-", text="Python Go")[:200] or "Go" in ask("-", text="Python, Go")
    (tmp_path / "ad.txt").write_text("Koch (m/w/d) gesucht", encoding="utf-8")
    assert "0 4 Koch cook occupation" in ask(str(tmp_path / "ad.txt"))
    told = json.loads(ask("Koch und Python", "--kind", "skill", "--json"))
    assert [m["mention"]["concepts"] for m in told["found"]["mentions"]] == [["python"]]


def test_where_nothing_is_named_what_is_near_is_offered_or_nothing(ask: Ask) -> None:
    said = ask("kubernets")
    assert said.startswith("No skill and no occupation is named there.") and "Kubernetes" in said
    assert ask("flibbertigibbet") == "No skill and no occupation is named there."


def test_a_list_of_ones_own_counts_and_its_troubles_are_told(ask: Ask, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,label\nbasket,Basketry\na b,Nothing\n", encoding="utf-8")
    said = ask("Basketry", "--list", str(own))
    assert "own.csv, line 3: found 'a b'" in said and "Basketry skill" in said
    own.write_text("id|label\nbasket|Basketry\n", encoding="utf-8")
    assert "found 'id|label', expected the columns id and label" in ask("Basketry", "--list", str(own), code=5)
