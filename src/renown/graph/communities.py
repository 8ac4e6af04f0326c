"""Communities: groups of people who act because of each other more than because of others (Leiden).

What must stay true: the same graph gives the same communities, in whatever order its nodes come in. So the nodes are
put into the order of their ids first, nothing is shuffled, one thread works, and labels are numbered by size.
The algorithm is Leiden (Traag, Waltman & van Eck 2019) on scikit-network (BSD licence), with one step replaced.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version as package_version
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NONE = -1
"""The label of people who have no tie to anybody: no community."""


@dataclass(frozen=True, slots=True)
class Partition:
    """The community of every node (0 is the largest; -1 is none), and the version of this partition.

    version: algorithm, its release and a hash of the graph; two equal versions mean equal communities.
    """

    labels: NDArray[np.int32]
    version: str


def communities_of(adjacency: csr_matrix, ids: NDArray[np.int64] | None = None, seed: int = 0) -> Partition:
    """The communities of a graph whose weights say how much two nodes have to do with each other.

    adjacency: square, weights above 0; it is made symmetric, and ties of a node with itself are left out.
    ids: what to order the nodes by, each id once; their position if not given.
    seed: handed to the algorithm and kept in the version; as it is run here, nothing is drawn.

    >>> from scipy.sparse import csr_matrix
    >>> pairs = csr_matrix(np.kron(np.eye(2), np.ones((3, 3))))
    >>> communities_of(pairs).labels.tolist()
    [0, 0, 0, 1, 1, 1]
    """
    order = np.arange(adjacency.shape[0]) if ids is None else np.argsort(ids, kind="stable")
    graph = _canonical(adjacency, order)
    labels = np.empty(graph.shape[0], dtype=np.int32)
    labels[order] = _numbered(_leiden(graph, seed), graph)
    return Partition(labels, _version(graph, seed))


def _canonical(adjacency: csr_matrix, order: NDArray[np.int64]) -> csr_matrix:
    """The graph with nodes in this order, symmetric, without self-ties, indices sorted, nothing stored twice."""
    from scipy.sparse import csr_matrix

    graph = adjacency[order][:, order] if not np.array_equal(order, np.arange(order.size)) else adjacency
    both = csr_matrix(graph + graph.T, dtype=np.float64)
    both.setdiag(0.0)
    both.eliminate_zeros()
    both.sum_duplicates()
    return both


def _leiden(graph: csr_matrix, seed: int) -> NDArray[np.int64]:
    """Raw labels; without a single tie there is nothing to group."""
    if graph.nnz == 0:
        return np.zeros(graph.shape[0], dtype=np.int64)
    # Loaded when needed: it brings half a second of imports that no other question asks for.
    from scipy.sparse import csr_matrix

    from renown.graph.leiden import GreedyLeiden

    # 32-bit indices are what the compiled core reads; the weights' mean is brought to 1 as it sums in single precision.
    scaled = csr_matrix(
        (graph.data / graph.data.mean(), graph.indices.astype(np.int32), graph.indptr.astype(np.int32)), graph.shape
    )
    leiden = GreedyLeiden(random_state=seed, shuffle_nodes=False, return_probs=False, return_aggregate=False)
    return np.asarray(leiden.fit_predict(scaled), dtype=np.int64)


def _numbered(raw: NDArray[np.int64], graph: csr_matrix) -> NDArray[np.int32]:
    """Number the communities by size, ties by their first node; nodes without ties get `NONE`."""
    alone = np.diff(graph.indptr) == 0
    names, first, code = np.unique(raw[~alone], return_index=True, return_inverse=True)
    size = np.bincount(code, minlength=names.size)
    rank = np.empty(names.size, dtype=np.int32)
    rank[np.lexsort((first, -size))] = np.arange(names.size, dtype=np.int32)
    labels = np.full(raw.size, NONE, dtype=np.int32)
    labels[~alone] = rank[code]
    return labels


def _version(graph: csr_matrix, seed: int) -> str:
    """`leiden-greedy-<release>-<seed>-<hash of the graph>`; weights enter rounded: the last bit does not matter."""
    digest = hashlib.sha256(f"{graph.shape[0]}".encode())
    digest.update(graph.indptr.astype("<i8").tobytes())
    digest.update(graph.indices.astype("<i8").tobytes())
    digest.update(np.round(graph.data, 6).astype("<f8").tobytes())
    return f"leiden-greedy-{package_version('scikit-network')}-{seed}-{digest.hexdigest()[:12]}"
