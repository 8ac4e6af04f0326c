"""`renown recruit match`: who fits, one beside the vacancy, the shortlist, and what was shown."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from renown.cli.commands import app

FOUND = (
    *("--purpose", "Data engineer", "--basis", "6(1)(b)", "--proof", "her mail of 4 May 2026"),
    *("--visibility", "consent", "--source", "mail"),
)


def test_from_a_vacancy_to_a_shortlist(tmp_path: Path) -> None:
    path = str(tmp_path / "ws")

    def ask(*words: str, code: int = 0) -> str:
        found = CliRunner().invoke(app, [*words, "--workspace", path])
        assert found.exit_code == code, found.output
        return " ".join(found.output.split())

    ask("init", "--purpose", "recruiting")
    for name, cv in (
        ("ana", "Ana Lund\nana@example.org\n\nExperience\n2019 - today Data engineer, Harrowfield\nPython and SQL.\n"),
        ("bob", "Bob Birch\nbob@example.org\n\nExperience\n2015 - today Cook, Adler inn\nSoups.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(cv)
        ask("recruit", "candidates", "add", str(tmp_path / f"{name}.txt"), *FOUND)
    (tmp_path / "ad.txt").write_text("Data engineer\nRequirements\n- 2 years of Python\n- Docker\n")
    ask("recruit", "vacancy", "add", str(tmp_path / "ad.txt"))

    told = ask("recruit", "match", "1")
    assert "1. 2 years of Python (must): 1 of 2 name it" in told and told.index("Ana Lund") < told.index("Bob Birch")
    assert "missing: Docker" in told and "ask: Docker is not named; ask about it." in told
    assert "a person decides, one at a time" in told and "score" not in told
    one = ask("recruit", "match", "1", "1")
    assert "2 years of Python (must): named, " in one and "“Python and SQL.”" in one
    assert json.loads(ask("recruit", "match", "1", "--missing", "1", "--json"))["count"] == 1
    assert "expected 'none' or the number of a need" in ask("recruit", "match", "1", "--missing", "9", code=5)
    assert "Docker" in ask("recruit", "suits", "1") and json.loads(ask("recruit", "suits", "1", "--json"))["rows"]

    assert "take-off 1" in ask("recruit", "shortlist", "put", "1", "1", "--words", "knows tides")
    assert "knows tides" in ask("recruit", "shortlist", "show", "1")
    assert "put-back 1" in ask("recruit", "shortlist", "take-off", "1")
    assert "as entry 2" in ask("recruit", "shortlist", "put-back", "1")
    log = ask("recruit", "rankings")
    assert "vacancy 1 in version 1" in log and "1. Ana Lund, 2. Bob Birch (of 2; matching v2" in log
    assert json.loads(ask("recruit", "rankings", "--json", "--limit", "1"))["count"] == 3
