"""`renown references`, as typed: consent first, then the job, the pack and the thanks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app


def renown(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RENOWN_WORKSPACE", str(tmp_path / "ws"))
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "acts.txt").write_text("ana bo 1700000000 RT\nbo ana 1700000200 RT\n")
    table = ["--as", "table", "--network", "n", "--separator", " ", "--no-header", "--actor", "1", "--target", "2"]
    kinds = ["--time", "3", "--kind", "4", "--kind-map", "RT=reply"]
    assert renown("import", tmp_path / "acts.txt", *table, *kinds).exit_code == 0
    return tmp_path


def test_nobody_is_named_before_they_said_yes(folder: Path) -> None:
    assert renown("references", "add", "bo", "--skills", "SQL, storage", "--relation", "peer").exit_code == 0
    refused = renown("references", "use", "bo", "--job", "Data lead")
    assert refused.exit_code == 5
    assert "there is no consent" in refused.output
    assert renown("references", "consent", "bo", "asked").exit_code == 0
    assert "asked on" in renown("references").stdout
    assert renown("references", "consent", "bo", "given", "--words", "gladly").exit_code == 0
    (folder / "job.txt").write_text("storage at scale")
    assert "use 1" in renown("references", "use", "bo", "--job", "Data lead", "--text", folder / "job.txt").stdout
    assert renown("references", "brief", "1", "-o", folder / "pack.md").exit_code == 0
    assert "1. **storage**, named in the job" in (folder / "pack.md").read_text()
    assert renown("references", "step", "1", "outcome", "--words", "an offer").exit_code == 0
    (due,) = json.loads(renown("references", "thanks", "--json").stdout)
    assert due["use"] == 1
    assert renown("references", "step", "1", "thanked").exit_code == 0
    assert "was thanked" in renown("references", "thanks").stdout
    (use,) = json.loads(renown("references", "uses", "--json").stdout)
    assert (use["job"], use["outcome"]) == ("Data lead", "an offer")
    (fit,) = json.loads(renown("references", "rank", "storage", "--json").stdout)
    assert (fit["may_be_named"], fit["fits"]) == (True, ["storage"])
    assert "Taken back" in renown("references", "consent", "bo", "undo").stdout
    assert "Out of the pool" in renown("references", "remove", "bo").stdout


def test_what_cannot_be_read_is_said(folder: Path) -> None:
    assert renown("references", "add", "bo", "--skills", "SQL", "--since", "soon").exit_code == 5
    assert renown("references", "add", "bo", "--skills", "SQL", "--relation", "cousin").exit_code == 5
    assert renown("references", "step", "1", "eaten").exit_code == 5
