"""The arrows between the rooms are law: a wrong import, put into a copy of the source, is caught by its contract."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = [
    c["name"] for c in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]


WINGS = "wings of the workspace stand on each other downwards only"
PAGES = "the page of a person gathers; other wings of the pages do not know each other"


@dataclass(frozen=True)
class Mischief:
    """An import that must not be: which contract it breaks, where it stands, and other files it needs."""

    contract: str
    file: str
    line: str
    others: tuple[tuple[str, str], ...] = ()


MISCHIEF = [
    Mischief("rooms depend downwards only", "model/mischief.py", "import renown.ledger"),
    Mischief("rooms depend downwards only", "influence/mischief.py", "import renown.ties"),
    Mischief("rooms depend downwards only", "sources/mischief.py", "import renown.lake"),
    Mischief("rooms depend downwards only", "attic/__init__.py", "import renown.model"),
    Mischief("rooms depend downwards only", "intake/mischief.py", "import renown.reckoning"),
    Mischief(WINGS, "workspace/ties/mischief.py", "import renown.workspace.giving"),
    Mischief(WINGS, "workspace/paths/mischief.py", "import renown.workspace.people.people"),
    Mischief(WINGS, "workspace/groups/mischief.py", "from renown.workspace import team"),
    Mischief(WINGS, "workspace/context.py", "import renown.workspace.register"),
    Mischief(WINGS, "workspace/people/mischief.py", "import renown.workspace.recruit.channels"),
    Mischief(WINGS, "workspace/attic.py", "import renown.workspace.context"),
    Mischief("wings of ties stand on ties, not on each other", "ties/bonds.py", "import renown.ties.quiet"),
    Mischief("wings of ties stand on ties, not on each other", "ties/day/mischief.py", "import renown.ties.giving"),
    Mischief(
        "parts of recruit stand on each other downwards only",
        "recruit/query/mischief.py",
        "import renown.recruit.channels",
    ),
    Mischief("wings of the desk do not know each other", "desk/giving/mischief.py", "import renown.desk.day.goals"),
    Mischief("wings of the command line do not know each other", "cli/paths/mischief.py", "import renown.cli.data"),
    Mischief(PAGES, "web/views/giving.py", "import renown.web.views.people"),
    Mischief("engines are named in one room only", "ledger/mischief.py", "import duckdb"),
    Mischief("engines are named in one room only", "workspace/mischief.py", "import pyspark"),
    Mischief("the command line sees the workspace only", "cli/mischief.py", "import renown.ledger"),
    Mischief("the pages see the workspace and the desk only", "web/mischief.py", "import renown.lake"),
    Mischief("scores never decide about applicants", "recruit/mischief.py", "import renown.influence"),
    Mischief(
        "scores never decide about applicants",
        "recruit/mischief.py",
        "import renown.graph.detour",
        (("graph/detour.py", "import renown.influence"),),
    ),
    Mischief("platforms do not know each other", "sources/slack/importer.py", "import renown.sources.mbox.importer"),
]


def lint(folder: Path) -> str:
    """What import-linter says about a copy of the source."""
    command = [
        sys.executable,
        "-c",
        "import sys; sys.path[0:0] = ['src']; from importlinter.cli import lint_imports_command as c; c()",
    ]
    done = subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def verdicts(said: str) -> dict[str, str]:
    """Contract -> KEPT or BROKEN."""
    return {
        name: verdict for name in CONTRACTS for verdict in re.findall(rf"^{re.escape(name)} (KEPT|BROKEN)", said, re.M)
    }


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source and its contracts."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_source_as_it_stands_keeps_every_contract(house):
    said = lint(house)
    assert verdicts(said) == dict.fromkeys(CONTRACTS, "KEPT"), said


@pytest.mark.parametrize("mischief", MISCHIEF, ids=lambda m: f"{m.file}: {m.line}")
def test_a_wrong_import_is_caught_by_its_contract(house, mischief):
    for file, line in ((mischief.file, mischief.line), *mischief.others):
        path = house / "src" / "renown" / file
        path.parent.mkdir(exist_ok=True)
        before = path.read_text() if path.exists() else ""
        path.write_text(f"{before}\n{line}\n")
    said = lint(house)
    assert verdicts(said)[mischief.contract] == "BROKEN", said


def test_every_contract_has_its_mischief_and_is_told_in_the_docs():
    assert {m.contract for m in MISCHIEF} == set(CONTRACTS)
    told = (ROOT / "docs" / "house.md").read_text()
    assert [name for name in CONTRACTS if name not in told] == []
