"""Cells: the ledger of some people cut to one network and one kind, as arrays that measures sum over.

Each side of a cell has one entry per pair of a person and another: what the other did because of the person
(received), or what the person did because of the other (given). Everything is seen from the as-of day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.errors import InputError
from renown.ledger.decay import HALF_LIVES, name_of
from renown.ledger.weeks import WEEKS

ALL = "all"
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_LATEST_WEEKS = (1 << 52) - 1


@dataclass(frozen=True)
class Side:
    """Pairs of a person and another, one entry each.

    who: position of the person. code: names the pair on either side. acts: count; days: active days;
    first_age and last_age: days before the as-of day; decayed: half-life -> decayed count on the as-of day.
    who_weeks: per person, a mask of the 52 weeks up to the as-of day with anything in them.
    """

    size: int
    who: Ints
    code: Ints
    acts: Floats
    days: Floats
    first_age: Ints
    last_age: Ints
    decayed: Mapping[int, Floats]
    who_weeks: Ints

    def total(self, values: Floats | NDArray[np.bool_]) -> Floats:
        """Values of pairs summed per person."""
        return _summed(self.who, values, self.size)

    def largest(self, values: Floats) -> Floats:
        """The largest value per person, 0 where there is none."""
        found = np.zeros(self.size)
        np.maximum.at(found, self.who, values)
        return found

    def smallest(self, values: Ints) -> Floats:
        """The smallest value per person, NaN where there is none."""
        found = np.full(self.size, np.inf)
        np.minimum.at(found, self.who, values.astype(np.float64))
        return np.where(np.isinf(found), np.nan, found)

    @cached_property
    def people(self) -> Floats:
        """How many others per person."""
        return np.bincount(self.who, minlength=self.size).astype(np.float64)


@dataclass(frozen=True)
class Cell:
    """One network and one kind (or `all`), both sides."""

    network: str
    kind: str
    received: Side
    given: Side

    @cached_property
    def mutual(self) -> tuple[Ints, Ints]:
        """The pairs that acted both ways: positions in `received`, and the same pairs' positions in `given`."""
        _, received, given = np.intersect1d(
            self.received.code, self.given.code, assume_unique=True, return_indices=True
        )
        return received, given


class Rows:
    """The ledger rows of some people as arrays: codes for others, networks and kinds, values as of a day."""

    def __init__(self, ledger: pa.Table, persons: Ints, day: int) -> None:
        self.size = persons.size
        self.networks, self.network = _coded(ledger["network"])
        self.kinds, self.kind = _coded(ledger["kind"])
        self.values = {name: ledger[name].to_numpy() for name in ("n", "days", "first", "last", "weeks")}
        if ledger.num_rows and int(self.values["last"].max()) > day:
            newest = self.values["last"].max()
            raise InputError(f"the ledger holds acts of day {newest}, areas were asked for day {day}")
        age = day - self.values["last"].astype(np.int64)
        self.decayed = {h: ledger[name_of(h)].to_numpy() * 2.0 ** (-age / h) for h in HALF_LIVES}
        self.weeks = _weeks_seen_from(day, self.values["last"].astype(np.int64), self.values["weeks"])
        self.age = age
        self.first_age = day - self.values["first"].astype(np.int64)
        actor, target = ledger["actor"].to_numpy(), ledger["target"].to_numpy()
        others, both = np.unique(np.concatenate([actor, target]), return_inverse=True)
        self.ends = both[actor.size :], both[: actor.size]
        self.others = others.size
        self.position = _positions(persons, others)

    def cells(self) -> Iterator[Cell]:
        """Every cell that holds a row: each network and kind, all networks, all kinds, and everything."""
        for network, at in [*enumerate(self.networks), (-1, ALL)]:
            of_network = self.network == network if network >= 0 else np.ones(self.network.size, dtype=bool)
            for kind, name in [*enumerate(self.kinds), (-1, ALL)]:
                rows = np.flatnonzero(of_network & (self.kind == kind) if kind >= 0 else of_network)
                if rows.size:
                    received, given = (self._side(rows, *ends) for ends in (self.ends, self.ends[::-1]))
                    yield Cell(at, name, received, given)

    def _side(self, rows: Ints, mine: Ints, theirs: Ints) -> Side:
        rows = rows[self.position[mine[rows]] >= 0]
        who = self.position[mine[rows]]
        code, pair = np.unique(who * self.others + theirs[rows], return_inverse=True)
        return Side(
            size=self.size,
            who=code // max(self.others, 1),
            code=code,
            acts=_summed(pair, self.values["n"][rows], code.size),
            days=_summed(pair, self.values["days"][rows], code.size),
            first_age=_extreme(np.maximum, pair, self.first_age[rows], code.size, 0),
            last_age=_extreme(np.minimum, pair, self.age[rows], code.size, np.iinfo(np.int64).max),
            decayed={h: _summed(pair, values[rows], code.size) for h, values in self.decayed.items()},
            who_weeks=_extreme(np.bitwise_or, who, self.weeks[rows], self.size, 0),
        )


def _coded(column: pa.ChunkedArray[Any]) -> tuple[list[str], Ints]:
    encoded: Any = pc.cast(column, pa.string()).combine_chunks().dictionary_encode()
    return encoded.dictionary.to_pylist(), encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def _positions(persons: Ints, others: Ints) -> Ints:
    """For each id in `others` its position among the persons asked for, -1 if it is not one."""
    order = np.argsort(persons)
    at = np.minimum(np.searchsorted(persons[order], others), max(persons.size - 1, 0))
    known = persons[order][at] == others if persons.size else np.zeros(others.size, dtype=bool)
    return np.where(known, order[at] if persons.size else 0, -1)


def _weeks_seen_from(day: int, last: Ints, weeks: Ints) -> Ints:
    up = np.minimum(day // 7 - last // 7, WEEKS)
    kept = weeks & ((np.int64(1) << (WEEKS - up)) - 1)
    return (kept << up) & _LATEST_WEEKS


def _summed(pair: Ints, values: NDArray[np.generic], size: int) -> Floats:
    return np.bincount(pair, weights=values.astype(np.float64), minlength=size).astype(np.float64, copy=False)


def _extreme(better: np.ufunc, pair: Ints, values: Ints, size: int, start: int) -> Ints:
    found = np.full(size, start, dtype=np.int64)
    better.at(found, pair, values)
    return found
