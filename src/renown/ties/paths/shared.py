"""What two people share that can be named in a letter: channels, lists and groups in which both were seen.

Small places say more than big ones, so they come first. Invariant: a place is shared only where both acted or are
members; never because of a third person.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc


def shared_places(places: pa.Table, a: int, b: int, limit: int = 2) -> tuple[tuple[str, str], ...]:
    """Places in which both were seen, as (network, place); those with the fewest people first, then by name.

    places: rows of network, place and person, each once.

    >>> seen = {"network": ["slack"] * 5, "place": ["all", "all", "all", "maps", "maps"], "person": [1, 2, 3, 1, 2]}
    >>> shared_places(pa.table(seen), 1, 2), shared_places(pa.table(seen), 1, 3)
    ((('slack', 'maps'), ('slack', 'all')), (('slack', 'all'),))
    """
    near = places.filter(pc.is_in(places["person"], value_set=pa.array([a, b], pa.int64())))
    both = _sizes(near)
    wanted = {place for place, people in both.items() if people == 2}
    if not wanted:
        return ()
    sizes = _sizes(places.filter(pc.is_in(places["place"], value_set=pa.array([place for _, place in wanted]))))
    return tuple(sorted(wanted, key=lambda place: (sizes[place], place))[:limit])


def _sizes(rows: pa.Table) -> dict[tuple[str, str], int]:
    counted = rows.group_by(["network", "place"]).aggregate([("person", "count_distinct")]).to_pylist()
    return {(row["network"], row["place"]): row["person_count_distinct"] for row in counted}
