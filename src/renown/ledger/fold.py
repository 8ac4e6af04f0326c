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

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger import decay, weeks
from renown.ledger.acts import acts_of
from renown.ledger.days import weeks_between
from renown.ledger.ledger import KEYS, bucket_of, ledger_of


def fold(old: Expression, new: Expression) -> Expression:
    """The ledger of both: `new` holds only days later than every day of `old`. Both have ledger columns."""
    later = new.select(*KEYS, **{f"new_{name}": _[name] for name in new.columns if name not in KEYS})
    return _combined(old.outer_join(later, list(KEYS)))


def _combined(both: Expression) -> Expression:
    gap = ibis.coalesce(both["new_last"] - both["last"], 0)
    return both.select(
        **{key: ibis.coalesce(both[key], both[f"{key}_right"]) for key in KEYS},
        n=(both["n"].fill_null(0) + both["new_n"].fill_null(0)).cast("int64"),
        days=(both["days"].fill_null(0) + both["new_days"].fill_null(0)).cast("int32"),
        first=ibis.coalesce(both["first"], both["new_first"]).cast("int32"),
        last=ibis.coalesce(both["new_last"], both["last"]).cast("int32"),
        **{decay.name_of(h): _decayed(both, gap, h) for h in decay.HALF_LIVES},
        weeks=_weeks(both).cast("int64"),
    )


def _decayed(both: Expression, gap: Expression, half_life: int) -> Expression:
    name = decay.name_of(half_life)
    return decay.faded(both[name], gap, half_life).fill_null(0.0) + both[f"new_{name}"].fill_null(0.0)


def _weeks(both: Expression) -> Expression:
    up = ibis.coalesce(weeks_between(both["last"], both["new_last"]), 0)
    return weeks.later(both["weeks"], up).fill_null(0) | both["new_weeks"].fill_null(0)


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
    fresh = ledger_of(interactions, people, before, buckets)
    kept = old.filter(~bucket_of(_.actor, _.target).isin(buckets))
    return kept.select(*fresh.columns).union(fresh)
