"""The score: what everybody's X of every factor is worth in points, with a band and what could be seen.

What must stay true: the points of the factors sum to the score; a person's score depends on what others did because
of them, on those people's standing and on the formula, and on nothing else (the promises: docs/influence.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from renown.influence import band
from renown.influence.deeds import Codes, Deeds, Floats, Ints, deeds_of
from renown.influence.factors import FACTORS
from renown.influence.formula import Formula
from renown.influence.observable import EVERYTHING, Observable
from renown.influence.standing import Standing, standing_of, trust_of

X_DECIMALS = 10
ENOUGH, NOT_ENOUGH = "enough", "not_enough"


@dataclass(frozen=True, slots=True)
class Scores:
    """One entry per person because of whom anybody acted, rising by person; factors as in `FACTORS`.

    score, low, high: 0 to 100. actors: distinct people who acted. x, points: one column per factor.
    enough: whether at least the formula's `min_actors` people acted; if not, the number is for machines only.
    observable: per factor, whether it could be seen. guarded: whether seeds were named.
    """

    person: Ints
    score: Floats
    low: Floats
    high: Floats
    actors: Codes
    enough: NDArray[np.bool_]
    x: Floats
    points: Floats
    observable: NDArray[np.bool_]
    formula: Formula
    guarded: bool

    @property
    def observable_points(self) -> Floats:
        """The most that each person's observable factors could give."""
        return self.observable @ _weights(self.formula)

    def table(self) -> pa.Table:
        """As an Arrow table: person, score, low, high, seen, actors, observable_points, <factor>, x_<factor>."""
        columns: dict[str, NDArray[Any]] = {"person": self.person, "score": self.score}
        columns |= {"low": self.low, "high": self.high, "seen": np.where(self.enough, ENOUGH, NOT_ENOUGH)}
        columns |= {"actors": self.actors, "observable_points": self.observable_points}
        columns |= {name: self.points[:, i] for i, name in enumerate(FACTORS)}
        columns |= {f"x_{name}": self.x[:, i] for i, name in enumerate(FACTORS)}
        return pa.table({name: pa.array(column) for name, column in columns.items()})


def score(
    ledger: pa.Table,
    as_of_day: int,
    formula: Formula,
    seeds: Sequence[int] | None = None,
    communities: pa.Table | None = None,
    observable: Observable = EVERYTHING,
    people: Ints | None = None,
) -> Scores:
    """Score everybody because of whom the ledger says that anybody acted.

    ledger: the columns of docs/rooms.md, as of the day. communities: person, community. people: see `deeds_of`.
    To have communities computed and the derived tables back, call `measure`.
    """
    deeds = deeds_of(ledger, as_of_day, formula, people)
    trust = trust_of(deeds, seeds, formula)
    return scores_of(deeds, standing_of(deeds.people, trust, communities, guarded=bool(seeds)), formula, observable)


def scores_of(deeds: Deeds, standing: Standing, formula: Formula, observable: Observable = EVERYTHING) -> Scores:
    """Score the subjects of these deeds, with bands by the delta method."""
    x = np.empty((deeds.subjects.size, len(FACTORS)))
    points = np.empty_like(x)
    moved = np.zeros(deeds.target.size)
    for i, (name, factor) in enumerate(FACTORS.items()):
        parts, curve = factor(deeds, standing, formula), formula.curves[name]
        x[:, i] = _totals(deeds, parts)
        points[:, i] = curve.points(x[:, i])
        moved += parts * curve.slope(x[:, i])[deeds.row]
    person, total = deeds.people[deeds.subjects], points.sum(axis=1)
    seen = _observable(person, observable, x)
    low, high = band.ends(total, band.spread(deeds, moved), ~seen @ _weights(formula), formula.band)
    actors = np.bincount(deeds.row[deeds.actor_starts()], minlength=person.size).astype(np.int32)
    enough = actors >= formula.min_actors
    return Scores(person, total, low, high, actors, enough, x, points, seen, formula, standing.guarded)


def totals(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """Only the scores of the subjects of these deeds."""
    total = np.zeros(deeds.subjects.size)
    for name, factor in FACTORS.items():
        total += formula.curves[name].points(_totals(deeds, factor(deeds, standing, formula)))
    return total


def _totals(deeds: Deeds, parts: Floats) -> Floats:
    """X of each subject. The last bits are dropped, so that people with equal evidence have equal scores."""
    return np.round(deeds.sums(parts), X_DECIMALS)


def _weights(formula: Formula) -> Floats:
    """The most points each factor gives."""
    return np.array([formula.curves[name].weight for name in FACTORS])


def _observable(person: Ints, observable: Observable, x: Floats) -> NDArray[np.bool_]:
    """Per person and factor, whether it could be seen; what is above 0 has been seen."""
    seen = np.tile([name in observable.everybody for name in FACTORS], (person.size, 1)) | (x > 0)
    for owner in observable.owners.keys() & set(person[np.isin(person, list(observable.owners))].tolist()):
        seen[np.searchsorted(person, owner)] |= [name in observable.factors(owner) for name in FACTORS]
    return seen
