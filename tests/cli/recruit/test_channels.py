"""`renown recruit channels`, `fits` and `advise`."""

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
        found = CliRunner().invoke(app, ["recruit", *words, "--workspace", str(tmp_path / "ws")], input=text)
        assert found.exit_code == code, found.output
        return " ".join(found.output.split()) if "--json" not in words else found.output

    return asked


def test_the_list_and_one_card(ask: Ask) -> None:
    assert "LinkedIn" in ask("channels") and "No channel fits" in ask("channels", "--query", "nothing says this")
    assert "linkedin" in {row["name"] for row in json.loads(ask("channels", "--query", "career", "--json"))}
    card = ask("channels", "instagram")
    assert card.startswith("Instagram (social network): ") and "at most 2,200 signs" in card and "seen 2026-" in card
    assert "they describe, and choose nobody" in card and "per click" in card
    assert json.loads(ask("channels", "linkedin", "--json"))["card"]["checked"] == "2026-11-30"
    assert "there is no channel" in ask("channels", "nowhere", code=3)


def test_a_text_is_measured_from_a_file_or_what_is_piped_in(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("a" * 281 + "\n", encoding="utf-8")
    assert "the text is 281, at most 280 are taken" in ask("fits", "x", str(tmp_path / "post.txt"), code=1)
    assert "Post: 2 signs (at most 280)" in ask("fits", "x", "-", text="ok\n")
    assert "no limit is known" in ask("fits", "xing", "-", text="ok")
    (tmp_path / "picture.bin").write_bytes(b"\xff\xd8\xff")
    assert "cannot be read as text" in ask("fits", "x", str(tmp_path / "picture.bin"), code=5)


def test_advice_says_why_and_what_it_does_not_know(ask: Ask) -> None:
    said = ask("advise", "Krankenpfleger:in", "--region", "DE", "--minutes", "300", "--budget", "0")
    assert "Read from the profession: health" in said and "in your mix" in said and "Not known:" in said
    assert "a first choice for health and care" in said
    found = json.loads(ask("advise", "--field", "software", "--json"))
    assert found["fields"] == ["software"] and found["guessed"] is False
    assert "expected one of" in ask("advise", "--field", "magic", code=5)
