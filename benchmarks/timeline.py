"""How fast is the page of somebody with whom 20,000 things passed, warm, and an older page of that timeline?

    python benchmarks/timeline.py [--entries 20000]     # prints one JSON line

One owner with 100,000 interactions, 18,000 of them with one person, of whom 2,000 notes stand on the desk besides. All
times are of the processor. "Warm" is the median of `ROUNDS` visits after the first; `noted_ms` is the visit after a
call was noted, when every figure of the tie is worked out anew; `older_ms` asks for thirty entries from the middle.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from django.test import Client

PORT, ROUNDS, SEED, DAYS, OTHERS = 8765, 7, 5, 1500, 2000
NOTED = 0.1
"""So much of the timeline was written down by the owner."""

KINDS = ("message", "mail", "meeting", "reply", "like")


def make(folder: Path, entries: int, interactions: int) -> None:
    """The workspace, scored, with notes on the desk."""
    from renown.desk.giving.records import NewNote
    from renown.workspace import Workspace

    rng = np.random.default_rng(SEED)
    noted = int(entries * NOTED)
    others = max(interactions - (entries - noted), 0)
    other = np.concatenate(
        [np.full(entries - noted, "friend"), np.char.add("p", rng.integers(0, OTHERS, others).astype(str))]
    )
    mine = rng.random(len(other)) < 0.5
    acts = {
        "who": np.where(mine, "owner", other),
        "whom": np.where(mine, other, "owner"),
        "at": int(time.time()) - 86_400 - (DAYS * 86_400 * rng.random(len(other))).astype(np.int64),
        "kind": rng.choice(KINDS, len(other)),
    }
    mapping = {"network": "chat", "actor": "who", "target": "whom", "time": "at", "time_unit": "s", "kind": "kind"}
    pq.write_table(pa.table(acts), folder / "acts.parquet")
    with Workspace.create(folder / "workspace") as ws:
        ws.imports.add(folder / "acts.parquet", source="table", extra=mapping)
        ws.people.confirm_owner("owner")
        friend = ws.people.find("friend")
        for number in range(noted):
            day = datetime.now(UTC).date() - timedelta(int(number % DAYS))
            ws.desk.notes.write(NewNote((friend,), ("call", "note")[number % 2], day, f"note {number} " + "x" * 80))
        ws.scores.rebuild()


def visit_ms(client: Client, address: str) -> float:
    """Processor milliseconds of one visit."""
    began = time.process_time()
    answer = client.get(address)
    found = 1000 * (time.process_time() - began)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return found


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--interactions", type=int, default=100_000)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        make(args.make, args.entries, args.interactions)
        return
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: one that opened a workspace as a library cannot serve one.
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--make", folder], check=True)
        workspace = Path(folder) / "workspace"
        from renown.web.application import build

        build(str(workspace), PORT)
        from django.test import Client

        from renown.desk.giving.records import NewNote
        from renown.web import served

        client = Client(headers={"host": f"127.0.0.1:{PORT}", "accept-encoding": "gzip"})
        client.get(f"/enter/{served.desk().create_link()}/")
        person = served.workspace().people.find("friend")
        page, more = f"/people/{person}/", f"/people/{person}/timeline/"
        middle = _middle(person, args.entries // 2)
        figures = {
            "entries": served.workspace().people.timeline(person).total,
            "first_ms": round(visit_ms(client, page)),
            "warm_ms": round(statistics.median(visit_ms(client, page) for _ in range(ROUNDS)), 1),
            "older_ms": round(statistics.median(visit_ms(client, f"{more}?before={middle}") for _ in range(ROUNDS)), 1),
            "kind_ms": round(statistics.median(visit_ms(client, f"{more}?kind=note") for _ in range(ROUNDS)), 1),
        }
        served.desk().notes.write(NewNote((person,), "call", date.today(), "one more"))
        figures["noted_ms"] = round(visit_ms(client, page), 1)
        served.leave()
    print(json.dumps({"bench": "timeline"} | figures))


def _middle(person: int, skipped: int) -> str:
    """Where the middle of the timeline is."""
    from renown.web import served

    before = ""
    for _ in range(skipped // 200):
        before = served.workspace().people.timeline(person, before=before, limit=200).more
    return before


if __name__ == "__main__":
    main()
