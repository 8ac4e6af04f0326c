"""Refuse a public constant that two modules of one layer name alike: two meanings, or one truth written twice.

Invariant: within a layer the name of a public constant says which one is meant. What only one module needs begins with
an underscore; what several need is defined once and imported.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "renown"
OWN = frozenset({"sources"})
"""Layers whose sub-packages know nothing of each other (a contract of imports): there each is looked at by itself."""


def constants(text: str) -> Iterator[str]:
    """The public constants that a module defines at its top, also under an `if` or a `try`.

    >>> list(constants("LIMIT = 3\\n_OWN = 4\\nLOW, HIGH = 0, 1\\nname = 'x'\\nT: int = 1\\nfrom a import MOST\\n"))
    ['LIMIT', 'LOW', 'HIGH', 'T']
    >>> list(constants("try:\\n    A = 1\\nexcept ImportError:\\n    A = 2\\ndef f():\\n    B = 3\\n"))
    ['A', 'A']
    """
    yield from _assigned(ast.parse(text).body)


def _assigned(body: Sequence[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.If | ast.Try | ast.With):
            for inside in ("body", "handlers", "orelse", "finalbody"):
                for block in getattr(node, inside, []):
                    yield from _assigned(block.body if isinstance(block, ast.ExceptHandler) else [block])
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        for name in (part for target in targets for part in ast.walk(target)):
            if isinstance(name, ast.Name) and name.id.isupper() and not name.id.startswith("_"):
                yield name.id


def scope_of(file: Path) -> str:
    """The layer a file below `src/renown` belongs to; a module at the root is a layer of its own.

    >>> scope_of(Path("ties/giving/balance.py")), scope_of(Path("sources/slack/layout.py"))
    ('ties', 'sources/slack')
    """
    parts = file.with_suffix("").parts
    return "/".join(parts[:2] if parts[0] in OWN and len(parts) > 2 else parts[:1])


def twice(source: Path) -> Iterator[tuple[str, str, list[Path]]]:
    """Each (layer, constant, files) of a constant that several files of a layer define, by layer and name."""
    found: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source)
        for name in dict.fromkeys(constants(path.read_text(encoding="utf-8"))):
            found[scope_of(file), name].append(file)
    yield from ((layer, name, files) for (layer, name), files in sorted(found.items()) if len(files) > 1)


def main() -> int:
    """Print every name that stands for two things; the exit code says whether there are any."""
    found = list(twice(SOURCE))
    for layer, name, files in found:
        where = ", ".join(file.as_posix() for file in files)
        print(f"{layer}: {name} is defined in {where}; say which is meant in its name, or define it once and import it")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
