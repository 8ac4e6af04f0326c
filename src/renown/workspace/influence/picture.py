"""The network picture: the owner's nearest, or the core of the community, laid out so that groups can be seen."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.graph.layout import Floats, Ints, lay_out, strongest_edges
from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.reckoning.scoring import Scoring
from renown.workspace.context import Context
from renown.workspace.influence.answers import NetworkPicture, Node
from renown.workspace.kept import kept
from renown.workspace.register import called

NODES, OUTSIDE = 160, 24
CLEARING = 0.09
"""How far from the owner in the middle everybody else stands at least."""

EMPTY = NetworkPicture((), (), ())


@kept(most=2)
def network_picture(context: Context, scoring: Scoring, owner: int | None) -> NetworkPicture:
    """At most so many people with their strongest ties; the owner in the middle of theirs, larger dots score higher."""
    persons = _chosen(scoring, owner)
    if len(persons) < 2:
        return EMPTY
    edges, weight = _strongest_ties(scoring, persons)
    community = _communities(scoring, persons)
    points = _placed(edges, weight, community, persons.index(owner) if owner in persons else None)
    names = called(context, persons)
    nodes = tuple(
        Node(p, names[p], float(x), float(y), float(r), int(c), p == owner)
        for p, (x, y), r, c in zip(persons, points, _sizes(scoring, persons), community, strict=True)
    )
    return NetworkPicture(nodes, tuple((int(a), int(b)) for a, b in edges), _legend(scoring, nodes))


def _placed(edges: Ints, weight: Floats, community: Ints, owner: int | None) -> Floats:
    """Places in the unit square. The owner knows everybody here, so their ties would only draw all into one heap:
    the others are laid out without them, and the owner stands in the middle."""
    if owner is None:
        return lay_out(edges, weight, community)
    among = (edges != owner).all(axis=1)
    points = lay_out(edges[among], weight[among], community)
    middle = np.array([0.5, 0.5])
    away = points - middle
    distance = np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-6)
    points = np.where(distance < CLEARING, middle + away / distance * CLEARING, points)
    points[owner] = middle
    return points


def _sizes(scoring: Scoring, persons: list[int]) -> list[float]:
    """How large each dot is, 0 to 1: the score beside the best in the picture; small where too little was seen."""
    table = scoring.scores.filter(pc.is_in(scoring.scores["person"], pa.array(persons)))
    known = dict(zip(table["person"].to_pylist(), table["score"].to_pylist(), strict=True))
    best = max(known.values(), default=1.0) or 1.0
    return [known.get(person, 0.0) / best for person in persons]


def _legend(scoring: Scoring, nodes: tuple[Node, ...]) -> tuple[tuple[int, str], ...]:
    """The communities in the picture, the largest here first, each as it is called everywhere."""
    count = Counter(node.community for node in nodes if node.community >= 0 and not node.owner)
    ranked = sorted(count, key=lambda number: (-count[number], number))
    return tuple((number, scoring.community_names[number]) for number in ranked)


def _pairs(scoring: Scoring) -> Expression:
    """One row per pair of people with the number of acts between them, whichever way."""
    ledger = scoring.derivation.ledger
    low, high = ibis.least(ledger.actor, ledger.target), ibis.greatest(ledger.actor, ledger.target)
    both = ledger.select(a=low, b=high, n=ledger.n)
    return both.group_by("a", "b").aggregate(weight=_.n.sum().cast("float64"))


def _chosen(scoring: Scoring, owner: int | None) -> list[int]:
    """The owner and whom they have most to do with; without an owner, the people of the strongest ties.

    People of no community (seen from one side only) tell little here, so few of them are taken.
    """
    pairs = _pairs(scoring)
    near = pairs if owner is None else pairs.filter((pairs.a == owner) | (pairs.b == owner))
    sides = near.select(person=near.a, weight=near.weight).union(near.select(person=near.b, weight=near.weight))
    total = sides.group_by("person").aggregate(weight=_.weight.sum())
    best = total.order_by(ibis.desc("weight"), "person").limit(NODES * 4)
    found: list[int] = scoring.derivation.fetch(best, "choose people for the picture")["person"].to_pylist()
    community = _communities(scoring, found)
    inside = [p for p, c in zip(found, community, strict=True) if c >= 0 or p == owner]
    outside = [p for p, c in zip(found, community, strict=True) if c < 0 and p != owner]
    return sorted(inside[:NODES] + outside[: min(OUTSIDE, NODES - len(inside[:NODES]))])


def _ties_among(scoring: Scoring, persons: list[int]) -> pa.Table:
    pairs = _pairs(scoring)
    inside = pairs.filter(pairs.a.isin(persons) & pairs.b.isin(persons)).order_by("a", "b")
    return scoring.derivation.fetch(inside, "ties among people in the picture")


def _strongest_ties(scoring: Scoring, persons: list[int]) -> tuple[Ints, Floats]:
    """The edges to draw, with their weight."""
    ties = _ties_among(scoring, persons)
    position = {person: i for i, person in enumerate(persons)}
    ends = np.array([[position[p] for p in ties[c].to_pylist()] for c in ("a", "b")], dtype=np.int64).T
    weight = ties["weight"].to_numpy()
    kept = strongest_edges(ends, weight)
    return ends[kept], weight[kept]


def _communities(scoring: Scoring, persons: list[int]) -> Ints:
    known = dict(zip(*(scoring.groups[c].to_pylist() for c in ("person", "community")), strict=True))
    return np.array([known.get(p, -1) for p in persons], dtype=np.int64)
