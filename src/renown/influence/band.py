"""The band: between which numbers the score would probably lie had other people happened to look in.

What must stay true: a band is never narrower because something cannot be seen, its ends stay within 0 and 100, and
the same person and data give the same band. In bulk it is the delta method over actors; for one person, a bootstrap.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from renown.influence.deeds import Deeds, Floats, Ints, assemble
from renown.influence.formula import Formula

REPLICATES = 400
DECIMALS = 10
MAX_BOOTSTRAP_DEEDS = 300_000


def spread(deeds: Deeds, points_per_deed: Floats) -> Floats:
    """Standard deviation of each subject's score, if each actor had been there a Poisson(1) number of times.

    points_per_deed: slope of the points at X times the deed's part, summed over factors. One person's deeds on all
    networks stand or fall together, so they are added before they are squared.
    """
    starts = deeds.actor_starts()
    per_actor = np.add.reduceat(points_per_deed, starts)
    return np.sqrt(np.bincount(deeds.row[starts], per_actor**2, minlength=deeds.subjects.size))


def ends(score: Floats, deviation: Floats, hidden: Floats, band: float) -> tuple[Floats, Floats]:
    """Lower and upper end of the band; the upper one includes all points that could be hidden in unseen factors."""
    reach = NormalDist().inv_cdf(0.5 + band / 2.0) * deviation
    # Rounded far below what anybody reads, so that the order in which parts were summed cannot be seen.
    low, high = np.round(score - reach, DECIMALS), np.round(score + reach + hidden, DECIMALS)
    return np.clip(low, 0.0, 100.0), np.clip(high, 0.0, 100.0)


def bootstrap(deeds: Deeds, score_all: Callable[[Deeds], Floats], formula: Formula) -> tuple[float, float] | None:
    """The band of one person, without what is hidden: a Poisson bootstrap over the people who acted.

    deeds: of one subject only. score_all: the scores of all subjects of some deeds. The draw is seeded by the
    person's id. Gives None when there are so many deeds that the delta method is as good.
    """
    if deeds.target.size * REPLICATES > MAX_BOOTSTRAP_DEEDS:
        return None
    person = int(deeds.people[deeds.subjects[0]])
    starts = deeds.actor_starts()
    times = np.random.default_rng(person).poisson(1.0, size=(REPLICATES, starts.size))
    per_deed = np.repeat(times, np.diff(np.append(starts, deeds.target.size)), axis=1)
    which = np.tile(np.arange(deeds.target.size), REPLICATES)
    scores = np.zeros(REPLICATES)
    drawn = _replicated(deeds, which, per_deed)
    scores[drawn.subjects] = score_all(drawn)
    low, high = np.quantile(scores, [0.5 - formula.band / 2.0, 0.5 + formula.band / 2.0])
    return float(low), float(high)


def _replicated(deeds: Deeds, which: Ints, times: Ints) -> Deeds:
    """All replicates as if each were a subject of its own: replicate r is target r."""
    repeats = times.ravel()
    replicate = np.repeat(np.arange(times.shape[0], dtype=np.int32), times.shape[1])
    source = np.repeat(which, repeats)
    drawn = deeds.pick(source)
    columns: list[NDArray[Any]] = [
        drawn.actor,
        drawn.network,
        drawn.action,
        drawn.presence,
        drawn.curation,
        drawn.weeks,
    ]
    return assemble(deeds.people, deeds.networks, [np.repeat(replicate, repeats), *columns])
