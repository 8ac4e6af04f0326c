"""History: what was said about whom, when, under which formula and from which state of the data.

What must stay true: a row says what it was made from, so that a change can be named; its key is person, as-of day,
formula and data version, and a row once kept (`lake/history.py`) is never changed.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from renown.influence.score import Scores


def history_rows(
    scores: Scores, as_of_day: int, data_version: str, *, communities_version: str = "", seeds_version: str = ""
) -> pa.Table:
    """The rows to keep: `Scores.table` with as_of (day), formula, data_version, communities and seeds.

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
