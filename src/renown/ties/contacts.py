"""Contact days as one person sees them: who it was with, and who spoke.

Invariant: a day after the one looked from is not seen, and the order of the rows never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from renown.ledger.days import EPOCH


def contacts_of(contact_days: pa.Table, person: int, day: int | None = None) -> pa.Table:
    """The rows that touch a person, as seen from there: person (the other), network, day, said, heard, weight.

    day: rows after it are left out; None keeps all.

    >>> row = {"a": [1], "b": [2], "network": ["slack"], "day": [9], "out": [3], "in_": [0], "weight": [3.0]}
    >>> contacts_of(pa.table(row), 2).select(["person", "said", "heard"]).to_pylist()
    [{'person': 1, 'said': 0, 'heard': 3}]
    """
    near = pc.or_(pc.equal(contact_days["a"], person), pc.equal(contact_days["b"], person))
    rows = contact_days.filter(near if day is None else pc.and_(near, pc.less_equal(contact_days["day"], day)))
    first = pc.equal(rows["a"], person)
    return pa.table(
        {
            "person": pc.if_else(first, rows["b"], rows["a"]),
            "network": rows["network"],
            "day": rows["day"],
            "said": pc.if_else(first, rows["out"], rows["in_"]),
            "heard": pc.if_else(first, rows["in_"], rows["out"]),
            "weight": rows["weight"],
        }
    )


def networks_of(rows: pa.Table, persons: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The networks of these persons by name, from a table with the columns person and network."""
    wanted = pa.array(persons, pa.int64())
    near = rows.select(["person", "network"]).filter(pc.is_in(rows["person"], value_set=wanted))
    found: dict[int, list[str]] = defaultdict(list)
    for row in near.group_by(["person", "network"]).aggregate([]).to_pylist():
        found[row["person"]].append(row["network"])
    return {person: tuple(sorted(networks)) for person, networks in found.items()}


def date_of(day: int) -> date:
    """The date of a day number.

    >>> date_of(15525)
    datetime.date(2012, 7, 4)
    """
    return EPOCH + timedelta(days=day)


def days_in_words(days: float) -> str:
    """A number of days as one says it.

    >>> days_in_words(1), days_in_words(9.4)
    ('1 day', '9 days')
    """
    whole = round(days)
    return f"{whole} day" if whole == 1 else f"{whole} days"
