"""The map of everybody with a tie: places, sizes, communities, and the strongest ties to draw.

Invariant: at most `MOST_ON_MAP` people, the best connected; in a workspace whose purpose is not personal all dots
are alike.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from renown.graph.ego import Ints
from renown.graph.layout import strongest_edges
from renown.graph.map import MOST_ON_MAP, lay_out_map
from renown.ties.network import Inside, Network
from renown.workspace import nearby
from renown.workspace.context import AsOf, Context
from renown.workspace.group_list import held_groups
from renown.workspace.views.groups import NetworkMap

ISLANDS = 12
PLAIN_SIZE = 0.3


def map_of(context: Context, limit: int, as_of: AsOf) -> NetworkMap:
    """Everybody, or the best connected where there are more than `limit`."""
    return context.remembered(f"map {limit}", context.scoring(as_of), lambda: _map(context, limit, as_of))


def _map(context: Context, limit: int, as_of: AsOf) -> NetworkMap:
    network = nearby.network_of(context, as_of)
    inside = _strongest(network, min(limit, MOST_ON_MAP))
    places = _places(context, inside, limit, as_of)
    groups = [group for group in held_groups(context, as_of) if group.community is not None]
    largest = sorted(groups, key=lambda group: (-len(group.people), group.id))[:ISLANDS]
    edges = _edges(inside)
    return NetworkMap(
        people=nearby.named(context, inside.people.tolist()),
        x=tuple(places["x"].to_pylist()),
        y=tuple(places["y"].to_pylist()),
        size=_sizes(inside, alike=not nearby.openly(context)),
        community=tuple(places["community"].to_pylist()),
        edges=tuple((int(a), int(b)) for a, b in edges),
        communities=tuple((group.community or 0, group.name) for group in largest),
        owner=nearby.owner_or_none(context, as_of),
        left_out=len(network.people) - len(inside.people),
    )


def _strongest(network: Network, limit: int) -> Inside:
    """The ties among the best connected people."""
    if len(network.people) <= limit:
        return network.whole
    best = np.lexsort((network.people, -network.ties.strength))[:limit]
    return network.among(network.people[best].tolist())


def _places(context: Context, inside: Inside, limit: int, as_of: AsOf) -> pa.Table:
    """Where everybody stands, kept with the scores: a large map takes seconds."""
    scoring = context.scoring(as_of)

    def make() -> pa.Table:
        known = nearby.communities_of(context, as_of)
        community = np.array([known.get(p, -1) for p in inside.people.tolist()], dtype=np.int64)
        points = lay_out_map(np.stack([inside.a, inside.b], axis=1), inside.warmth, community)
        return pa.table(
            {"person": inside.people, "x": points[:, 0], "y": points[:, 1], "community": community.astype(np.int32)}
        )

    kept = scoring.derivation.kept(scoring.version, f"map-{limit}", make)
    return scoring.derivation.fetch(kept, "read the map").sort_by("person")


def _sizes(inside: Inside, *, alike: bool) -> tuple[float, ...]:
    """How large each dot is: the square root of the warmth of all ties, beside the largest."""
    if alike or not len(inside.a):
        return (PLAIN_SIZE,) * len(inside.people)
    strength = np.sqrt(inside.ties.strength)
    found: list[float] = np.round(strength / strength.max(), 3).tolist()
    return tuple(found)


def _edges(inside: Inside) -> Ints:
    """The ties that are among the warmest few of either end, the faintest first."""
    ends = np.stack([inside.a, inside.b], axis=1)
    return ends[strongest_edges(ends, inside.warmth)[::-1]]
