"""The house rules that a machine can see, over every file of the source."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import renown
from renown.errors import RenownError

ROOT = Path(__file__).resolve().parents[1]
SOURCE = sorted((ROOT / "src").rglob("*.py"))
OWN = [*SOURCE, *sorted((ROOT / "scripts").glob("*.py")), *sorted((ROOT / "benchmarks").glob("*.py"))]
DRAWERS = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc", "stuff", "tools"}
NOUNS = set(
    "bing briefing encoding finding folding giving keyring mapping matching posting ranking reading reckoning scoring "
    "sorting sourcing standing wording xing".split()
)
"""Names in -ing that are things: `noting` is none."""

READS = re.compile(r"\bos\.(getenv\(|environ\.get\(|environ\[[^\]]+\](?!\s*=))")
READS_ENVIRONMENT = {"settings.py", "web/settings.py"}
HOUSE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def inside(path: Path) -> str:
    """The path below src/renown."""
    return path.relative_to(ROOT / "src" / "renown").as_posix()


def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def modules() -> list[str]:
    """Every module that can be imported by itself; Django's own need Django to be set up first."""
    found = [m.name for m in pkgutil.walk_packages(renown.__path__, "renown.", onerror=lambda _: None)]
    return [
        name for name in found if not name.startswith(("renown.desk", "renown.web")) and not name.endswith("__main__")
    ]


def test_no_room_is_a_drawer():
    names = {part for path in SOURCE for part in path.relative_to(ROOT / "src").with_suffix("").parts}
    assert names & DRAWERS == set()


def test_modules_are_nouns():
    names = {part for path in SOURCE for part in path.relative_to(ROOT / "src").with_suffix("").parts}
    assert {name for name in names if name.endswith("ing") and name.isidentifier()} - NOUNS == set()


def test_every_module_says_what_it_is_for():
    silent = [
        inside(path) for path in SOURCE if "/migrations/" not in path.as_posix() and not ast.get_docstring(syntax(path))
    ]
    assert silent == []


def test_every_error_stands_under_the_one_root():
    outside = []
    for name in modules():
        for error in vars(importlib.import_module(name)).values():
            raised = inspect.isclass(error) and issubclass(error, Exception) and error.__module__.startswith("renown.")
            if raised and not issubclass(error, RenownError):
                outside.append(f"{error.__module__}.{error.__name__}")
    assert sorted(set(outside)) == []


def test_every_kind_of_error_has_an_exit_code_of_its_own_or_its_parents():
    codes = [error.exit_code for error in RenownError.__subclasses__() if "exit_code" in vars(error)]
    assert len(codes) == len(set(codes))
    assert all(1 < code < 126 for code in codes)


def test_the_environment_is_read_in_the_settings_only():
    readers = [
        inside(path)
        for path in SOURCE
        if inside(path) not in READS_ENVIRONMENT and READS.search(path.read_text(encoding="utf-8"))
    ]
    assert readers == []


def test_nothing_is_left_unfinished():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError|pragma: no cover")
    assert [str(p.relative_to(ROOT)) for p in OWN if marks.search(p.read_text(encoding="utf-8"))] == []


def test_the_project_speaks_of_itself_only():
    told = [*OWN, *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    words = re.compile(r"\.\./shared/(design|evidence|formats|hooks)|\bChatGPT\b|\bClaude\b", re.I)
    assert [str(p.relative_to(ROOT)) for p in told if words.search(p.read_text(encoding="utf-8"))] == []


def test_warnings_are_errors_and_marks_are_declared():
    options = HOUSE["tool"]["pytest"]["ini_options"]
    assert options["filterwarnings"][0] == "error"
    assert options["xfail_strict"] is True
    assert {"--strict-markers", "--strict-config", "--doctest-modules"} <= set(options["addopts"].split())


def test_types_are_strict_and_functions_short():
    ruff = HOUSE["tool"]["ruff"]["lint"]
    assert HOUSE["tool"]["mypy"]["strict"] is True
    assert {"C90", "PLR0913", "PLR0915", "BLE", "ERA", "S608", "T20"} <= set(ruff["select"])
    assert (ruff["mccabe"]["max-complexity"], ruff["pylint"]["max-statements"], ruff["pylint"]["max-args"]) == (
        10,
        40,
        7,
    )


def test_the_lock_has_hashes_and_names_no_index():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", lock, re.M)
    assert len(pins) == len(re.findall(r"^\S+==", lock, re.M)) > 50
    assert not re.search(r"https?://|index-url|find-links", lock)


def test_everything_the_project_needs_is_locked():
    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    asked = [*HOUSE["project"]["dependencies"], *HOUSE["dependency-groups"]["dev"], *HOUSE["build-system"]["requires"]]
    names = {re.split(r"[\[<>=~!; ]", need)[0].lower() for need in asked}
    assert names - pinned == set()


@pytest.mark.parametrize("script", ["check_file_length.py", "check_names.py", "check_docs.py", "licences.py"])
def test_the_checks_pass(script):
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_verb_of_the_makefile_is_told_in_the_docs():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    for verb in ("demo", "test", "check", "bench", "evaluate", "docs", "lock"):
        assert re.search(rf"^{verb}:.*## ", makefile, re.M), verb
        assert f"`make {verb}`" in told
