"""How long do scores with bands for everybody take, from a ready ledger of ten million rows? In CPU seconds.

Prints one JSON line: CPU seconds of each step and peak memory. The ledger is made up, with heavy tails, fixed seed.

    python benchmarks/score.py
"""

from __future__ import annotations

import argparse
import json
import resource
import time

import numpy as np

from ledgers import made_up_ledger
from renown.influence.deeds import deeds_of
from renown.influence.formula import load_formula
from renown.influence.score import scores_of
from renown.influence.standing import communities_among, standing_of, trust_of

DAY = 20_000


def memory_gb() -> float:
    """Peak memory of this process so far."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, 2)


def measured(rows: int, people: int, seeds: int) -> dict[str, float]:
    """Seconds of each step."""
    ledger, formula = made_up_ledger(rows, people, DAY), load_formula()
    figures: dict[str, float] = {"ledger_gb": memory_gb()}
    clock = [time.process_time()]

    def step(name: str) -> None:
        clock.append(time.process_time())
        figures[f"{name}_s"] = round(clock[-1] - clock[-2], 1)

    deeds = deeds_of(ledger, DAY, formula)
    step("deeds")
    chosen = np.random.default_rng(1).choice(deeds.people, seeds, replace=False).tolist() if seeds else None
    trust = trust_of(deeds, chosen, formula)
    step("trust")
    communities = communities_among(deeds, trust)
    step("communities")
    scores = scores_of(deeds, standing_of(deeds.people, trust, communities, guarded=bool(seeds)), formula)
    step("score")
    scored = figures["deeds_s"] + figures["trust_s"] + figures["score_s"]
    return figures | {"without_communities_s": round(scored, 1), "people": scores.person.size, "peak_gb": memory_gb()}


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--seeds", type=int, default=200)
    args = parser.parse_args()
    print(json.dumps({"bench": "score", "rows": args.rows} | measured(args.rows, args.people, args.seeds)))


if __name__ == "__main__":
    main()
