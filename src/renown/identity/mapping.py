"""Accounts to people by strong keys alone: same mail address, same profile address, or a person's word.

Invariants: only a mapping, so every merge can be taken back; the answer does not depend on the order of rows;
somebody whose accounts share nothing strong stays several people; ids survive merges and come back after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Ints = NDArray[np.int64]
Pair = tuple[int, int]

ROLES = frozenset(
    [
        "abuse",
        "admin",
        "billing",
        "contact",
        "events",
        "hello",
        "help",
        "hr",
        "info",
        "jobs",
        "list",
        "mail",
        "mailer-daemon",
        "marketing",
        "news",
        "newsletter",
        "no-reply",
        "noreply",
        "notifications",
        "office",
        "postmaster",
        "press",
        "root",
        "sales",
        "security",
        "service",
        "support",
        "team",
        "webmaster",
    ]
)
"""Mailboxes that many people share: the same one makes nobody the same person."""


def resolve(
    accounts: pa.Table,
    links: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    previous: Mapping[int, int] | None = None,
) -> pa.Table:
    """account -> person, for every account, rising by account.

    accounts: rows of the canonical table; several may speak of one account. links, apart: pairs of accounts that a
    person said are one, or are two; a link is kept whatever else, an apart outweighs strong keys.
    previous: account -> person id of earlier answers. A person keeps the id that its earliest account had, else it
    is the smallest account's id.

    >>> rows = pa.table({"account": [5, 7], "network": ["slack", "email"], "key": ["U1", "ana@example.org"],
    ...                  "email": ["ana@example.org", None], "url": pa.array([None, None], pa.string())})
    >>> resolve(rows)["person"].to_pylist()
    [5, 5]
    """
    ids = np.unique(accounts["account"].to_numpy())
    node, key = strong_keys(accounts, ids)
    first, second = _positions(links, ids)
    label = _components(ids.size, node, key, first, second)
    for a, b in zip(*_positions(apart, ids), strict=True):
        if label[a] == label[b]:
            keep = node != b
            node, key = node[keep], key[keep]
            label = _components(ids.size, node, key, first, second)
    return pa.table({"account": ids, "person": _person_ids(ids, label, previous or {})})


def strong_keys(accounts: pa.Table, ids: Ints) -> tuple[Ints, Ints]:
    """Which account (position in `ids`) holds which strong key (a number): parallel columns."""
    of_mail = pc.if_else(pc.equal(accounts["network"], "email"), accounts["key"], accounts["email"])
    local = pc.list_element(pc.split_pattern(pc.fill_null(of_mail, "@"), "@"), 0)
    shared = pc.is_in(local, pa.array(sorted(ROLES)))
    mail = pc.if_else(shared, pa.scalar(None, pa.string()), of_mail)
    keys = pa.chunked_array([*mail.chunks, *pc.cast(accounts["url"], pa.string()).chunks], pa.string())
    owner = np.tile(np.searchsorted(ids, accounts["account"].to_numpy()), 2)
    codes = keys.combine_chunks().dictionary_encode().indices
    known = np.asarray(pc.is_valid(codes))
    return owner[known], np.asarray(pc.fill_null(codes, 0), dtype=np.int64)[known]


def _components(size: int, node: Ints, key: Ints, first: Ints, second: Ints) -> Ints:
    """A label per account: accounts and keys are the nodes of one graph, links are edges between accounts."""
    keys = int(key.max()) + 1 if key.size else 0
    row, column = np.concatenate([node, first]), np.concatenate([key + size, second])
    graph = coo_matrix((np.ones(row.size, dtype=np.int8), (row, column)), shape=(size + keys, size + keys))
    return np.asarray(connected_components(graph, directed=False)[1][:size], dtype=np.int64)


def _positions(pairs: Iterable[Pair], ids: Ints) -> tuple[Ints, Ints]:
    """Both ends of the pairs as positions, smaller id first; pairs with an account that is gone are left out."""
    ordered = np.array([sorted(p) for p in pairs], dtype=np.int64).reshape(-1, 2)
    at = np.searchsorted(ids, ordered)
    there = (ids[np.minimum(at, max(ids.size - 1, 0))] == ordered).all(axis=1) if ids.size else np.zeros(0, dtype=bool)
    return (at[there, 0], at[there, 1]) if ids.size else (np.zeros(0, np.int64), np.zeros(0, np.int64))


def _person_ids(ids: Ints, label: Ints, previous: Mapping[int, int]) -> Ints:
    """One id per component: an earlier id of one of its accounts that no other component has, else its smallest."""
    size = int(label.max()) + 1 if label.size else 0
    person = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(person, label, ids)
    chosen: dict[int, int] = {}
    present = [a for a in previous if _position(ids, a) >= 0]
    # An account that gave a person its id speaks first, so that of two halves the one that holds it keeps the id.
    for account in sorted(present, key=lambda a: (previous[a] != a, a)):
        component = int(label[_position(ids, account)])
        if component not in chosen and previous[account] not in chosen.values():
            chosen[component] = previous[account]
    for component, earlier in chosen.items():
        holder = _position(ids, earlier)
        if holder >= 0 and int(label[holder]) != component and int(label[holder]) not in chosen:
            continue
        person[component] = earlier
    return person[label]


def _position(ids: Ints, account: int) -> int:
    """Where an account stands among the ids, -1 if it is gone."""
    at = int(np.searchsorted(ids, account))
    return at if at < ids.size and ids[at] == account else -1
