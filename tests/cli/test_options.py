"""What an option cannot mean is said before anything is worked out: nothing is derived, nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "workspace").close()
    return tmp_path / "workspace"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("score --format parquet", "Name a file with --output"),
        ("score --output scores.csv", "a table is printed"),
        ("score --format csv --output nowhere/scores.csv", "there is no folder nowhere"),
        ("score --format csv --output .", ". is a folder"),
        ("score --as-of someday", "expected a date"),
        ("export tables --format table", "Choose csv, parquet or json"),
        ("export pyproject.toml", "pyproject.toml is a file"),
        ("contacts export nowhere/book.vcf", "there is no folder nowhere"),
        ("today --ics nowhere/day.ics", "there is no folder nowhere"),
        ("profile card --write nowhere/card.vcf", "there is no folder nowhere"),
        ("references brief 1 --output nowhere/brief.md", "there is no folder nowhere"),
        ("backup nowhere/all.renown", "there is no folder nowhere"),
        ("history nobody --record 30", "nobody here is called"),
        ("people --sort height", "found 'height'"),
    ],
)
def test_it_is_refused_at_once(empty: Path, monkeypatch: pytest.MonkeyPatch, words: str, found: str) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    result = CliRunner().invoke(app, [*words.split(), "--workspace", str(empty)], env={"COLUMNS": "200"})
    assert result.exit_code in (3, 5), result.output
    assert found in " ".join(result.output.split())
    worked_out = {file.name.partition(".")[0] for file in (empty / "derived").rglob("*.parquet")}
    assert not worked_out & {"ledger", "scores", "listing", "contact_days"}
    assert not list((empty / "history").rglob("*.parquet"))
