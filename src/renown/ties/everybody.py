"""Everybody's contact as of a day, read once for all who ask: who knows whom, how warm, on which networks.

Invariant: what is asked of networks, of paths and of people to meet rests on these same pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.bonds import Bonds, bonds_of
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers

FIELDS = Bonds.__slots__


class Everybody:
    """The ties of all pairs as of a day. A circular to thirty alone is none (`quiet.CLOSE`)."""

    def __init__(self, contact_days: pa.Table, day: int, without: Iterable[int] = ()) -> None:
        """contact_days: the whole derived table; rows after the day are left out. without: bots and organisations."""
        rows = contact_days.filter(pc.less_equal(contact_days["day"], day))
        self.day = day
        self.bonds = bonds_of(rows, day)
        self.outside: Numbers = np.unique(np.fromiter(without, np.int64))
        self.pairs = _pairs(rows)

    def with_own(self, contact_days: pa.Table, owner: int) -> Everybody:
        """The same with other contact days of one person, the rest as it is: nothing of it is worked out anew."""
        own, changed = bonds_of(contact_days, self.day), copy(self)
        rest = np.flatnonzero((self.bonds.a != owner) & (self.bonds.b != owner))
        joined = {name: np.concatenate([getattr(self.bonds, name)[rest], getattr(own, name)]) for name in FIELDS}
        order = np.lexsort((joined["b"], joined["a"]))
        changed.bonds = Bonds(**{name: column[order] for name, column in joined.items()})
        theirs = pc.and_(pc.not_equal(self.pairs["a"], owner), pc.not_equal(self.pairs["b"], owner))
        changed.pairs = pa.concat_tables([self.pairs.filter(theirs), _pairs(contact_days)])
        return changed

    @property
    def close(self) -> Numbers:
        """Which pairs were in contact among few."""
        return among_few(self.bonds.weighted_days)

    @property
    def people(self) -> Numbers:
        """Which pairs are of two people: neither is a bot or an organisation."""
        bonds = self.bonds
        found: Numbers = ~(np.isin(bonds.a, self.outside) | np.isin(bonds.b, self.outside))
        return found


def _pairs(rows: pa.Table) -> pa.Table:
    return rows.select(["a", "b", "network"]).group_by(["a", "b", "network"]).aggregate([])
