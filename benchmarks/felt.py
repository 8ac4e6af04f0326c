"""How fast does Renown feel: the start, the first visit, every page warm, after many pages, and two commands?

    python benchmarks/felt.py [--people 100000] [--views 5000]     # prints a table, and one JSON line last

Two workspaces: the one that `renown demo` builds, and a made-up one of 100,000 people with an owner among them. All
times are of the processor (user and system) over the process and its children, so that other work on the machine
hardly matters; memory is the sum over all processes of the tree, shared parts counted once (PSS). "Warm" is the median
of `ROUNDS` visits after the first.
"""

from __future__ import annotations

import argparse
import http.cookiejar
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

PORT, ROUNDS, PERSON_PAGES, SETTLED = 8765, 5, 75, 1000
TICKS = os.sysconf("SC_CLK_TCK")
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gate:
    """What a figure may be at most."""

    figure: str
    words: str
    most: float


GATES = (
    Gate("demo_warm_ms", "demo: slowest page warm, ms", 150.0),
    Gate("large_warm_ms", "{people} people: slowest page warm, ms", 300.0),
    Gate("first_visit_ms", "demo: first visit after start, ms", 700.0),
    Gate("slowest_first_ms", "demo: slowest first visit of any page, ms", 700.0),
    Gate("after_75", "Today after 75 person pages, times what it was", 1.2),
    Gate("serve_cpu_s", "renown serve until it answers, s", 3.0),
    Gate("serve_pss_mb", "its memory then, MB", 400.0),
    Gate("people_s", "renown people on the demo, s", 0.9),
    Gate("why_s", "renown why on the demo, s", 0.9),
    Gate("growth", "memory after {views} views, times that after 1,000", 1.05),
)


def renown(*arguments: str) -> list[str]:
    """The command line, as this interpreter runs it."""
    return [sys.executable, "-m", "renown.cli", *arguments]


def make_demo(folder: Path) -> Path:
    """The made-up community, as a user gets it."""
    workspace = folder / "demo"
    command = renown("demo", "--no-serve", "--workspace", str(workspace))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return workspace


def make_large(folder: Path, people: int) -> Path:
    """A community of many, scored, one of the better known confirmed as the owner."""
    from pages import make_workspace
    from renown.workspace import Workspace

    best = make_workspace(folder, people)
    with Workspace.open(folder / "workspace") as workspace:
        workspace.people.confirm_owner(str(best[3]))
        workspace.scores.rebuild()
    return folder / "workspace"


def tree(process: int) -> list[int]:
    """A process and all that it started."""
    found = [process]
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _parent(entry) == process:
            found += tree(int(entry.name))
    return found


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def spent(process: int) -> float:
    """Processor seconds of a process tree, of children that ended too."""
    told = [Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split() for one in tree(process)]
    return sum(int(ticks) for fields in told for ticks in fields[11:15]) / TICKS


def memory_mb(process: int, kind: str) -> float:
    """Memory of a process tree; kind: Pss or Rss."""
    told = "".join(Path(f"/proc/{one}/smaps_rollup").read_text() for one in tree(process))
    return sum(int(kb) for kb in re.findall(rf"^{kind}: +(\d+)", told, re.MULTILINE)) / 1024


@contextmanager
def serving(workspace: Path) -> Iterator[tuple[int, str]]:
    """`renown serve`, from its start until it says where it is: the process, and the way in."""
    command = renown("serve", "--port", "0", "--workspace", str(workspace))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None, "the server did not say where it is"
    yield process.pid, found[0]
    process.send_signal(signal.SIGTERM)
    process.wait()


def start_of(workspace: Path) -> Figures:
    """What `renown serve` takes until it answers, and the first visit after."""
    with serving(workspace) as (process, way_in):
        figures = {
            "serve_cpu_s": round(spent(process), 2),
            "serve_pss_mb": round(memory_mb(process, "Pss")),
            "serve_rss_mb": round(memory_mb(process, "Rss")),
            "processes": len(tree(process)),
        }
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        before = spent(process)
        browser.open(way_in).read()
        return figures | {"first_visit_ms": round(1000 * (spent(process) - before))}


