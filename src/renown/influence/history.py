"""History: what was said about whom, when, under which formula and from which state of the data.

What must stay true: a row, once written, is never changed (its key is person, as-of day, formula and data version);
a new formula or data version writes new rows; erasing a person takes away that person's rows and no others.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.influence.score import Scores

KEY = ("person", "as_of", "formula", "data_version")


def history_rows(
    scores: Scores, as_of_day: int, data_version: str, *, communities_version: str = "", seeds_version: str = ""
) -> pa.Table:
    """The rows to write: `Scores.table` with as_of (day), formula, data_version, communities and seeds.

    communities_version, seeds_version: what the communities and the seeds were, so that a change can be named.
    """
    size = scores.person.size
    told = {
        "formula": scores.formula.name,
        "data_version": data_version,
        "communities": communities_version,
        "seeds": seeds_version,
    }
    table = scores.table().append_column("as_of", pa.array(np.full(size, as_of_day, dtype=np.int32)))
    for name, value in told.items():
        table = table.append_column(name, pa.array([value] * size, pa.string()))
    return table


def with_rows(history: pa.Table, rows: pa.Table) -> pa.Table:
    """The history with new rows at its end; rows whose key is there already are left as they were first written."""
    known = set(zip(*(history[name].to_pylist() for name in KEY), strict=True))
    keys = zip(*(rows[name].to_pylist() for name in KEY), strict=True)
    new = rows.filter(pa.array([key not in known for key in keys], pa.bool_()))
    return pa.concat_tables([history, new])


def without_people(history: pa.Table, people: Collection[int]) -> pa.Table:
    """The history with nothing left of these people; every other row stays as it is."""
    return history.filter(pc.invert(pc.is_in(history["person"], pa.array(sorted(people), pa.int64()))))
