"""The first thing worth saying about somebody's contacts: who was close once and is silent now, else who is close now.

Invariant: it rests on days of contact among few alone, as everything about ties does, and on all of them before a day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pyarrow as pa

from renown.ties.contacts import contacts_of, date_of
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers

SILENT_DAYS = 60
"""So long a silence is worth a word, whatever the rhythm was."""

CLOSE_FROM = 3
"""So many days of contact in one year make somebody close enough to be missed."""

CLOSEST = 5
"""So many people are the closest of a year."""

_YEAR = 365


@dataclass(frozen=True, slots=True)
class FirstTie:
    """The tie to speak of first. year: in which few were closer; days: of contact in it; rank: 1 where nobody was.

    last: the last contact ever. faded: whether there has been silence since; else it is the closest of the last twelve
    months seen.
    """

    person: int
    year: int
    days: int
    rank: int
    last: date
    faded: bool


def first_tie(contact_days: pa.Table, owner: int, day: int, others: frozenset[int] = frozenset()) -> FirstTie | None:
    """The tie to speak of first, as of a day; None where no contact among few was seen.

    others: who is no person. Of everybody who was among the `CLOSEST` of some year, with `CLOSE_FROM` days of contact,
    and who has been silent for `SILENT_DAYS`, it is the one of the best rank, then of the most days; else who is
    closest in the last twelve months, or in all time where there are none. Equal ones come by their last contact, then
    by id.
    """
    person, days = _close_days(contact_days, owner, day, others)
    if not len(person):
        return None
    years = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    lasts = {one: int(days[person == one].max()) for one in np.unique(person).tolist()}
    found = [tie for year in np.unique(years).tolist() for tie in _ranked(person[years == year], year, lasts)]
    near = [tie for tie in found if tie.rank <= CLOSEST and tie.days >= CLOSE_FROM]
    faded = [tie for tie in near if day - lasts[tie.person] >= SILENT_DAYS]
    if faded:
        return min(faded, key=lambda tie: (tie.rank, -tie.days, -lasts[tie.person], tie.person))
    recent = person[days > day - _YEAR]
    closest = _ranked(recent if len(recent) else person, date_of(day).year, lasts)[0]
    return replace(closest, faded=False)


def _close_days(contact_days: pa.Table, owner: int, day: int, others: frozenset[int]) -> tuple[Numbers, Numbers]:
    """Person and day of each contact among few, once a day."""
    rows = contacts_of(contact_days, owner, day)
    person, days = rows["person"].to_numpy(), rows["day"].to_numpy().astype(np.int64)
    close = among_few(rows["weight"].to_numpy()) & ~np.isin(person, np.array(sorted(others), np.int64))
    pairs = np.unique(np.stack([person[close], days[close]]), axis=1)
    return pairs[0], pairs[1]


def _ranked(persons: Numbers, year: int, lasts: dict[int, int]) -> list[FirstTie]:
    """Who stands there, most often first."""
    found, counts = np.unique(persons, return_counts=True)
    ties = [
        FirstTie(one, year, n, 1 + int((counts > n).sum()), date_of(lasts[one]), faded=True)
        for one, n in zip(found.tolist(), counts.tolist(), strict=True)
    ]
    return sorted(ties, key=lambda tie: (tie.rank, -lasts[tie.person], tie.person))
