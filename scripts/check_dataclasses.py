"""Refuse a dataclass that tells in one layer what a dataclass of another layer tells already.

Two dataclasses are too much alike when, of all the fields that either declares, at least `ALIKE` are in both, by name.
The upper layer then uses the lower one's, or inherits it and declares what it says besides. The tables of the desk
(models of Django) are a layer of their own here, so that its records are held against them. Invariants: two that are
alike have a reason in `REASONS`, and a reason is for two that are there and alike.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TypeGuard

SOURCE = Path(__file__).resolve().parent.parent / "src" / "renown"
ALIKE = 0.85
FEWEST_FIELDS = 3
"""Dataclasses with fewer fields of their own say too little to be compared."""

TABLES = "desk.models"
"""The layer of the tables."""

PLAIN = "the row of a table as it is read or written, for those who load no Django; `recorded` or `told` goes between"
REASONS: dict[frozenset[str], str] = {
    frozenset({"desk.NewReference", "desk.models.Reference"}): PLAIN,
    frozenset({"desk.ConsentRecord", "desk.models.Consent"}): PLAIN,
    frozenset({"desk.NoteSaid", "desk.models.NoteSaid"}): PLAIN,
    frozenset({"desk.NewUse", "desk.models.ReferenceUse"}): PLAIN,
    frozenset({"desk.GoalRecord", "desk.models.Goal"}): PLAIN,
    frozenset({"model.LastWords", "desk.models.LastWord"}): PLAIN,
    frozenset({"desk.NewReminder", "desk.models.Reminder"}): PLAIN,
    frozenset({"desk.NewLetter", "desk.models.LetterDraft"}): PLAIN,
    frozenset({"desk.NewRequest", "desk.models.Request"}): PLAIN,
    frozenset({"desk.KnownServer", "desk.models.SyncServer"}): PLAIN,
    frozenset({"desk.NewStep", "desk.models.BulkStep"}): PLAIN,
    frozenset({"desk.SearchWords", "desk.models.KeptSearch"}): PLAIN,
    frozenset({"desk.NewCandidateStep", "desk.models.CandidateStep"}): PLAIN,
    frozenset({"recruit.PlanFrame", "desk.models.KeptFrame"}): PLAIN,
    frozenset({"recruit.PlanWord", "desk.models.KeptPlanWord"}): PLAIN,
    frozenset({"desk.StopRecord", "desk.models.TourStop"}): PLAIN,
}
"""Pairs (`layer.Name`) that are alike and may be, each with the reason."""


@dataclass(frozen=True)
class Found:
    """A public dataclass or table: its layer, name, file and the fields that it declares itself."""

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


def tables_of(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The classes of a module that declare columns, with the names of these.

    >>> list(tables_of("class A(Decision):\\n    x = models.TextField()\\n    k = ()\\nclass B:\\n    y: int\\n"))
    [('A', frozenset({'x'}))]
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            columns = (target for part in node.body if _is_column(part) for target in part.targets)
            if told := frozenset(name.id for name in columns if isinstance(name, ast.Name)):
                yield node.name, told


def _is_column(part: ast.stmt) -> TypeGuard[ast.Assign]:
    return (
        isinstance(part, ast.Assign)
        and isinstance(part.value, ast.Call)
        and ast.unparse(part.value.func).startswith("models.")
    )


def _is_dataclass(node: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Which part of all the fields is in both.

    >>> likeness(frozenset("abc"), frozenset("abcd")), likeness(frozenset("a"), frozenset("b"))
    (0.75, 0.0)
    """
    return len(a & b) / len(a | b)


def found_in(source: Path) -> list[Found]:
    """Every dataclass and table below a folder that has enough fields to be compared."""
    found = []
    for path in sorted(source.rglob("*.py")):
        file, text = path.relative_to(source), path.read_text(encoding="utf-8")
        layer = file.with_suffix("").parts[0]
        found += [Found(layer, name, file.as_posix(), fields) for name, fields in dataclasses_of(text)]
        if file.parts[:2] == ("desk", "models"):
            found += [Found(TABLES, name, file.as_posix(), fields) for name, fields in tables_of(text)]
    return [one for one in found if len(one.fields) >= FEWEST_FIELDS]


def alike(source: Path) -> Iterator[tuple[Found, Found, float]]:
    """Each two of two layers that are too much alike, without those that have a reason."""
    return ((a, b, share) for a, b, share in _alike(source) if _pair(a, b) not in REASONS)


def idle(source: Path) -> list[str]:
    """The pairs that have a reason and need none: one of the two is gone, or they are no longer alike."""
    needed = {_pair(a, b) for a, b, _ in _alike(source)}
    return sorted(" and ".join(sorted(pair)) for pair in REASONS if pair not in needed)


def _alike(source: Path) -> Iterator[tuple[Found, Found, float]]:
    for a, b in combinations(found_in(source), 2):
        share = likeness(a.fields, b.fields)
        if a.layer != b.layer and share >= ALIKE:
            yield a, b, share


def _pair(a: Found, b: Found) -> frozenset[str]:
    return frozenset({f"{a.layer}.{a.name}", f"{b.layer}.{b.name}"})


def main() -> int:
    """Print every two that are too much alike, and every reason without need; the exit code says whether any is."""
    found, needless = list(alike(SOURCE)), idle(SOURCE)
    for a, b, share in found:
        print(
            f"{a.name} ({a.file}) and {b.name} ({b.file}) share {100 * share:.0f} % of their fields; use one, inherit "
            "it and add what is said besides, or name the pair with a reason in scripts/check_dataclasses.py"
        )
    for pair in needless:
        print(f"{pair} are not alike any more; take their reason out of scripts/check_dataclasses.py")
    return min(len(found) + len(needless), 1)


if __name__ == "__main__":
    sys.exit(main())
