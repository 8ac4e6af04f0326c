"""Contact that the owner noted and no source shows: a call, a lunch, a word sent, each a day between two people.

Invariants: what the facts show of a day is not counted once more because it was noted too, and two notes on one day are
one; a day after the one looked from is not seen; the order of the notes never matters.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from renown.model.networks import NOTED
from renown.ties.contacts import contacts_of
from renown.ties.quiet import among_few

_EPOCH = datetime(1970, 1, 1)


class NotedDay(NamedTuple):
    """A day of contact with the holder of an account. said: the owner spoke; heard: they did.

    day: days since 1970-01-01. among: how many people it was with; a word among three counts a third for each.
    """

    account: int
    day: int
    said: bool = True
    heard: bool = True
    among: int = 1


class NotedContact:
    """All that was noted. Two are equal when they say the same, which is quickly told of however many days."""

    def __init__(self, days: Iterable[NotedDay] = ()) -> None:
        self.days = tuple(sorted(set(days)))
        self._digest = hashlib.blake2b(repr([tuple(day) for day in self.days]).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NotedContact) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)

    def by_person(self, person_of: Mapping[int, int], owner: int, day: int) -> dict[tuple[int, int], NotedDay]:
        """What was noted up to a day, one row per person and day; `account` is the person.

        >>> noted = NotedContact([NotedDay(7, 9, heard=False), NotedDay(8, 9, said=False), NotedDay(8, 12)])
        >>> noted.by_person({7: 7, 8: 7}, 1, 10)
        {(7, 9): NotedDay(account=7, day=9, said=True, heard=True, among=1)}
        """
        found: dict[tuple[int, int], NotedDay] = {}
        for row in self.days:
            person = person_of.get(row.account, owner)
            if person != owner and 0 <= row.day <= day:
                before = found.get((person, row.day), row)
                found[person, row.day] = NotedDay(
                    person, row.day, row.said or before.said, row.heard or before.heard, min(row.among, before.among)
                )
        return found


Rows = Mapping[tuple[int, int], NotedDay]


def with_noted(contact_days: pa.Table, noted: Rows, owner: int) -> pa.Table:
    """The owner's contact days with those that were noted, on a network of their own (`networks.NOTED`).

    noted: what `NotedContact.by_person` gives. Of what the facts show on that day between few, nothing is added.

    >>> row = {"a": [1], "b": [2], "network": ["slack"], "day": [9], "out": [1], "in_": [0], "weight": [1.0]}
    >>> noted = NotedContact([NotedDay(2, 9), NotedDay(2, 8)]).by_person({2: 2}, 1, 9)
    >>> with_noted(pa.table(row), noted, 1).select(["day", "out", "in_", "weight"]).to_pydict()
    {'day': [9, 8, 9], 'out': [1, 1, 0], 'in_': [0, 1, 1], 'weight': [1.0, 2.0, 1.0]}
    """
    if not noted:
        return contact_days
    seen = _seen(contact_days, noted, owner)
    found = []
    for at, row in sorted(noted.items()):
        said, heard = seen.get(at, (False, False))
        out, in_ = int(row.said and not said), int(row.heard and not heard)
        if out or in_:
            found.append(_as_row(owner, row, out, in_))
    added = pa.Table.from_pylist(found, contact_days.schema)
    return pa.concat_tables([contact_days, added])


def _seen(contact_days: pa.Table, noted: Rows, owner: int) -> dict[tuple[int, int], tuple[bool, bool]]:
    """Of the days that were noted: whether the facts show that the owner spoke, and that the other did."""
    rows = contacts_of(contact_days, owner)
    for column, at in (("person", 0), ("day", 1)):
        wanted = pa.array({key[at] for key in noted}, rows[column].type)
        rows = rows.filter(pc.is_in(rows[column], value_set=wanted))
    sums = [("said", "sum"), ("heard", "sum"), ("weight", "sum")]
    days = rows.group_by(["person", "day"]).aggregate(sums)
    close = days.filter(pa.array(among_few(days["weight_sum"].to_numpy())))
    return {(r["person"], r["day"]): (r["said_sum"] > 0, r["heard_sum"] > 0) for r in close.to_pylist()}


def _as_row(owner: int, row: NotedDay, said: int, heard: int) -> dict[str, object]:
    other, first = row.account, owner < row.account
    return {
        "a": min(owner, other),
        "b": max(owner, other),
        "network": NOTED,
        "day": row.day,
        "out": said if first else heard,
        "in_": heard if first else said,
        "weight": (said + heard) / max(row.among, 1),
    }


def with_answers(exchanges: pa.Table, noted: Rows) -> pa.Table:
    """Last words (`owed.exchanges_of`) with the days on which the owner noted to have spoken, to the end of the day."""
    spoke: dict[int, int] = {}
    for (person, day), row in noted.items():
        if row.said:
            spoke[person] = max(spoke.get(person, day), day)
    ends = [
        {"person": person, "network": NOTED, "last_out": _EPOCH + timedelta(days=day + 1)}
        for person, day in sorted(spoke.items())
    ]
    return pa.concat_tables([exchanges, pa.Table.from_pylist(ends, exchanges.schema)]) if ends else exchanges
