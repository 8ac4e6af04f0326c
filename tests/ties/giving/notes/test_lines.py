"""Lines as people write them, with their right reading, in three languages: nothing is refused, and most is right.

`lines` were written before the reader of notes was; `wider` were written after it, to see what it missed, and the
reader was then widened; `heldout` were written after that, and nothing was changed because of them.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from renown.ties.giving.notes.draft import WHATS
from renown.ties.giving.notes.reading import read

HERE = Path(__file__).parent
ROOT = next(folder for folder in HERE.parents if (folder / "benchmarks").is_dir())


@pytest.fixture(scope="module")
def evaluation() -> ModuleType:
    """The program that measures; `make evaluate` runs the same."""
    spec = importlib.util.spec_from_file_location("evaluate_notes", ROOT / "benchmarks" / "evaluate_notes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "lines", "people", "what", "days"),
    [("lines", 300, 0.97, 0.92, 0.95), ("wider", 60, 0.97, 0.92, 0.95), ("heldout", 60, 0.95, 0.7, 0.95)],
)
def test_most_lines_are_read_rightly(
    evaluation: ModuleType, name: str, lines: int, people: float, what: float, days: float
) -> None:
    found = evaluation.figures(HERE, name)
    assert found["lines"] == lines
    assert found["people"] >= people and found["what"] >= what and found["days"] >= days, found


def test_a_wrong_reading_is_counted(evaluation: ModuleType) -> None:
    line = next(evaluation.lines_of(HERE / "lines.en.txt"))
    right = line.right(read(line.text, evaluation.TODAY))
    assert right == {"people": True, "what": True, "days": True}
    wrong = line.right(read("Coffee with Ben Okafor today", evaluation.TODAY))
    assert wrong == {"people": False, "what": False, "days": False}


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_no_line_is_refused_nor_told_twice(evaluation: ModuleType, language: str) -> None:
    lines = list(evaluation.lines_of(HERE / f"lines.{language}.txt"))
    assert len({line.text for line in lines}) == len(lines) == 100
    assert {line.what for line in lines} == set(WHATS)
    assert all(read(line.text, evaluation.TODAY).what in WHATS for line in lines)
