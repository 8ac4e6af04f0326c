"""What the rooms about groups share: ties at a moment, who is where, and the groups there are, each worked out once.

Invariant: in a workspace whose purpose is not personal nobody but the owner is named in a position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from renown.model.ids import hash63
from renown.reckoning.presences import people_by_place, presences_in
from renown.reckoning.scoring import Scoring
from renown.ties.groups.diversity import NONE, Circles
from renown.ties.groups.meetings import Decayed
from renown.ties.groups.network import Network
from renown.ties.groups.places import Place, Presence
from renown.ties.noted import NotedContact
from renown.workspace.answers import Named
from renown.workspace.circles.circles import members_by_circle
from renown.workspace.context import AsOf, Context
from renown.workspace.kept import kept
from renown.workspace.me import Me, everybody, me
from renown.workspace.register import called

OWN_NETWORK = "this is about your own network"

FEWEST_PEOPLE = 3
CIRCLE = 5
"""A community with fewer people in contact is no circle of its own."""


@dataclass(frozen=True, slots=True)
class Held:
    """A group with its people. community: its number; place: where it is a place."""

    id: str
    kind: str
    network: str
    name: str
    people: frozenset[int]
    community: int | None = None


def openly(context: Context) -> bool:
    """Whether people may be named in positions: only in a personal workspace."""
    return context.config.purpose == "personal"


def named(context: Context, persons: Sequence[int]) -> tuple[Named, ...]:
    """People with their names, in the order given."""
    known = called(context, persons)
    return tuple(Named(person, known[person]) for person in persons)


def network_of(context: Context, as_of: AsOf) -> Network:
    """Everybody's ties at the moment, the owner's as they count."""
    return network(context, context.scoring(as_of), me(context, as_of))


@kept()
def network(context: Context, scoring: Scoring, own: Me) -> Network:
    """The same, for answers that are kept themselves."""
    return Network(everybody(context, scoring, own.person, own.noted), own.person, own.said)


@kept()
def decayed_of(context: Context, scoring: Scoring, owner: int, noted: NotedContact) -> Decayed:
    """Everybody's ties with a half-life of 30 days."""
    return Decayed(everybody(context, scoring, owner, noted))


@kept()
def communities_of(context: Context, scoring: Scoring) -> Mapping[int, int]:
    """The community of everybody who is in one."""
    columns = (scoring.groups[name].to_pylist() for name in ("person", "community"))
    return MappingProxyType(dict(zip(*columns, strict=True)))


def circles_of(context: Context, as_of: AsOf) -> tuple[Circles, tuple[int, ...]]:
    """The circle of each node of the network, numbered from 0, and the community each of them is."""
    return _circles(context, context.scoring(as_of), me(context, as_of))


@kept()
def _circles(context: Context, scoring: Scoring, own: Me) -> tuple[Circles, tuple[int, ...]]:
    labels = network(context, scoring, own).labels(communities_of(context, scoring))
    count = np.bincount(labels[labels >= 0])
    large = np.flatnonzero(count >= CIRCLE)
    numbered = np.full(max(len(count), 1), NONE, dtype=np.int64)
    numbered[large] = np.arange(len(large))
    of = np.where(labels >= 0, numbered[np.maximum(labels, 0)], NONE)
    return Circles(of, len(large)), tuple(large.tolist())


@kept()
def presences(context: Context, scoring: Scoring) -> tuple[Presence, ...]:
    """Who is in which place, from what was said there in the last year and from memberships that still last."""
    return presences_in(scoring.derivation)


def place_id(place: Place) -> str:
    """The id of a place among groups."""
    return f"p{hash63(f'{place.network}:{place.kind}:{place.name}')}"


@kept()
def places_of(context: Context, scoring: Scoring) -> Mapping[Place, frozenset[int]]:
    """The people who were heard in each place; of places where nobody speaks, the members."""
    return MappingProxyType(people_by_place(presences(context, scoring)))


def own_circles(context: Context) -> dict[str, frozenset[int]]:
    """The circles into which the owner put people: name and people."""
    found: dict[str, set[int]] = defaultdict(set)
    for person, name in members_by_circle(context):
        found[name].add(person)
    return {name: frozenset(people) for name, people in sorted(found.items())}
