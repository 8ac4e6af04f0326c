"""Draw the house: its rooms in the rows that the contracts give them, and the imports that are really there.

Invariant: the picture is made from `pyproject.toml` and the source alone, and the same source gives the same bytes. An
arrow that follows from others is left out: where a uses b and b uses c, that a uses c as well is not drawn.
"""

from __future__ import annotations

import ast
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS_WIDE = 27
LINE, HEAD, PAD = 15, 20, 12
GAP, SHAFT, ROW_GAP = 26, 16, 46
STYLE = """
  .sheet { fill: #fcfcfb } .box { fill: #eef3f8; stroke: #5f7d9c } .name { fill: #14202b; font-weight: 600 }
  .words { fill: #3d4c5a } .arrow { stroke: #5f7d9c } .tip { fill: #5f7d9c }
  @media (prefers-color-scheme: dark) {
    .sheet { fill: #12171c } .box { fill: #1d2833; stroke: #7d9cbb } .name { fill: #f0f4f8 }
    .words { fill: #b9c6d2 } .arrow { stroke: #7d9cbb } .tip { fill: #7d9cbb }
  }
""".strip("\n")

Edge = tuple[str, str]


@dataclass
class Spot:
    """A place in a row: a room, or (without a room) the shaft that a long arrow passes through."""

    key: str
    words: list[str] = field(default_factory=list)
    room: bool = True
    x: float = 0.0

    @property
    def width(self) -> float:
        """In pixels; as wide as its longest line."""
        lines = [len(self.key) * 8.8, *(len(line) * 6.9 for line in self.words)]
        return max(lines) + 2 * PAD if self.room else SHAFT


