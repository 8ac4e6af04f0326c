"""The trust walk against a dense solve, against networkx, and against the bound it promises."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_matrix, csr_matrix

from renown.errors import InputError
from renown.graph.walk import expected_visits


def random_shares(size: int, seed: int, spent: float) -> np.ndarray:
    """Shares of a random graph in which every node that acts spends this part of itself."""
    rng = np.random.default_rng(seed)
    acts = rng.random((size, size)) * (rng.random((size, size)) < 0.2)
    np.fill_diagonal(acts, 0.0)
    total = acts.sum(axis=1, keepdims=True)
    return spent * np.divide(acts, total, out=np.zeros_like(acts), where=total > 0)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000), st.floats(0.0, 1.0), st.floats(0.05, 1.0))
def test_visits_solve_the_linear_system(size: int, seed: int, spent: float, end: float) -> None:
    share = random_shares(size, seed, spent)
    start = np.random.default_rng(seed).integers(0, 2, size).astype(float)
    walk = expected_visits(csr_matrix(share), start, end)
    solved = np.linalg.solve(np.eye(size) - (1.0 - end) * share.T, start)
    assert np.abs(walk.visits - solved).sum() <= walk.residual + 1e-9
    assert walk.residual <= 1e-9 * max(start.sum(), 1.0) / end


def test_it_is_personalised_pagerank_when_everybody_spends_all() -> None:
    share = random_shares(30, seed=3, spent=1.0) + np.diag(np.full(29, 0.0), 1)
    share[share.sum(axis=1) == 0, 0] = 1.0
    start = np.zeros(30)
    start[[2, 7]] = 1.0
    walk = expected_visits(csr_matrix(share), start, end=0.15)
    graph = nx.from_numpy_array(share, create_using=nx.DiGraph)
    rank = nx.pagerank(graph, alpha=0.85, personalization={2: 1.0, 7: 1.0}, tol=1e-13, max_iter=1000)
    assert walk.visits * 0.15 / 2.0 == pytest.approx([rank[node] for node in range(30)], abs=1e-9)


def test_a_column_matrix_gives_the_same_walk() -> None:
    share = random_shares(25, seed=5, spent=0.7)
    start = np.eye(25)[0]
    by_row, by_column = (expected_visits(kind(share), start, 0.2).visits for kind in (csr_matrix, csc_matrix))
    assert by_row == pytest.approx(by_column, abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(st.integers(5, 40), st.integers(0, 10_000))
def test_what_stands_in_a_region_is_bounded_by_what_flows_in(size: int, seed: int) -> None:
    share, end = random_shares(size, seed, spent=0.9), 0.15
    region = np.arange(size) >= size // 2
    start = np.where(region, 0.0, 1.0)
    visits = expected_visits(csr_matrix(share), start, end).visits
    flow = (1.0 - end) * (visits[~region] @ share[np.ix_(~region, region)]).sum()
    assert visits[region].sum() <= flow / end + 1e-9


@pytest.mark.parametrize(
    ("share", "start", "end", "said"),
    [
        ([[0.0, 0.6], [0.0, 0.0]], [1.0, 0.0], 0.0, "probability above 0"),
        ([[0.0, 1.6], [0.0, 0.0]], [1.0, 0.0], 0.2, "sum to 1.6"),
        ([[0.0, -0.1], [0.0, 0.0]], [1.0, 0.0], 0.2, "below 0"),
        ([[0.0, 0.1], [0.0, 0.0]], [1.0], 0.2, "1 starts for a matrix"),
    ],
)
def test_what_is_no_walk_is_refused(share: list[list[float]], start: list[float], end: float, said: str) -> None:
    with pytest.raises(InputError, match=said):
        expected_visits(csr_matrix(np.array(share)), np.array(start), end)
