"""How fast do the pages come from a workspace of 100,000 people, and how heavy is the first load?

    python benchmarks/pages.py [--people 100000]     # prints one JSON line

The workspace is made up: two million heavy-tailed acts imported through `table`, ten people vouched for, scored.
Each page is asked for six times as a browser would (signed in, gzip); the first time is reported apart, the median of
the others counts. Gates: every page < 300 ms, the first load (page, style, script) <= 40 KB compressed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from django.test import Client

PORT, GATE_MS, GATE_KB = 8765, 300.0, 40.0
ACTS_PER_PERSON, DAYS, VOUCHED, ROUNDS = 20, 540, 10, 5
LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js))"')


def make_acts(path: Path, people: int) -> None:
    """Write heavy-tailed acts of the last year and a half, each community mostly among itself."""
    rng = np.random.default_rng(7)
    acts, groups = people * ACTS_PER_PERSON, 40
    actor = rng.integers(0, people, acts)
    rank = (people // groups * rng.random(acts) ** 3).astype(np.int64)
    home = np.where(rng.random(acts) < 0.8, actor % groups, rng.integers(0, groups, acts))
    seconds = int(time.time()) - rng.integers(86_400, DAYS * 86_400, acts)
    columns = {
        "who": np.char.add("member-", actor.astype(str)),
        "whom": np.char.add("member-", (rank * groups + home).astype(str)),
        "at": seconds,
        "kind": rng.choice(["like", "reply", "mention", "repost"], acts, p=[0.6, 0.25, 0.1, 0.05]),
    }
    pq.write_table(pa.table(columns), path, compression="zstd")


def make_workspace(folder: Path, people: int) -> list[int]:
    """Import, vouch, score; the ten best as examples to open."""
    from renown.workspace import Workspace

    make_acts(folder / "acts.parquet", people)
    mapping = {"network": "forum", "actor": "who", "target": "whom", "time": "at", "time_unit": "s", "kind": "kind"}
    with Workspace.create(folder / "workspace") as workspace:
        workspace.imports.add(folder / "acts.parquet", source="table", extra=mapping)
        workspace.scores.rebuild()
        best = [row.person for row in workspace.people.page(per_page=VOUCHED).rows]
        for person in best:
            workspace.seeds.add(person)
        workspace.scores.rebuild()
    return best


def built_apart(folder: Path, people: int) -> list[int]:
    """Make the workspace in a process of its own: the pages' process opens it as `renown serve` would."""
    command = [sys.executable, __file__, "--people", str(people), "--build", str(folder)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    best: list[int] = json.loads(told.strip().splitlines()[-1])
    return best


def signed_in(folder: Path) -> Client:
    """A browser that entered by the one-time link."""
    from renown.web.application import build

    build(str(folder / "workspace"), PORT)
    from django.test import Client

    from renown.web import served

    client = Client(headers={"host": f"127.0.0.1:{PORT}", "accept-encoding": "gzip"})
    client.get(f"/enter/{served.desk().create_link()}/")
    return client


def addresses(best: list[int]) -> dict[str, str]:
    """Every page that lists or shows something."""
    person = f"/people/{best[0]}/"
    return {
        "today": "/",
        "overview": "/influence/",
        "people": "/people/",
        "people, last page": "/people/?page=200",
        "people, searched": "/people/?q=member-77",
        "person": person,
        "evidence": f"{person}evidence/resonance/",
        "areas of a person": f"{person}areas/",
        "owner": "/owner/",
        "seeds": "/seeds/",
        "sources": "/sources/",
        "import": "/sources/1/",
        "formula": "/formula/",
    }


def timed(client: Client, address: str) -> tuple[float, float]:
    """Milliseconds on the server for one page, and those of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    answer = client.get(address)
    spent, worked = (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return spent, worked


def first_load_kb(client: Client) -> float:
    """The overview with the style and script it names, compressed."""
    page = client.get("/").content
    plain = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    total = len(gzip.compress(plain))
    for name in dict.fromkeys(LINKED.findall(plain)):
        answer = client.get(name.decode().partition("?")[0])
        body = b"".join(answer)
        total += len(body if body[:2] == b"\x1f\x8b" else gzip.compress(body))
    return total / 1000


def main() -> int:
    """Build, ask, print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    people = options.people
    if options.build:
        print(json.dumps(make_workspace(options.build, people)))
        return 0
    with tempfile.TemporaryDirectory(prefix="renown-pages-") as name:
        start = time.perf_counter()
        best = built_apart(Path(name), people)
        built = time.perf_counter() - start
        client = signed_in(Path(name))
        cold, warm, worked = {}, {}, {}
        for page, address in addresses(best).items():
            cold[page] = round(timed(client, address)[0])
            rounds = [timed(client, address) for _ in range(ROUNDS)]
            warm[page], worked[page] = (round(statistics.median(side)) for side in zip(*rounds, strict=True))
        load = round(first_load_kb(client), 1)
        from renown.web import served

        served.leave()
    slowest = max(warm, key=lambda page: warm[page])
    figures = {
        "bench": "pages",
        "people": people,
        "slowest": slowest,
        "slowest_ms": warm[slowest],
        "first_load_kb": load,
    }
    print(json.dumps(figures | {"built_s": round(built, 1), "warm_ms": warm, "cpu_ms": worked, "first_ms": cold}))
    return 0 if warm[slowest] < GATE_MS and load <= GATE_KB else 1


if __name__ == "__main__":
    sys.exit(main())
