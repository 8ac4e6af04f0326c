"""How often, and how far, do P1 and P2 fail when trust and communities are computed anew? Counted on Higgs Twitter.

P1: one more reaction to t lowers t. P2: something t does changes t's own score. Both hold by construction while trust
and communities are held fixed; here they are not.

    python benchmarks/promises.py ../shared/data/higgs-twitter/higgs-activity_time.txt.gz
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from evaluate_higgs import CUT, candidates_for_seeds, read_events
from ledgers import Events, ledger_of
from renown.influence.deeds import deeds_of
from renown.influence.formula import load_formula
from renown.influence.measure import measure

DAY = CUT // 86400


def one_act(actor: int, target: int) -> Events:
    """A mention on the last day before the cut."""
    who, whom, when = (np.array([number], dtype=np.int64) for number in (actor, target, CUT - 3600))
    return Events(who, whom, np.array(["mention"]), when)


def with_act(before: Events, actor: int, target: int) -> pa.Table:
    """The ledger with one more act."""
    more = one_act(actor, target)
    columns = zip(*((e.actor, e.target, e.kind, e.second) for e in (before, more)), strict=True)
    return ledger_of(Events(*(np.concatenate(pair) for pair in columns)), "twitter")


def changes(before: Events, trials: int) -> dict[str, NDArray[np.float64]]:
    """By how much one more reaction moves its target (p1), and its actor (p2), everything computed anew."""
    formula, rng = load_formula(), np.random.default_rng(0)
    ledger = ledger_of(before, "twitter")
    deeds = deeds_of(ledger, DAY, formula)
    seeds = rng.choice(candidates_for_seeds(deeds, formula), 200, replace=False).tolist()
    base = measure(ledger, DAY, formula, seeds).scores
    score = dict(zip(base.person.tolist(), base.score.tolist(), strict=True))
    moved: dict[str, list[float]] = {"p1": [], "p2": []}
    for _ in range(trials):
        actor, target = rng.choice(base.person, 2, replace=False).tolist()
        after = measure(with_act(before, actor, target), DAY, formula, seeds).scores
        for name, person in (("p1", target), ("p2", actor)):
            moved[name].append(float(after.score[np.searchsorted(after.person, person)]) - score[person])
    return {name: np.array(values) for name, values in moved.items()}


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--trials", type=int, default=200)
    args = parser.parse_args()
    events = read_events(args.path)
    moved = changes(events.pick((events.second < CUT) & (events.actor != events.target)), args.trials)
    figures = {
        "p1_fell": int((moved["p1"] < -1e-9).sum()),
        "p1_worst": round(float(min(0.0, moved["p1"].min())), 4),
        "p2_moved": int((np.abs(moved["p2"]) > 1e-9).sum()),
        "p2_worst": round(float(np.abs(moved["p2"]).max()), 4),
    }
    print(json.dumps({"bench": "promises", "trials": args.trials} | figures))


if __name__ == "__main__":
    main()
