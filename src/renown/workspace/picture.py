"""The network picture: the owner's nearest, or the core of the community, laid out so that groups can be seen."""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow as pa
from ibis import _

from renown.graph.layout import lay_out
from renown.intake.scoring import Scoring
from renown.lake.engine import Expression
from renown.workspace.context import Context
from renown.workspace.finding import names_of
from renown.workspace.views import NetworkPicture, Node

NODES, EDGES_PER_NODE, NAMED = 160, 3, 6
EMPTY = NetworkPicture((), (), ())


def network_picture(context: Context, scoring: Scoring, owner: int | None) -> NetworkPicture:
    """At most so many people with their strongest ties; the owner in the middle of theirs."""
    persons = _chosen(scoring, owner)
    if len(persons) < 2:
        return EMPTY
    ties = _ties_among(scoring, persons)
    position = {person: i for i, person in enumerate(persons)}
    row, column = (np.array([position[p] for p in ties[c].to_pylist()]) for c in ("a", "b"))
    weight = ties["weight"].to_numpy()
    strongest = _strongest(row, column, weight, len(persons))
    row, column, weight = row[strongest], column[strongest], weight[strongest]
    community = _communities(scoring, persons)
    points = lay_out(np.column_stack([row, column]), weight, community)
    names = names_of(context, persons)
    reach = np.sqrt(np.bincount(np.concatenate([row, column]), np.tile(weight, 2), minlength=len(persons)))
    nodes = tuple(
        Node(p, names.get(p, (str(p), ()))[0], float(x), float(y), float(r), int(c), p == owner)
        for p, (x, y), r, c in zip(persons, points, reach / max(reach.max(), 1e-9), community, strict=True)
    )
    edges = tuple((int(a), int(b)) for a, b in zip(row, column, strict=True))
    return NetworkPicture(nodes, edges, community_names(nodes))


def community_names(nodes: tuple[Node, ...]) -> tuple[tuple[int, str], ...]:
    """Each larger community in the picture with a name for it: the two whose ties are strongest."""
    groups: dict[int, list[Node]] = {}
    for node in nodes:
        if node.community >= 0 and not node.owner:
            groups.setdefault(node.community, []).append(node)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))[:NAMED]
    return tuple((c, "around " + max(members, key=lambda n: (n.size, n.name)).name) for c, members in ranked)


def _pairs(scoring: Scoring) -> Expression:
    """One row per pair of people with the number of acts between them, whichever way."""
    ledger = scoring.derivation.ledger
    low, high = ibis.least(ledger.actor, ledger.target), ibis.greatest(ledger.actor, ledger.target)
    both = ledger.select(a=low, b=high, n=ledger.n)
    return both.group_by("a", "b").aggregate(weight=_.n.sum().cast("float64"))


def _chosen(scoring: Scoring, owner: int | None) -> list[int]:
    """The owner and whom they have most to do with; without an owner, the people of the strongest ties."""
    pairs = _pairs(scoring)
    near = pairs if owner is None else pairs.filter((pairs.a == owner) | (pairs.b == owner))
    sides = near.select(person=near.a, weight=near.weight).union(near.select(person=near.b, weight=near.weight))
    total = sides.group_by("person").aggregate(weight=_.weight.sum())
    best = total.order_by(ibis.desc("weight"), "person").limit(NODES)
    found: list[int] = scoring.derivation.fetch(best, "choose people for the picture")["person"].to_pylist()
    return sorted(found)


def _ties_among(scoring: Scoring, persons: list[int]) -> pa.Table:
    pairs = _pairs(scoring)
    inside = pairs.filter(pairs.a.isin(persons) & pairs.b.isin(persons)).order_by("a", "b")
    return scoring.derivation.fetch(inside, "ties among people in the picture")


def _strongest(row: np.ndarray, column: np.ndarray, weight: np.ndarray, size: int) -> np.ndarray:
    """The edges that are among the strongest few of either end: enough to see groups, few enough to see anything."""
    keep = np.zeros(weight.size, dtype=bool)
    order = np.argsort(-weight, kind="stable")
    drawn = np.zeros(size, dtype=int)
    for edge in order:
        ends = row[edge], column[edge]
        if min(drawn[e] for e in ends) < EDGES_PER_NODE:
            keep[edge] = True
            drawn[list(ends)] += 1
    return keep


def _communities(scoring: Scoring, persons: list[int]) -> np.ndarray:
    known = dict(zip(*(scoring.communities[c].to_pylist() for c in ("person", "community")), strict=True))
    return np.array([known.get(p, -1) for p in persons])
