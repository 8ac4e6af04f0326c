"""`renown paths`, `ask`, `requests` and `jobs` from the first question to an undone step."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app


@pytest.fixture(scope="module")
def made_up(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made-up") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


def run(path: Path, *arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*arguments, "--workspace", str(path)])
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_from_a_goal_to_a_request_and_back(made_up: Path) -> None:
    shown = run(made_up, "paths", "--topic", "data quality")
    assert "people fit 'data quality'" in shown and "you to" in shown
    found = json.loads(run(made_up, "paths", "--topic", "data quality", "-n", "60", "--json"))
    way = next(path for path in found["paths"] if len(path["hops"]) == 2)
    target, between = str(way["person"]), str(way["hops"][0]["taker"])
    letter = run(made_up, "ask", target, "--through", between, "--language", "es", "--why", "mapas")
    assert "Nothing was sent" in letter and "¿Me presentarías" in letter and "Before you ask" in letter
    assert "Noted as request 1" in run(made_up, "ask", target, "--through", between, "--sent")
    assert "Request 1: agreed." in run(made_up, "requests", "step", "1", "agreed")
    listed = json.loads(run(made_up, "requests", "--json"))
    assert listed["requests"][0]["status"] == "agreed" and listed["so_far"]["agreed"] == 1
    assert "1 of 1 introducers agreed" in run(made_up, "requests")
    assert "'agreed' was taken back" in run(made_up, "requests", "undo", "1")
    assert "what may follow" in run(made_up, "requests", "--open")


def test_from_a_company_to_a_lead_and_back(made_up: Path) -> None:
    company = "Saltmarsh Analytics"
    assert "number 1" in run(made_up, "jobs", "aim", company, "--role", "data engineer", "--not-digital")
    assert company in run(made_up, "jobs", "companies")
    run(made_up, "jobs", "insiders", company)
    assert "Nobody is known" in run(made_up, "jobs", "insiders", "No Such House")
    assert "No tie has been silent" in run(made_up, "jobs", "dormant", "--as-of", "2000-01-01")
    assert "Noted as lead 1" in run(made_up, "jobs", "lead", company, "--role", "data engineer")
    assert "Lead 1: talk." in run(made_up, "jobs", "step", "1", "talk")
    assert json.loads(run(made_up, "jobs", "--json"))["leads"][0]["stage"] == "talk"
    assert "1 of 1 went on" in run(made_up, "jobs")
    assert "'talk' was taken back" in run(made_up, "jobs", "undo", "1")
    assert "Taken off" in run(made_up, "jobs", "drop", "1")
    assert "There is no company 9" in run(made_up, "jobs", "drop", "9")
