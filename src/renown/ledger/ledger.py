"""The ledger: one row per actor, target, network and kind, with counts, days, decayed sums and weeks.

Each row gathers the list of its days, and everything else is read off that list: one sum over the facts, no
distinct count, no window, no join but the one with people. The columns are those of docs/rooms.md. A row's
decayed sums and weeks are anchored at the row's last day, so that later days never change rows they do not touch.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.acts import acts_of
from renown.ledger.decay import HALF_LIVES, decayed, name_of
from renown.ledger.weeks import distinct_days, mask_of

KEYS = ("actor", "target", "network", "kind")
BUCKETS = 64


def ledger_of(
    interactions: Expression, people: Expression, before: datetime | None, buckets: Collection[int] | None = None
) -> Expression:
    """The ledger of these interactions (model/tables/interactions.py; duplicates already collapsed).

    people: columns account and person; an account it does not hold stands for itself.
    before: acts at or after this instant are left out; None keeps all.
    buckets: only the pairs of these buckets, so that a ledger larger than memory is made in passes; None is all.
    """
    acts = acts_of(interactions, people, before)
    if buckets is not None:
        acts = acts.filter(bucket_of(_.actor, _.target).isin(sorted(buckets)))
    return _read_off(_gathered(acts))


def bucket_of(actor: Expression, target: Expression) -> Expression:
    """The bucket of a pair of people, 0 to `BUCKETS` - 1. Ids are hashes, so their rest spreads evenly."""
    return ((actor % BUCKETS + target % BUCKETS) % BUCKETS).cast("int32")


def _gathered(acts: Expression) -> Expression:
    """The days of each row as one list, in 16 bits: they fit (see `days`), and the difference of two does as well."""
    listed = acts.group_by(*KEYS).agg(acted=_.day.cast("int16").collect())
    return listed.mutate(n=_.acted.length().cast("int64"), first=_.acted.mins(), last=_.acted.maxs())


def _read_off(rows: Expression) -> Expression:
    """Most rows have one day only: then nothing has decayed yet, and the list need not be walked."""
    one_day = rows["first"] == rows["last"]
    days, last = rows["acted"], rows["last"]
    sums = {name_of(h): ibis.ifelse(one_day, rows["n"].cast("float64"), decayed(days, last, h)) for h in HALF_LIVES}
    return rows.select(
        *KEYS,
        "n",
        days=ibis.ifelse(one_day, 1, distinct_days(days).length()).cast("int32"),
        first=rows["first"].cast("int32"),
        last=last.cast("int32"),
        **sums,
        weeks=ibis.ifelse(one_day, 1, mask_of(days, last)).cast("int64"),
    )
