"""From evidence to people: which units belong together for certain, and which pairs somebody should look at.

Invariant: two units between which the evidence speaks against one person are never put together, not by way of a third
either; the strongest evidence is heard first; the answer does not depend on the order of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.identity.candidates import pairs_of
from renown.identity.evidence import AGAINST, REVIEW, SIGNS, SURE, weigh
from renown.identity.traits import Ints, traits_of
from renown.model.networks import ONE_EACH


def candidates(accounts: pa.Table, facts: pa.Table, units: pa.Table) -> pa.Table:
    """The pairs of units that may be one person, strongest first: the columns of `evidence.weigh`, and `sure`.

    accounts, facts: canonical rows. units: account -> person by strong keys, as `mapping.resolve` gives them.
    """
    traits = traits_of(accounts, facts, units)
    found = weigh(traits, *pairs_of(traits))
    joined = joined_edges(found)
    found = found.append_column("sure", pa.array(joined))
    found = found.filter(pc.or_(pc.greater_equal(found["points"], REVIEW), found["sure"]))
    return found.sort_by([("points", "descending"), ("a", "ascending"), ("b", "ascending")])


def waiting(found: pa.Table, mapping: pa.Table, accounts: pa.Table, apart: Sequence[tuple[int, int]]) -> pa.Table:
    """The pairs of people that somebody should look at, strongest first: `found` with `one` and `other`, two people.

    found: candidates. mapping: account -> person, as things stand. accounts: account and network, at least.
    apart: pairs of accounts said to be two people; their people are not asked about again.
    """
    known = mapping.sort_by("account")
    ids, persons = known["account"].to_numpy(), known["person"].to_numpy()
    a, b = (persons[np.searchsorted(ids, found[side].to_numpy())] for side in ("a", "b"))
    told = found.append_column("one", pa.array(np.minimum(a, b))).append_column("other", pa.array(np.maximum(a, b)))
    told = _strongest(told.filter(pa.array((a != b) & ~_said(a, b, ids, persons, apart))))
    return _once(told, ids, persons, accounts)


def _said(a: Ints, b: Ints, ids: Ints, persons: Ints, apart: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Whether somebody said already that the two are two."""
    pairs = np.array(sorted(apart), dtype=np.int64).reshape(-1, 2)
    pairs = persons[np.searchsorted(ids, pairs[np.isin(pairs, ids).all(axis=1)])]
    both = np.sort(np.concatenate([np.stack([a, b], axis=1), pairs]), axis=1)
    named, code = np.unique(both, return_inverse=True)
    code = code.reshape(both.shape)
    number = code[:, 0] * named.size + code[:, 1]
    return np.asarray(np.isin(number[: a.size], number[a.size :]))


def _strongest(found: pa.Table) -> pa.Table:
    """Of the pairs of the same two people the strongest; the order stays."""
    seen = np.stack([found["one"].to_numpy(), found["other"].to_numpy()], axis=1)
    first = np.sort(np.unique(seen, axis=0, return_index=True)[1]) if len(seen) else np.zeros(0, dtype=np.int64)
    return found.take(pa.array(first))


def _once(found: pa.Table, ids: Ints, persons: Ints, accounts: pa.Table) -> pa.Table:
    """What speaks against people who came to have two accounts where one person has one, by earlier answers."""
    one, other = found["one"].to_numpy(), found["other"].to_numpy()
    asked = np.unique(np.concatenate([one, other]))
    held = np.zeros(asked.size, dtype=np.int64)
    for bit, network in enumerate(ONE_EACH):
        rows = accounts.filter(pc.equal(accounts["network"], network))["account"].to_numpy()
        of = persons[np.searchsorted(ids, rows)]
        held[np.isin(asked, of)] |= 1 << bit
    both = (held[np.searchsorted(asked, one)] & held[np.searchsorted(asked, other)]) > 0
    newly = both & (found["once"].to_numpy() == 0)
    sign = next(place for place, sign in enumerate(SIGNS) if sign.family == "once")
    points = np.where(newly, found["points"].to_numpy() + SIGNS[sign].points, found["points"].to_numpy())
    told = found.set_column(found.column_names.index("points"), "points", pa.array(points))
    marked = np.where(newly, sign, found["once"].to_numpy()).astype(np.int8)
    told = told.set_column(found.column_names.index("once"), "once", pa.array(marked))
    told = told.filter(pc.greater_equal(told["points"], REVIEW))
    return told.sort_by([("points", "descending"), ("one", "ascending"), ("other", "ascending")])


def joined_edges(found: pa.Table) -> NDArray[np.bool_]:
    """Which pairs make two units one: those that are sure, unless that would unite two of whom it is unlikely."""
    a, b, points = (found[name].to_numpy() for name in ("a", "b", "points"))
    sure = np.flatnonzero(points >= SURE)
    order = sure[np.lexsort((b[sure], a[sure], -points[sure]))]
    groups = _Groups(a, b, points, sure)
    joined = np.zeros(points.size, dtype=bool)
    joined[[place for place in order.tolist() if groups.join(int(a[place]), int(b[place]))]] = True
    return joined


class _Groups:
    """Units that grow together unless somebody among them is against somebody among the others."""

    def __init__(
        self, a: NDArray[np.int64], b: NDArray[np.int64], points: NDArray[np.float64], sure: NDArray[np.int64]
    ) -> None:
        self._members: dict[int, set[int]] = {}
        self._against: defaultdict[int, set[int]] = defaultdict(set)
        near = np.concatenate([a[sure], b[sure]])
        told = (points <= AGAINST) & np.isin(a, near) & np.isin(b, near)
        for one, other in zip(a[told].tolist(), b[told].tolist(), strict=True):
            self._against[one].add(other)
            self._against[other].add(one)

    def join(self, one: int, other: int) -> bool:
        """Make their groups one if nothing speaks against it; whether they are one now."""
        ours, theirs = self._members.setdefault(one, {one}), self._members.setdefault(other, {other})
        if ours is theirs:
            return True
        if any(self._against.get(unit, frozenset()) & theirs for unit in ours):
            return False
        small, large = sorted((ours, theirs), key=len)
        large |= small
        for unit in small:
            self._members[unit] = large
        return True
