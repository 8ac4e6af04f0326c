"""The ledger of ten million acts: our Ibis definition on DuckDB against SQL written by hand for DuckDB alone.

    python benchmarks/ledger.py                  # both, median of three, prints one JSON line
    python benchmarks/ledger.py --acts 1000000 --runs 1

Each run is a process of its own; its processor seconds (user and system, start-up included) and its highest
resident memory are what counts, wall time is not, for other work may share the machine. Both write the same
columns to Parquet, and the two results are compared. Gate: ratio <= 1.3, peak_gb <= 3.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from renown.ledger.decay import HALF_LIVES
from renown.model.tables import INTERACTIONS

RIVAL = Path(__file__).with_name("ledger_rival.sql")
MEMORY_GB = 2.0
KINDS = {"like": 0.5, "reply": 0.25, "repost": 0.1, "mention": 0.1, "mail": 0.05}
NETWORKS = {"slack": 0.6, "mastodon": 0.3, "email": 0.1}
FIRST_SECOND, SPAN_SECONDS = 1_609_459_200, 3 * 365 * 86_400
PART = 1_000_000


def make_facts(folder: Path, acts: int) -> None:
    """Write heavy-tailed interactions as the lake keeps them, and a mapping in which one account in twenty moved."""
    rng = np.random.default_rng(7)
    ids = rng.integers(1, 2**62, size=max(acts // 5, 10))
    for part in range(-(-acts // PART)):
        rows = min(PART, acts - part * PART)
        file = folder / f"interactions_{part}.parquet"
        pq.write_table(_interactions(rng, ids, rows), file, compression="zstd")
    moved = ids[: ids.size // 20]
    people = pa.table(
        {"account": pa.array(ids), "person": pa.array(np.concatenate([ids[-moved.size :], ids[moved.size :]]))}
    )
    pq.write_table(people, folder / "people.parquet", compression="zstd")


def _interactions(rng: np.random.Generator, ids: np.ndarray, rows: int) -> pa.Table:
    fresh = rng.integers(0, rows, size=rows) if rows else np.empty(0, dtype=np.int64)
    repeated = np.where(rng.random(rows) < 0.4, fresh % max(rows // 50, 1), np.arange(rows))
    actor, target = _heavy(rng, ids.size, rows, 0.6)[repeated], _heavy(rng, ids.size, rows, 1.4)[repeated]
    seconds = FIRST_SECOND + (rng.random(rows) * SPAN_SECONDS).astype(np.int64)
    columns = {
        "ts": pa.array(seconds * 1_000_000, pa.timestamp("us")),
        "precision": _repeat("s", rows),
        "zone_known": pa.array(np.ones(rows, dtype=bool)),
        "network": _choice(rng, NETWORKS, repeated),
        "kind": _choice(rng, KINDS, repeated),
        "actor": pa.array(ids[actor]),
        "target": pa.array(ids[::-1][target]),
        "object": pa.array(rng.integers(0, 2**62, size=rows)),
        "place": _choice(rng, {f"channel-{i}": 0.02 for i in range(50)}, repeated),
        "group_size": pa.array(np.full(rows, 2, dtype=np.int32)),
        "direction": _repeat("observed", rows),
    }
    return pa.table(columns).cast(INTERACTIONS.arrow_schema())


def _heavy(rng: np.random.Generator, people: int, rows: int, tail: float) -> np.ndarray:
    return np.minimum((people * rng.random(rows) ** (1 + tail)).astype(np.int64), people - 1)


def _choice(rng: np.random.Generator, shares: dict[str, float], rows: np.ndarray) -> Any:
    codes = rng.choice(len(shares), size=rows.size, p=list(shares.values())).astype(np.int32)[rows]
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(list(shares))).dictionary_decode()


def _repeat(word: str, rows: int) -> Any:
    return pa.array([word] * rows, pa.string())


def run_ours(folder: Path) -> None:
    """Our definition through our engine."""
    from renown.lake.duckdb import DuckDBEngine
    from renown.ledger.ledger import ledger_of

    engine = DuckDBEngine(memory_gb=MEMORY_GB, temp_dir=folder / "spill")
    interactions = engine.read(sorted(folder.glob("interactions_*.parquet")), INTERACTIONS.arrow_schema())
    schema = pa.schema([("account", pa.int64()), ("person", pa.int64())])
    people = engine.read([folder / "people.parquet"], schema)
    engine.write(ledger_of(interactions, people, None), folder / "ours.parquet", "ledger")
    engine.close()


def run_rival(folder: Path) -> None:
    """The best SQL we could write by hand for DuckDB, with the same limits."""
    import duckdb

    with duckdb.connect(config={"temp_directory": str(folder / "spill")}) as connection:
        connection.execute(f"SET memory_limit = '{MEMORY_GB}GB'; SET preserve_insertion_order = false")
        sql = RIVAL.read_text().replace("{folder}", str(folder))
        connection.execute(f"COPY ({sql}) TO '{folder}/rival.parquet' (FORMAT parquet, COMPRESSION zstd)")


def measure(side: str, folder: Path) -> tuple[float, float]:
    """Processor seconds and peak gigabytes of one run in a process of its own."""
    command = [sys.executable, __file__, "--side", side, "--folder", str(folder)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures = json.loads(answer)
    return figures["cpu"], figures["peak_gb"]


def compare(folder: Path) -> None:
    """Fail unless both sides hold the same rows, decayed sums to 1e-9."""
    import duckdb

    sums = " OR ".join(f"abs(o.s{h} - r.s{h}) > 1e-9 * r.s{h}" for h in HALF_LIVES)
    exact = " OR ".join(f"o.{name} <> r.{name}" for name in ("n", "days", "first", "last", "weeks"))
    join = f"'{folder}/ours.parquet' o FULL JOIN '{folder}/rival.parquet' r USING (actor, target, network, kind)"
    wrong = f"SELECT count(*) FROM {join} WHERE o.n IS NULL OR r.n IS NULL OR {exact} OR {sums}"
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '6GB'; SET temp_directory = '{folder}/spill'")
        rows = connection.execute(wrong).fetchall()[0][0]
    if rows:
        raise SystemExit(f"{rows} rows differ between the two ledgers")


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the facts, run both sides, compare, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--side", choices=["ours", "rival"])
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args(arguments)
    if options.side:
        {"ours": run_ours, "rival": run_rival}[options.side](options.folder)
        print(json.dumps(_own_usage()))
        return
    with tempfile.TemporaryDirectory(prefix="renown-ledger-") as name:
        folder = options.folder or Path(name)
        (folder / "spill").mkdir(exist_ok=True)
        if not (folder / "people.parquet").exists():
            make_facts(folder, options.acts)
        runs = {side: [measure(side, folder) for _ in range(options.runs)] for side in ("ours", "rival")}
        compare(folder)
    ours, rival = (statistics.median(cpu for cpu, _ in runs[side]) for side in ("ours", "rival"))
    figures = {"bench": "ledger", "acts": options.acts, "ratio": round(ours / rival, 3)}
    figures |= {"ours_cpu": round(ours, 2), "rival_cpu": round(rival, 2)}
    figures |= {"peak_gb": round(max(peak for _, peak in runs["ours"]), 2)}
    figures |= {"rival_peak_gb": round(max(peak for _, peak in runs["rival"]), 2)}
    print(json.dumps(figures))


def _own_usage() -> dict[str, float]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu": usage.ru_utime + usage.ru_stime, "peak_gb": usage.ru_maxrss / 2**20}


if __name__ == "__main__":
    main()
