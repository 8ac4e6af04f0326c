"""One person's constraint, effective size and reach, against networkx on random graphs."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.graph.ego import Ties

GRAPHS = settings(max_examples=40, deadline=None)


def drawn(seed: int, nodes: int, chance: float) -> nx.Graph:
    """A random graph with random weights."""
    graph = nx.gnp_random_graph(nodes, chance, seed=seed)
    rng = np.random.default_rng(seed)
    for a, b in graph.edges():
        graph[a][b]["weight"] = float(rng.uniform(0.1, 9.0))
    return graph


def ties_of(graph: nx.Graph) -> Ties:
    rows = [(a, b, w) for a, b, w in graph.edges(data="weight")]
    a, b, weight = (np.array([row[i] for row in rows]) for i in range(3))
    return Ties(a.astype(np.int64), b.astype(np.int64), weight.astype(float), graph.number_of_nodes())


@GRAPHS
@given(st.integers(0, 10_000), st.integers(2, 40), st.floats(0.05, 0.9))
def test_constraint_and_effective_size_are_those_of_networkx(seed: int, nodes: int, chance: float) -> None:
    graph = drawn(seed, nodes, chance)
    ties = ties_of(graph)
    constraint, size = nx.constraint(graph, weight="weight"), nx.effective_size(graph)
    for node in graph:
        found = ties.around(node)
        if graph.degree(node):
            assert found.constraint == pytest.approx(constraint[node], abs=1e-9)
            assert found.effective_size == pytest.approx(size[node], abs=1e-9)
        else:
            assert found.constraint is None
            assert found.effective_size == 0.0


@GRAPHS
@given(st.integers(0, 10_000), st.integers(3, 30), st.floats(0.05, 0.6), st.floats(0.1, 20.0))
def test_what_if_is_the_same_as_having_met(seed: int, nodes: int, chance: float, weight: float) -> None:
    graph = drawn(seed, nodes, chance)
    ties = ties_of(graph)
    if graph.has_edge(0, nodes - 1):
        graph.remove_edge(0, nodes - 1)
        ties = ties_of(graph)
    asked = ties.around(0, met=nodes - 1, weight=weight)
    before = ties.around(0)
    graph.add_edge(0, nodes - 1, weight=weight)
    after = ties_of(graph).around(0)
    assert asked.constraint == pytest.approx(after.constraint, abs=1e-12)
    assert asked.effective_size == pytest.approx(after.effective_size, abs=1e-12)
    assert asked.reached == after.reached
    assert sorted(asked.only_through.tolist()) == sorted(after.only_through.tolist())
    again = ties.around(0)
    assert again.constraint == before.constraint
    assert again.contacts.tolist() == before.contacts.tolist()


@GRAPHS
@given(st.integers(0, 10_000), st.integers(2, 30), st.floats(0.05, 0.5))
def test_only_through_is_what_is_lost_without_that_contact(seed: int, nodes: int, chance: float) -> None:
    graph = drawn(seed, nodes, chance)
    found = ties_of(graph).around(0)

    def two_steps(of: nx.Graph) -> set[int]:
        return {node for node, far in nx.single_source_shortest_path_length(of, 0, 2).items() if far == 2}

    assert found.reached == len(two_steps(graph))
    for contact, only in zip(found.contacts.tolist(), found.only_through.tolist(), strict=True):
        rest = graph.copy()
        rest.remove_node(contact)
        assert only == len(two_steps(graph) - two_steps(rest))


@pytest.mark.parametrize(
    ("a", "b", "weight"), [([0], [0], [1.0]), ([0, 1], [1, 0], [1.0, 1.0]), ([0], [1], [0.0]), ([0], [1], [-1.0])]
)
def test_a_graph_that_would_give_wrong_figures_is_refused(a: list[int], b: list[int], weight: list[float]) -> None:
    with pytest.raises(InputError):
        Ties(np.array(a), np.array(b), np.array(weight), 2)


def test_meeting_somebody_one_knows_changes_nothing() -> None:
    ties = Ties(np.array([0, 1]), np.array([1, 2]), np.ones(2), 3)
    assert ties.around(0, met=1).constraint == ties.around(0).constraint
