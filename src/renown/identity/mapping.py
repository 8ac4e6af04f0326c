"""Accounts to people: same mail address, same profile address, evidence that leaves no doubt, or a person's word.

Invariants: only a mapping, so every merge can be taken back; the answer does not depend on the order of rows;
somebody whose accounts share nothing strong stays several people; ids survive merges and come back after them.
A person's id is always the id of one of their accounts, now or once, so two people can never share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.model.networks import MAIL
from renown.model.values.email import ROLES

Ints = NDArray[np.int64]
Pair = tuple[int, int]

CROWD = 20
"""A key that more accounts share than this is a placeholder or a shared page, whatever it looks like."""


def resolve(
    accounts: pa.Table,
    links: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    previous: Mapping[int, int] | None = None,
) -> pa.Table:
    """account -> person, for every account, rising by account.

    accounts: rows of the canonical table; several may speak of one account. links, apart: pairs of accounts that a
    person said are one, or are two; a link is kept whatever else, an apart outweighs strong keys.
    previous: account -> person id of the last answer. A person keeps the id that its earliest account had, as long
    as the account of that id is not somebody else's now; a new person has the id of its smallest account.

    >>> rows = pa.table({"account": [5, 7], "network": ["slack", "email"], "key": ["U1", "ana@example.org"],
    ...                  "email": ["ana@example.org", None], "url": pa.array([None, None], pa.string())})
    >>> resolve(rows)["person"].to_pylist()
    [5, 5]
    """
    ids = np.unique(accounts["account"].to_numpy())
    keys, joined = strong_keys(accounts, ids), _positions(links, ids)
    label = _torn_apart(_components(ids.size, keys, joined), keys, joined, _positions(apart, ids))
    return pa.table({"account": ids, "person": _person_ids(ids, label, previous or {})})


def strong_keys(accounts: pa.Table, ids: Ints) -> tuple[Ints, Ints]:
    """Which account (position in `ids`) holds which strong key (a number): parallel columns."""
    of_mail = pc.if_else(pc.equal(accounts["network"], MAIL), accounts["key"], accounts["email"])
    mail = pc.if_else(_is_shared(of_mail), pa.scalar(None, pa.string()), pc.utf8_lower(of_mail))
    keys = pa.chunked_array([*mail.chunks, *pc.cast(accounts["url"], pa.string()).chunks], pa.string())
    owner = np.tile(np.searchsorted(ids, accounts["account"].to_numpy()), 2)
    codes = keys.combine_chunks().dictionary_encode().indices
    known = np.asarray(pc.is_valid(codes))
    return _without_crowds(owner[known], np.asarray(pc.fill_null(codes, 0), dtype=np.int64)[known])


def _without_crowds(owner: Ints, code: Ints) -> tuple[Ints, Ints]:
    """Each account and key once, and only keys that so few accounts share that they can be one person's."""
    size = int(code.max()) + 1 if code.size else 1
    owner, code = np.divmod(np.unique(owner * size + code), size)
    own = np.bincount(code, minlength=size)[code] <= CROWD
    return owner[own], code[own]


def _is_shared(addresses: pa.ChunkedArray[pa.Scalar[pa.DataType]]) -> pa.ChunkedArray[pa.Scalar[pa.DataType]]:
    """Whether an address belongs to a role: what stands before the @ or a tag is one of `ROLES`."""
    return pc.fill_null(pc.match_substring_regex(addresses, f"^({ROLES})[@+]", ignore_case=True), fill_value=False)


def _components(size: int, keys: tuple[Ints, Ints], joined: tuple[Ints, Ints]) -> Ints:
    """A label per account: accounts and keys are the nodes of one graph, links are edges between accounts."""
    # Loaded when needed: who is who is worked out once per import and then only read.
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    node, key = keys
    nodes = size + (int(key.max()) + 1 if key.size else 0)
    row, column = np.concatenate([node, joined[0]]), np.concatenate([key + size, joined[1]])
    graph = coo_matrix((np.ones(row.size, dtype=np.int8), (row, column)), shape=(nodes, nodes))
    return np.asarray(connected_components(graph, directed=False)[1][:size], dtype=np.int64)


def _torn_apart(label: Ints, keys: tuple[Ints, Ints], joined: tuple[Ints, Ints], parted: tuple[Ints, Ints]) -> Ints:
    """New labels for the few components that hold two accounts which a person said are not one."""
    clash = label[parted[0]] == label[parted[1]]
    if not clash.any():
        return label
    torn = np.isin(label, label[parted[0][clash]])
    groups = _Groups(zip(parted[0].tolist(), parted[1].tolist(), strict=True))
    for a, b in zip(*(side.tolist() for side in joined), strict=True):
        if torn[a]:
            groups.join(a, b)
    for members in _narrow_first(keys, torn):
        for at, account in enumerate(members):
            next((True for other in members[:at] if groups.join_if_allowed(other, account)), False)
    found = label.copy()
    found[torn] = [label.size + groups.root(int(account)) for account in np.flatnonzero(torn)]
    return found


