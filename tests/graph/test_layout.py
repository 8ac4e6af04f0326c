"""The picture: inside the square, the same each time, communities apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.graph.layout import lay_out


def a_network(size: int, groups: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Edges, weights and communities of a made-up network."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, groups, size)
    chance = np.where(group[:, None] == group[None, :], 0.3, 0.02)
    edges = np.argwhere(np.triu(rng.random((size, size)) < chance, 1))
    return edges, rng.exponential(1.0, len(edges)) + 0.01, group


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(1, 6), st.integers(0, 1000))
def test_points_lie_in_the_unit_square(size: int, groups: int, seed: int) -> None:
    points = lay_out(*a_network(size, groups, seed))
    assert points.shape == (size, 2)
    assert np.isfinite(points).all()
    assert ((points >= 0.0) & (points <= 1.0)).all()


def test_the_same_network_gives_the_same_picture() -> None:
    assert (lay_out(*a_network(80, 4, 1)) == lay_out(*a_network(80, 4, 1))).all()


def test_communities_stand_apart_and_nobody_on_top_of_another() -> None:
    edges, weights, group = a_network(200, 5, 2)
    points = lay_out(edges, weights, group)
    distance = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    same = group[:, None] == group[None, :]
    np.fill_diagonal(same, val=False)
    apart = ~same & ~np.eye(200, dtype=bool)
    assert distance[same].mean() < 0.6 * distance[apart].mean()
    assert distance[same | apart].min() > 0.002


def test_too_many_nodes_are_refused() -> None:
    with pytest.raises(InputError, match="301 nodes"):
        lay_out(np.zeros((0, 2), dtype=np.int64), np.zeros(0), np.zeros(301, dtype=np.int64))
