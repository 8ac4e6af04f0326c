"""How fast is the trust walk? Ten million edges among a million people, to 1e-9, against six lines of scipy.

Each runs in a process of its own on the same graph; CPU seconds are compared.

    python benchmarks/walk.py
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from ledgers import heavy_tailed
from renown.graph.walk import expected_visits

END = 0.15


def graph(edges: int, people: int) -> tuple[csr_matrix, NDArray[np.float64]]:
    """Shares of a heavy-tailed graph in which everybody keeps a part unspent, and 200 seeds."""
    rng = np.random.default_rng(0)
    actor, target = rng.integers(0, people, edges), heavy_tailed(edges, people, rng)
    acts = csr_matrix((rng.random(edges) + 0.5, (actor, target)), shape=(people, people))
    spent = np.asarray(acts.sum(axis=1)).ravel() + 6.0
    acts.data /= np.repeat(spent, np.diff(acts.indptr))
    start = np.zeros(people)
    start[rng.choice(people, 200, replace=False)] = 1.0
    return acts, start


def plain(share: csr_matrix, start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The power iteration anybody would write."""
    arriving, visits, change = share.T.tocsr(), start.copy(), 1.0
    while change > 1e-9 * start.sum():
        new = start + (1.0 - END) * (arriving @ visits)
        change = float(np.abs(new - visits).sum())
        visits = new
    return visits


def timed(which: str, edges: int, people: int) -> dict[str, float]:
    """CPU seconds of one of the two, and the visits' sum as a check."""
    share, start = graph(edges, people)
    before = time.process_time()
    visits = plain(share, start) if which == "plain" else expected_visits(share, start, END).visits
    return {"cpu_s": time.process_time() - before, "visits": float(visits.sum())}


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=10_000_000)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["plain", "walk"])
    args = parser.parse_args()
    if args.only:
        print(json.dumps(timed(args.only, args.edges, args.people)))
        return
    found = {}
    for which in ("plain", "walk"):
        command = [sys.executable, __file__, "--only", which, "--edges", str(args.edges), "--people", str(args.people)]
        found[which] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {"plain_cpu_s": round(found["plain"]["cpu_s"], 2), "walk_cpu_s": round(found["walk"]["cpu_s"], 2)}
    ratio = found["walk"]["cpu_s"] / found["plain"]["cpu_s"]
    apart = abs(found["walk"]["visits"] - found["plain"]["visits"])
    print(json.dumps({"bench": "walk", "edges": args.edges, "ratio": round(ratio, 3), "apart": apart} | figures))


if __name__ == "__main__":
    main()
