"""How well notes are read: lines in three languages with their right reading, all made up, against what is read.

Each file of `tests/ties/giving/notes` holds lines as `line | people | what | day | due`; `people.txt` holds everybody
who is known. Right means: exactly the people named, as they are named; exactly the kind; exactly both days. It needs no
data from outside.

    python benchmarks/evaluate_notes.py tests/ties/giving/notes
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from renown.ties.giving.notes.draft import Draft
from renown.ties.giving.notes.names import Roster
from renown.ties.giving.notes.reading import read

TODAY = date(2026, 11, 21)
"""The day the lines were written, a Saturday."""

SETS = ("lines", "wider", "heldout")
LANGUAGES = ("en", "de", "es")
GATES = {"people": 0.97, "what": 0.92, "days": 0.95}


@dataclass(frozen=True)
class Line:
    """A line and its right reading."""

    text: str
    people: frozenset[str]
    what: str
    day: date
    due: date | None

    def right(self, found: Draft) -> dict[str, bool]:
        """What of it was read rightly."""
        names = frozenset(span.text.lstrip("@") for span in found.names)
        return {
            "people": names == self.people,
            "what": found.what == self.what,
            "days": (found.day, found.due) == (self.day, self.due),
        }


def lines_of(file: Path) -> Iterator[Line]:
    """The lines of a file."""
    for row in file.read_text(encoding="utf-8").splitlines():
        text, people, what, day, due = (cell.strip() for cell in row.split("|"))
        named = frozenset(name.strip() for name in people.split(";") if name.strip())
        yield Line(text, named, what, _day(day) or TODAY, _day(due))


def _day(told: str) -> date | None:
    """A day as it stands in the files: a year is only named where it is another one."""
    return date.fromisoformat(told if len(told) > 5 else f"{TODAY.year}-{told}") if told else None


def figures(folder: Path, name: str) -> dict[str, float]:
    """How many lines a set has, and the share of them that was read rightly, by part."""
    roster = Roster.of((folder / "people.txt").read_text(encoding="utf-8").splitlines())
    lines = [line for language in LANGUAGES for line in lines_of(folder / f"{name}.{language}.txt")]
    right = [line.right(read(line.text, TODAY, roster)) for line in lines]
    return {"lines": len(lines), **{part: sum(r[part] for r in right) / len(lines) for part in GATES}}


def main() -> None:
    """Print the figures of every set as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = {name: figures(folder, name) for name in SETS}
    held = all(found["lines"][part] >= gate for part, gate in GATES.items())
    print(json.dumps({**found, "held": held}))


if __name__ == "__main__":
    main()
