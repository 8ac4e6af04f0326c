"""Refuse files of code that have grown over 400 lines, comments and blank lines not counted.

Invariant: what `make check` refuses here is what docs/house.md promises.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

LIMIT = 400
ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("src", "tests", "benchmarks", "scripts")
SUFFIXES = (".py", ".js")


def code_lines(text: str) -> int:
    """How many lines are neither blank nor a comment.

    >>> code_lines("# why\\n\\nx = 1\\n")
    1
    """
    lines = (line.strip() for line in text.splitlines())
    return sum(1 for line in lines if line and not line.startswith(("#", "//")))


def too_long(root: Path, limit: int = LIMIT) -> Iterator[tuple[Path, int]]:
    """The files under the code rooms of `root` that pass the limit, with their length, in path order."""
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in SUFFIXES and "static/vendor" not in path.as_posix():
                length = code_lines(path.read_text(encoding="utf-8"))
                if length > limit:
                    yield path.relative_to(root), length


def main() -> int:
    """Print the files that are too long; the exit code says whether there are any."""
    found = list(too_long(ROOT))
    for path, length in found:
        print(f"{path}: {length} lines of code, at most {LIMIT} wanted; split it by what its parts are for")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
