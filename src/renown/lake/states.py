"""Things that exports tell in several states: of an event that was moved or called off, the newest state counts.

An importer says of which thing a row is (`object`) and, once per thing, how new its telling is (a count `TOLD_STATE`),
or how new it is for one time of a thing that has many (a count `TOLD_STATE_AT`, with that time in `ts`). Rows of a
thing that another import tells in a newer state are left out before duplicates collapse; what is stored stays.

Invariant: what is left depends on the imports that are visible, not on their order; rows of things of which no state
is told stay as they are; which state counted cannot be seen in the rows that are left.
"""

from __future__ import annotations

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.model.rows import TOLD_STATE, TOLD_STATE_AT


def current(rows: Expression, counts: Expression, time: str) -> Expression:
    """The rows of the newest states; `time` is the column that says when a row took place."""
    told = counts.filter(_.measure.isin([TOLD_STATE, TOLD_STATE_AT]) & _.post.notnull())
    newest = told.filter(_.measure == TOLD_STATE).group_by("post").agg(newest=_.value.max())
    newest_at = told.filter(_.measure == TOLD_STATE_AT).group_by("post", "ts").agg(newest_at=_.value.max())
    # The same under other names, lest the tables that are joined share any.
    newest, newest_at = newest.rename(n_post="post"), newest_at.rename(a_post="post", a_ts="ts")
    own = _own(told, newest_at)
    joined = (
        rows.left_join(own, [rows.object == own.o_post, rows.import_id == own.o_import])
        .left_join(newest, rows.object == newest.n_post)
        .left_join(newest_at, [rows.object == newest_at.a_post, rows[time] == newest_at.a_ts])
    )
    kept = joined.filter(
        _.own.isnull() | (_.stands & (_.own >= _.newest.fill_null(0)) & (_.own >= _.newest_at.fill_null(0)))
    )
    return kept.mutate(object=ibis.ifelse(_.own.isnull(), _.object, None)).select(*rows.columns)


def _own(told: Expression, newest_at: Expression) -> Expression:
    """How new each import's telling of a thing is; where it tells of some times only, whether one of them stands."""
    joined = told.left_join(newest_at, [told.post == newest_at.a_post, told.ts == newest_at.a_ts])
    stands = (_.measure == TOLD_STATE) | _.newest_at.isnull() | (_.value >= _.newest_at)
    return joined.group_by(o_import=_.import_id, o_post=_.post).agg(own=_.value.max(), stands=stands.max())