def _narrow_first(keys: tuple[Ints, Ints], torn: NDArray[np.bool_]) -> list[list[int]]:
    """The accounts of each key among the torn ones: the fewer share a key, the more it says of them."""
    node, key = keys
    inside = torn[node]
    members: defaultdict[int, set[int]] = defaultdict(set)
    for account, code in zip(node[inside].tolist(), key[inside].tolist(), strict=True):
        members[code].add(account)
    return sorted((sorted(accounts) for accounts in members.values()), key=lambda accounts: (len(accounts), accounts))


class _Groups:
    """Sets of accounts that grow together unless that would unite two which are to stay apart."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._members: dict[int, set[int]] = {}
        self._root: dict[int, int] = {}
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def root(self, account: int) -> int:
        """The account that names the group."""
        return self._root.get(account, account)

    def join(self, a: int, b: int) -> None:
        """Make two groups one."""
        ours, theirs = self._of(a), self._of(b)
        if ours is not theirs:
            ours |= theirs
            root = min(ours)
            self._members[root] = ours
            self._root.update(dict.fromkeys(ours, root))

    def join_if_allowed(self, a: int, b: int) -> bool:
        """Make two groups one unless somebody in one is apart from somebody in the other; whether they are one now."""
        ours, theirs = self._of(a), self._of(b)
        if ours is not theirs and any(self._apart[account] & theirs for account in ours):
            return False
        self.join(a, b)
        return True

    def _of(self, account: int) -> set[int]:
        return self._members.setdefault(self.root(account), {account})


def agreeable(pairs: Iterable[Pair], apart: Iterable[Pair]) -> tuple[Pair, ...]:
    """Those of the pairs that can all be made one, taken in their order, without uniting two that are to stay apart.

    >>> agreeable([(1, 2), (2, 3)], [(1, 3)])
    ((1, 2),)
    """
    groups = _Groups(apart)
    return tuple(pair for pair in pairs if groups.join_if_allowed(*pair))


def _positions(pairs: Iterable[Pair], ids: Ints) -> tuple[Ints, Ints]:
    """Both ends of the pairs as positions, smaller id first; pairs with an account that is gone are left out."""
    ordered = np.array([sorted(p) for p in pairs if p[0] != p[1]], dtype=np.int64).reshape(-1, 2)
    at = _places(ids, ordered)
    there = (at >= 0).all(axis=1)
    return at[there, 0], at[there, 1]


def _places(ids: Ints, wanted: Ints) -> Ints:
    """Where each wanted id stands among the ids, -1 if it is gone."""
    if not ids.size:
        return np.full(wanted.shape, -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(ids, wanted), ids.size - 1)
    return np.where(ids[at] == wanted, at, -1)


def _person_ids(ids: Ints, label: Ints, previous: Mapping[int, int]) -> Ints:
    """One id per component: an earlier id that it may keep, else its smallest account."""
    _, smallest, component = np.unique(label, return_index=True, return_inverse=True)
    person = ids[smallest]
    heir, rank, earlier = _claims(ids, component, previous)
    order = np.lexsort((np.arange(heir.size), rank, heir))
    first = order[np.unique(heir[order], return_index=True)[1]]
    person[heir[first]] = earlier[first]
    return person[component]


def _claims(ids: Ints, component: Ints, previous: Mapping[int, int]) -> tuple[Ints, Ints, Ints]:
    """Which component may keep which earlier id, and how well it stands: by account, parallel columns.

    The component that holds the id's own account comes first (rank 0). An id whose account is gone may be kept by
    the component of the earliest account that had it (rank 1). Anybody else's claim is void.
    """
    holders = np.fromiter(previous.keys(), dtype=np.int64, count=len(previous))
    earlier = np.fromiter(previous.values(), dtype=np.int64, count=len(previous))
    order = np.argsort(holders)
    at, earlier = _places(ids, holders[order]), earlier[order]
    at, earlier = at[at >= 0], earlier[at >= 0]
    heir, home = component[at], _places(ids, earlier)
    _, first, again = np.unique(earlier, return_index=True, return_inverse=True)
    rank = np.where(home >= 0, 0, 1)
    valid = np.where(home >= 0, component[home] == heir, heir[first][again] == heir) if at.size else heir == heir
    return heir[valid], rank[valid], earlier[valid]
