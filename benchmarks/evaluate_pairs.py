"""Does the score weigh things as people do? Pairs of people, judged by people "who is more influential".

The formula's factors are read off the data's columns: curation from lists, depth from mentions received, resonance
from retweets received. Followers, own posts and the unexplained network features are not used. A Bradley-Terry model
with weights >= 0 on differences of logarithms is fitted on half of the people and tested on pairs of the other half,
twenty times, so that no person is in both.

    python benchmarks/evaluate_pairs.py TRAIN.csv
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

Floats = NDArray[np.float64]
HALVES, GATE = 20, 0.856
FACTORS = {"curation": "listed_count", "depth": "mentions_received", "resonance": "retweets_received"}
SMALLEST = 0.1
"""The smallest value the data's faded counts take: what lies below counts as nothing."""
RIDGE = 1e-3
"""Keeps weights finite where a half could be told apart without fault; too small to move the figures."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Judged pairs: each side's columns, which person each side is, and whether A was chosen."""

    names: tuple[str, ...]
    a: Floats
    b: Floats
    person_a: NDArray[np.int64]
    person_b: NDArray[np.int64]
    chose_a: NDArray[np.bool_]


def read_pairs(path: Path) -> Pairs:
    """The file of pairs; people are told apart by all their columns."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = tuple(name[2:] for name in rows[0] if name.startswith("A_"))
    a, b = (np.array([[float(row[f"{side}_{n}"]) for n in names] for row in rows]) for side in "AB")
    _, person = np.unique(np.vstack([a, b]), axis=0, return_inverse=True)
    person = person.reshape(-1)
    chose = np.array([row["Choice"] == "1" for row in rows])
    return Pairs(names, a, b, person[: len(rows)], person[len(rows) :], chose)


def differences(pairs: Pairs, columns: tuple[str, ...]) -> Floats:
    """How much larger the logarithm of each column is on side A."""
    at = [pairs.names.index(column) for column in columns]
    return np.asarray(np.log1p(pairs.a[:, at] / SMALLEST) - np.log1p(pairs.b[:, at] / SMALLEST))


def fit(x: Floats, chose: NDArray[np.bool_]) -> Floats:
    """Weights >= 0 of a Bradley-Terry model, per standard deviation of each column."""
    sign = np.where(chose, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = sign * (x @ weights)
        slope = -sign / (1.0 + np.exp(margin))
        value = np.logaddexp(0.0, -margin).mean() + RIDGE * float(weights @ weights)
        return float(value), x.T @ slope / len(sign) + 2 * RIDGE * weights

    start = np.full(x.shape[1], 0.5)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * x.shape[1])
    return np.asarray(found.x)


def auc(score: Floats, chose: NDArray[np.bool_]) -> float:
    """Probability that a pair in which A was chosen scores above one in which B was."""
    ranks, n = rankdata(score), int(chose.sum())
    return float((ranks[chose].sum() - n * (n + 1) / 2) / (n * (chose.size - n)))


def halves(pairs: Pairs, columns: tuple[str, ...]) -> tuple[list[float], Floats]:
    """The AUC of each half of the people, and the weights averaged over the fits."""
    x, people = differences(pairs, columns), int(max(pairs.person_a.max(), pairs.person_b.max())) + 1
    scores, weights = [], []
    for half in range(HALVES):
        first = np.random.default_rng(half).random(people) < 0.5
        train = first[pairs.person_a] & first[pairs.person_b]
        test = ~first[pairs.person_a] & ~first[pairs.person_b]
        scale = x[train].std(axis=0)
        weights.append(fit(x[train] / scale, pairs.chose_a[train]))
        scores.append(auc(x[test] / scale @ weights[-1], pairs.chose_a[test]))
    return scores, np.mean(weights, axis=0)


def evaluate(path: Path) -> dict[str, object]:
    """All figures about the pairs."""
    pairs = read_pairs(path)
    models = {
        "refit": tuple(FACTORS.values()),
        "lists": ("listed_count",),
        "followers": ("follower_count",),
        "eleven": pairs.names,
    }
    found = {name: halves(pairs, columns) for name, columns in models.items()}
    refit, weights = found["refit"]
    return {
        "bench": "pairs",
        "pairs": int(pairs.chose_a.size),
        "people": int(max(pairs.person_a.max(), pairs.person_b.max())) + 1,
        "auc": {name: round(float(np.mean(scores)), 4) for name, (scores, _) in found.items()},
        "spread": [round(float(np.quantile(refit, q)), 4) for q in (0.1, 0.9)],
        "deviation": round(float(np.std(refit)), 4),
        "error": round(float(np.std(refit) / np.sqrt(HALVES)), 4),
        "weights": {factor: round(float(w), 3) for factor, w in zip(FACTORS, weights, strict=True)},
        "gate": GATE,
        "held": bool(np.mean(refit) >= GATE),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    print(json.dumps(evaluate(parser.parse_args().path)))


if __name__ == "__main__":
    main()
