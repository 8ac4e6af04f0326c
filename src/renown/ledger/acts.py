"""Acts: interactions with people instead of accounts, and days instead of times; where every sum starts.

`people` maps account to person. An account that it does not hold stands for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.days import LAST_DAY, day_of, naive


def acts_of(
    interactions: Expression, people: Expression, before: datetime | None, kinds: Sequence[str] | None = None
) -> Expression:
    """Every dated interaction between two different people, with `day` added and persons in actor and target.

    before: acts at or after this instant are left out; None keeps all. kinds: None keeps all.
    """
    rows = interactions.filter(_.ts.notnull())
    if before is not None:
        rows = rows.filter(_.ts < ibis.timestamp(naive(before)))
    if kinds is not None:
        rows = rows.filter(_.kind.isin(tuple(kinds)))
    dated = rows.mutate(day=day_of(_.ts)).filter((_.day >= 0) & (_.day <= LAST_DAY))
    return with_persons(dated, people).filter(_.actor != _.target)


def with_persons(rows: Expression, people: Expression) -> Expression:
    """Put persons for accounts in actor and target. Only accounts that belong to another id need a join."""
    moved = people.filter(_.account != _.person)
    named = rows
    for side in ("actor", "target"):
        join = moved.select(**{side: _.account, f"{side}_person": _.person})
        named = named.left_join(join, side).drop(f"{side}_right")
    return named.mutate(
        actor=ibis.coalesce(_.actor_person, _.actor), target=ibis.coalesce(_.target_person, _.target)
    ).drop("actor_person", "target_person")
