"""A map of a whole network: places for thousands of nodes, communities as islands whose size follows their people.

Up to `layout.MOST_NODES` nodes it is the force layout. Beyond, the communities are laid out as if each were one node,
and every one of them becomes a disc of its own, again divided by Leiden where it is large. Invariants: the same graph
gives the same map; every point lies in the unit square; no two islands lie over each other.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from renown.graph.communities import communities_of
from renown.graph.layout import Floats, Ints, lay_out

LEAF = 120
"""So many nodes are laid out by force; a larger island is divided first."""

ISLANDS = 200
"""More communities than these are put together with the smallest, which become one island."""

MOST_ON_MAP = 20_000
GAP = 1.15
_PUSHES = 200


def lay_out_map(edges: Ints, weights: Floats, communities: Ints, before: Floats | None = None) -> Floats:
    """A point in the unit square for each node; parameters as for `lay_out`.

    >>> lay_out_map(np.array([[0, 1]]), np.array([1.0]), np.array([0, 0])).shape
    (2, 2)
    """
    size = communities.size
    if size <= LEAF:
        return lay_out(edges, weights, communities, before)
    ends = np.concatenate([edges, edges[:, ::-1]]) if edges.size else np.zeros((0, 2), dtype=np.int64)
    graph = csr_matrix((np.concatenate([weights, weights]), (ends[:, 0], ends[:, 1])), (size, size))
    return _placed(graph, communities, np.full((size, 2), np.nan) if before is None else before)


def _placed(graph: csr_matrix, labels: Ints, before: Floats) -> Floats:
    """Islands beside each other, and each one's nodes inside; both start from where they were."""
    island = _islands(labels)
    count = np.bincount(island)
    if len(count) < 2:
        return _disc(graph)
    centre, radius = _apart(_between(graph, island), np.sqrt(count.astype(np.float64)), _middles(island, before))
    points = np.empty((island.size, 2))
    for which in range(len(count)):
        members = np.flatnonzero(island == which)
        inside = _inside(graph[members][:, members], _around_middle(before[members]))
        points[members] = centre[which] + 2.0 * radius[which] / GAP * _round(inside)
    low, high = points.min(axis=0), points.max(axis=0)
    square: Floats = 0.5 + 0.96 * (points - (low + high) / 2.0) / max(float((high - low).max()), 1e-9)
    return square


def _islands(labels: Ints) -> Ints:
    """Labels from 0, the largest first; the smallest beyond `ISLANDS`, and nodes of none, share the last."""
    names, code, count = np.unique(labels, return_inverse=True, return_counts=True)
    rank = np.empty(names.size, dtype=np.int64)
    rank[np.lexsort((names, -count, names < 0))] = np.arange(names.size)
    island: Ints = np.minimum(rank[code], ISLANDS - 1)
    return island


def _between(graph: csr_matrix, island: Ints) -> csr_matrix:
    """How much the islands have to do with each other."""
    many = int(island.max()) + 1
    member = csr_matrix((np.ones(island.size), (np.arange(island.size), island)), (island.size, many))
    return csr_matrix(member.T @ graph @ member)


def _middles(island: Ints, before: Floats) -> Floats:
    """Where the middle of each island's nodes was; not a number where all of them are new."""
    known = ~np.isnan(before[:, 0])
    many = np.bincount(island[known], minlength=int(island.max()) + 1)
    sums = [np.bincount(island[known], before[known, axis], len(many)) for axis in (0, 1)]
    middle: Floats = np.where(many > 0, np.array(sums) / np.maximum(many, 1), np.nan).T
    return middle


def _around_middle(before: Floats) -> Floats:
    """Places of one island's nodes in the unit square, shape kept."""
    known = before[~np.isnan(before[:, 0])]
    if len(known) < 2:
        return np.full(before.shape, np.nan)
    low, high = known.min(axis=0), known.max(axis=0)
    square: Floats = 0.5 + 0.94 * (before - (low + high) / 2.0) / max(float((high - low).max()), 1e-9)
    return square


def _apart(between: csr_matrix, radius: Floats, before: Floats) -> tuple[Floats, Floats]:
    """Centres of discs of these radii, near whom they have to do with, none over another; all about one unit wide."""
    pairs = between.tocoo()
    up = pairs.row < pairs.col
    edges = np.stack([pairs.row[up], pairs.col[up]], axis=1).astype(np.int64)
    scale = 1.0 / (2.0 * np.sqrt((radius**2).sum()))
    radius = radius * scale * GAP
    weight = pairs.data[up].astype(np.float64)
    centre = lay_out(edges, weight, np.zeros(len(radius), dtype=np.int64), before)
    for _ in range(_PUSHES):
        centre, moved = _pushed(centre, radius)
        if not moved:
            break
    return centre, radius


def _pushed(centre: Floats, radius: Floats) -> tuple[Floats, bool]:
    """Discs that lie over each other move apart, the smaller one further."""
    away = centre[:, None, :] - centre[None, :, :]
    distance = np.maximum(np.linalg.norm(away, axis=2), 1e-9)
    over = np.maximum(radius[:, None] + radius[None, :] - distance, 0.0)
    np.fill_diagonal(over, 0.0)
    share = radius[None, :] ** 2 / (radius[:, None] ** 2 + radius[None, :] ** 2)
    step = (away / distance[:, :, None] * (over * share)[:, :, None]).sum(axis=1)
    return centre + step, bool(over.max(initial=0.0) > 1e-3 * float(radius.max()))


def _inside(graph: csr_matrix, before: Floats) -> Floats:
    """Places of one island's nodes: by force while it is small, divided by Leiden while that finds parts."""
    if graph.shape[0] <= LEAF:
        pairs = graph.tocoo()
        up = pairs.row < pairs.col
        edges = np.stack([pairs.row[up], pairs.col[up]], axis=1).astype(np.int64)
        return lay_out(edges, pairs.data[up], np.zeros(graph.shape[0], dtype=np.int64), before)
    labels = communities_of(graph).labels.astype(np.int64)
    parts = np.unique(labels[labels >= 0])
    return _placed(graph, labels, before) if len(parts) > 1 else _disc(graph)


def _disc(graph: csr_matrix) -> Floats:
    """An even disc, whoever has the strongest ties in the middle."""
    strength = np.asarray(graph.sum(axis=1)).ravel()
    place = np.empty(strength.size)
    place[np.argsort(-strength, kind="stable")] = np.arange(strength.size)
    angle, far = place * np.pi * (3.0 - np.sqrt(5.0)), 0.48 * np.sqrt((place + 0.5) / strength.size)
    return np.stack([0.5 + far * np.cos(angle), 0.5 + far * np.sin(angle)], axis=1)


def _round(points: Floats) -> Floats:
    """Points of the unit square brought into a disc of radius 0.5 around the origin, shape kept."""
    centred = points - 0.5
    far = float(np.linalg.norm(centred, axis=1).max(initial=0.0))
    inside: Floats = centred * (0.5 / far) if far > 0.0 else centred
    return inside
