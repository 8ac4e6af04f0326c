"""People worth meeting: strangers two steps away, ranked by how warm the ways to them are and how few share each way.

    score(u, v) = sum over shared contacts z of (ln(1 + w_uz) + ln(1 + w_zv)) / ln(2 + s_z)
    w           = sum over days of contact of words 2^(-age / 30)        s_z: the sum of all w of z

It is the index of Adamic & Adar (2003), weighted, over ties that decay with a half-life of 30 days: somebody known to
two close friends of yours comes before somebody known to a hundred people who know everybody. Circulars and large lists
alone make neither a way nor an acquaintance (`quiet.CLOSE`): their readers may well be worth meeting. Invariants: no
person with whom the owner ever exchanged a word among few is named; a warmer way never lowers a score; ties by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from renown.graph.ego import Floats, Ints
from renown.ties.everybody import Everybody

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

REASONS = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody to meet: the score, how many contacts are shared, and who joins the two best, best first."""

    person: int
    score: float
    shared: int
    through: tuple[int, ...]


class Decayed:
    """Everybody's ties, each a sum of words that fade with a half-life of 30 days (`Bonds.recent`)."""

    def __init__(self, everybody: Everybody) -> None:
        bonds, close = everybody.bonds, everybody.close
        self.people: Ints = np.unique(np.concatenate([bonds.a, bonds.b])).astype(np.int64)
        low, high = np.searchsorted(self.people, bonds.a), np.searchsorted(self.people, bonds.b)
        worth = bonds.recent[close]
        self.tie = self._graph(low[close], high[close], worth)
        self._warm = self._graph(low[close], high[close], np.log1p(worth))
        self._rarity: Floats = 1.0 / np.log(2.0 + np.asarray(self.tie.sum(axis=1)).ravel())

    def _graph(self, a: Ints, b: Ints, value: Floats) -> csr_matrix:
        from scipy.sparse import csr_matrix

        ends = np.concatenate([a, b]), np.concatenate([b, a])
        return csr_matrix((np.concatenate([value, value]), ends), (len(self.people), len(self.people)))

    def node(self, person: int) -> int | None:
        """The position of a person; None for somebody never seen in contact."""
        at = int(np.searchsorted(self.people, person))
        return at if at < len(self.people) and int(self.people[at]) == person else None

    def strangers(self, node: int) -> tuple[Ints, Floats, Ints]:
        """Everybody exactly two steps from a node: positions, scores, and how many contacts are shared."""
        contacts = _row(self._warm, node)
        begins, ends = self._warm.indptr[contacts].astype(np.int64), self._warm.indptr[contacts + 1]
        many = ends - begins
        whose = np.repeat(np.arange(len(contacts)), many)
        at = np.arange(len(whose)) + np.repeat(begins - np.cumsum(many) + many, many)
        mine = self._warm.data[self._warm.indptr[node] : self._warm.indptr[node + 1]]
        worth = (mine[whose] + self._warm.data[at]) * self._rarity[contacts][whose]
        others = self._warm.indices[at]
        size = len(self.people)
        score: Floats = np.bincount(others, worth, size).astype(np.float64)
        shared = np.bincount(others, minlength=size).astype(np.int64)
        shared[[node, *contacts.tolist()]] = 0
        found = np.flatnonzero(shared)
        return found.astype(np.int64), score[found], shared[found]

    def through(self, node: int, other: int, limit: int = REASONS) -> tuple[int, ...]:
        """The contacts two people share, as ids; who adds most to the score comes first."""
        shared = np.intersect1d(_row(self._warm, node), _row(self._warm, other), assume_unique=True)
        mine, theirs = (np.asarray(self._warm[n, shared].todense()).ravel() for n in (node, other))
        worth = (mine + theirs) * self._rarity[shared]
        best = np.lexsort((self.people[shared], -worth))[:limit]
        return tuple(self.people[shared[best]].tolist())


def _row(graph: csr_matrix, node: int) -> Ints:
    """The nodes that a node is joined with."""
    joined: Ints = graph.indices[graph.indptr[node] : graph.indptr[node + 1]].astype(np.int64)
    return joined


def worth_meeting(
    ties: Decayed, owner: int, without: frozenset[int] = frozenset(), limit: int = 20
) -> tuple[Meeting, ...]:
    """Whom the owner should meet, best first; without: bots, organisations and whoever else is not to be named.

    >>> import pyarrow as pa
    >>> days = {"a": [1, 2], "b": [2, 3], "network": ["slack"] * 2, "day": [9, 9], "out": [1, 1], "in_": [0, 0]}
    >>> ties = Decayed(Everybody(pa.table({**days, "weight": [1.0, 1.0]}), 9))
    >>> [(found.person, found.shared, found.through) for found in worth_meeting(ties, 1)]
    [(3, 1, (2,))]
    """
    node = ties.node(owner)
    if node is None:
        return ()
    found, score, shared = ties.strangers(node)
    order = np.lexsort((ties.people[found], -score))
    chosen = [at for at in order.tolist() if int(ties.people[found[at]]) not in without][:limit]
    return tuple(
        Meeting(int(ties.people[found[at]]), float(score[at]), int(shared[at]), ties.through(node, int(found[at])))
        for at in chosen
    )
