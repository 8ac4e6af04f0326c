"""Decay: sums in which an act counts half after each half-life, kept so that they never overflow.

A row's sum is anchored at its last day: it is what the acts were worth then, and reading it later only
multiplies. Summing up needs a common day for all rows, as the last day is not known before all are seen:

- acts of a block are summed against the block's first day, factors 1 to 2 ** (62 / h);
- blocks of half-lives from 30 days are summed against the middle of the horizon, factors 2 ** -662 to 2 ** 662;
- for the half-life of 7 days that would leave float64, so blocks are summed in three eras of 210 blocks, each
  against its own middle, factors 2 ** -945 to 2 ** 945. Only the last era and the one before it can still
  matter: what is older has halved more than 1,890 times.
"""

from __future__ import annotations

import ibis
from ibis import _

from renown.lake.engine import Expression
from renown.ledger.days import BLOCK_DAYS, HORIZON

HALF_LIVES = (7, 30, 90, 365, 1826)
ERA_BLOCKS = 210
_ERA_DAYS = ERA_BLOCKS * BLOCK_DAYS
_ERAS = range(HORIZON // _ERA_DAYS)


def name_of(half_life: int) -> str:
    """The column of a half-life.

    >>> name_of(90)
    's90'
    """
    return f"s{half_life}"


def middles(half_life: int) -> tuple[int, ...]:
    """The days that sums of this half-life are kept against; several for short ones, see the module."""
    if half_life < 30:
        return tuple(era * _ERA_DAYS + _ERA_DAYS // 2 for era in _ERAS)
    return (HORIZON // 2,)


def in_block(half_life: int) -> Expression:
    """The decayed count of a block's acts, seen from the block's first day (deferred: needs `day`)."""
    return (2.0 ** ((_.day % BLOCK_DAYS) / half_life)).sum()


def over_blocks(half_life: int) -> dict[str, Expression]:
    """The sums over blocks, one for each middle (deferred: needs `block` and the block's sum)."""
    return {
        f"{name_of(half_life)}_{era}": _era_sum(half_life, era, middle)
        for era, middle in enumerate(middles(half_life))
    }


def _era_sum(half_life: int, era: int, middle: int) -> Expression:
    summed = _[name_of(half_life)] * 2.0 ** ((_.block * BLOCK_DAYS - middle) / half_life)
    if len(middles(half_life)) == 1:
        return summed.sum()
    return summed.sum(where=(_.block >= era * ERA_BLOCKS) & (_.block < (era + 1) * ERA_BLOCKS))


def at_last(half_life: int) -> Expression:
    """The decayed count seen from the row's last day (deferred: needs `last` and the sums over blocks)."""
    parts = [_from_middle(half_life, era, middle) for era, middle in enumerate(middles(half_life))]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _from_middle(half_life: int, era: int, middle: int) -> Expression:
    seen = _[f"{name_of(half_life)}_{era}"] * 2.0 ** ((middle - _.last) / half_life)
    if len(middles(half_life)) == 1:
        return seen
    return ibis.ifelse(_.last >= era * _ERA_DAYS, seen.fill_null(0.0), 0.0)


def faded(value: Expression, days: Expression, half_life: int) -> Expression:
    """A decayed sum `days` later."""
    return value * 2.0 ** (-days / half_life)

