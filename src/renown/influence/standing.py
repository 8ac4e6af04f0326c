"""Standing: how far each person is trusted and which community they belong to. It is found once for everybody.

What must stay true: trust comes from seeds by the walk alone, nobody gives it to themselves; without seeds everybody
counts fully and the score is marked unguarded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from renown.graph.communities import NONE, communities_of
from renown.graph.walk import expected_visits
from renown.influence.deeds import Codes, Deeds, Floats, Ints
from renown.influence.formula import Formula

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix, csr_matrix

WALK_TOLERANCE = 1e-13
"""So small that scores computed in two ways agree to 1e-9, although small visits make whole weights."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Per person, in the order of `Deeds.people`: weight 0 to 1, and community (-1: none)."""

    weight: Floats
    community: Codes
    guarded: bool


def trust_of(deeds: Deeds, seeds: Sequence[int] | None, formula: Formula) -> pa.Table:
    """Everybody with a weight above 0: person, visits, weight, rising by person.

    One walker sets out at every seed, so vouching for one more person takes nothing from anybody.
    Without seeds everybody has weight 1 (and no visits). Seeds who did nothing that the ledger knows change nothing.
    """
    if not seeds:
        return _trust_table(deeds.people, np.zeros(deeds.people.size), np.ones(deeds.people.size))
    start = np.isin(deeds.people, np.asarray(seeds, dtype=np.int64)).astype(np.float64)
    visits = expected_visits(shares(deeds, formula.unspent), start, formula.end, WALK_TOLERANCE).visits
    reached = visits > 0.0
    weight = np.minimum(1.0, visits / formula.full_trust)
    return _trust_table(deeds.people[reached], visits[reached], weight[reached])


def shares(deeds: Deeds, unspent: float) -> csc_matrix:
    """share(u, t) = action(u, t) / (all of u's action + unspent), people in rows and columns."""
    spent = np.bincount(deeds.actor, deeds.action, minlength=deeds.people.size) + unspent
    return _arrivals(deeds, deeds.action / spent[deeds.actor]).T


def communities_among(deeds: Deeds, trust: pa.Table) -> pa.Table:
    """The communities of everybody with trust: person, community, version.

    Computed from what trusted people do because of each other, so that no crowd of fakes makes a community.
    """
    proved = np.isin(deeds.people, trust["person"].to_numpy())
    between = deeds.pick(proved[deeds.target] & proved[deeds.actor])
    partition = communities_of(_arrivals(between, between.action)[proved][:, proved], deeds.people[proved])
    version = pa.array([partition.version] * partition.labels.size, pa.string())
    person, community = pa.array(deeds.people[proved]), pa.array(partition.labels)
    return pa.table({"person": person, "community": community, "version": version})


def standing_of(people: Ints, trust: pa.Table, communities: pa.Table | None, *, guarded: bool) -> Standing:
    """The standing of these people, from the derived tables; who is not in them has no trust and no community."""
    weight = _looked_up(people, trust, "weight", 0.0)
    if communities is None:
        return Standing(weight, np.full(people.size, NONE, dtype=np.int32), guarded)
    return Standing(weight, _looked_up(people, communities, "community", NONE).astype(np.int32), guarded)


def _arrivals(deeds: Deeds, values: Floats) -> csr_matrix:
    """Targets in rows, actors in columns: the deeds are sorted by target, so the columns are the matrix already."""
    from scipy.sparse import csr_matrix  # why somebody has a score is told from kept trust, without it

    size = deeds.people.size
    ends = np.searchsorted(deeds.target, np.arange(size + 1)).astype(np.int32)
    return csr_matrix((values, deeds.actor, ends), shape=(size, size))


def _trust_table(people: Ints, visits: Floats, weight: Floats) -> pa.Table:
    """The derived table."""
    return pa.table({"person": pa.array(people), "visits": pa.array(visits), "weight": pa.array(weight)})


def _looked_up(people: Ints, table: pa.Table, column: str, otherwise: float) -> Floats:
    """A column of a derived table for these people."""
    known, values = table["person"].to_numpy(), table[column].to_numpy()
    order = np.argsort(known, kind="stable")
    at = np.searchsorted(known, people, sorter=order)
    at[at == known.size] = 0
    found = np.full(people.size, otherwise, dtype=np.float64)
    if known.size:
        here = order[at]
        hit = known[here] == people
        found[hit] = values[here[hit]]
    return found
