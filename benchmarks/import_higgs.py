"""The import of the Higgs activity file through `table`, against DuckDB reading and sorting the same file.

    python benchmarks/import_higgs.py [FILE]       # higgs-activity_time.txt.gz; prints one JSON line

Without the file, one of the same size and shape is made up (563,069 lines `a b seconds RT|MT|RE`). Each run is a
process of its own; processor seconds count, from when the modules are loaded (with start-up they are told beside).
Ours does all an import does: reads, checks, hashes ids, writes accounts, coverage and batches, and commits.
Gate: ratio <= 3.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

EVENTS, GATE = 563_069, 3.0
MAPPING = {
    "network": "twitter",
    "separator": " ",
    "no_header": True,
    "actor": "1",
    "target": "2",
    "time": "3",
    "time_unit": "s",
    "kind": "4",
    "kind_map": "RT=repost,MT=mention,RE=reply",
}


def make_up(path: Path) -> None:
    """Write a file of the same size and shape as the real one."""
    rng = np.random.default_rng(7)
    actor = rng.integers(1, 300_000, EVENTS)
    target = (120_000 * rng.random(EVENTS) ** 3).astype(np.int64) + 1
    second = np.sort(rng.integers(1_341_100_972, 1_341_705_593, EVENTS))
    kind = rng.choice(["RT", "MT", "RE"], EVENTS, p=[0.63, 0.3, 0.07])
    rows = zip(actor.tolist(), target.tolist(), second.tolist(), kind.tolist(), strict=True)
    with gzip.open(path, "wt", compresslevel=6) as file:
        file.writelines(f"{a} {b} {t} {k}\n" for a, b, t, k in rows)


def run_ours(file: Path, folder: Path) -> float:
    """Import into a fresh workspace; the processor seconds that start-up took."""
    from renown.sources.registry import load
    from renown.workspace import Workspace

    load("table")
    with Workspace.create(folder / "workspace") as workspace:
        started = time.process_time()
        workspace.imports.add(file, source="table", extra=MAPPING)
    return started


def run_rival(file: Path, folder: Path) -> float:
    """Read, sort by time, write: nothing else; the processor seconds that start-up took."""
    import duckdb

    columns = "{'actor': 'BIGINT', 'target': 'BIGINT', 'second': 'BIGINT', 'kind': 'VARCHAR'}"
    read = f"read_csv('{file}', delim = ' ', header = false, columns = {columns})"
    with duckdb.connect() as connection:
        started = time.process_time()
        out = f"'{folder}/sorted.parquet' (FORMAT parquet, COMPRESSION zstd)"
        connection.execute(f"COPY (SELECT * FROM {read} ORDER BY second, actor, target) TO {out}")
    return started


def measure(side: str, file: Path) -> dict[str, float]:
    """What one run in a process of its own cost: processor seconds, with and without start-up, and peak gigabytes."""
    with tempfile.TemporaryDirectory(prefix="renown-import-") as folder:
        command = [sys.executable, __file__, str(file), "--side", side, "--folder", folder]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, float] = json.loads(told.strip().splitlines()[-1])
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both sides three times and print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--side", choices=["ours", "rival"])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args(arguments)
    if options.side:
        started = {"ours": run_ours, "rival": run_rival}[options.side](options.file, options.folder)
        used = resource.getrusage(resource.RUSAGE_SELF)
        total = used.ru_utime + used.ru_stime
        print(json.dumps({"cpu": total - started, "total": total, "peak_gb": used.ru_maxrss / 2**20}))
        return 0
    with tempfile.TemporaryDirectory(prefix="renown-higgs-") as name:
        file = options.file or Path(name) / "activity.txt.gz"
        if options.file is None:
            make_up(file)
        runs = {side: [measure(side, file) for _ in range(options.runs)] for side in ("ours", "rival")}
    middle = {
        f"{side}_{field}": round(statistics.median(run[field] for run in runs[side]), 2)
        for side in runs
        for field in ("cpu", "total", "peak_gb")
    }
    ratio = round(middle["ours_cpu"] / middle["rival_cpu"], 2)
    print(
        json.dumps(
            {"bench": "import_higgs", "events": EVENTS, "real": options.file is not None, "ratio": ratio} | middle
        )
    )
    return 0 if ratio <= GATE else 1


if __name__ == "__main__":
    sys.exit(main())
