"""Communities: found where they are, and the same for the same graph in whatever order it comes."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from renown.graph.communities import NONE, communities_of


def planted(seed: int, groups: int = 4, size: int = 15) -> csr_matrix:
    """A graph with dense groups and few ties between them, weights random."""
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(groups), size)
    chance = np.where(group[:, None] == group[None, :], 0.5, 0.01)
    return csr_matrix(rng.random(chance.shape) * (rng.random(chance.shape) < chance))


def test_dense_groups_are_found() -> None:
    labels = communities_of(planted(seed=1)).labels.reshape(4, 15)
    assert [len(set(group)) for group in labels.tolist()] == [1, 1, 1, 1]
    assert len(set(labels[:, 0].tolist())) == 4


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_nodes_changes_nothing(seed: int) -> None:
    graph, ids = planted(seed), np.random.default_rng(seed).permutation(10_000)[:60]
    shuffled = np.random.default_rng(seed + 1).permutation(60)
    straight = communities_of(graph, ids)
    mixed = communities_of(graph[shuffled][:, shuffled], ids[shuffled])
    assert straight.labels[shuffled].tolist() == mixed.labels.tolist()
    assert straight.version == mixed.version


def test_labels_are_numbered_by_size() -> None:
    sizes = np.bincount(communities_of(planted(seed=9)).labels)
    assert sizes.tolist() == sorted(sizes.tolist(), reverse=True)


def test_who_has_no_ties_has_no_community() -> None:
    graph = np.zeros((5, 5))
    graph[0, 1] = graph[1, 2] = 1.0
    graph[4, 4] = 3.0
    assert communities_of(csr_matrix(graph)).labels.tolist() == [0, 0, 0, NONE, NONE]
    assert communities_of(csr_matrix((3, 3))).labels.tolist() == [NONE] * 3


def test_direction_does_not_matter() -> None:
    graph = planted(seed=4)
    assert communities_of(graph).labels.tolist() == communities_of(csr_matrix(graph.T)).labels.tolist()


def test_another_graph_has_another_version() -> None:
    assert communities_of(planted(seed=1)).version != communities_of(planted(seed=2)).version


def test_nothing_is_left_to_chance() -> None:
    graph = planted(seed=3, groups=12, size=6)
    first = communities_of(graph).labels.tolist()
    for _ in range(20):
        assert communities_of(graph).labels.tolist() == first


def test_the_grouping_is_as_good_as_networkx_finds() -> None:
    graph = planted(seed=5, groups=6, size=20)
    both = nx.from_scipy_sparse_array(csr_matrix(graph + graph.T))
    theirs = nx.community.louvain_communities(both, seed=1)
    labels = communities_of(graph).labels
    ours = [set(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())]
    assert nx.community.modularity(both, ours) > nx.community.modularity(both, theirs) - 0.01
