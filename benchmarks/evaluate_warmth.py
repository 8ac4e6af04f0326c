"""Does warmth foresee contact? Of the people somebody knows on a day, who is in touch with them in the next 30 days?

Data: the first 150 days of the e-mail of a research institute (SNAP email-Eu-core-temporal, Paranjape et al. 2017) and
private messages at a college (SNAP CollegeMsg, Panzarasa et al. 2009), kept outside the project. Warmth looks from
60, 70 and 80 % of a record's days. The figure is the AUC of each person who knew at least five others, averaged.

    python benchmarks/evaluate_warmth.py email-Eu-core-temporal-sample.txt --gate 0.80 --name email
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from renown.ties.backtest import AHEAD, Ranking, auc_by_ego, called_warm, ranking_at

SHARES = (0.6, 0.7, 0.8)
DRAWS = 1000
STEP = 10
FIRST_CUT = 40


def read_days(path: Path) -> pa.Table:
    """A record of `source target second` lines as contact days."""
    rows = np.loadtxt(path, dtype=np.int64)
    rows = rows[rows[:, 0] != rows[:, 1]]
    low, high = rows[:, :2].min(axis=1), rows[:, :2].max(axis=1)
    keys, which = np.unique(np.stack([low, high, rows[:, 2] // 86400], axis=1), axis=0, return_inverse=True)
    which = which.reshape(-1)
    out, both = (np.bincount(which, w, len(keys)) for w in (rows[:, 0] == low, np.ones(len(rows))))
    return pa.table(
        {
            "a": keys[:, 0],
            "b": keys[:, 1],
            "network": np.full(len(keys), "record"),
            "day": (keys[:, 2] - keys[:, 2].min()).astype(np.int32),
            "out": out.astype(np.int32),
            "in_": (both - out).astype(np.int32),
            "weight": both,
        }
    )


def aucs(rankings: list[Ranking], by: str) -> NDArray[Any]:
    """The AUC of every person on every day looked from."""
    return np.concatenate([auc_by_ego(r.ego, getattr(r, by), r.met) for r in rankings])


def bootstrap(values: NDArray[Any]) -> list[float]:
    """The 95 % interval of a mean, each person on each day drawn as if independent, which they are not quite."""
    draws = np.random.default_rng(0).choice(values, (DRAWS, len(values))).mean(axis=1)
    return [round(float(side), 4) for side in np.percentile(draws, [2.5, 97.5])]


def measured(contact_days: pa.Table, gate: float) -> dict[str, Any]:
    """All figures of one record."""
    length = int(contact_days["day"].to_numpy().max()) + 1
    cuts = [round(share * length) for share in SHARES]
    rankings = [ranking_at(contact_days, cut) for cut in cuts]
    warmth, last = aucs(rankings, "warmth"), aucs(rankings, "last")
    called = called_warm(rankings)
    anywhere = [ranking_at(contact_days, cut) for cut in range(FIRST_CUT, length - AHEAD + 1, STEP)]
    means = [float(aucs([ranking], "warmth").mean()) for ranking in anywhere]
    return {
        "pairs": len(set(zip(contact_days["a"].to_pylist(), contact_days["b"].to_pylist(), strict=True))),
        "days": length,
        "cuts": cuts,
        "egos": len(warmth),
        "auc": round(float(warmth.mean()), 4),
        "interval": bootstrap(warmth),
        "by_cut": [round(float(aucs([ranking], "warmth").mean()), 4) for ranking in rankings],
        "last_contact": round(float(last.mean()), 4),
        "every_ten_days": {"cuts": len(means), "mean": round(float(np.mean(means)), 4), "low": round(min(means), 4)},
        "warm_in_touch": round(called.in_touch / called.called, 3),
        "others_in_touch": round(called.others_in_touch / called.others, 3),
        "gate": gate,
        "held": bool(warmth.mean() >= gate),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--name", default="record")
    parser.add_argument("--gate", type=float, default=0.0)
    args = parser.parse_args()
    print(json.dumps({"bench": "warmth", "data": args.name} | measured(read_days(args.path), args.gate)))


if __name__ == "__main__":
    main()
