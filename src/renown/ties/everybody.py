"""Everybody's contact as of a day, read once for all who ask: who knows whom, how warm, on which networks.

Invariant: what is asked of networks, of paths and of people to meet rests on these same pairs.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.bonds import bonds_of
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers


class Everybody:
    """The ties of all pairs as of a day. A circular to thirty alone is none (`quiet.CLOSE`)."""

    def __init__(self, contact_days: pa.Table, day: int, without: Iterable[int] = ()) -> None:
        """contact_days: the whole derived table; rows after the day are left out. without: bots and organisations."""
        rows = contact_days.filter(pc.less_equal(contact_days["day"], day))
        self.day = day
        self.bonds = bonds_of(rows, day)
        self.outside: Numbers = np.unique(np.fromiter(without, np.int64))
        self.pairs = rows.select(["a", "b", "network"]).group_by(["a", "b", "network"]).aggregate([])

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
