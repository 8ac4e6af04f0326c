"""Warm paths: through whom a word reaches somebody, as chances multiplied hop by hop.

What a hop is worth says `paths.willingness`: warmth both ways, and for the owner's own introducers what their requests
so far have taught. A word of the owner's own to the target asks nobody for anything, so it goes by warmth alone.

Warmth both ways takes the fainter of two sums of days: those on which one spoke, and those on which the other did. So
writing to somebody who never answers warms nothing. Only contact that was seen makes a hop: never a shared employer,
school or follow. Invariants: where a tie gets warmer both ways, no path gets worse; the order is total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.graph.paths import Ints, Path, Web, order
from renown.model.networks import name_of
from renown.ties.bonds import WARM_SCALE, Bonds, share_of_scale
from renown.ties.contacts import date_of, days_in_words
from renown.ties.everybody import Everybody
from renown.ties.paths.willingness import PRIOR, Experience, Willing, likely_range, willingness
from renown.ties.rhythm import Numbers


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop with its evidence: days of contact, where, when last, the tie's warmth, and the chance of passing on.

    warmth: of the tie, as everywhere. both_ways: that of its fainter side, on which the chance rests; it is never more.
    formula: the chance from warmth alone. willing: the chance in force, with what it rests on.
    """

    giver: int
    taker: int
    networks: tuple[str, ...]
    days: int
    last: date
    warmth: float
    both_ways: float
    formula: float
    willing: Willing
    words: str

    @property
    def chance(self) -> float:
        """The chance in force."""
        return self.willing.chance


@dataclass(frozen=True, slots=True)
class WarmPath:
    """A path to a person: its hops, the product of their chances with its range, and the weakest hop (from 0)."""

    person: int
    chance: float
    low: float
    high: float
    hops: tuple[Hop, ...]
    weakest: int


def warmth_both_ways(bonds: Bonds) -> Numbers:
    """The warmth of the fainter side of each tie, 0 to 100."""
    return share_of_scale(np.minimum(bonds.bond_out, bonds.bond_in), bonds.balance, WARM_SCALE)


