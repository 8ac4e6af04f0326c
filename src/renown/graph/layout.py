"""Layout: places for the nodes of a small network picture, so that communities stand apart and ties are short.

What must stay true: the same graph gives the same picture; every point lies in the unit square; no clock, no chance.
A layout that starts where things stood before moves little when the graph changes little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from renown.errors import InputError

MOST_NODES = 300
EDGES_PER_NODE = 3
_STEPS, _STEPS_ANEW = 120, 24
_GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def lay_out(edges: Ints, weights: Floats, communities: Ints, before: Floats | None = None) -> Floats:
    """A point in the unit square for each node: an array of shape (nodes, 2).

    edges: shape (edges, 2), positions of nodes. weights: above 0, how strongly each edge draws.
    communities: one label per node; nodes of one community start side by side and are drawn to their centre.
    before: where each node stood before, not a number for new ones; then all start there, and move little.

    It is a force layout (Fruchterman & Reingold 1991) that starts from a sunflower for each community.
    Raises InputError for more than 300 nodes: such a picture says nothing.

    >>> points = lay_out(np.array([[0, 1]]), np.array([1.0]), np.array([0, 0, 1]))
    >>> points.shape, bool((points >= 0).all() and (points <= 1).all())
    ((3, 2), True)
    """
    size = communities.size
    if size > MOST_NODES:
        raise InputError(
            f"found {size} nodes to lay out, expected at most {MOST_NODES}", hint="show the strongest only"
        )
    if size < 2:
        return np.full((size, 2), 0.5)
    pull = _pull(edges, weights, size)
    same = (communities[:, None] == communities[None, :]).astype(np.float64)
    np.fill_diagonal(same, 0.0)
    pull += 0.6 * same / np.maximum(same.sum(axis=1, keepdims=True), 1.0)
    if before is None or np.isnan(before[:, 0]).all():
        points, steps = _start(communities), _STEPS
    else:
        points, steps = _resumed(before, pull), _STEPS_ANEW
    for step in range(_STEPS - steps, _STEPS):
        points = _moved(points, pull, reach=0.08 * (1.0 - step / _STEPS))
    return _in_unit_square(points)


def _resumed(before: Floats, pull: Floats) -> Floats:
    """Where the nodes stood, around the middle and as far apart as the forces hold them; new ones beside whom they
    belong to."""
    points = before - 0.5
    new = np.isnan(points[:, 0])
    known = np.where(new[:, None], 0.0, points)
    drawn = pull * ~new[None, :]
    weight = drawn.sum(axis=1, keepdims=True)
    beside = (drawn @ known) / np.maximum(weight, 1e-12)
    # No two on one spot: there the forces have no direction.
    points[new] = beside[new] + 0.02 * _sunflower(np.flatnonzero(new) + 1) / np.sqrt(new.size)
    return points


def _pull(edges: Ints, weights: Floats, size: int) -> Floats:
    """How strongly each two nodes draw each other; the heaviest edge draws with 1."""
    pull = np.zeros((size, size))
    if edges.size:
        strength = np.sqrt(weights / weights.max())
        np.maximum.at(pull, (edges[:, 0], edges[:, 1]), strength)
    np.fill_diagonal(pull, 0.0)
    both: Floats = np.maximum(pull, pull.T)
    return both


def _start(communities: Ints) -> Floats:
    """Communities on a sunflower, the largest in the middle; each community's nodes on a smaller one around it."""
    labels, code, sizes = np.unique(communities, return_inverse=True, return_counts=True)
    rank = np.empty(labels.size, dtype=np.int64)
    rank[np.lexsort((labels, -sizes))] = np.arange(labels.size)
    order = np.argsort(code, kind="stable")
    place = np.empty(code.size, dtype=np.int64)
    place[order] = np.arange(code.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    start: Floats = 0.35 * _sunflower(rank[code]) + 0.5 / np.sqrt(code.size) * _sunflower(place)
    return start


def _sunflower(position: Ints) -> Floats:
    """Points that fill a disc evenly, from its middle outwards."""
    angle, radius = position * _GOLDEN_ANGLE, np.sqrt(position)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _moved(points: Floats, pull: Floats, reach: float) -> Floats:
    """One step: all nodes push each other away, ties draw, and everything leans to the middle; at most `reach` far."""
    ideal = 1.0 / np.sqrt(points.shape[0])
    square = (points**2).sum(axis=1)
    distance2 = np.maximum(square[:, None] + square[None, :] - 2.0 * points @ points.T, 1e-9)
    # Push falls with the square of the distance, pull grows with it; both divided by the distance to give directions.
    per_way = ideal**3 / (distance2 * np.sqrt(distance2)) - pull
    force = points * per_way.sum(axis=1, keepdims=True) - per_way @ points - 0.3 * ideal * points
    length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-12
    moved: Floats = points + force / length * np.minimum(length, reach)
    return moved


def _in_unit_square(points: Floats) -> Floats:
    """Moved and scaled to fill the square, with a small margin, shape kept."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = max(float((high - low).max()), 1e-9)
    square: Floats = 0.5 + 0.94 * (points - (low + high) / 2.0) / span
    return square


def strongest_edges(ends: Ints, weights: Floats) -> Ints:
    """The positions of the edges to draw, the strongest first: those among the strongest few of either end.

    Enough to see groups, few enough to see anything.

    >>> everybody_with_everybody = np.argwhere(np.triu(np.ones((6, 6)), 1))
    >>> len(everybody_with_everybody), len(strongest_edges(everybody_with_everybody, np.arange(15.0)))
    (15, 12)
    """
    drawn = np.zeros(int(ends.max(initial=-1)) + 1, dtype=np.int64)
    kept = []
    for edge in np.argsort(-weights, kind="stable").tolist():
        if drawn[ends[edge]].min() < EDGES_PER_NODE:
            kept.append(edge)
            drawn[ends[edge]] += 1
    return np.array(kept, dtype=np.int64)
