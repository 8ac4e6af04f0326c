"""Fold-in: bring a ledger up to date without summing all facts again.

Two ways, and when each is right:

- `fold` adds the ledger of strictly later days. It equals a recomputation to 1e-9 (relative).
- `rebuild_touched` recomputes the buckets of pairs that `fold` cannot mend: late rows (not later than the
  ledger's newest day), an undone import, an erasure, a changed mapping of accounts to people. A changed mapping
  touches the buckets of the rows under the old mapping and under the new one; an erasure touches the buckets
  that the rows had before they went.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import ibis
from ibis import _

from renown.lake.engine import Expression
from renown.ledger import decay, weeks
from renown.ledger.acts import acts_of
from renown.ledger.days import whole
from renown.ledger.ledger import KEYS, summed

BUCKETS = 64


def fold(old: Expression, new: Expression) -> Expression:
    """The ledger of both: `new` holds only days later than every day of `old`. Both have ledger columns."""
    later = new.select(*KEYS, **{f"new_{name}": _[name] for name in new.columns if name not in KEYS})
    both = old.outer_join(later, list(KEYS))
    gap = ibis.coalesce(_.new_last - _["last"], 0)
    return both.select(
        **{key: ibis.coalesce(_[key], _[f"{key}_right"]) for key in KEYS},
        n=(_.n.fill_null(0) + _.new_n.fill_null(0)).cast("int64"),
        days=(_.days.fill_null(0) + _.new_days.fill_null(0)).cast("int32"),
        first=ibis.coalesce(_["first"], _.new_first).cast("int32"),
        last=ibis.coalesce(_.new_last, _["last"]).cast("int32"),
        **{decay.name_of(h): _decayed(decay.name_of(h), gap, h) for h in decay.HALF_LIVES},
        weeks=_weeks().cast("int64"),
    )


def _decayed(name: str, gap: Expression, half_life: int) -> Expression:
    return decay.faded(_[name], gap, half_life).fill_null(0.0) + _[f"new_{name}"].fill_null(0.0)


def _weeks() -> Expression:
    up = ibis.coalesce(whole(_.new_last, 7) - whole(_["last"], 7), 0)
    kept = ibis.ifelse(up < weeks.WEEKS, _.weeks & weeks.lowest(weeks.WEEKS - up), 0)
    return weeks.shifted(kept, up).fill_null(0) | _.new_weeks.fill_null(0)


def bucket_of(actor: Expression, target: Expression) -> Expression:
    """The bucket of a pair, 0 to `BUCKETS` - 1. Ids are hashes, so their rest spreads evenly."""
    return ((actor % BUCKETS + target % BUCKETS) % BUCKETS).cast("int32")


def touched_by(interactions: Expression, people: Expression) -> Expression:
    """The buckets that these interactions stand in under this mapping: a table with the column `bucket`."""
    acts = acts_of(interactions, people, None)
    return acts.select(bucket=bucket_of(_.actor, _.target)).distinct()


def rebuild_touched(
    old: Expression,
    interactions: Expression,
    people: Expression,
    touched: Collection[int],
    before: datetime | None = None,
) -> Expression:
    """The ledger with the touched buckets computed anew from all interactions, and the others as they were."""
    buckets = sorted(touched)
    if not buckets:
        return old
    inside = bucket_of(_.actor, _.target).isin(buckets)
    fresh = summed(acts_of(interactions, people, before).filter(inside))
    return old.filter(~inside).select(*fresh.columns).union(fresh)
