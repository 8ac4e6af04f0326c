"""What everybody asks most is answered without loading what only other questions need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "ibis",
    "sqlglot",
    "scipy",
    "sknetwork",
    "pandas",
    "icalendar",
    "cryptography",
    "httpx",
    "ninja",
    "phonenumbers",
)
WATCHED = """
import sys
from renown.cli import main
sys.argv = ["renown", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write("loaded: " + " ".join(sorted({name.partition(".")[0] for name in sys.modules})) + "\\n")
"""


def loaded(*arguments: str) -> set[str]:
    """The packages that a command has loaded when it is done."""
    done = subprocess.run([sys.executable, "-c", WATCHED, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("loaded: ")[2].split())


@pytest.fixture(scope="module")
def workspace(sixty_at_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("light") / "workspace"
    shutil.copytree(sixty_at_home, path)
    return path


@pytest.mark.parametrize("words", ["people", "why", "--version"])
def test_people_and_why_load_no_engine_of_expressions(workspace: Path, words: str) -> None:
    arguments = [words] if words.startswith("-") else [words, "--workspace", str(workspace)]
    if words == "why":
        arguments.insert(1, best(workspace))
    loaded(*arguments)  # what is kept is made by the first who asks
    assert not loaded(*arguments) & set(HEAVY)


def best(workspace: Path) -> str:
    """The number of somebody with a score."""
    code = "import sys, renown; print(renown.Workspace.open(sys.argv[1]).people.page(per_page=1).rows[0].person)"
    return subprocess.run(
        [sys.executable, "-c", code, str(workspace)], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize("settled", ["", "; process.settle()"])
def test_a_process_that_used_the_engine_ends_without_a_word(workspace: Path, settled: str) -> None:
    code = (
        "import sys; from renown.workspace import process; process.start_lean(); import renown; "
        "ws = renown.Workspace.open(sys.argv[1]); ws.scores.evidence(ws.people.page(per_page=1).rows[0].person, "
        f"'resonance'){settled}; ws.close()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(workspace)], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_the_server_that_only_watches_loads_no_workspace() -> None:
    code = "import sys, renown.web.server; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {*HEAVY, "django", "numpy", "pyarrow", "duckdb"}
