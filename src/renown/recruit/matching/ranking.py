"""The order in which to read a pool for a vacancy: words in common (TF-IDF) and needs met, fused by rank.

Reciprocal rank fusion (Cormack, Clarke and Buettcher 2009): each order gives 1 / (60 + place), that of needs twice as
much; places are shared by who is equal. Invariants: the same texts give the same places, whatever the ids; nobody is
left out; no number says that somebody is unfit; what only repeats the advertisement is no word in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from renown.errors import InputError
from renown.recruit.matching.blind import terms_of
from renown.recruit.matching.candidate import Matched
from renown.recruit.matching.copies import runs_of, without_copies
from renown.recruit.matching.evidence import WORTH, Reader, Support
from renown.recruit.matching.wanted import Strength, Wanted
from renown.recruit.taxonomy import Taxonomy

VERSION = "matching v2"
"""What the log of shown rankings names; a change of the order is another version."""

CRITERIA = "words in common with the advertisement, and its must-haves and nice-to-haves named in the profile"
FUSED_FROM = 60
NICE = 0.5
"""What a nice-to-have weighs beside a must-have; our own word."""

BY_NEED = 2.0
"""What the order by needs met weighs beside that by words in common; chosen on the first three made-up vacancies."""

MOST = 200_000
"""More people than this are searched first; who is found is then ranked."""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody and why they stand there. place: from 1, shared by who is equal. text: words in common, 0 to 1.

    met: how much of what is asked is named, 0 to 1; None where nothing was asked.
    """

    person: int
    place: int
    text: float
    met: float | None
    evidence: tuple[Support, ...]

    def missing(self, strength: Strength) -> tuple[Support, ...]:
        """What is asked and not named."""
        return tuple(one for one in self.evidence if one.need.strength == strength and one.found == "not named")

    @property
    def asks(self) -> tuple[str, ...]:
        """What a person would have to ask, must-haves first."""
        return asks_of(self.evidence)


class Pool:
    """People to be ranked; their texts are looked through once, then any number of vacancies is quick."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        if len(readers) > MOST:
            raise InputError(f"{len(readers)} people are too many to rank at once", hint="Search first, then rank")
        self._readers = tuple(readers)
        self._by_person = {one.person.profile.person: one for one in self._readers}
        self._weights = TfidfVectorizer(analyzer=_as_they_are, sublinear_tf=True, dtype=np.float64)
        terms = [one.terms for one in self._readers]
        self._vectors: Any = self._weights.fit_transform(terms) if any(terms) else None

    def reader(self, person: int) -> Reader:
        """One of them, as they were read."""
        return self._by_person[person]

    def __len__(self) -> int:
        return len(self._readers)

    def ranked(self, wanted: Wanted) -> tuple[Match, ...]:
        """Everybody, the best reading first."""
        text = self._common(wanted)
        evidence = [tuple(map(one.of, wanted.needs)) for one in self._readers]
        met = np.array([met_by(one) for one in evidence])
        fused = _reciprocal(text) + (BY_NEED * _reciprocal(met) if wanted.needs else 0.0)
        places_ = _places(fused)
        people = [one.person.profile.person for one in self._readers]
        order = sorted(range(len(people)), key=lambda at: (places_[at], people[at]))
        return tuple(
            Match(
                people[at],
                int(places_[at]),
                float(text[at]),
                float(met[at]) if wanted.needs else None,
                evidence[at],
            )
            for at in order
        )

    def _common(self, wanted: Wanted) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Cosine of the advertisement with each profile."""
        if self._vectors is None:
            return np.zeros(len(self._readers))
        terms = terms_of(wanted.text)
        asked, runs = self._weights.transform([terms]).T, runs_of(terms)
        common = np.asarray((self._vectors @ asked).todense()).ravel()
        for at, one in enumerate(self._readers):
            if not runs.isdisjoint(one.runs):
                own = self._weights.transform([without_copies(one.terms, runs)])
                common[at] = (own @ asked).sum()
        return np.round(common, 12)


def pool_of(people: Sequence[Matched], taxonomy: Taxonomy) -> Pool:
    """These people as a pool."""
    return Pool([Reader(one, taxonomy) for one in people])


def _as_they_are(terms: list[str]) -> list[str]:
    return terms


def asks_of(evidence: Sequence[Support]) -> tuple[str, ...]:
    """What a person would have to ask, must-haves first."""
    ordered = sorted(evidence, key=lambda one: one.need.strength != "must")
    return tuple(dict.fromkeys(one.ask for one in ordered if one.ask))


def met_by(evidence: Sequence[Support]) -> float:
    """How much of what is asked is named, 0 to 1; a nice-to-have weighs `NICE` of a must-have."""
    weights = [1.0 if one.need.strength == "must" else NICE for one in evidence]
    total = sum(weight * WORTH[one.found] for weight, one in zip(weights, evidence, strict=True))
    return total / sum(weights) if weights else 0.0


def _places(values: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Places from 1, the largest first; equal values share the better one."""
    ordered = np.sort(-values)
    return np.searchsorted(ordered, -values, side="left") + 1


def _reciprocal(values: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return 1.0 / (FUSED_FROM + _places(values))