class Acquaintance:
    """Who is in contact with whom as of a day, ready for questions about paths."""

    def __init__(self, everybody: Everybody) -> None:
        """Through bots and organisations no path leads, and a circular to thirty is no tie."""
        self.day = everybody.day
        kept = np.flatnonzero(everybody.close & everybody.people)
        self._bonds = Bonds(**{name: getattr(everybody.bonds, name)[kept] for name in Bonds.__slots__})
        self._both_ways = warmth_both_ways(self._bonds)
        self._chance = willingness(self._both_ways)
        self._people = np.unique(np.concatenate([self._bonds.a, self._bonds.b]))
        self._pairs = everybody.pairs
        low, high = (np.searchsorted(self._people, side) for side in (self._bonds.a, self._bonds.b))
        sides = np.concatenate([low, high]), np.concatenate([high, low]), np.concatenate([self._chance] * 2)
        self._web = Web(*sides, len(self._people))

    def formula(self, owner: int, person: int) -> float | None:
        """The chance that warmth alone gives a tie; None where no contact was seen."""
        start, node = self._node(owner), self._node(person)
        if start is None or node is None:
            return None
        others, chances = self._web.neighbours(start)
        found = chances[others == node]
        return float(found[0]) if len(found) else None

    def contacts(self, person: int) -> Ints:
        """The people somebody was seen in contact with, by rising id."""
        node = self._node(person)
        return self._people[self._web.neighbours(node)[0]] if node is not None else np.zeros(0, np.int64)

    def known_by(self, person: int) -> int:
        """How many people somebody was seen in contact with."""
        return int(((self._bonds.a == person) | (self._bonds.b == person)).sum())

    def paths(
        self, owner: int, targets: Iterable[int], limit: int = 10, experience: Experience | None = None
    ) -> tuple[WarmPath, ...]:
        """The best paths to any of the targets, best first; a path ends at the first target it meets.

        experience: what the owner's requests have taught about introducers; None is nothing yet.
        """
        start = self._node(owner)
        reached = (self._node(person) for person in targets if person != owner)
        goals = np.array(sorted({node for node in reached if node is not None}), np.int64)
        if start is None:
            return ()
        learned = experience or Experience()
        first = self._first(start, goals, learned)
        found = (self._web.best_paths(start, goal, limit, goals, first) for goal in goals.tolist())
        best = sorted(chain.from_iterable(found), key=order)[:limit]
        networks = self._networks(best)
        return tuple(self._path(path, networks, learned) for path in best)

    def _first(self, start: int, goals: Ints, experience: Experience) -> Numbers:
        """The chances of the owner's own hops: as learned for introducers, by warmth alone for the targets."""
        others, computed = self._web.neighbours(start)
        formula = experience.formula(self._people[others], computed)
        chances = experience.chances(self._people[others], formula)
        return np.where(np.isin(others, goals), formula, chances)

    def _node(self, person: int) -> int | None:
        at = int(np.searchsorted(self._people, person))
        return at if at < len(self._people) and int(self._people[at]) == person else None

    def _networks(self, paths: list[Path]) -> dict[tuple[int, int], list[str]]:
        """On which networks each pair of these paths was in contact."""
        met = pa.array(self._people[sorted({node for path in paths for node in path.nodes})], pa.int64())
        near = self._pairs.filter(pc.is_in(self._pairs["a"], value_set=met))
        near = near.filter(pc.is_in(near["b"], value_set=met))
        found: dict[tuple[int, int], list[str]] = defaultdict(list)
        for row in near.to_pylist():
            found[row["a"], row["b"]].append(row["network"])
        return found

    def _path(self, path: Path, networks: dict[tuple[int, int], list[str]], experience: Experience) -> WarmPath:
        people = [int(self._people[node]) for node in path.nodes]
        hops = [self._hop(a, b, networks) for a, b in pairwise(people)]
        hops[0] = _own_hop(hops[0], experience, asks=len(hops) > 1)
        weakest = min(range(len(hops)), key=lambda i: hops[i].chance)
        low, high = likely_range([(hop.chance, hop.willing.worth) for hop in hops])
        return WarmPath(people[-1], path.chance, low, high, tuple(hops), weakest)

    def _hop(self, giver: int, taker: int, networks: dict[tuple[int, int], list[str]]) -> Hop:
        low, high = min(giver, taker), max(giver, taker)
        bonds = self._bonds
        first, past = (int(np.searchsorted(bonds.a, low, side)) for side in ("left", "right"))
        at = first + int(np.searchsorted(bonds.b[first:past], high))
        days, last, formula = int(bonds.days[at]), int(bonds.last[at]), float(self._chance[at])
        on = tuple(sorted(networks[low, high]))
        where = " and ".join(map(name_of, on))
        words = f"{days_in_words(days)} of contact on {where}, the last {_ago(self.day - last)}"
        willing = Willing(formula, PRIOR)
        warmth = float(bonds.warmth[at]), float(self._both_ways[at])
        return Hop(giver, taker, on, days, date_of(last), *warmth, formula, willing, words)


def _own_hop(hop: Hop, experience: Experience, *, asks: bool) -> Hop:
    """The owner's own hop, as corrected; as learned too where it asks somebody for an introduction."""
    formula = experience.expected(hop.taker, hop.formula)
    willing = experience.willing(hop.taker, formula) if asks else Willing(formula, PRIOR)
    said = experience.corrected.get(hop.taker)
    hop = replace(hop, formula=formula, willing=willing)
    if said is None:
        return hop
    return replace(hop, warmth=said, both_ways=said, words=f"{hop.words}; you say warmth {said:.0f}")


def why_none(known_by_owner: int, known_by_target: int) -> str:
    """Why no path is visible, and what would make one visible; counts of people seen in contact with each side.

    >>> why_none(12, 0)[:86]
    'No path visible: nobody was seen in contact with them in what was imported. That does '
    """
    more = "a shared channel, mailing list, group or thread that you import"
    if not known_by_owner:
        return (
            "No path visible: you were not seen in contact with anybody. What would make one visible: your own "
            "mailbox or message exports, and the right owner (renown owner)."
        )
    if not known_by_target:
        return (
            "No path visible: nobody was seen in contact with them in what was imported. That does not mean that "
            f"nobody knows them. What would make one visible: {more}."
        )
    people = "person was" if known_by_target == 1 else "people were"
    return (
        f"No path visible: {known_by_target} {people} seen in contact with them, none within reach of you in three "
        f"hops. What would make one visible: a first word with one of them, or {more}."
    )


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{days_in_words(days)} ago"
