"""Where to go: places to join, ranked by how many of one's warm ties are there already.

    score = (sum over ties there of warmth / 100 + WANTED for each person worth meeting) / ln(2 + people there)

A place is a channel, a list, a group or an event; where anybody was heard, only those who were heard count. The
divisor is that of Adamic and Adar: a small place with five of one's friends says more than one where everybody is.
Invariants: a place where the owner is, whether they speak there or not, is never named; one more warm tie in a place of
the same size never lowers it; equal scores come by name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renown.ties.warmth import WARM

WANTED = 0.5
FEWEST_THERE = 2
"""So many people that one knows or should meet must be there."""

NAMED = 3


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A channel, list, group or event: kind is what the source calls it."""

    network: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody in a place; speaks: seen saying something there, not merely a member."""

    place: Place
    person: int
    speaks: bool


@dataclass(frozen=True, slots=True)
class WhereTo:
    """A place to go: who of one's own is there, warmest first, who of those worth meeting, and how many in all."""

    place: Place
    score: float
    people: int
    ties: tuple[int, ...]
    warm: int
    wanted: tuple[int, ...]


def where_to_go(
    present: Iterable[Presence],
    owner: int,
    warmth: Mapping[int, float],
    wanted: frozenset[int] = frozenset(),
    limit: int = 20,
) -> tuple[WhereTo, ...]:
    """The places to join, best first. warmth: of the owner's ties, 0 to 100. wanted: people worth meeting.

    >>> choir = Place("slack", "channel", "choir")
    >>> found = where_to_go([Presence(choir, person, True) for person in (2, 3, 4)], 1, {2: 60.0, 3: 45.0})
    >>> [(row.place.name, row.ties, row.warm, row.people) for row in found]
    [('choir', (2, 3), 2, 3)]
    """
    there: dict[Place, dict[int, bool]] = defaultdict(dict)
    for row in present:
        there[row.place][row.person] = row.speaks or there[row.place].get(row.person, False)
    found = [_read(place, people, warmth, wanted) for place, people in there.items() if owner not in people]
    told = [row for row in found if len(row.ties) + len(row.wanted) >= FEWEST_THERE]
    return tuple(sorted(told, key=lambda row: (-row.score, row.place))[:limit])


def _read(place: Place, people: dict[int, bool], warmth: Mapping[int, float], wanted: frozenset[int]) -> WhereTo:
    heard = {person for person, speaks in people.items() if speaks} or set(people)
    others = sorted(heard)
    ties = sorted((p for p in others if p in warmth), key=lambda p: (-warmth[p], p))
    strangers = sorted(p for p in others if p in wanted and p not in warmth)
    worth = math.fsum(warmth[p] / 100.0 for p in ties) + WANTED * len(strangers)
    warm = sum(warmth[p] >= WARM for p in ties)
    score = worth / math.log(2.0 + len(others))
    return WhereTo(place, score, len(others), tuple(ties), warm, tuple(strangers))
