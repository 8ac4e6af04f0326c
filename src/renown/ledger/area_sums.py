"""The sums that areas rest on, as one portable expression: for whole populations and for engines that share work.

One row per person, network, kind and side, `all` included; shares and concentrations are read off with one
division (`strongest / acts`, `squares / acts ** 2`). `areas.values` gives the same numbers from arrays.
"""

from __future__ import annotations

from functools import reduce
from itertools import product

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.cells import ALL
from renown.ledger.decay import HALF_LIVES, faded, name_of

SIDES = {"received": ("target", "actor"), "given": ("actor", "target")}


def area_sums_of(ledger: Expression, as_of_day: int) -> Expression:
    """person, network, kind, side; n acts and all_people ever; and for every half-life h in days
    acts_h (decayed), people_h (active within h days), strongest_h and squares_h (over people).

    ledger: no later than the day.
    """
    read = ledger.mutate(
        last_age=as_of_day - _["last"],
        **{name_of(h): faded(_[name_of(h)], as_of_day - _["last"], h) for h in HALF_LIVES},
    )
    scopes = product(SIDES, (False, True), (False, True))
    return reduce(lambda a, b: a.union(b), (_by_person(read, *scope) for scope in scopes))


def _by_person(read: Expression, side: str, every_network: bool, every_kind: bool) -> Expression:
    person, other = SIDES[side]
    scoped = read.mutate(
        person=_[person],
        other=_[other],
        network=ibis.literal(ALL) if every_network else _.network,
        kind=ibis.literal(ALL) if every_kind else _.kind,
        side=ibis.literal(side),
    )
    pairs = scoped.group_by("person", "network", "kind", "side", "other").agg(
        n=_.n.sum().cast("int64"),
        last_age=_.last_age.min(),
        **{name_of(h): _[name_of(h)].sum() for h in HALF_LIVES},
    )
    sums = {name: column for h in HALF_LIVES for name, column in _over_people(h).items()}
    return pairs.group_by("person", "network", "kind", "side").agg(
        n=_.n.sum().cast("int64"), all_people=_.count().cast("int64"), **sums
    )


def _over_people(half_life: int) -> dict[str, Expression]:
    decayed = _[name_of(half_life)]
    return {
        f"acts_{half_life}": decayed.sum(),
        f"people_{half_life}": (_.last_age <= half_life).cast("int64").sum().cast("int64"),
        f"strongest_{half_life}": decayed.max(),
        f"squares_{half_life}": (decayed * decayed).sum(),
    }
