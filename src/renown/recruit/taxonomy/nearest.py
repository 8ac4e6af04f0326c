"""The skill or occupation that words of any kind come nearest to, by the pieces of letters they share.

Pieces of two to five letters within words, weighed by how rare they are (TF-IDF). A concept is as near as the nearest
of its names and as all its names together, half and half: the one finds what is written almost like a name, the other
what uses the words of several. Measured beside words alone and the nearest name alone in docs/evaluation.md.

Invariant: below the cut-off there is no answer: "nothing near" is said rather than something far.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from renown.recruit.taxonomy.concepts import EVERY, Concept, Kind
from renown.recruit.taxonomy.folding import fold

CUT_OFF = 0.5
"""What a score must reach to be an answer (0 to 1): it keeps misspelled names in and most everyday words out. It does
not tell that a skill is missing from a list, since another is nearly always near; for that, ask for 0.75."""

LONGEST_WORDS = 300
"""Characters of what is asked that are looked at: a name is never so long."""

_TOGETHER = 0.5
_CELLS = 4_000_000
"""Scores held at a time."""

_PIECES = (2, 5)


Scores: TypeAlias = NDArray[np.float32]
Units: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """A concept near to some words.

    score: 0 to 1, half or more for a name as it stands; name: its name nearest to them.
    """

    concept: str
    score: float
    name: str


class Neighbours:
    """All names of a taxonomy, ready to be compared with words. A unit is a concept in one language."""

    def __init__(self, concepts: Iterable[Concept], together: float = _TOGETHER) -> None:
        # Only whoever asks for what is near waits for these: they take longer to load than most answers.
        from scipy.sparse import csr_matrix
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.preprocessing import normalize

        self._together = together
        self._units: list[tuple[Concept, str]] = []
        self._names: list[str] = []
        unit_of = list[int]()
        for concept in concepts:
            for language, names in concept.labels.items():
                self._units.append((concept, language))
                self._names += names
                unit_of += [len(self._units) - 1] * len(names)
        self._unit_of: Units = np.asarray(unit_of, dtype=np.int64)
        self._vectors = TfidfVectorizer(
            analyzer="char_wb", ngram_range=_PIECES, sublinear_tf=True, dtype=np.float32, lowercase=False
        )
        if self._names:
            rows = self._vectors.fit_transform([fold(name) or " " for name in self._names])
            ones = np.ones(len(unit_of), dtype=np.float32)
            gather = csr_matrix((ones, (self._unit_of, np.arange(len(unit_of)))), (len(self._units), len(unit_of)))
            self._of_names = rows.T.tocsr()
            self._of_units = normalize(gather @ rows).T.tocsr()

    def nearest(
        self,
        words: Sequence[str],
        limit: int = 5,
        cut_off: float = CUT_OFF,
        kinds: Collection[Kind] | None = None,
        languages: Collection[str] | None = None,
    ) -> list[list[Near]]:
        """For each of some words, the concepts nearest to it, nearest first; none where none is near."""
        if not self._names:
            return [[] for _ in words]
        shut = self._shut(kinds, languages)
        size = max(1, _CELLS // len(self._units))
        parts = (words[start : start + size] for start in range(0, len(words), size))
        return [answer for part in parts for answer in self._batch(part, limit, cut_off, shut)]

    def _shut(self, kinds: Collection[Kind] | None, languages: Collection[str] | None) -> NDArray[np.bool_]:
        """Which units are not looked for."""
        wanted = None if languages is None else {EVERY, *languages}
        return np.asarray(
            [
                (kinds is not None and concept.kind not in kinds) or (wanted is not None and language not in wanted)
                for concept, language in self._units
            ]
        )

    def _batch(self, words: Sequence[str], limit: int, cut_off: float, shut: NDArray[np.bool_]) -> Iterator[list[Near]]:
        asked = self._vectors.transform([fold(one[:LONGEST_WORDS]) for one in words])
        by_name = (asked @ self._of_names).tocsr()
        by_name.sort_indices()
        by_unit = self._together * (asked @ self._of_units).toarray()
        for row in range(by_name.shape[0]):
            low, high = by_name.indptr[row], by_name.indptr[row + 1]
            names, shares = by_name.indices[low:high], by_name.data[low:high]
            scores = by_unit[row]
            firsts, best = _best_of_each(self._unit_of[names], shares)
            scores[firsts] += (1 - self._together) * best
            scores[shut] = 0.0
            yield self._answers(scores, dict(zip(names.tolist(), shares.tolist(), strict=True)), limit, cut_off)

    def _answers(self, scores: Scores, shares: dict[int, float], limit: int, cut_off: float) -> list[Near]:
        """The best units as answers, each concept once."""
        found: dict[str, Near] = {}
        candidates = np.flatnonzero(scores >= max(cut_off, 1e-9))
        for unit in candidates[np.lexsort((candidates, -scores[candidates]))].tolist():
            concept = self._units[unit][0]
            if len(found) == limit:
                break
            if concept.id not in found:
                low, high = np.searchsorted(self._unit_of, [unit, unit + 1]).tolist()
                name = max(range(low, high), key=lambda one: shares.get(one, 0.0))
                found[concept.id] = Near(concept.id, round(min(1.0, float(scores[unit])), 4), self._names[name])
        return list(found.values())


def _best_of_each(units: Units, shares: Scores) -> tuple[Units, Scores]:
    """Of rising units, each once with the largest of its shares.

    >>> _best_of_each(np.asarray([1, 1, 4]), np.asarray([0.5, 0.25, 1.0]))
    (array([1, 4]), array([0.5, 1. ]))
    """
    if not len(units):
        return units, shares
    starts = np.flatnonzero(np.concatenate(([True], units[1:] != units[:-1])))
    return units[starts], np.maximum.reduceat(shares, starts)
