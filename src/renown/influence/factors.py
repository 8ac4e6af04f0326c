"""The five factors: each says how much every deed adds to its subject's X. Docstrings are what people read.

What must stay true of every factor: a deed's part is never below 0, the parts sum to X, one more reaction or one more
grain of trust never lowers X, and all the unproved together add at most the factor's cap. To add a factor, add one
function here, its name to `FACTORS`, and its curve to a new formula file; the contract test finds it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from renown.influence.deeds import Codes, Deeds, Floats, Ints
from renown.influence.formula import Formula
from renown.influence.standing import Standing

Factor = Callable[[Deeds, Standing, Formula], Floats]


def resonance(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """How many different people acted because of this person. Who acted lately counts more than who acted long ago."""
    return _with_pool(deeds, standing, deeds.presence, formula.curves["resonance"].cap)


def depth(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """How much they did: an answer or a mention is more than a like, and the tenth act of one person adds little."""
    return _with_pool(deeds, standing, deeds.action, formula.curves["depth"].cap)


def curation(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """Who put the person on a list, endorsed, recommended or cited them: slow, considered acts that last."""
    return _with_pool(deeds, standing, deeds.curation, formula.curves["curation"].cap)


def breadth(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """In how many separate communities people who can be trusted acted because of this person."""
    community = standing.community[deeds.actor]
    present = standing.weight[deeds.actor] * deeds.presence
    counted = np.flatnonzero((community >= 0) & (present > 0))
    crowd, of_deed = _crowds(deeds.row[counted].astype(np.int64), community[counted].astype(np.int64))
    gathered = np.bincount(of_deed, present[counted], minlength=crowd)
    worth = -np.expm1(-gathered / formula.crowd)
    parts = np.zeros(deeds.actor.size)
    parts[counted] = present[counted] * (worth / gathered)[of_deed]
    return parts


def endurance(deeds: Deeds, standing: Standing, formula: Formula) -> Floats:
    """In how many weeks of the past year people acted because of this person."""
    weight, size = standing.weight[deeds.actor], deeds.subjects.size
    trusted, rest = np.zeros(weight.size), np.zeros(weight.size)
    for week in range(formula.weeks):
        active = np.flatnonzero(deeds.weeks >> week & 1)
        if active.size:
            split = _split_week(deeds.row[active], weight[active], size)
            trusted[active] += split.trusted
            rest[active] += split.rest
    return trusted + rest * _reduced(deeds, rest, formula.curves["endurance"].cap)


FACTORS: MappingProxyType[str, Factor] = MappingProxyType(
    {f.__name__: f for f in (resonance, depth, curation, breadth, endurance)}
)
"""All factors, in the order in which they are shown."""


def _with_pool(deeds: Deeds, standing: Standing, amount: Floats, cap: float) -> Floats:
    """Each deed's amount as far as its actor is trusted, and its part of the one pool for all that is not trusted."""
    trusted = standing.weight[deeds.actor] * amount
    rest = amount - trusted
    return trusted + rest * _reduced(deeds, rest, cap)


def _reduced(deeds: Deeds, rest: Floats, cap: float) -> Floats:
    """Per deed: by how much its subject's pool has to shrink to keep within the cap."""
    pool = deeds.sums(rest)
    return np.minimum(1.0, cap / np.maximum(pool, cap))[deeds.row]


def _crowds(row: Ints, community: Ints) -> tuple[int, Ints]:
    """The number of different (subject, community), and which one each deed belongs to."""
    if not row.size:
        return 0, row
    pairs, of_deed = np.unique(row * (int(community.max()) + 1) + community, return_inverse=True)
    return pairs.size, of_deed


@dataclass(frozen=True, slots=True)
class _Week:
    """What each active deed adds to its subject's week."""

    trusted: Floats
    rest: Floats


def _split_week(row: Codes, weight: Floats, subjects: int) -> _Week:
    """A week counts min(1, sum of weights) for the trusted, and what is missing to 1 for all others; split pro rata."""
    gathered = np.bincount(row, weight, minlength=subjects)
    others = np.bincount(row, 1.0 - weight, minlength=subjects)
    over, missing = np.maximum(gathered, 1.0), np.maximum(1.0 - gathered, 0.0)
    per_other = np.divide(missing, others, out=np.zeros(subjects), where=others > 0)
    return _Week(weight / over[row], (1.0 - weight) * per_other[row])
