"""How long do a million accounts take to become people, with every pair that may be one, and how much memory?

    python benchmarks/identity.py [--accounts 1000000]

The accounts are made up (`identity_world.py`). The clock runs over what a workspace does when new facts have come in:
strong keys, traits, pairs, evidence, clusters, people. Peak memory is that of the whole process, the data included.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from typing import Any

from identity_world import world
from renown.identity.clusters import candidates, waiting
from renown.identity.mapping import resolve


def measured(accounts: int) -> dict[str, Any]:
    """All figures."""
    made = world(accounts // 2)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    began, clock = time.process_time(), time.perf_counter()
    pairs = candidates(made.accounts, made.facts, resolve(made.accounts))
    matched = time.process_time()
    sure = pairs.filter(pairs["sure"])
    people = resolve(made.accounts, list(zip(sure["a"].to_pylist(), sure["b"].to_pylist(), strict=True)))
    asked = waiting(pairs, people, made.accounts, ())
    ended = time.process_time()
    return {
        "accounts": made.accounts.num_rows,
        "people": len(set(people["person"].to_pylist())),
        "pairs": pairs.num_rows,
        "joined": sure.num_rows,
        "asked": asked.num_rows,
        "candidates_s": round(matched - began, 1),
        "processor_s": round(ended - began, 1),
        "wall_s": round(time.perf_counter() - clock, 1),
        "data_gb": round(held, 2),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=int, default=1_000_000)
    print(json.dumps({"bench": "identity"} | measured(parser.parse_args().accounts)))


if __name__ == "__main__":
    main()
