"""Reasons: what holds a score down, in at most four specific sentences with the points that each costs.

What must stay true: a reason's cost is found by scoring again with that one thing changed; none is vague, none says
what an attack would do, and nothing unseen is called missing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from renown.influence.deeds import Deeds
from renown.influence.factors import FACTORS
from renown.influence.score import Scores, totals
from renown.influence.standing import Standing
from renown.influence.words import TRUSTED, counted

MOST = 4
WORTH_SAYING = 0.05
"""Points below which a reason is not worth a sentence."""
MORE_PEOPLE = 10


@dataclass(frozen=True, slots=True)
class _Case:
    """One person's deeds, standing and score."""

    deeds: Deeds
    standing: Standing
    scores: Scores

    def cost(self, deeds: Deeds | None = None, standing: Standing | None = None) -> float:
        """Points gained if the deeds or the standing were these."""
        changed = totals(deeds or self.deeds, standing or self.standing, self.scores.formula)
        return float(changed[0] - self.scores.score[0])

    def points(self, name: str) -> float:
        """The points of a factor."""
        return float(self.scores.points[0, list(FACTORS).index(name)])

    def below_full(self, name: str) -> float:
        """Points of a factor that are not reached, 0 if it cannot be seen."""
        index = list(FACTORS).index(name)
        full = self.scores.formula.curves[name].weight
        return full - self.points(name) if self.scores.observable[0, index] else 0.0


Reason = Callable[[_Case], tuple[float, str]]


def holds_down(deeds: Deeds, standing: Standing, scores: Scores) -> tuple[str, ...]:
    """At most four sentences on what holds one person's score down, the costliest first."""
    case = _Case(deeds, standing, scores)
    found = sorted((reason(case) for reason in _REASONS), key=lambda pair: (-pair[0], pair[1]))
    return tuple(sentence for cost, sentence in found[:MOST] if cost >= WORTH_SAYING)


def _few_people(case: _Case) -> tuple[float, str]:
    """How far resonance is from full, and what more people would be worth."""
    curve, x = case.scores.formula.curves["resonance"], case.scores.x[0, list(FACTORS).index("resonance")]
    gain = float(curve.points(np.array([x + MORE_PEOPLE]))[0]) - case.points("resonance")
    people = int(np.unique(case.deeds.actor[case.deeds.presence > 0]).size)
    who = counted(people, "person has", "people have")
    more = f"{MORE_PEOPLE} more {'trusted ' if case.standing.guarded else ''}people"
    return case.below_full("resonance"), f"{who} acted so far; {more} would be worth {gain:.1f} points."


def _shallow(case: _Case) -> tuple[float, str]:
    """How far depth is from full; no reason where doing more would not count, as all of it is in the pool."""
    active = case.deeds.action[case.deeds.action > 0]
    each = float(active.mean()) if active.size else 0.0
    gain = case.cost(replace(case.deeds, action=np.where(case.deeds.action > 0, case.deeds.action + 1.0, 0.0)))
    return (
        case.below_full("depth") if gain >= WORTH_SAYING else 0.0,
        f"What each person did lately counts {each:.1f} likes on average; twice as much would be worth {gain:.1f} "
        "points.",
    )


def _no_curation(case: _Case) -> tuple[float, str]:
    """How far curation is from full."""
    curators = int(np.unique(case.deeds.actor[case.deeds.curation > 0]).size)
    who = f"Only {counted(curators, 'person has', 'people have')}" if curators else "Nobody has"
    full = case.scores.formula.curves["curation"].weight
    said = f"{who} listed, endorsed, recommended or cited this person; such acts give up to {full:.0f} points."
    return case.below_full("curation"), said


def _narrow(case: _Case) -> tuple[float, str]:
    """How far breadth is from full."""
    trusted = np.unique(case.deeds.actor[case.standing.weight[case.deeds.actor] >= TRUSTED])
    crowds = np.bincount(case.standing.community[trusted][case.standing.community[trusted] >= 0])
    people = "trusted people" if case.standing.guarded else "people"
    if not crowds.any():
        return case.below_full("breadth"), f"No {people} of any community acted yet."
    where = counted(int((crowds > 0).sum()), "community", "communities")
    return (
        case.below_full("breadth"),
        f"{people.capitalize()} of {where} acted; {crowds.max():,} of the {trusted.size:,} belong to the same one.",
    )


def _silent_weeks(case: _Case) -> tuple[float, str]:
    """How far endurance is from full."""
    of_weeks = case.scores.formula.weeks
    silent = of_weeks - int(np.bitwise_or.reduce(case.deeds.weeks, initial=0)).bit_count()
    return case.below_full("endurance"), f"In {silent} of the past {of_weeks} weeks nobody acted."


def _untrusted(case: _Case) -> tuple[float, str]:
    """What the cap on unproved people costs."""
    everybody = replace(case.standing, weight=np.ones(case.standing.weight.size))
    cost = case.cost(standing=everybody)
    actors = np.unique(case.deeds.actor)
    strangers = int((case.standing.weight[actors] < TRUSTED).sum())
    who = counted(strangers, "person who acted is", "people who acted are")
    return cost, f"{who} not trusted yet; if all were, the score would be {cost:.1f} points higher."


def _fading(case: _Case) -> tuple[float, str]:
    """What the time that has passed costs."""
    faded = (case.deeds.presence > 0) & (case.deeds.presence < 0.5)
    fresh = replace(case.deeds, presence=np.where(case.deeds.presence > 0, 1.0, 0.0))
    cost = case.cost(fresh) if faded.any() else 0.0
    people = counted(int(np.unique(case.deeds.actor[faded]).size), "person", "people")
    return (
        cost,
        f"{people} acted more than a year ago and fade; had they acted lately, it would be {cost:.1f} points more.",
    )


_REASONS: tuple[Reason, ...] = (_few_people, _shallow, _no_curation, _narrow, _silent_weeks, _untrusted, _fading)
