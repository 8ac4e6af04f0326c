"""Weeks: a mask of the last 53 weeks, bit i standing for the week i weeks before the row's last.

The last week is not known before all acts are seen, so the masks are gathered by block first: nine bits,
newest week lowest. The 53 weeks up to any day touch at most seven blocks, so one slot per rest of the block
number by seven holds them all; the newest block of each rest wins, and what is too old is left out at the end.
"""

from __future__ import annotations

import ibis
from ibis import _

from renown.lake.engine import Expression
from renown.ledger.days import BLOCK_DAYS, BLOCK_WEEKS, bit_or, one_bit, whole

WEEKS = 53
ALL_WEEKS = (1 << WEEKS) - 1
_SLOTS = range(7)
_ROOM = 1 << BLOCK_WEEKS


def in_block() -> Expression:
    """The weeks of a block with an act, newest week lowest (deferred: needs `day` and `one`)."""
    return bit_or(one_bit(BLOCK_WEEKS - 1 - whole(_.day % BLOCK_DAYS, 7)))


def over_blocks() -> dict[str, Expression]:
    """The newest block of each slot with its weeks, packed into one integer (deferred: needs `block`, `weeks`)."""
    packed = _.block * _ROOM + _.weeks
    return {f"slot_{slot}": packed.max(where=_.block % len(_SLOTS) == slot) for slot in _SLOTS}


def at_last() -> Expression:
    """The mask seen from the row's last day (deferred: needs `last` and the slots)."""
    mask = _weeks_of(_.slot_0)
    for slot in _SLOTS[1:]:
        mask = mask | _weeks_of(_[f"slot_{slot}"])
    return mask & ALL_WEEKS


def _weeks_of(slot: Expression) -> Expression:
    block = whole(slot, _ROOM)
    up = whole(_.last, 7) - block * BLOCK_WEEKS - (BLOCK_WEEKS - 1)
    recent = block > whole(_.last, BLOCK_DAYS) - len(_SLOTS)
    return ibis.ifelse(recent, shifted(slot % _ROOM, up), 0)


def shifted(mask: Expression, up: Expression) -> Expression:
    """A mask moved by up to 53 weeks: upwards as time goes on, downwards (losing bits) if `up` is negative."""
    left = ibis.greatest(ibis.least(up, WEEKS), 0).cast("int32")
    right = ibis.greatest(-up, 0).cast("int32")
    return (mask << left) >> right


def lowest(count: Expression) -> Expression:
    """An integer with the lowest `count` bits set, for 0 to 53; shifting it must not leave 63 bits."""
    return (2.0 ** ibis.greatest(count, 0)).cast("int64") - 1