def command_s(*arguments: str) -> float:
    """Processor seconds of a command, the median of a few runs."""
    found = []
    for _ in range(ROUNDS):
        process = subprocess.Popen(renown(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        used = os.wait4(process.pid, 0)[2]
        found.append(used.ru_utime + used.ru_stime)
    return round(statistics.median(found), 2)


def addresses() -> list[str]:
    """Every page there is to look at, of somebody well known, and of the newest thing of each kind."""
    from renown.web import served

    workspace = served.workspace()
    rows = workspace.people.page(per_page=40).rows
    person = next(row for row in rows[3:] if row.person != workspace.state().owner)
    events = [*workspace.events.past(), *workspace.events.coming()]
    groups = workspace.groups.list()
    organisation = next((company.name for company in workspace.leads.companies()), "")
    one = f"/people/{person.person}/"
    pages = ["/", "/influence/", "/people/", "/people/?page=2", f"/people/?q={person.name.split()[0]}", one]
    pages += [f"{one}evidence/resonance/", f"{one}areas/", "/people/review/", "/circles/", "/references/", "/events/"]
    pages += [f"/events/{event.id}/" for event in events[:1]] + ["/groups/", "/groups/map.json"]
    pages += [f"/groups/{group.id}/" for group in groups[:1]] + ["/meet/", "/talk/", "/ties/", "/give/", "/note/"]
    pages += ["/paths/", f"/paths/?kind=person&q={person.name}&to={person.person}", "/goals/", "/leads/", "/profile/"]
    pages += [f"/paths/?kind=organisation&q={organisation}"] if organisation else []
    return [*pages, "/owner/", "/seeds/", "/sources/", "/sources/1/", "/team/", "/formula/", "/settings/"]


def visit_ms(client: Client, address: str) -> float:
    """Processor milliseconds of one visit."""
    start = time.process_time()
    answer = client.get(address)
    b"".join(answer) if answer.streaming else answer.content
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return 1000 * (time.process_time() - start)


def pages_of(workspace: Path, views: int) -> Figures:
    """Every page the first time and warm; Today before and after many people; memory over many views."""
    from renown.workspace.process import start_lean

    start_lean()
    from renown.web.application import build

    build(str(workspace), PORT)
    from django.test import Client

    from renown.web import served

    client = Client(headers={"host": f"127.0.0.1:{PORT}", "accept-encoding": "gzip"})
    client.get(f"/enter/{served.desk().create_link()}/")
    pages = addresses()
    first = {page: round(visit_ms(client, page)) for page in pages}
    warm = {page: round(statistics.median(visit_ms(client, page) for _ in range(ROUNDS))) for page in pages}
    today = statistics.median(visit_ms(client, "/") for _ in range(ROUNDS))
    people = [row.person for row in served.workspace().people.page(per_page=PERSON_PAGES).rows]
    for person in people:
        visit_ms(client, f"/people/{person}/")
    after = statistics.median(visit_ms(client, "/") for _ in range(ROUNDS))
    grown = [memory_mb(os.getpid(), "Rss")]
    mixed = [*pages, *(f"/people/{person}/" for person in people)]
    for number in range(views):
        visit_ms(client, mixed[number % len(mixed)])
        if number + 1 in (SETTLED, views):
            grown.append(memory_mb(os.getpid(), "Rss"))
    served.leave()
    return {"first": first, "warm": warm, "after_75": round(after / today, 2), "rss_mb": [round(mb) for mb in grown]}


def apart(*arguments: str) -> Any:
    """The answer of this script in a process of its own: pages are opened as `renown serve` would."""
    told = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(told.strip().splitlines()[-1])


def measure(folder: Path, people: int, views: int) -> Figures:
    """All figures of one run."""
    demo, large = make_demo(folder), Path(apart("--build", str(folder), "--people", str(people)))
    name = "Ingrid"
    with_person = subprocess.run(
        renown("people", "--json", "--limit", "1", "--workspace", str(demo)), check=True, stdout=subprocess.PIPE
    ).stdout
    name = str(json.loads(with_person)["rows"][0]["person"])
    here = ("--workspace", str(demo))
    figures: Figures = {"bench": "felt", "people": people, "views": views} | start_of(demo)
    figures |= {"people_s": command_s("people", *here), "why_s": command_s("why", name, *here)}
    small = apart("--pages", str(demo), "--views", str(views))
    big = apart("--pages", str(large), "--views", "0")
    return figures | {
        "demo_warm_ms": max(small["warm"].values()),
        "slowest_first_ms": max(small["first"].values()),
        "large_warm_ms": max(big["warm"].values()),
        "after_75": small["after_75"],
        "large_after_75": big["after_75"],
        "growth": round(small["rss_mb"][-1] / small["rss_mb"][min(1, len(small["rss_mb"]) - 1)], 3),
        "rss_mb": small["rss_mb"],
        "demo_warm": small["warm"],
        "demo_first": small["first"],
        "large_warm": big["warm"],
        "large_first": big["first"],
    }


def print_table(figures: Figures) -> None:
    """One line per gate: what was asked, what was seen."""
    for gate in GATES:
        seen = figures[gate.figure]
        word = "held" if seen <= gate.most else "NOT HELD"
        print(f"{gate.words.format(**figures):60} gate {gate.most:>7g}   seen {seen:>8g}   {word}")
    for pages, most in ((figures["demo_warm"], GATES[0].most), (figures["large_warm"], GATES[1].most)):
        over = {page: ms for page, ms in sorted(pages.items(), key=lambda row: -row[1]) if ms > most}
        print(f"warm over {most:g} ms: {over or 'none'}")


def main() -> int:
    """Build, measure, print; the exit code says whether every gate held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--views", type=int, default=5_000)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--pages", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        print(json.dumps(str(make_large(asked.build, asked.people))))
        return 0
    if asked.pages:
        print(json.dumps(pages_of(asked.pages, asked.views)))
        return 0
    with tempfile.TemporaryDirectory(prefix="renown-felt-") as name:
        figures = measure(Path(name), asked.people, asked.views)
    print_table(figures)
    print(json.dumps(figures))
    return 0 if all(figures[gate.figure] <= gate.most for gate in GATES) else 1


if __name__ == "__main__":
    sys.exit(main())
