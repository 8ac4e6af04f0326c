"""The back-test of warmth: of the people called warm on a day, how many were in touch in the days after?

Only what was there before the day enters the warmth; only what came after says whether it was right. A day of contact
counts as such when it was between few (`quiet.CLOSE`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.bonds import Bonds, bonds_of, starts_of, sums_of
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers
from renown.ties.share import interval
from renown.ties.warmth import WARM

AHEAD = 30
FEWEST_KNOWN = 5
"""Somebody who knew fewer people than this is not asked about: there is little to rank."""

FEWEST_CALLED = 10
"""With fewer people called warm no share is told."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who was known on a day, by how close they were, and whether they were in touch after; one position per side.

    ego: whose view. The AUC of an ego is the chance that somebody who was in touch stood before somebody who was not.
    """

    ego: Numbers
    warmth: Numbers
    last: Numbers
    met: Numbers


@dataclass(frozen=True, slots=True)
class Called:
    """Of the people called warm, how many were in touch; beside them everybody else who was known."""

    called: int
    in_touch: int
    others: int
    others_in_touch: int

    @property
    def enough(self) -> bool:
        """Whether a share may be told at all."""
        return self.called >= FEWEST_CALLED


def ranking_at(contact_days: pa.Table, day: int, owner: int | None = None, ahead: int = AHEAD) -> Ranking:
    """What warmth said on a day (from the days before it), and what happened in the `ahead` days from it on.

    owner: only that person's view; None gives everybody's, two positions per pair.
    """
    when = contact_days["day"]
    bonds = bonds_of(contact_days.filter(pc.less(when, day)), day)
    after = contact_days.filter(pc.and_(pc.greater_equal(when, day), pc.less(when, day + ahead)))
    met = _in_touch(bonds, bonds_of(after, day + ahead))
    sides = ((bonds.a, bonds.a == owner), (bonds.b, bonds.b == owner))
    whose = [np.flatnonzero(own) if owner is not None else np.arange(len(met)) for _, own in sides]
    ego = np.concatenate([side[chosen] for (side, _), chosen in zip(sides, whose, strict=True)])
    both = np.concatenate(whose)
    return Ranking(ego, bonds.warmth[both], bonds.last[both], met[both])


def auc_by_ego(ego: Numbers, said: Numbers, met: Numbers, fewest: int = FEWEST_KNOWN) -> Numbers:
    """One AUC per ego who knew at least so many people, of whom some but not all were in touch after.

    said: what orders the people; equal values count half.

    >>> ego, met = np.array([1, 1, 1, 2, 2]), np.array([True, False, False, True, True])
    >>> auc_by_ego(ego, np.array([3.0, 4.0, 1.0, 1.0, 2.0]), met, fewest=2).tolist()
    [0.5]
    """
    # It takes a second to load, and only this needs it: not every command should wait.
    from scipy.stats import rankdata

    order = np.lexsort((said, ego))
    ego, said, met = ego[order], said[order], met[order]
    starts = starts_of(ego)
    sizes = np.diff(np.append(starts, len(ego)))
    ranks = rankdata(np.repeat(np.arange(len(starts)), sizes) * (len(ego) + 1.0) + rankdata(said))
    ranks -= np.repeat(starts, sizes)
    yes = sums_of(met.astype(np.float64), starts)
    no = sizes - yes
    asked = (sizes >= fewest) & (yes > 0) & (no > 0)
    above = sums_of(ranks * met, starts) - yes * (yes + 1) / 2
    found: Numbers = above[asked] / (yes * no)[asked]
    return found


def called_warm(rankings: Sequence[Ranking]) -> Called:
    """How many of those called warm (`warmth.WARM` or more) were in touch, all days together."""
    warm = np.concatenate([r.warmth >= WARM for r in rankings]) if rankings else np.zeros(0, bool)
    met = np.concatenate([r.met for r in rankings]) if rankings else np.zeros(0, bool)
    return Called(int(warm.sum()), int((warm & met).sum()), int((~warm).sum()), int((~warm & met).sum()))


def cuts_of(contact_days: pa.Table, most: int = 12, ahead: int = AHEAD, history: int = 90) -> tuple[int, ...]:
    """The days to look from: `ahead` apart, newest first, each with all its days after and so much history before.

    >>> cuts_of(pa.table({"day": pa.array([0, 160], pa.int32())}))
    (131, 101)
    """
    if not contact_days.num_rows:
        return ()
    first, last = (int(value) for value in pc.min_max(contact_days["day"]).as_py().values())
    return tuple(range(last + 1 - ahead, first + history - 1, -ahead))[:most]


def in_words(called: Called, ahead: int = AHEAD) -> str:
    """The share in a sentence, with its interval, or that there is too little data.

    >>> in_words(Called(100, 81, 400, 40))[:72]
    'Of the people we called warm, 8 in 10 were in touch in the next 30 days '
    >>> in_words(Called(3, 3, 0, 0))
    'Too little data: 3 people were called warm on the days looked from, and 10 are needed.'
    """
    if not called.enough:
        were = "person was" if called.called == 1 else "people were"
        needed = f"and {FEWEST_CALLED} are needed"
        return f"Too little data: {called.called} {were} called warm on the days looked from, {needed}."
    low, high = (round(100 * side) for side in interval(called.in_touch, called.called))
    tenths = round(10 * called.in_touch / called.called)
    told = (
        f"Of the people we called warm, {tenths} in 10 were in touch in the next {ahead} days "
        f"({called.in_touch} of {called.called} times; 95 % interval {low} to {high} %)"
    )
    if not called.others:
        return f"{told}."
    return f"{told}; of the others, {round(100 * called.others_in_touch / called.others)} %."


def _in_touch(known: Bonds, after: Bonds) -> Numbers:
    """Whether each known pair had contact between few afterwards."""
    close = among_few(after.weighted_days)
    pairs = np.concatenate([np.stack([known.a, known.b], 1), np.stack([after.a[close], after.b[close]], 1)])
    _, number = np.unique(pairs, axis=0, return_inverse=True)
    number = number.reshape(-1)
    met: Numbers = np.isin(number[: len(known.a)], number[len(known.a) :])
    return met
