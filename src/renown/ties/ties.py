"""Ties of a person: per other person what came (received) and what went (given), both from the ledger.

Counted are acts that say something about the other (reactions, curation) and words exchanged. Following, viewing and
joining are left out: they go to many at no cost, and would bury the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from renown.model.kinds import EXCHANGES, KindClass, kinds_of
from renown.ties.contacts import date_of, networks_of

COUNTED_KINDS = tuple(dict.fromkeys((*kinds_of(KindClass.REACTION), *kinds_of(KindClass.CURATION), *EXCHANGES)))


@dataclass(frozen=True, slots=True)
class PersonTie:
    """What passed between a person and another.

    days: active days of the busiest direction, network and kind; the true number of days is at least this.
    """

    person: int
    networks: tuple[str, ...]
    received: int
    given: int
    days: int
    first: date
    last: date


def ties_of(
    ledger: pa.Table, person: int, limit: int | None = None
) -> tuple[tuple[PersonTie, ...], tuple[PersonTie, ...]]:
    """The ties of a person: those who acted because of them, and those because of whom they acted; most first.

    ledger: rows of the derived table (those that touch the person are used). Equal counts come by the last day
    (newest first), then by person id. limit: of each list; None gives all.
    """
    rows = _seen_from(ledger, person)
    sums = rows.group_by("person").aggregate(
        [("received", "sum"), ("given", "sum"), ("days", "max"), ("first", "min"), ("last", "max")]
    )
    return _most(sums, "received_sum", rows, limit), _most(sums, "given_sum", rows, limit)


def _seen_from(ledger: pa.Table, person: int) -> pa.Table:
    """The counted rows that touch the person, with the other in `person`."""
    rows = ledger.filter(pc.is_in(ledger["kind"], value_set=pa.array(COUNTED_KINDS)))
    rows = rows.filter(pc.or_(pc.equal(rows["actor"], person), pc.equal(rows["target"], person)))
    gives = pc.equal(rows["actor"], person)
    return pa.table(
        {
            "person": pc.if_else(gives, rows["target"], rows["actor"]),
            "received": pc.if_else(gives, 0, rows["n"]),
            "given": pc.if_else(gives, rows["n"], 0),
            **{name: rows[name] for name in ("network", "days", "first", "last")},
        }
    )


def _most(sums: pa.Table, by: str, rows: pa.Table, limit: int | None) -> tuple[PersonTie, ...]:
    order = [(by, "descending"), ("last_max", "descending"), ("person", "ascending")]
    chosen = sums.filter(pc.greater(sums[by], 0)).sort_by(order)
    chosen = chosen if limit is None else chosen.slice(0, limit)
    networks = networks_of(rows, chosen["person"].to_pylist())
    return tuple(
        PersonTie(
            row["person"],
            networks[row["person"]],
            row["received_sum"],
            row["given_sum"],
            row["days_max"],
            date_of(row["first_min"]),
            date_of(row["last_max"]),
        )
        for row in chosen.to_pylist()
    )