def rows_of(container: str, pyproject: str) -> list[list[str]]:
    """The rows of rooms in a package, from the top, as its contract of layers says."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers" and c["containers"] == [container])
    return [[name.strip(" ()") for name in layer.split("|")] for layer in layers]


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, and every name as if it were one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def edges_of(container: str, source: Path) -> set[Edge]:
    """Who uses whom among the rooms of a package. A room is a module of it or a package in it."""
    folder = source / Path(*container.split("."))
    found = set()
    for path in sorted(folder.rglob("*.py")):
        here = path.relative_to(folder).with_suffix("").parts[0]
        for name in imports_of(path):
            there = name.removeprefix(f"{container}.").split(".")[0] if name.startswith(f"{container}.") else here
            found.add((here, there))
    return {(a, b) for a, b in found if a != b}


def telling(edges: set[Edge]) -> set[Edge]:
    """The edges that do not follow from others.

    >>> sorted(telling({("a", "b"), ("b", "c"), ("a", "c")}))
    [('a', 'b'), ('b', 'c')]
    """
    below: dict[str, set[str]] = {}
    for a, b in edges:
        below.setdefault(a, set()).add(b)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = below.get(waiting.pop(), set()) - seen
            seen |= new
            waiting.extend(new)
        return seen

    return {(a, b) for a, b in edges if not any(b in reached(c) for c in below[a] - {b})}


def words_of(folder: Path, room: str) -> list[str]:
    """What a room says that it is for, in a few short lines."""
    file = folder / room / "__init__.py"
    told = ast.get_docstring(ast.parse((file if file.exists() else folder / f"{room}.py").read_text("utf-8"))) or ""
    sentence = " ".join(told.split("\n\n")[0].split()).partition(". ")[0].rstrip(".")
    name, colon, rest = sentence.partition(": ")
    said = rest if colon and len(name.split()) < 3 else name if colon else sentence
    plain = said.partition(";")[0].replace("`", "")
    return textwrap.wrap(plain[:1].upper() + plain[1:], WORDS_WIDE)


def placed(rows: Sequence[Sequence[str]], edges: set[Edge], folder: Path) -> tuple[list[list[Spot]], list[list[Spot]]]:
    """The rows with shafts for arrows that pass a row, ordered and set; and each arrow as the spots it goes through."""
    spots = {room: Spot(room, words_of(folder, room)) for row in rows for room in row}
    grid = [[spots[room] for room in row] for row in rows]
    row_of = {room: number for number, row in enumerate(rows) for room in row}
    arrows = []
    for a, b in sorted(edges):
        way = [spots[a]]
        for number in range(row_of[a] + 1, row_of[b]):
            way.append(Spot(f"{a}>{b}", room=False))
            grid[number].append(way[-1])
        arrows.append([*way, spots[b]])
    _order(grid, arrows)
    return grid, arrows


def _neighbours(arrows: list[list[Spot]]) -> dict[int, list[Spot]]:
    near: dict[int, list[Spot]] = {}
    for arrow in arrows:
        for upper, lower in pairwise(arrow):
            near.setdefault(id(upper), []).append(lower)
            near.setdefault(id(lower), []).append(upper)
    return near


def _order(grid: list[list[Spot]], arrows: list[list[Spot]]) -> None:
    """Each row by the middle of what its spots are joined to, swept up and down until little crosses."""
    near = _neighbours(arrows)
    middle = 0.0
    for row in grid:
        _pack(row, [0.0] * len(row))
    for sweep in range(24):
        for row in grid if sweep % 2 else grid[::-1]:
            wanted = {id(s): sum(n.x for n in near[id(s)]) / len(near[id(s)]) if id(s) in near else middle for s in row}
            row.sort(key=lambda spot: (wanted[id(spot)], spot.key))
            _pack(row, [wanted[id(spot)] for spot in row])
        middle = sum(spot.x for row in grid for spot in row) / sum(len(row) for row in grid)


def _pack(row: list[Spot], wanted: list[float]) -> None:
    """Set the spots of a row beside each other in their order, as near to where they want to be as they can."""
    at = float("-inf")
    for spot, want in zip(row, wanted, strict=True):
        spot.x = max(want, at + spot.width / 2)
        at = spot.x + spot.width / 2 + GAP
    off = sum(want - spot.x for spot, want in zip(row, wanted, strict=True)) / max(len(row), 1)
    for spot in row:
        spot.x += off


def drawn(container: str, source: Path, pyproject: str) -> str:
    """The picture of one package as SVG."""
    folder = source / Path(*container.split("."))
    rows = rows_of(container, pyproject)
    rooms = {room for row in rows for room in row}
    edges = telling({(a, b) for a, b in edges_of(container, source) if {a, b} <= rooms})
    grid, arrows = placed(rows, edges, folder)
    left = min(spot.x - spot.width / 2 for row in grid for spot in row) - GAP
    right = max(spot.x + spot.width / 2 for row in grid for spot in row) + GAP
    heights = [HEAD + 2 * PAD + LINE * max(len(spot.words) for spot in row if spot.room) for row in grid]
    tops = [GAP + sum(heights[:n]) + ROW_GAP * n for n in range(len(grid))]
    place = {id(spot): (tops[n], heights[n]) for n, row in enumerate(grid) for spot in row}
    for row in grid:
        for spot in row:
            spot.x -= left
    height = tops[-1] + heights[-1] + GAP
    body = [*(_arrow(arrow, place, arrows) for arrow in arrows)]
    body += [_box(spot, *place[id(spot)]) for row in grid for spot in row if spot.room]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right - left:.0f} {height:.0f}" '
        f'width="{right - left:.0f}" height="{height:.0f}" font-family="system-ui, sans-serif" role="img" '
        f'aria-label="The rooms of {container} and who uses whom">\n<style>\n{STYLE}\n</style>\n'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>\n'
        f'<rect class="sheet" width="100%" height="100%" rx="10"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _arrow(arrow: list[Spot], place: Mapping[int, tuple[float, float]], arrows: list[list[Spot]]) -> str:
    """One arrow from the foot of a room to the head of another, through the shafts between."""
    start, end = _port(arrow, arrows, 0), _port(arrow, arrows, -1)
    top, height = place[id(arrow[0])]
    d = f"M{start:.0f} {top + height:.0f}"
    x, y = start, top + height
    for spot in arrow[1:]:
        top, height = place[id(spot)]
        to = spot.x if not spot.room else end
        d += f"C{x:.0f} {(y + top) / 2:.0f} {to:.0f} {(y + top) / 2:.0f} {to:.0f} {top:.0f}"
        x, y = to, top
        if not spot.room:
            y = top + height
            d += f"V{y:.0f}"
    return f'<path class="arrow" fill="none" stroke-width="1.6" marker-end="url(#tip)" d="{d}"/>'


def _port(arrow: list[Spot], arrows: list[list[Spot]], end: int) -> float:
    """Where along a room's edge an arrow stands, among all those of that edge, so that they do not cross there."""
    room, beside = arrow[end], 1 if end == 0 else -2
    sharing = sorted((a for a in arrows if a[end] is room), key=lambda a: (a[beside].x, a[-1].key, a[0].key))
    share = (sharing.index(arrow) + 1) / (len(sharing) + 1)
    return room.x + (share - 0.5) * min(room.width, 22 * (len(sharing) + 1))


def _box(spot: Spot, top: float, height: float) -> str:
    left = spot.x - spot.width / 2
    lines = "".join(
        f'<text class="words" x="{spot.x:.0f}" y="{top + HEAD + PAD + 2 + LINE * n + LINE * 0.8:.0f}" font-size="12.5" '
        f'text-anchor="middle">{escape(line)}</text>'
        for n, line in enumerate(spot.words)
    )
    return (
        f'<rect class="box" x="{left:.0f}" y="{top:.0f}" width="{spot.width:.0f}" height="{height:.0f}" rx="7"/>'
        f'<text class="name" x="{spot.x:.0f}" y="{top + PAD + HEAD * 0.7:.0f}" font-size="16" '
        f'text-anchor="middle">{escape(spot.key)}</text>{lines}'
    )
