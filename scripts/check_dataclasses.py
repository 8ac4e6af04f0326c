"""Refuse a dataclass that tells in one layer what a dataclass of another layer tells already.

Two dataclasses are too much alike when, of all the fields that either declares, at least `ALIKE` are in both, by name.
The upper layer then uses the lower one's, or inherits it and declares what it says besides. Invariant: two that are
alike stand for two ideas, and `REASONS` says which.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "renown"
ALIKE = 0.85
FEWEST_FIELDS = 3
"""Dataclasses with fewer fields of their own say too little to be compared."""

REASONS: dict[frozenset[str], str] = {}
"""Pairs (`layer.Name`) that are alike and yet two ideas, each with the reason."""


@dataclass(frozen=True)
class Found:
    """A public dataclass: its layer, name, file and the fields that it declares itself."""

    layer: str
    name: str
    file: str
    fields: frozenset[str]


def dataclasses_of(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The public dataclasses of a module with the fields that each declares itself.

    >>> list(dataclasses_of("@dataclass\\nclass A(B):\\n    x: int\\n    def f(self): ...\\nclass C:\\n    y: int\\n"))
    [('A', frozenset({'x'}))]
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and _is_dataclass(node):
            told = (part.target for part in node.body if isinstance(part, ast.AnnAssign))
            yield node.name, frozenset(name.id for name in told if isinstance(name, ast.Name))


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Which part of all the fields is in both.

    >>> likeness(frozenset("abc"), frozenset("abcd")), likeness(frozenset("a"), frozenset("b"))
    (0.75, 0.0)
    """
    return len(a & b) / len(a | b)


def found_in(source: Path) -> list[Found]:
    """Every dataclass below a folder that has enough fields to be compared."""
    found = []
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source)
        layer = file.with_suffix("").parts[0]
        for name, fields in dataclasses_of(path.read_text(encoding="utf-8")):
            if len(fields) >= FEWEST_FIELDS:
                found.append(Found(layer, name, file.as_posix(), fields))
    return found


def alike(source: Path) -> Iterator[tuple[Found, Found, float]]:
    """Each two dataclasses of two layers that are too much alike, without those that have a reason."""
    for a, b in combinations(found_in(source), 2):
        pair = frozenset({f"{a.layer}.{a.name}", f"{b.layer}.{b.name}"})
        if a.layer != b.layer and likeness(a.fields, b.fields) >= ALIKE and pair not in REASONS:
            yield a, b, likeness(a.fields, b.fields)


def main() -> int:
    """Print every two that are too much alike; the exit code says whether there are any."""
    found = list(alike(SOURCE))
    for a, b, share in found:
        print(
            f"{a.name} ({a.file}) and {b.name} ({b.file}) share {100 * share:.0f} % of their fields; use one, inherit "
            "it and add what is said besides, or name the pair with a reason in scripts/check_dataclasses.py"
        )
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
