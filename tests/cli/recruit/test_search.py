"""`renown recruit search`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from renown.cli.commands import app
from renown.workspace import Workspace

QUERY = '("data engineer" OR "analytics engineer") AND python NOT (junior OR intern)'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "ws").close()
    return tmp_path / "ws"


def ask(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["recruit", "search", "--workspace", str(home), *words])


def test_links_stand_whole_on_their_line_with_what_is_lost_below(home: Path) -> None:
    lines = ask(home, QUERY + " years:>=5", "--xray").output.splitlines()
    at = lines.index('  site:linkedin.com/in ("data engineer" OR "analytics engineer") python -junior -intern')
    assert lines[at + 1].startswith("  https://www.google.com/search?q=site%3Alinkedin.com%2Fin%20")
    assert lines[at + 1].endswith("-intern")
    assert "  - years:>=5: left out: Google cannot be asked for years" in lines[at + 2 :]


def test_one_platform_and_json(home: Path) -> None:
    told = json.loads(ask(home, "skill:rust and city:Graz", "--on", "github", "--json").output)
    assert told["query"]["text"] == "skill:rust AND city:Graz"
    assert told["query"]["notes"][0]["message"].startswith("'and' is read as AND")
    assert [search["text"] for one in told["elsewhere"] for search in one["searches"]] == [
        "type:user language:rust location:Graz"
    ]


def test_a_wrong_query_is_pointed_at(home: Path) -> None:
    said = ask(home, 'python AND ("data engineer" OR sql')
    assert said.exit_code == 5
    assert "character 12: found ( that nothing closes" in said.output
    query, marks = said.output.splitlines()[-2:]
    assert query[marks.index("^")] == "("
    unknown = ask(home, "python", "--on", "orkut")
    assert unknown.exit_code == 3
    assert "github" in unknown.output
