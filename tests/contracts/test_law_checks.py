"""Each check of the law has tests that carry its id, where docs/law.md says; and each such id is a check there."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
REQUIRED = {f"G{n}" for n in range(1, 14)} - {"G7"} | {"D1", "D2", "D3", "D5"}
_ROW = re.compile(r"^\| ([A-Z]\d+) \|(?:[^|]*\|){2} ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_TEST = re.compile(r"^def test_((?:[gda]\d+_)+)", re.MULTILINE)


def told() -> dict[str, tuple[set[str], set[str]]]:
    """Of each check the places in the code and the files of tests that the page names."""
    page = (ROOT / "docs" / "law.md").read_text(encoding="utf-8")
    return {row[1]: (named(row[2]), named(row[3])) for row in _ROW.finditer(page)}


def named(cell: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", cell))


def carried() -> dict[str, set[str]]:
    """The files in which tests carry each id. Influence has promises of its own, by other letters."""
    found = defaultdict(set)
    for file in (ROOT / "tests").rglob("test_*.py"):
        for match in _TEST.finditer(file.read_text(encoding="utf-8")):
            for check in match[1].strip("_").upper().split("_"):
                found[check].add(file.relative_to(ROOT).as_posix())
    return dict(found)


def test_every_check_has_the_tests_that_the_page_names() -> None:
    page, found = {check: tests for check, (_, tests) in told().items()}, carried()
    assert set(page) >= REQUIRED and set(page) == set(found)
    missing = {check: tests - found[check] for check, tests in page.items() if tests - found[check]}
    assert missing == {}


def test_every_place_is_there() -> None:
    places = [ROOT / "src/renown" / place for where, _ in told().values() for place in where]
    assert [place for place in places if not place.exists()] == []
