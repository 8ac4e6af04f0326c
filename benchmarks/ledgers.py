"""Ledgers for the benchmarks: made from a list of events, or made up with heavy tails. Only numpy and Arrow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

HALF_LIVES = (7, 30, 90, 365, 1826)
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Events:
    """Who acted because of whom: parallel columns; `kind` are names, `second` is Unix time."""

    actor: Ints
    target: Ints
    kind: NDArray[np.str_]
    second: Ints

    def pick(self, which: NDArray[np.bool_]) -> Events:
        """Only these."""
        return Events(self.actor[which], self.target[which], self.kind[which], self.second[which])


def ledger_of(events: Events, network: str) -> pa.Table:
    """The ledger (docs/rooms.md) of these events on one network."""
    day = events.second // 86400
    kinds, kind = np.unique(events.kind, return_inverse=True)
    order = np.lexsort((day, kind, events.actor, events.target))
    columns = [column[order] for column in (events.target, events.actor, kind)]
    changed = np.any([np.diff(column, prepend=column[0] - 1) != 0 for column in columns], axis=0)
    starts, days = np.flatnonzero(changed), day[order]
    last = np.maximum.reduceat(days, starts)
    row = np.cumsum(changed) - 1
    age = last[row] - days
    week = last[row] // 7 - days // 7
    table = {
        "actor": columns[1][starts],
        "target": columns[0][starts],
        "network": pa.array([network] * starts.size),
        "kind": kinds[columns[2][starts]],
        "n": np.diff(np.append(starts, days.size)),
        "first": np.minimum.reduceat(days, starts).astype(np.int32),
        "last": last.astype(np.int32),
        "weeks": np.bitwise_or.reduceat(np.where(week < 53, 1 << np.minimum(week, 53), 0), starts),
    }
    return pa.table(table | {f"s{h}": np.bincount(row, np.exp2(-age / h)) for h in HALF_LIVES})


def heavy_tailed(size: int, people: int, rng: np.random.Generator) -> Ints:
    """So many draws of people, a few of whom are drawn most of the time (a Pareto tail with exponent 1.2)."""
    rank = np.minimum((rng.pareto(1.2, size) * people / 1000).astype(np.int64), people - 1)
    return np.asarray(rng.permutation(people)[rank], dtype=np.int64)


def made_up_ledger(rows: int, people: int, as_of_day: int, seed: int = 0) -> pa.Table:
    """A ledger of a made-up community: groups that mostly act among themselves, with a few people known everywhere."""
    rng = np.random.default_rng(seed)
    ids = np.sort(rng.integers(0, 2**62, people))
    actor, target = rng.integers(0, people, rows), heavy_tailed(rows, people, rng)
    near = rng.random(rows) < 0.6
    target[near] = (actor[near] // 300 * 300 + rng.integers(0, 300, near.sum())) % people
    kept = actor != target
    size = int(kept.sum())
    last = as_of_day - 1 - (rng.exponential(200.0, size)).astype(np.int32)
    n = rng.geometric(0.5, size)
    kinds = pa.array(["like", "reply", "mention", "repost", "list_add"])
    networks = pa.array(["slack", "x", "mastodon"])
    columns = {
        "actor": pa.array(ids[actor[kept]]),
        "target": pa.array(ids[target[kept]]),
        "network": networks.take(pa.array(rng.integers(0, 3, size))),
        "kind": kinds.take(pa.array(rng.choice(5, size, p=[0.5, 0.25, 0.1, 0.1, 0.05]))),
        "n": pa.array(n),
        "first": pa.array(last - 30),
        "last": pa.array(last),
        "weeks": pa.array(rng.integers(0, 8, size) * 2 + 1),
    }
    return pa.table(columns | {f"s{h}": pa.array(n * 0.9) for h in HALF_LIVES})
