"""The best paths of at most three hops, best by the product of the chances of their hops; exact, by numpy alone.

A path of three hops is a tie of the start, a tie of the goal, and a tie between: so it is found by walking out from
whichever end has less around it and meeting the other. Invariants: no path visits anybody twice; the order is total
(larger product, fewer hops, smaller node numbers); where a chance grows, the best paths get no worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from renown.errors import InputError

MOST_HOPS = 3
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes from start to goal, and the product of the chances of the hops."""

    nodes: tuple[int, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Side:
    """Neighbours of every node in one direction, as compressed rows; around: how many ties two steps off there are."""

    begins: Ints
    others: Ints
    chances: Floats
    around: Ints

    def near(self, node: int) -> tuple[Ints, Floats]:
        """The neighbours of a node and the chances of those hops."""
        span = slice(self.begins[node], self.begins[node + 1])
        return self.others[span], self.chances[span]

    def spread(self, nodes: Ints) -> tuple[Ints, Ints]:
        """All ties of these nodes: which of the nodes each belongs to, and where it stands."""
        first = self.begins[nodes]
        many = self.begins[nodes + 1] - first
        ends = np.cumsum(many)
        whose = np.repeat(np.arange(len(nodes)), many)
        return whose, np.arange(len(whose)) + (first - ends + many)[whose]


class Web:
    """Who can pass a word on to whom, and with what chance. Nodes are numbered from 0."""

    def __init__(self, source: Ints, target: Ints, chance: Floats, nodes: int) -> None:
        """One hop per position. Raises InputError for a hop to itself, a hop given twice, or a chance outside (0, 1].

        >>> web = Web(np.array([0, 1]), np.array([1, 2]), np.array([0.5, 0.5]), 3)
        >>> web.best_paths(0, 2)
        (Path(nodes=(0, 1, 2), chance=0.25),)
        """
        _check(source, target, chance, nodes)
        self.nodes = nodes
        self._out = _side(source, target, chance, nodes)
        self._in = _side(target, source, chance, nodes)

    def neighbours(self, node: int) -> tuple[Ints, Floats]:
        """Where one can go from a node, by rising number, and the chances of those hops."""
        return self._out.near(node)

    def best_paths(
        self, start: int, goal: int, limit: int = 10, closed: Iterable[int] = (), first: Floats | None = None
    ) -> tuple[Path, ...]:
        """The `limit` best paths of at most three hops from start to goal; none when they are the same.

        closed: nodes that no path may pass through; start and goal may be among them.
        first: other chances for the hops out of the start, in the order of `neighbours`; where it is 0 there is none.
        """
        if start == goal:
            return ()
        others, own = self.neighbours(start)
        chances = own if first is None else first
        out, last = self._ends(start, goal, closed, chances)
        direct = (Path((start, goal), chance) for chance in chances[others == goal].tolist() if chance > 0.0)
        found = [*direct, *_two_hops(start, goal, out, last, limit)]
        found += self._three_hops(start, goal, out, last, limit)
        return tuple(sorted(found, key=order)[:limit])

    def _ends(self, start: int, goal: int, closed: Iterable[int], first: Floats) -> tuple[Floats, Floats]:
        """The chance of the first hop to each node and of the last hop from it; 0 where a path may not pass."""
        out, last = np.zeros(self.nodes), np.zeros(self.nodes)
        shut = np.asarray(closed if isinstance(closed, np.ndarray) else [*closed], np.int64)
        for chances, others, known in ((out, self._out.near(start)[0], first), (last, *self._in.near(goal))):
            chances[others] = known
            chances[[start, goal]] = 0.0
            chances[shut] = 0.0
        return out, last

    def _three_hops(self, start: int, goal: int, first: Floats, last: Floats, limit: int) -> Iterator[Path]:
        forward = self._out.around[start] <= self._in.around[goal]
        side, chances = (self._out, first) if forward else (self._in, last)
        ends = side.near(start if forward else goal)[0]
        ends = ends[chances[ends] > 0.0]
        whose, at = side.spread(ends)
        near, far = ends[whose], side.others[at]
        u, v = (near, far) if forward else (far, near)
        product = first[u] * side.chances[at] * last[v]
        for i in _best(product, (u, v), limit):
            yield Path((start, int(u[i]), int(v[i]), goal), float(product[i]))


def order(path: Path) -> tuple[float, int, tuple[int, ...]]:
    """Sorts paths: the larger product first, then fewer hops, then smaller node numbers."""
    return -path.chance, len(path.nodes), path.nodes


def _two_hops(start: int, goal: int, first: Floats, last: Floats, limit: int) -> Iterator[Path]:
    between = np.flatnonzero(first * last)
    product = first[between] * last[between]
    for i in _best(product, (between,), limit):
        yield Path((start, int(between[i]), goal), float(product[i]))


def _best(product: Floats, nodes: tuple[Ints, ...], limit: int) -> Ints:
    """Where the largest products above 0 stand, best first; equal ones by node numbers."""
    there = np.flatnonzero(product)
    if len(there) > limit:
        values = product[there]
        there = there[values >= np.partition(values, len(values) - limit)[-limit]]
    by = np.lexsort((*(side[there] for side in reversed(nodes)), -product[there]))
    chosen: Ints = there[by[:limit]]
    return chosen


def _side(source: Ints, target: Ints, chance: Floats, nodes: int) -> Side:
    by = np.lexsort((target, source))
    degree = np.bincount(source, minlength=nodes)
    around = np.bincount(source, degree[target], minlength=nodes).astype(np.int64)
    begins = np.concatenate([[0], np.cumsum(degree)]).astype(np.int64)
    return Side(begins, target[by].astype(np.int64), chance[by].astype(np.float64), around)


def _check(source: Ints, target: Ints, chance: Floats, nodes: int) -> None:
    """Refuse what would make paths wrong."""
    if not len(source):
        return
    if (source == target).any() or len(np.unique(source * np.int64(nodes) + target)) < len(source):
        raise InputError("found a hop to itself or the same hop twice", hint="give each hop between two nodes once")
    if not (chance > 0.0).all() or not (chance <= 1.0).all():
        raise InputError(f"found chances from {chance.min()} to {chance.max()}, expected above 0 and at most 1")
