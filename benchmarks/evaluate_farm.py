"""What does a farm reach? Fakes who all mention one account and each other, on Bitcoin OTC's positive ratings.

Percentiles are among everybody and among those with enough seen; everything is computed anew. Duped people mention the
target once. Data: Kumar et al. 2016 (SNAP), `soc-sign-bitcoinotc.csv`, kept outside the project.

    python benchmarks/evaluate_farm.py ../shared/data/bitcoin-otc/soc-sign-bitcoinotc.csv
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from ledgers import Events, Ints, ledger_of
from renown.influence.formula import Formula, load_formula
from renown.influence.measure import measure

DAY = 20_000
TARGET, FIRST_FAKE = 999_999, 1_000_000


def mentions(actor: Ints, target: Ints) -> Events:
    """One mention each, yesterday."""
    return Events(actor, target, np.full(actor.size, "mention"), np.full(actor.size, (DAY - 1) * 86400))


def read_ratings(path: Path) -> Events:
    """Positive ratings as mentions of the rated by the rater."""
    rows = np.loadtxt(path, delimiter=",")
    good = rows[rows[:, 2] > 0].astype(np.int64)
    return mentions(good[:, 0], good[:, 1])


def raters(honest: Events) -> Ints:
    """People who rated at least three others: who may be vouched for, or duped."""
    people, count = np.unique(honest.actor, return_counts=True)
    return np.asarray(people[count >= 3])


def attacked(honest: Events, duped: Ints, fakes: int) -> Events:
    """With a farm, and some who fell for it."""
    ids = FIRST_FAKE + np.arange(fakes)
    farm = mentions(ids, np.full(fakes, TARGET)), mentions(ids, np.random.default_rng(5).permutation(ids))
    parts = (honest, *farm, mentions(duped, np.full(duped.size, TARGET)))
    actor, target = (np.concatenate([getattr(part, name) for part in parts]) for name in ("actor", "target"))
    return mentions(actor, target)


def reached(honest: Events, formula: Formula, seeds: int, duped: int, fakes: int) -> dict[str, float]:
    """Score and percentiles of the target."""
    known = raters(honest)
    vouched = np.random.default_rng(1).choice(known, seeds, replace=False).tolist()
    fooled = np.random.default_rng(5).choice(known, duped, replace=False)
    scores = measure(ledger_of(attacked(honest, fooled, fakes), "otc"), DAY, formula, vouched).scores
    real, target = scores.person < TARGET, float(scores.score[scores.person == TARGET][0])
    below = scores.score < target
    return {
        "seeds": seeds,
        "duped": duped,
        "fakes": fakes,
        "points": round(target, 2),
        "percentile": round(100.0 * float(below[real].mean()), 1),
        "percentile_enough": round(100.0 * float(below[real & scores.enough].mean()), 1),
    }


def main() -> None:
    """Print one JSON line per attack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[10, 50, 200])
    args = parser.parse_args()
    honest, formula = read_ratings(args.path), load_formula()
    for seeds in args.seeds:
        for duped, fakes in ((0, 100), (0, 1000), (0, 10_000), (10, 1000)):
            figures = reached(honest, formula, seeds, duped, fakes)
            print(json.dumps({"bench": "farm", "formula": formula.name} | figures))


if __name__ == "__main__":
    main()
