"""Who listens to whom: communities, friends, and the memory of who was kind.

Invariant: a person with ear 0 never listens; nobody listens to themselves.
"""

from __future__ import annotations

import numpy as np

from renown.demo.cast import COMMUNITIES, STORY, Numbers, Person

AT_HOME, SECOND_HOME, ELSEWHERE, IN_GENERAL = 1.0, 0.3, 0.012, 0.25
FRIEND, KINDNESS = 9.0, 2.5


class Circles:
    """The ties inside the community, as weights."""

    def __init__(self, rng: np.random.Generator, cast: list[Person]) -> None:
        self._rng, self._cast = rng, cast
        self._ears = np.array([p.ear for p in cast])
        self._pulls = np.array([p.pull for p in cast])
        self._lives = np.array([p.life for p in cast])
        self._members = {c: self._membership(c) for c in (*COMMUNITIES, "general", "growth", "pod")}
        self._friends = np.zeros((len(cast), len(cast)))
        self._kind = np.zeros((len(cast), len(cast)))
        self._befriend()

    def _membership(self, community: str) -> Numbers:
        if community == "general":
            return np.full(len(self._cast), IN_GENERAL)
        weights = [
            AT_HOME if p.home == community else SECOND_HOME if p.second == community else ELSEWHERE for p in self._cast
        ]
        return np.array(weights)

    def _befriend(self) -> None:
        for one, person in enumerate(self._cast):
            if person.ear:
                for community, many in ((person.home, 7), (person.second, 2)):
                    self._make_friends(one, community, int(self._rng.poisson(many)))
        for community in (self._cast[STORY["connector"]].home, self._cast[STORY["connector"]].second):
            self._make_friends(STORY["connector"], community, 14)

    def _make_friends(self, one: int, community: str, many: int) -> None:
        weights = self._members[community] * np.sqrt(self._ears)
        chosen = self._draw(weights, one, many)
        self._friends[one, chosen] = self._friends[chosen, one] = 1.0

    def _draw(self, weights: Numbers, without: int, many: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        weights = weights.copy()
        weights[without] = 0.0
        many = min(many, int(np.count_nonzero(weights)))
        if many == 0:
            return np.zeros(0, dtype=np.int64)
        return self._rng.choice(len(weights), size=many, replace=False, p=weights / weights.sum())

    def listeners(self, author: int, topic: str, week: int, many: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """The people who react to a post: members who are there, friends and the kindly remembered first."""
        weights = self._ears * self._lives[:, week] * self._members[topic]
        weights = weights * (1.0 + FRIEND * self._friends[author] + KINDNESS * np.minimum(self._kind[:, author], 4.0))
        if author == STORY["mover"]:  # few words, heard by those whom others hear
            weights = weights * (0.2 + self._pulls)
        return self._draw(weights, author, many)

    def remember(self, author: int, reader: int) -> None:
        """The reader was kind to the author: the author will listen to the reader."""
        self._kind[author, reader] += 1.0

    def somebody(self, author: int, topic: str) -> int:
        """Somebody the author would name in this place: a friend, or a voice of the channel."""
        if topic == "pod":
            return int(self._draw(self._members["pod"] * (self._members["pod"] == AT_HOME), author, 1)[0])
        weights = self._members[topic] * self._pulls * (1.0 + FRIEND * self._friends[author])
        return int(self._draw(weights, author, 1)[0])
