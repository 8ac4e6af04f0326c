"""The map of a large network: inside its frame, the same each time, islands apart from each other."""

from __future__ import annotations

import numpy as np
import pytest

from renown.graph.map import ISLANDS, lay_out_map


def a_network(sizes: list[int], seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Communities of these sizes, four ties a head inside and some across."""
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(len(sizes)), sizes)
    inside = [rng.choice(np.flatnonzero(group == g), (4 * size, 2)) for g, size in enumerate(sizes)]
    edges = np.concatenate([*inside, rng.integers(0, len(group), (len(group) // 3, 2))])
    edges = np.unique(np.sort(edges[edges[:, 0] != edges[:, 1]], axis=1), axis=0)
    return edges, rng.exponential(1.0, len(edges)) + 0.01, group


@pytest.mark.parametrize("sizes", [[3], [60, 50], [400], [300, 120, 40, 5], [1] * (ISLANDS + 40), [900, 3, 3, 3]])
def test_every_point_lies_in_the_unit_square(sizes: list[int]) -> None:
    points = lay_out_map(*a_network(sizes, 1))
    assert points.shape == (sum(sizes), 2)
    assert np.isfinite(points).all() and points.min() >= 0.0 and points.max() <= 1.0


def test_the_same_network_gives_the_same_map() -> None:
    made = a_network([200, 90, 30], 2)
    assert (lay_out_map(*made) == lay_out_map(*made)).all()


def test_islands_do_not_lie_over_each_other_and_grow_with_their_people() -> None:
    edges, weights, group = a_network([400, 200, 100, 50, 25], 3)
    points = lay_out_map(edges, weights, group)
    centre = np.array([points[group == g].mean(axis=0) for g in range(5)])
    reach = np.array([np.linalg.norm(points[group == g] - centre[g], axis=1).max() for g in range(5)])
    for one in range(5):
        for other in range(one):
            apart = float(np.linalg.norm(centre[one] - centre[other]))
            inside = np.linalg.norm(points[group == one] - centre[other], axis=1) < 0.5 * reach[other]
            assert apart > 0.5 * (reach[one] + reach[other]) and not inside.any()
    assert reach.tolist() == sorted(reach.tolist(), reverse=True)


def test_people_of_no_community_share_an_island() -> None:
    edges, weights, group = a_network([150, 150], 4)
    alone = np.full(40, -1)
    points = lay_out_map(edges, weights, np.concatenate([group, alone]))
    centre = points[300:].mean(axis=0)
    spread = np.linalg.norm(points[300:] - centre, axis=1).max()
    assert (np.linalg.norm(points[:300] - centre, axis=1) > 0.5 * spread).all()


def test_a_small_change_moves_little_and_the_same_graph_nothing() -> None:
    draw = np.random.default_rng(5)
    size = 400
    home = np.arange(size) // 50
    pairs = np.array(
        [(a, b) for a in range(size) for b in range(a) if draw.random() < (0.2 if home[a] == home[b] else 0.005)]
    )
    weights = draw.uniform(1.0, 50.0, len(pairs))
    first = lay_out_map(pairs, weights, home)
    assert np.array_equal(first, lay_out_map(pairs, weights, home))
    # One tie in a hundred more, three people who come and three who go.
    grown = np.concatenate([home[3:], [0, 1, 2]])
    kept = pairs[(pairs >= 3).all(axis=1)] - 3
    more = draw.integers(0, size - 3, (len(pairs) // 100, 2))
    more = np.concatenate([more[more[:, 0] != more[:, 1]], [[size - 3, 5], [size - 2, 60], [size - 1, 110]]])
    ends = np.unique(np.sort(np.concatenate([kept, more]), axis=1), axis=0)
    before = np.concatenate([first[3:], np.full((3, 2), np.nan)])
    second = lay_out_map(ends, np.ones(len(ends)) * 10.0, grown, before)
    moved = np.linalg.norm(second[:-3] - first[3:], axis=1)
    assert np.median(moved) < 0.05 and np.quantile(moved, 0.95) < 0.12
    assert (second >= 0).all() and (second <= 1).all()
    # Whoever is new stands among the people of their community.
    for place, community in ((-3, 0), (-2, 1), (-1, 2)):
        middles = np.array([second[:-3][grown[:-3] == c].mean(axis=0) for c in range(8)])
        assert np.linalg.norm(middles - second[place], axis=1).argmin() == community
