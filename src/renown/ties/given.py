"""Given: whose things the owner took up most, beside what came back. A list for thanks and for balance, not a bill."""

from __future__ import annotations

import pyarrow as pa

from renown.ties.ties import PersonTie, ties_of


def most_given(ledger: pa.Table, owner: int, limit: int = 20) -> tuple[PersonTie, ...]:
    """People because of whom the owner acted most, most first (see `ties.ties_of` for what counts and the order).

    >>> row = {"actor": [1], "target": [2], "network": ["slack"], "kind": ["like"], "n": [5], "days": [2]}
    >>> [(t.person, t.given, t.received) for t in most_given(pa.table({**row, "first": [10], "last": [12]}), 1)]
    [(2, 5, 0)]
    """
    return ties_of(ledger, owner, limit)[1]
