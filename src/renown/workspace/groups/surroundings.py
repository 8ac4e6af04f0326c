"""A small map around one person: whom they have to do with, and which of those have to do with each other.

Invariant: where somebody stands follows from their community and their warmth alone, so the picture stays as it is
while these do; the person stands in the middle, the warmest nearest.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from renown.errors import InputError
from renown.graph.ego import Floats, Ints
from renown.ties.groups.network import Network
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import NetworkMap
from renown.workspace.me import me
from renown.workspace.register import accounts_of

AROUND = 40
"""So many of the warmest ties are drawn."""

NEAREST, FARTHEST = 0.16, 0.46
FULL_WARMTH = 100.0


def around(context: Context, person: int, as_of: AsOf) -> NetworkMap:
    """The map of one person's ties; of nobody but themselves where no contact was seen."""
    if person != me(context, as_of).person and not neighbourhood.openly(context):
        raise InputError("this workspace is not personal, so it draws nobody's ties but yours")
    accounts_of(context, person)
    scoring, network = context.scoring(as_of), neighbourhood.network_of(context, as_of)
    people, warmth, left_out = _warmest(network, person)
    community = neighbourhood.communities_of(context, scoring)
    labels = [community.get(other, -1) for other in people.tolist()]
    points = _placed(people, np.array(labels, dtype=np.int64), warmth)
    count = Counter(label for label in labels if label >= 0)
    shown = sorted(count, key=lambda number: (-count[number], number))
    return NetworkMap(
        people=neighbourhood.named(context, [person, *people.tolist()]),
        x=(0.5, *points[:, 0].tolist()),
        y=(0.5, *points[:, 1].tolist()),
        size=(1.0, *np.round(np.minimum(warmth / FULL_WARMTH, 1.0), 3).tolist()),
        community=(community.get(person, -1), *labels),
        edges=(*((0, at) for at in range(1, len(people) + 1)), *_among(network, people)),
        communities=tuple((number, scoring.community_names[number]) for number in shown),
        owner=person,
        left_out=left_out,
    )


def _warmest(network: Network, person: int) -> tuple[Ints, Floats, int]:
    """Whom somebody has the warmest ties with, how warm they are, and how many more there are."""
    node = network.node(person)
    if node is None:
        return np.zeros(0, dtype=np.int64), np.zeros(0), 0
    contacts, weights = network.ties.contacts(node)
    best = np.lexsort((network.people[contacts], -weights))[:AROUND]
    return network.people[contacts[best]], weights[best], len(contacts) - len(best)


def _among(network: Network, people: Ints) -> list[tuple[int, int]]:
    """The ties among these people, as positions after the one in the middle."""
    inside, at = network.among(people.tolist()), {int(person): i + 1 for i, person in enumerate(people)}
    return [(at[int(inside.people[a])], at[int(inside.people[b])]) for a, b in zip(inside.a, inside.b, strict=True)]


def _placed(people: Ints, labels: Ints, warmth: Floats) -> Floats:
    """Places around the middle: one community beside the other, the warmest nearest."""
    order = np.lexsort((people, -warmth, labels))
    angle = np.empty(len(people))
    angle[order] = 2.0 * np.pi * np.arange(len(people)) / max(len(people), 1)
    far = FARTHEST - (FARTHEST - NEAREST) * np.sqrt(np.clip(warmth / FULL_WARMTH, 0.0, 1.0))
    found: Floats = np.stack([0.5 + far * np.cos(angle), 0.5 + far * np.sin(angle)], axis=1)
    return found
