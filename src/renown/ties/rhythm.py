"""Rhythms: the usual gap between times of contact or activity, and how far silence goes beyond it.

Silence of more than `NOTICED` gaps is noticed; from `DORMANT` gaps on the rhythm is over (docs/ties.md has the
figures). Times are whole numbers, in days or in weeks.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

NOTICED, DORMANT = 2.0, 12.0
FEWEST_TIMES = 4
"""The fewest times that make a rhythm: three gaps."""

Numbers = npt.NDArray[Any]


def median_gaps(whose: Numbers, times: Numbers, counts: Numbers) -> Numbers:
    """The median step between each one's times; 0 for a single time.

    whose and times: sorted by both, each pair once. counts: how many times each has, in the order of `whose`.

    >>> median_gaps(np.array([1, 1, 1, 2]), np.array([0, 2, 9, 5]), np.array([3, 1])).tolist()
    [4.5, 0.0]
    """
    same = whose[1:] == whose[:-1]
    gaps, owners = np.diff(times)[same], whose[1:][same]
    gaps = gaps[np.lexsort((gaps, owners))]
    if not len(gaps):
        return np.zeros(len(counts))
    steps = counts - 1
    begins = np.cumsum(steps) - steps
    lower, upper = (np.clip(begins + half, 0, len(gaps) - 1) for half in ((steps - 1) // 2, steps // 2))
    return np.where(steps > 0, (gaps[lower] + gaps[upper]) / 2, 0.0)


def most_striking(person: Numbers, counts: Numbers, ratio: Numbers, quiet: Numbers) -> Numbers:
    """The positions of those who are quiet: the largest of counts times log(ratio) first, then by person id.

    ratio: silence in usual gaps. quiet: who may be listed at all; `FEWEST_TIMES` times and the two
    bounds are asked besides.
    """
    listed = quiet & (counts >= FEWEST_TIMES) & (ratio > NOTICED) & (ratio < DORMANT)
    striking = counts * np.log(np.where(listed, ratio, 1.0))
    order = np.lexsort((person, -striking))
    chosen: Numbers = order[listed[order]]
    return chosen
