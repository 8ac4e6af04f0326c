"""`renown recruit cv` on files as people have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from renown.cli.commands import app
from renown.demo.resumes.layouts import LAYOUTS, written

NOW = "2026-07-01"


def ask(*words: str, code: int = 0) -> str:
    """What the command prints."""
    found = CliRunner().invoke(app, ["recruit", "cv", *words])
    assert found.exit_code == code, found.output
    return found.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word file, a plain text, and the text again under another name."""
    made = tmp_path_factory.mktemp("cvs")
    for cv in written(1, LAYOUTS[:2]):
        (made / cv.name).write_bytes(cv.content)
    (made / "cv-99 copy.txt").write_bytes((made / "cv-00-0.txt").read_bytes() + b"\n\n")
    return made


def test_one_file_for_people_and_for_programs(folder: Path) -> None:
    cv = next(written(1, LAYOUTS[:1]))
    said = " ".join(ask(str(folder / cv.name), "--day", NOW).split())
    assert cv.truth.name in said and "years of experience" in said
    for job in cv.truth.jobs:
        assert job.start in said
    assert ", ".join(cv.truth.skills) in said
    told = json.loads(ask(str(folder / cv.name), "--json"))
    assert [(job["position"], job["name"]) for job in told["work"]] == [(j.title, j.employer) for j in cv.truth.jobs]


def test_a_folder_and_the_same_twice(folder: Path) -> None:
    said = " ".join(ask(str(folder), "--day", NOW).split())
    assert "cv-99 copy.txt" in said and "It says the same as cv-00-0.txt" in said
    assert len(json.loads(ask(str(folder), "--json"))) == 3


def test_wrong_words(folder: Path) -> None:
    assert "is no day" in ask(str(folder), "--day", "yesterday", code=5)
    ask(str(folder / "nothing.pdf"), code=3)
