"""Measure: trust, communities and scores of everybody in one call, with the derived tables to keep.

What must stay true: the steps are those of the formula in their order (deeds, trust, communities among the trusted,
scores); given tables are used as they are and not computed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from renown.influence.deeds import Deeds, Ints, deeds_of
from renown.influence.formula import Formula
from renown.influence.observable import EVERYTHING, Observable
from renown.influence.score import Scores, scores_of
from renown.influence.standing import communities_among, standing_of, trust_of


@dataclass(frozen=True, slots=True)
class Measured:
    """Everybody's scores, and the derived tables `trust` (person, visits, weight) and `communities`."""

    scores: Scores
    trust: pa.Table
    communities: pa.Table
    deeds: Deeds


def measure(
    ledger: pa.Table,
    as_of_day: int,
    formula: Formula,
    seeds: Sequence[int] | None = None,
    communities: pa.Table | None = None,
    observable: Observable = EVERYTHING,
    people: Ints | None = None,
) -> Measured:
    """Measure everybody as of a day; arguments as in `score`. Communities are computed unless they are given."""
    deeds = deeds_of(ledger, as_of_day, formula, people)
    trust = trust_of(deeds, seeds, formula)
    groups = communities_among(deeds, trust) if communities is None else communities
    standing = standing_of(deeds.people, trust, groups, guarded=bool(seeds))
    return Measured(scores_of(deeds, standing, formula, observable), trust, groups, deeds)


def as_seen_from(ledger: pa.Table, as_of_day: int, formula: Formula, person: int, communities: pa.Table) -> Scores:
    """Everybody's scores with the one person as the only seed: whom those move whom this person listens to."""
    return measure(ledger, as_of_day, formula, [person], communities).scores
