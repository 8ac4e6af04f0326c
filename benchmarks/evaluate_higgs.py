"""Does the score foresee who will be passed on? Higgs Twitter, from before 2012-07-04 00:00 UTC against afterwards.

Population: everybody who received a reaction before. Outcome: distinct people who later passed a post of theirs on.
Seeds: people at random among those with reactions in at least three communities before; the outcome is not looked at.
Data: De Domenico et al. 2013 (SNAP), `higgs-activity_time.txt.gz`, kept outside the project.

    python benchmarks/evaluate_higgs.py ../shared/data/higgs-twitter/higgs-activity_time.txt.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.stats import rankdata

from ledgers import Events, Ints, ledger_of
from renown.influence.deeds import Deeds, deeds_of
from renown.influence.factors import FACTORS
from renown.influence.formula import Formula, load_formula
from renown.influence.measure import measure
from renown.influence.standing import communities_among, trust_of

CUT = int(datetime(2012, 7, 4, tzinfo=UTC).timestamp())
KINDS = {"RT": "repost", "MT": "mention", "RE": "reply"}
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw of seeds: the score and resonance alone, of the population."""

    score: Floats
    resonance: Floats


def read_events(path: Path) -> Events:
    """The activity file: actor, target, Unix time, kind."""
    with gzip.open(path, "rt", encoding="ascii") as lines:
        rows = [line.split() for line in lines]
    actor, target, second = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(3))
    return Events(actor, target, np.array([KINDS[row[3]] for row in rows]), second)


def outcome_of(events: Events, population: Ints) -> Floats:
    """How many distinct people passed on what each of the population posted, from the cut on."""
    later = events.pick((events.second >= CUT) & (events.kind == "repost") & (events.actor != events.target))
    pairs = np.unique(np.stack([later.target, later.actor]), axis=1)
    people, count = np.unique(pairs[0], return_counts=True)
    at = np.minimum(np.searchsorted(people, population), people.size - 1)
    return np.where(people[at] == population, count[at], 0).astype(np.float64)


def candidates_for_seeds(deeds: Deeds, formula: Formula) -> Ints:
    """People with reactions from at least three communities of the unguarded graph."""
    groups = communities_among(deeds, trust_of(deeds, None, formula))
    community = groups["community"].to_numpy()
    pairs = np.unique(np.stack([deeds.target.astype(np.int64), community[deeds.actor]]), axis=1)
    people, count = np.unique(pairs[0], return_counts=True)
    return np.asarray(deeds.people[people[count >= 3]])


def spearman(a: Floats, b: Floats) -> float:
    """Rank correlation, ties averaged."""
    return float(np.corrcoef(rankdata(a), rankdata(b))[0, 1])


def auc_of_top(score: Floats, outcome: Floats, part: float = 0.01) -> float:
    """Probability that somebody of the outcome's top part scores above somebody else; ties count half."""
    top = outcome >= np.sort(outcome)[-max(1, round(part * outcome.size))]
    ranks, n = rankdata(score), int(top.sum())
    return float((ranks[top].sum() - n * (n + 1) / 2) / (n * (outcome.size - n)))


def drawn(ledger: pa.Table, day: int, formula: Formula, candidates: Ints, draw: int, seeds: int) -> Draw:
    """Score the population with one draw of seeds."""
    chosen = np.random.default_rng(draw).choice(candidates, size=min(seeds, candidates.size), replace=False)
    scores = measure(ledger, day, formula, chosen.tolist()).scores
    return Draw(scores.score, scores.x[:, list(FACTORS).index("resonance")])


def interval(score: Floats, outcome: Floats, replicates: int) -> dict[str, list[float]]:
    """95 % bootstrap intervals over the population."""
    rng, size = np.random.default_rng(0), outcome.size
    picks = [rng.integers(0, size, size) for _ in range(replicates)]
    figures = {
        "spearman": [spearman(score[p], outcome[p]) for p in picks],
        "auc_top1": [auc_of_top(score[p], outcome[p]) for p in picks],
    }
    return {name: np.quantile(values, [0.025, 0.975]).round(4).tolist() for name, values in figures.items()}


def summary(values: list[Floats], outcome: Floats, replicates: int) -> dict[str, object]:
    """Mean and range over the draws of seeds, and the bootstrap interval of the first draw."""
    rho = np.array([spearman(v, outcome) for v in values])
    auc = np.array([auc_of_top(v, outcome) for v in values])
    return {
        "spearman": round(float(rho.mean()), 4),
        "spearman_draws": [round(float(rho.min()), 4), round(float(rho.max()), 4)],
        "auc_top1": round(float(auc.mean()), 4),
        "auc_top1_draws": [round(float(auc.min()), 4), round(float(auc.max()), 4)],
        "interval": interval(values[0], outcome, replicates),
    }


def evaluate(path: Path, formula: Formula, draws: int, seeds: int, replicates: int) -> dict[str, object]:
    """All figures of this page."""
    events = read_events(path)
    before = events.pick((events.second < CUT) & (events.actor != events.target))
    ledger, day = ledger_of(before, "twitter"), CUT // 86400
    deeds = deeds_of(ledger, day, formula)
    outcome = outcome_of(events, deeds.people[deeds.subjects])
    candidates = candidates_for_seeds(deeds, formula)
    results = [drawn(ledger, day, formula, candidates, i, seeds) for i in range(draws)]
    unguarded = measure(ledger, day, formula).scores
    return {
        "formula": formula.name,
        "people": int(deeds.subjects.size),
        "candidates": int(candidates.size),
        "draws": draws,
        "score": summary([r.score for r in results], outcome, replicates),
        "resonance": summary([r.resonance for r in results], outcome, replicates),
        "unguarded_score": summary([unguarded.score], outcome, replicates),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--formula", default="v1")
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--replicates", type=int, default=200)
    args = parser.parse_args()
    figures = evaluate(args.path, load_formula(args.formula), args.draws, args.seeds, args.replicates)
    place = {"bench": "higgs", "date": datetime.now(UTC).date().isoformat(), "machine": platform.machine()}
    print(json.dumps(place | figures))


if __name__ == "__main__":
    main()
