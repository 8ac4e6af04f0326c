"""Everybody's ties at one moment: who is in contact with whom, how warm, and since when.

Invariant: only contact that was seen makes a tie, and circulars alone make none (`quiet.CLOSE`) unless the owner says
how warm it is; bots and organisations stand outside. A tie is as strong as it is warm (0 to 100).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from renown.graph.ego import Floats, Ints, Ties
from renown.ties.everybody import Everybody
from renown.ties.own import others_of, warmth_as_said


@dataclass(frozen=True, slots=True)
class Inside:
    """Some people and the ties among them; a < b are positions in `people`, first and last are day numbers."""

    people: Ints
    a: Ints
    b: Ints
    warmth: Floats
    first: Ints
    last: Ints

    @property
    def ties(self) -> Ties:
        """The ties, ready for questions about one of these people."""
        return Ties(self.a, self.b, self.warmth, len(self.people))


class Network:
    """All ties as of a day."""

    def __init__(
        self, everybody: Everybody, owner: int | None = None, said: Mapping[int, float] = MappingProxyType({})
    ) -> None:
        """said: what the owner says of the warmth of their ties; it counts, and a tie said to be 0 is none."""
        self.day = everybody.day
        bonds = everybody.bonds
        warmth = warmth_as_said(bonds, owner, said)
        own = np.isin(others_of(bonds, owner), list(said)) if owner is not None else np.zeros(len(bonds.a), dtype=bool)
        kept = np.flatnonzero((everybody.close | own) & everybody.people & (warmth > 0.0))
        a, b = bonds.a[kept], bonds.b[kept]
        people = np.unique(np.concatenate([a, b])).astype(np.int64)
        at = np.searchsorted(people, a).astype(np.int64), np.searchsorted(people, b).astype(np.int64)
        self.whole = Inside(people, *at, warmth[kept], bonds.first[kept], bonds.last[kept])
        self.people = people
        self.ties = self.whole.ties

    def node(self, person: int) -> int | None:
        """The position of a person; None for somebody without a tie."""
        at = int(np.searchsorted(self.people, person))
        return at if at < len(self.people) and int(self.people[at]) == person else None

    def labels(self, of: Mapping[int, int], none: int = -1) -> Ints:
        """What a table by person says of each node."""
        return np.array([of.get(person, none) for person in self.people.tolist()], dtype=np.int64)

    def among(self, people: Iterable[int]) -> Inside:
        """The ties among some people; who has none to any of them is there all the same.

        >>> import pyarrow as pa
        >>> days = {"a": [1, 2], "b": [2, 3], "network": ["slack"] * 2, "day": [9, 9], "out": [1, 1], "in_": [0, 0]}
        >>> inside = Network(Everybody(pa.table({**days, "weight": [1.0, 1.0]}), 9)).among([3, 1, 2, 7])
        >>> inside.people.tolist(), inside.a.tolist(), inside.b.tolist()
        ([1, 2, 3, 7], [0, 1], [1, 2])
        """
        members = np.unique(np.fromiter(people, np.int64))
        place = np.full(len(self.people), -1, dtype=np.int64)
        found = np.searchsorted(self.people, members)
        there = found < len(self.people)
        there[there] = self.people[found[there]] == members[there]
        place[found[there]] = np.flatnonzero(there)
        whole = self.whole
        both = (place[whole.a] >= 0) & (place[whole.b] >= 0)
        ends = place[whole.a[both]], place[whole.b[both]]
        return Inside(members, *ends, whole.warmth[both], whole.first[both], whole.last[both])
