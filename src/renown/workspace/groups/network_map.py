"""The map of everybody with a tie: places, sizes, communities, and the strongest ties to draw.

Invariant: at most `MOST_ON_MAP` people, the best connected; in a workspace whose purpose is not personal all dots
are alike.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa

from renown.graph.ego import Floats, Ints
from renown.graph.layout import strongest_edges
from renown.graph.map import MOST_ON_MAP, lay_out_map
from renown.reckoning.derivation import digest
from renown.reckoning.scoring import Scoring
from renown.ties.groups.network import Inside, Network
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import NetworkMap
from renown.workspace.groups.neighbourhood import Held
from renown.workspace.groups.rows import held_groups
from renown.workspace.kept import kept
from renown.workspace.me import Me, me

LEGEND = 24
"""So many communities are named beside the map, the largest; the list of groups has them all."""

PLAIN_SIZE = 0.3


def map_of(context: Context, limit: int, as_of: AsOf) -> NetworkMap:
    """Everybody, or the best connected where there are more than `limit`."""
    own = me(context, as_of)
    groups = tuple((group.community, group.name) for group in _largest(held_groups(context, as_of)))
    return _map(context, context.scoring(as_of), limit, own, groups)


def _largest(groups: Iterable[Held]) -> list[Held]:
    communities = [group for group in groups if group.community is not None]
    return sorted(communities, key=lambda group: (-len(group.people), group.id))[:LEGEND]


@kept()
def _map(
    context: Context, scoring: Scoring, limit: int, own: Me, groups: tuple[tuple[int | None, str], ...]
) -> NetworkMap:
    network = neighbourhood.network(context, scoring, own)
    inside = _strongest(network, min(limit, MOST_ON_MAP))
    places = _places(context, scoring, inside, limit)
    edges = _edges(inside)
    return NetworkMap(
        people=neighbourhood.named(context, inside.people.tolist()),
        x=tuple(places["x"].to_pylist()),
        y=tuple(places["y"].to_pylist()),
        size=_sizes(inside, alike=not neighbourhood.openly(context)),
        community=tuple(places["community"].to_pylist()),
        edges=tuple((int(a), int(b)) for a, b in edges),
        communities=tuple((number or 0, name) for number, name in groups),
        owner=own.person,
        left_out=len(network.people) - len(inside.people),
    )


def _strongest(network: Network, limit: int) -> Inside:
    """The ties among the best connected people."""
    if len(network.people) <= limit:
        return network.whole
    best = np.lexsort((network.people, -network.ties.strength))[:limit]
    return network.among(network.people[best].tolist())


def _places(context: Context, scoring: Scoring, inside: Inside, limit: int) -> pa.Table:
    """Where everybody stands, kept with the scores: a large map takes seconds.

    What the owner says of ties moves nobody, but for a tie that it makes or ends: then all are laid out anew, starting
    from where they stood on the map before.
    """

    def make() -> pa.Table:
        known = neighbourhood.communities_of(context, scoring)
        community = np.array([known.get(p, -1) for p in inside.people.tolist()], dtype=np.int64)
        ends = np.stack([inside.a, inside.b], axis=1)
        points = lay_out_map(ends, inside.warmth, community, _before(scoring, inside, f"map-{limit}-"))
        return pa.table(
            {"person": inside.people, "x": points[:, 0], "y": points[:, 1], "community": community.astype(np.int32)}
        )

    drawn = digest(np.stack([inside.a, inside.b]).tobytes(), inside.people.tobytes())
    stored = scoring.derivation.kept(scoring.version, f"map-{limit}-{drawn}", make)
    return scoring.derivation.fetch(stored, "read the map").sort_by("person")


def _before(scoring: Scoring, inside: Inside, name: str) -> Floats | None:
    """Where these people stood on the last map of this kind, whatever it was drawn from; not a number for new ones."""
    last = scoring.derivation.derived.last(name)
    if last is None or not last.num_rows:
        return None
    places = np.stack([last[axis].to_numpy() for axis in ("x", "y")], axis=1)
    person = last["person"].to_numpy()
    order = np.argsort(person)
    at = np.minimum(np.searchsorted(person[order], inside.people), len(person) - 1)
    known = person[order][at] == inside.people
    found: Floats = np.where(known[:, None], places[order][at], np.nan)
    return found


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
