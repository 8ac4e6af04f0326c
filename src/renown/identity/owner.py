"""Which accounts may be the owner's: what an export says of itself. It is asked once, and never guessed.

Invariant: nothing here decides; a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that may be the owner's, and the sign that says so."""

    account: int
    network: str
    name: str
    handle: str
    sign: str


def candidates(accounts: pa.Table, confirmed: tuple[int, ...] = ()) -> tuple[Candidate, ...]:
    """The accounts that an export names as its owner's, and those confirmed already; by network and handle.

    >>> candidates(pa.table({"account": [1], "network": ["x"], "key": ["12"], "handle": ["ana"],
    ...                      "name": ["Ana"], "owner": [True]}))[0].sign
    'the export names this account as its own'
    """
    wanted = pc.or_(accounts["owner"], pc.is_in(accounts["account"], pa.array(confirmed, pa.int64())))
    found: dict[int, Candidate] = {}
    rows = accounts.filter(wanted).sort_by(
        [("owner", "descending"), ("network", "ascending"), ("account", "ascending")]
    )
    for row in rows.to_pylist():
        sign = "the export names this account as its own" if row["owner"] else "confirmed by you"
        handle = row["handle"] or row["key"]
        known = found.get(row["account"])
        if known is None or (not known.name and row["name"]):
            found[row["account"]] = Candidate(row["account"], row["network"], row["name"] or "", handle, sign)
    return tuple(found.values())
