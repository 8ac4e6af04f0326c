"""`renown recruit searches`, and the search among candidates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.workspace import Workspace

QUERY = '("data engineer" OR "analytics engineer") AND python NOT (junior OR intern)'
FROM = {
    "purpose": "Data engineer",
    "basis": "6(1)(b)",
    "proof": "their mail of 4 May 2026",
    "source": "https://board.example.org/who",
    "visibility": "consent",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "ws", purpose="recruiting") as ws:
        ws.candidates.add("Ann Alder", **FROM, text="Analytics engineer: Python, SQL")
        ws.candidates.add("Bo Birch", **FROM, text="Junior data engineer: Python")
        ws.candidates.add("Cy Cedar", **FROM, text="Cook")
    return tmp_path / "ws"


def run(home: Path, *words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["recruit", *words, "--workspace", str(home)], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def test_the_search_prints_hits_and_links_and_points_at_what_is_wrong(home: Path) -> None:
    told = run(home, "search", QUERY, "--xray")
    assert "1 candidate here, the best fit first:" in told and "Ann Alder" in told and "Bo Birch" not in told
    assert "https://www.google.com/search?q=site%3Alinkedin.com%2Fin%20" in told and "\nXING:" in told
    assert "2 candidates here" in run(home, "search", "NOT cook")
    long = run(home, "search", " OR ".join(f"w{n}" for n in range(5_000)), code=5)
    assert "expected at most" in long and "^" in long


def test_a_search_is_kept_and_tells_who_is_new(home: Path) -> None:
    told = run(home, "searches", "keep", "Engineers", QUERY, "--on", "here", "--on", "linkedin")
    assert "Kept: 1, Engineers" in told and "(here, linkedin): 1 candidate here" in told
    with Workspace.open(home) as ws:
        ws.candidates.add("Di Dogwood", **FROM, text="Data engineer: Python")
    [row] = json.loads(run(home, "searches", "list", "--json"))
    assert (row["name"], row["found"], row["new"], row["changed"]) == ("Engineers", 2, 1, 0)
    told = run(home, "searches", "run", "1", "--seen")
    assert "1 candidate new since it was looked at:" in told and "Di Dogwood" in told and "Ann Alder" not in told
    assert "linkedin.com/search" in told and "google" not in told and "searches unsee 2" in told
    assert json.loads(run(home, "searches", "list", "--json"))[0]["new"] == 0
    assert "Taken back." in run(home, "searches", "unsee", "2")
    told = json.loads(run(home, "searches", "run", "1", "--json"))
    assert [one["name"] for one in told["news"]["new"]] == ["Di Dogwood"] and told["look"] is None


def test_a_search_is_renamed_changed_removed_and_brought_back(home: Path) -> None:
    run(home, "searches", "keep", "Engineers", QUERY)
    assert "Renamed: 1, People for data" in run(home, "searches", "rename", "1", "People for data")
    assert "Changed: 1, People for data, cook (here): 1 candidate here" in run(home, "searches", "change", "1", "cook")
    assert "Take it back: renown recruit searches back 1" in run(home, "searches", "remove", "1")
    assert json.loads(run(home, "searches", "list", "--json")) == []
    assert "It was removed before." in run(home, "searches", "remove", "1")
    assert "Here again: 1, People for data" in run(home, "searches", "back", "1")
    assert "People for data" in run(home, "searches", "list")
    assert "there is no search 9" in run(home, "searches", "run", "9", code=3)
    assert "character 1" in run(home, "searches", "change", "1", ")", code=5)
