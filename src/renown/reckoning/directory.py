"""Accounts and people of one derivation in memory: every page looks up a few of them, many times over.

Invariant: it answers what a query over the same derived table would; somebody who is gone is left out.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_LARGEST = (1 << 63) - 1


class Directory:
    """Which account is whose.

    >>> directory = Directory(pa.table({"account": [9, 4, 7], "person": [4, 4, 7]}))
    >>> directory.person_by_account([9, 7, 5]), directory.accounts_of(4), directory.accounts_of(5)
    ({7: 7, 9: 4}, (4, 9), ())
    """

    def __init__(self, mapping: pa.Table) -> None:
        """mapping: account, person; each account once."""
        account, person = (mapping[name].to_numpy() for name in ("account", "person"))
        order = np.argsort(account)
        self._account: Ints = account[order]
        self._person: Ints = person[order]

    def person_by_account(self, accounts: Iterable[int]) -> dict[int, int]:
        """The person of each of these accounts; accounts that are gone are left out."""
        wanted = np.array(sorted({a for a in accounts if abs(a) <= _LARGEST}), dtype=np.int64)
        at = found_at(self._account, wanted)
        there = at >= 0
        return dict(zip(wanted[there].tolist(), self._person[at[there]].tolist(), strict=True))

    def accounts_of(self, person: int) -> tuple[int, ...]:
        """All accounts of a person, rising."""
        return tuple(self._account[self._person == person].tolist())


def found_at(rising: Ints, wanted: Ints) -> Ints:
    """Where each wanted number stands among rising ones; -1 for one that does not.

    >>> found_at(np.array([2, 5, 9]), np.array([5, 6, 9, 10])).tolist()
    [1, -1, 2, -1]
    """
    at = np.searchsorted(rising, wanted)
    there = at < rising.size
    there[there] = rising[at[there]] == wanted[there]
    return np.where(there, at, -1)
