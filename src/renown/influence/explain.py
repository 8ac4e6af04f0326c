"""Explain: what one person's score is made of, who it rests on, and what holds it down.

What must stay true: the factors' points sum to the score, the actors' contributions sum to each X, the networks'
points sum to each factor's points, and a sentence names a number that stands in the tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from renown.errors import NotFoundError
from renown.influence import band, words
from renown.influence.deeds import Deeds, Flags, Floats
from renown.influence.factors import FACTORS
from renown.influence.formula import Formula
from renown.influence.observable import EVERYTHING, Observable
from renown.influence.reasons import holds_down
from renown.influence.score import Scores, scores_of, totals
from renown.influence.standing import Standing


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor: its points of how many, X of the formula, both in words, and the areas it rests on."""

    name: str
    title: str
    meaning: str
    points: float
    max_points: float
    value: float
    words: str
    observable: bool
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One network: its part of the points, the score it would give alone, and how many people acted there."""

    network: str
    points: float
    alone: float
    actors: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that explains one person's score.

    contributions: one row per actor and network: actor, network, trust, then `<factor>` (points) and `x_<factor>`
        (its part of X); strongest first.
    holds_down: at most four sentences, the costliest first.
    """

    person: int
    score: float
    low: float
    high: float
    enough: bool
    actors: int
    trusted: int
    guarded: bool
    formula: str
    observable_points: float
    factors: tuple[FactorLine, ...]
    holds_down: tuple[str, ...]
    networks: tuple[NetworkLine, ...]
    contributions: pa.Table


def explain(deeds: Deeds, standing: Standing, formula: Formula, observable: Observable = EVERYTHING) -> Explanation:
    """Explain the score of the one person because of whom these deeds were done.

    deeds: of one subject (`deeds_of` over the ledger's rows with that target). standing: of the people in them.
    Raises NotFoundError if nobody acted because of the person, or if the deeds are of several people.
    """
    if deeds.subjects.size == 0:
        raise NotFoundError("nobody was seen to act because of them", hint="a source that shows reactions would")
    if deeds.subjects.size != 1:
        raise NotFoundError(f"found deeds towards {deeds.subjects.size} people, expected one", hint="pick one person")
    scores = scores_of(deeds, standing, formula, observable)
    parts = {name: factor(deeds, standing, formula) for name, factor in FACTORS.items()}
    points = {name: _in_points(parts[name], i, scores) for i, name in enumerate(FACTORS)}
    evidence = words.Evidence.of(deeds, standing, formula)
    low, high = _band(deeds, standing, formula, scores)
    return Explanation(
        person=int(scores.person[0]),
        score=float(scores.score[0]),
        low=low,
        high=high,
        enough=bool(scores.enough[0]),
        actors=int(scores.actors[0]),
        trusted=evidence.trusted,
        guarded=standing.guarded,
        formula=formula.name,
        observable_points=float(scores.observable_points[0]),
        factors=_factor_lines(scores, evidence),
        holds_down=holds_down(deeds, standing, scores),
        networks=_network_lines(deeds, standing, formula, sum(points.values(), np.zeros(deeds.actor.size))),
        contributions=_contributions(deeds, standing, parts, points),
    )


def _in_points(parts: Floats, factor: int, scores: Scores) -> Floats:
    """A factor's points, split over the deeds as its X is."""
    x = float(parts.sum())
    return parts * (float(scores.points[0, factor]) / x) if x > 0 else np.zeros(parts.size)


def _band(deeds: Deeds, standing: Standing, formula: Formula, scores: Scores) -> tuple[float, float]:
    """The bootstrap's band with what is hidden on top; the delta method's for the very many."""
    drawn = band.bootstrap(deeds, lambda replicated: totals(replicated, standing, formula), formula)
    if drawn is None:
        return float(scores.low[0]), float(scores.high[0])
    score, hidden = float(scores.score[0]), 100.0 - float(scores.observable_points[0])
    return min(drawn[0], score), min(100.0, max(drawn[1], score) + hidden)


def _factor_lines(scores: Scores, evidence: words.Evidence) -> tuple[FactorLine, ...]:
    """One line per factor."""
    return tuple(
        FactorLine(
            name=name,
            title=name.capitalize(),
            meaning=factor.__doc__ or "",
            points=float(scores.points[0, i]),
            max_points=scores.formula.curves[name].weight,
            value=float(scores.x[0, i]),
            words=words.of_factor(name, evidence, observable=bool(scores.observable[0, i])),
            observable=bool(scores.observable[0, i]),
            areas=words.areas(name, evidence),
        )
        for i, (name, factor) in enumerate(FACTORS.items())
    )


def _network_lines(deeds: Deeds, standing: Standing, formula: Formula, points: Floats) -> tuple[NetworkLine, ...]:
    """One line per network on which anybody acted, the largest part first."""
    lines = []
    for code in np.unique(deeds.network):
        here: Flags = deeds.network == code
        alone = totals(deeds.pick(here), standing, formula)
        lines.append(NetworkLine(deeds.networks[code], float(points[here].sum()), float(alone[0]), int(here.sum())))
    return tuple(sorted(lines, key=lambda line: (-line.points, line.network)))


def _contributions(deeds: Deeds, standing: Standing, parts: dict[str, Floats], points: dict[str, Floats]) -> pa.Table:
    """The table of contributions."""
    order = np.lexsort((deeds.network, deeds.actor, -sum(points.values(), np.zeros(deeds.actor.size))))
    named = points | {f"x_{name}": values for name, values in parts.items()}
    columns: dict[str, pa.Array[Any]] = {
        "actor": pa.array(deeds.people[deeds.actor[order]]),
        "network": pa.array([deeds.networks[code] for code in deeds.network[order]], pa.string()),
        "trust": pa.array(standing.weight[deeds.actor[order]]),
    }
    return pa.table(columns | {name: pa.array(values[order]) for name, values in named.items()})
