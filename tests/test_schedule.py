"""Files of tests are given out dearest first, and what ends or hangs a process is one failure among the others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[1]
CONFTEST = """
from tests import schedule
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return schedule.DearestFirst(config, log)
def pytest_collection_modifyitems(items):
    schedule.dearest_first(items)
def pytest_terminal_summary(terminalreporter):
    schedule.tell(terminalreporter)
"""
FILES = {
    "test_dies": "import os\ndef test_it_dies(): os._exit(1)\ndef test_after(): pass\n",
    "test_hangs": "import threading\ndef test_it_hangs(): threading.Event().wait()\ndef test_after(): pass\n",
    "test_many": "import pytest\n@pytest.mark.parametrize('n', range(9))\ndef test_well(n): pass\n",
}


def test_whoever_ends_or_hangs_fails_once_and_the_rest_runs(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\nfaulthandler_timeout = 3\nfaulthandler_exit_on_timeout = true\n")
    for name, text in FILES.items():
        (tmp_path / f"{name}.py").write_text(text)
    away = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "RENOWN_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "xdist", "-n", "2", "--dist", "loadfile", "--rootdir", "."],
        cwd=tmp_path,
        env=away | {"PYTHONPATH": str(HOUSE), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    assert "2 failed, 11 passed" in done.stdout
    assert "crashed while running 'test_dies.py::test_it_dies'" in done.stdout
    assert "crashed while running 'test_hangs.py::test_it_hangs'" in done.stdout
    assert 'test_hangs.py", line 2 in test_it_hangs' in done.stderr
    assert "dearest files" in done.stdout and " in all: gw" in done.stdout


def test_what_is_known_to_be_dear_is_there() -> None:
    from .schedule import LEAST_S, known

    costs = known()
    assert list(costs.values()) == sorted(costs.values(), reverse=True) and min(costs.values()) >= LEAST_S
    gone = [file for file in costs if not (HOUSE / file).exists()]
    assert gone == []
