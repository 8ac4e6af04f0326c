"""Do people whom Renown would have you meet come to be in contact? A forward test among strangers two steps apart.

Data as for `evaluate_warmth.py`. Everything before two thirds of a record's days is known; every pair that shares a
contact and was never in contact is ranked; the outcome is contact in the days after. Beside the AUC: how many of the
first hundred came to be in contact, other indices on the same pairs, and the AUC against pairs drawn from everybody,
which flatters each index, because most such pairs share nobody.

    python benchmarks/evaluate_meet.py email-Eu-core-temporal-sample.txt --gate 0.80 --name email
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.stats import rankdata

from evaluate_warmth import read_days
from renown.ties.everybody import Everybody
from renown.ties.groups.meetings import Decayed

SHARE, OTHER_SHARES = 2 / 3, (0.6, 0.7, 0.8)
FIRST = 100
DRAWN = 200_000
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of strangers with a score, their count of shared contacts, and whether they were in contact later."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    score: Floats
    shared: Floats
    met: Flags


def pairs_at(contact_days: pa.Table, cut: int) -> tuple[Decayed, Pairs, set[tuple[int, int]]]:
    """Every pair of strangers two steps apart on a day, and who was in contact from that day on."""
    ties = Decayed(Everybody(contact_days.filter(pc.less(contact_days["day"], cut)), cut))
    after = contact_days.filter(pc.greater_equal(contact_days["day"], cut))
    later = set(zip(after["a"].to_pylist(), after["b"].to_pylist(), strict=True))
    rows: list[list[Any]] = [[], [], [], []]
    for node in range(len(ties.people)):
        others, score, shared = ties.strangers(node)
        up = others > node
        for column, values in zip(rows, (np.full(int(up.sum()), node), others[up], score[up], shared[up]), strict=True):
            column.append(values)
    a, b, score, shared = (np.concatenate(column) for column in rows)
    ends = zip(ties.people[a].tolist(), ties.people[b].tolist(), strict=True)
    return ties, Pairs(a, b, score, shared.astype(np.float64), np.array([pair in later for pair in ends])), later


def auc(score: Floats, met: Flags) -> float:
    """The chance that a pair that met stands above one that did not."""
    many = int(met.sum())
    above = float(rankdata(score)[met].sum()) - many * (many + 1) / 2
    return round(above / (many * (len(met) - many)), 4)


def plain_indices(ties: Decayed, pairs: Pairs) -> dict[str, Floats]:
    """The unweighted indices of the field on the same pairs."""
    known = csr_matrix((np.ones_like(ties.tie.data), ties.tie.indices, ties.tie.indptr), ties.tie.shape)
    degree = np.asarray(known.sum(axis=1)).ravel()

    def summed(per_contact: Floats) -> Floats:
        weighed = csr_matrix(known.multiply(per_contact[None, :])) @ known
        return np.asarray(weighed[pairs.a, pairs.b]).ravel()

    return {
        "adamic_adar": summed(1.0 / np.log(np.maximum(degree, 2.0))),
        "resource_allocation": summed(1.0 / degree),
        "common_neighbours": pairs.shared,
        "preferential_attachment": np.asarray(degree[pairs.a] * degree[pairs.b], dtype=np.float64),
    }


def against_anybody(ties: Decayed, pairs: Pairs, later: set[tuple[int, int]]) -> float:
    """The AUC when those who did not meet are drawn from all pairs of strangers: flattering, for comparison only."""
    rng = np.random.default_rng(0)
    drawn = np.sort(rng.integers(0, len(ties.people), (DRAWN, 2)), axis=1)
    known = {*zip(*(side.tolist() for side in ties.tie.nonzero()), strict=True)}
    told = dict(zip(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True), pairs.score.tolist(), strict=True))
    people = ties.people.tolist()
    strangers = [
        (a, b) for a, b in drawn.tolist() if a != b and (a, b) not in known and (people[a], people[b]) not in later
    ]
    none = np.array([told.get(pair, 0.0) for pair in strangers])
    met = pairs.score[pairs.met]
    return auc(np.concatenate([met, none]), np.arange(len(met) + len(none)) < len(met))


def measured(contact_days: pa.Table, gate: float) -> dict[str, Any]:
    """All figures of one record."""
    length = int(contact_days["day"].to_numpy().max()) + 1
    ties, pairs, later = pairs_at(contact_days, round(SHARE * length))
    value = auc(pairs.score, pairs.met)
    first = np.argsort(-pairs.score, kind="stable")[:FIRST]
    others = [pairs_at(contact_days, round(share * length))[1] for share in OTHER_SHARES]
    return {
        "days": length,
        "cut": round(SHARE * length),
        "pairs": len(pairs.met),
        "met_share": round(float(pairs.met.mean()), 4),
        "auc": value,
        "precision_at_100": round(float(pairs.met[first].mean()), 3),
        "other_cuts": [auc(other.score, other.met) for other in others],
        "rivals": {name: auc(score, pairs.met) for name, score in plain_indices(ties, pairs).items()},
        "against_anybody": against_anybody(ties, pairs, later),
        "gate": gate,
        "held": bool(value >= gate),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--name", default="record")
    parser.add_argument("--gate", type=float, default=0.0)
    args = parser.parse_args()
    print(json.dumps({"bench": "meet", "data": args.name} | measured(read_days(args.path), args.gate)))


if __name__ == "__main__":
    main()
