"""What a place among one's contacts is worth: Burt's constraint, effective size, and who is reached through one only.

    p_uv = w_uv / sum_k w_uk
    constraint(u) = sum over contacts v of (p_uv + sum over contacts q of p_uq p_qv)^2        Burt 1992
    effective size(u) = n - 2 t / n, n contacts with t ties among them                        Borgatti 1997

Both read only the rows of a node and of its contacts, so one person's answer costs the same in a graph of any size.
Invariants: the answer does not depend on the numbering of the nodes; a graph is never changed by a what-if question.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from renown.errors import InputError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Around:
    """One node and its contacts.

    constraint: 0 (contacts in many circles that do not know each other) to about 1 (all in one); None without contacts.
    effective_size: how many contacts lead to different people. contacts, weights: node numbers and weights of the ties.
    reached: how many nodes are two steps away. only_through: for each contact, how many of those no other one reaches.
    """

    constraint: float | None
    effective_size: float
    contacts: Ints
    weights: Floats
    reached: int
    only_through: Ints


class Ties:
    """Undirected, weighted ties of nodes numbered from 0, ready for questions about one node at a time."""

    def __init__(self, a: Ints, b: Ints, weight: Floats, nodes: int) -> None:
        """One tie per position. Raises InputError for a tie with itself, one given twice, or a weight of 0 or less.

        >>> triangle = Ties(np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3), 3)
        >>> around = triangle.around(0)
        >>> round(around.constraint, 3), around.effective_size
        (1.125, 1.0)
        """
        _check(a, b, weight, nodes)
        from scipy.sparse import csr_matrix

        ends = np.concatenate([a, b]), np.concatenate([b, a])
        self.matrix = csr_matrix((np.concatenate([weight, weight]), ends), (nodes, nodes))
        self.nodes = nodes
        self.strength: Floats = np.bincount(ends[0], np.concatenate([weight, weight]), nodes).astype(np.float64)
        self._begins, self._others = self.matrix.indptr, self.matrix.indices
        self._weights: Floats = self.matrix.data

    def contacts(self, node: int) -> tuple[Ints, Floats]:
        """The contacts of a node, by number, and the weights of those ties."""
        span = slice(self._begins[node], self._begins[node + 1])
        return self._others[span].astype(np.int64), self._weights[span]

    def around(self, node: int, met: int | None = None, weight: float = 1.0) -> Around:
        """What the place of a node is worth; met: as if it had one tie more, with this node, of this weight."""
        contacts, weights = self.contacts(node)
        if met is not None and met != node and met not in contacts:
            contacts, weights = np.append(contacts, met), np.append(weights, weight)
        if not len(contacts):
            return Around(None, 0.0, contacts, weights, 0, np.zeros(0, np.int64))
        strength = self.strength[contacts]
        strength[len(self.contacts(node)[0]) :] += weight
        place = np.full(self.nodes, -1, dtype=np.int64)
        place[contacts] = np.arange(len(contacts))
        whose, at = self._spread(contacts)
        ends = self._others[at]
        inside = place[ends] >= 0
        share = weights / weights.sum()
        passed = (share / strength)[whose[inside]] * self._weights[at[inside]]
        indirect = np.bincount(place[ends[inside]], passed, len(contacts))
        far = ~inside & (ends != node)
        reached, only = self._beyond(whose[far], ends[far], len(contacts))
        return Around(
            float(((share + indirect) ** 2).sum()),
            len(contacts) - float(inside.sum()) / len(contacts),
            contacts,
            weights,
            reached,
            only,
        )

    def _spread(self, nodes: Ints) -> tuple[Ints, Ints]:
        """All ties of these nodes: which of the nodes each belongs to, and where it stands."""
        first = self._begins[nodes].astype(np.int64)
        many = self._begins[nodes + 1] - first
        whose = np.repeat(np.arange(len(nodes)), many)
        return whose, np.arange(len(whose)) + np.repeat(first - np.cumsum(many) + many, many)

    def _beyond(self, whose: Ints, ends: Ints, contacts: int) -> tuple[int, Ints]:
        """How many nodes lie two steps away, and how many of them only this or that contact reaches."""
        ways = np.bincount(ends, minlength=self.nodes)
        only = np.bincount(whose[ways[ends] == 1], minlength=contacts)
        return int(np.count_nonzero(ways)), only


def _check(a: Ints, b: Ints, weight: Floats, nodes: int) -> None:
    """Refuse what would make the figures wrong."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b)
    if (a == b).any() or len(np.unique(low * np.int64(nodes) + high)) < len(a):
        raise InputError("found a tie with itself or the same tie twice", hint="give each tie of two nodes once")
    if not (weight > 0.0).all():
        raise InputError(f"found a weight of {weight.min()}, expected above 0")
