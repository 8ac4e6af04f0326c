"""Contact days: on which days two people were in touch, and who spoke. Rhythms, gaps and silence rest on it."""

from __future__ import annotations

from datetime import datetime

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.acts import acts_of
from renown.model.kinds import EXCHANGES


def contact_days_of(interactions: Expression, people: Expression, before: datetime | None) -> Expression:
    """One row per pair (a < b), network and day on which they exchanged something (`exchange` kinds only).

    out counts acts of a towards b, in_ those of b towards a. weight adds 1 / (group_size - 1) per act, so that
    a message to thirty counts little for each. Parameters are those of `ledger.ledger_of`.
    """
    exchanges = acts_of(interactions, people, before, kinds=EXCHANGES)
    paired = exchanges.mutate(
        a=ibis.least(_.actor, _.target),
        b=ibis.greatest(_.actor, _.target),
        forth=(_.actor < _.target).cast("int32"),
        share=1.0 / ibis.greatest(_.group_size - 1, 1).cast("float64"),
    )
    return (
        paired.group_by("a", "b", "network", "day")
        .agg(out=_.forth.sum(), in_=(1 - _.forth).sum(), weight=_.share.sum())
        .select(
            "a",
            "b",
            "network",
            day=_.day.cast("int32"),
            out=_.out.cast("int32"),
            in_=_.in_.cast("int32"),
            weight="weight",
        )
    )
