"""The ledger: one row per actor, target, network and kind, with counts, days, decayed sums and weeks.

Two sums make it: by block of 63 days, where an integer knows which days were active, and then over blocks.
There is no distinct count, no window and no join but the one with people. The columns are those of
docs/rooms.md; a row's decayed sums and weeks are anchored at the row's last day, so that later days never
change rows that they do not touch.
"""

from __future__ import annotations

from datetime import datetime

from ibis import _

from renown.lake.engine import Expression
from renown.ledger import decay, weeks
from renown.ledger.acts import acts_of
from renown.ledger.days import BLOCK_DAYS, bit_count, bit_or, one, one_bit, whole

KEYS = ("actor", "target", "network", "kind")


def ledger_of(interactions: Expression, people: Expression, before: datetime | None) -> Expression:
    """The ledger of these interactions (model/tables/interactions.py; duplicates already collapsed).

    people: columns account and person; an account it does not hold stands for itself.
    before: acts at or after this instant are left out; None keeps all.
    """
    return summed(acts_of(interactions, people, before))


def summed(acts: Expression) -> Expression:
    """The ledger of acts between persons."""
    return _anchored(_over_blocks(_by_block(acts)))


def _by_block(acts: Expression) -> Expression:
    return (
        acts.select(*KEYS, "day", block=whole(_.day, BLOCK_DAYS), one=one())
        .group_by(*KEYS, "block")
        .agg(
            n=_.count(),
            first=_.day.min(),
            last=_.day.max(),
            days=bit_or(one_bit(_.day % BLOCK_DAYS)),
            weeks=weeks.in_block(),
            **{decay.name_of(h): decay.in_block(h) for h in decay.HALF_LIVES},
        )
    )


def _over_blocks(blocks: Expression) -> Expression:
    sums = {name: column for h in decay.HALF_LIVES for name, column in decay.over_blocks(h).items()}
    return blocks.group_by(*KEYS).agg(
        n=_.n.sum().cast("int64"),
        days=bit_count(_.days).sum().cast("int32"),
        first=_["first"].min(),
        last=_["last"].max(),
        **weeks.over_blocks(),
        **sums,
    )


def _anchored(rows: Expression) -> Expression:
    return rows.select(
        *KEYS,
        "n",
        "days",
        first=_["first"].cast("int32"),
        last=_["last"].cast("int32"),
        **{decay.name_of(h): decay.at_last(h) for h in decay.HALF_LIVES},
        weeks=weeks.at_last().cast("int64"),
    )
