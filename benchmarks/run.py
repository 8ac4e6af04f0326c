"""`make bench`: run every benchmark, one after the other, and write docs/performance.md.

    python benchmarks/run.py [--only ledger,walk] [--quick]

Each benchmark is a script that prints a JSON line of figures last. Ratios are taken within one run, in processor
seconds, so that other work on the machine hardly matters. The page keeps the last figures of each, with their date,
so that `--only` renews a part. `--quick` takes a tenth of the data, to see that all runs, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import operator
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from machine import describe_machine

ROOT = Path(__file__).resolve().parent.parent
HIGGS = ROOT.parent / "shared" / "data" / "higgs-twitter" / "higgs-activity_time.txt.gz"
PAGE = ROOT / "docs" / "performance.md"
KEPT = ROOT / "benchmarks" / "out" / "figures.json"
TEMPLATE = Path(__file__).with_name("performance.page")
COMPARE: dict[str, Callable[[float, float], bool]] = {"<=": operator.le, ">=": operator.ge, "<": operator.lt}
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gate:
    """A figure that must hold: its name in the JSON line, how it is shown, and the bound."""

    figure: str
    words: str
    sign: str
    bound: float


@dataclass(frozen=True, slots=True)
class Bench:
    """One benchmark: its script's name, what it measures, its arguments, a tenth of its data, and its gates."""

    name: str
    title: str
    arguments: tuple[str, ...]
    quick: tuple[str, ...]
    gates: tuple[Gate, ...]

    def command(self, *, quick: bool) -> list[str]:
        """The command without the interpreter."""
        return [f"benchmarks/{self.name}.py", *(self.quick if quick else self.arguments)]


FELT = (
    ("demo_warm_ms", "demo: slowest page warm, processor ms", 150.0),
    ("large_warm_ms", "100,000 people: slowest page warm, processor ms", 300.0),
    ("first_visit_ms", "demo: first visit after start, processor ms", 700.0),
    ("slowest_first_ms", "demo: slowest first visit of any page, processor ms", 700.0),
    ("after_75", "Today after 75 person pages, times what it was", 1.2),
    ("serve_cpu_s", "`renown serve` until it answers, processor seconds", 3.0),
    ("serve_pss_mb", "its memory then, MB (PSS of all processes)", 400.0),
    ("people_s", "`renown people` on the demo, processor seconds", 0.9),
    ("why_s", "`renown why` on the demo, processor seconds", 0.9),
    ("growth", "memory after 5,000 page views, times that after 1,000", 1.05),
)

BENCHES = (
    Bench(
        "ledger",
        "Ledger of 10 million acts, against SQL written by hand for DuckDB",
        (),
        ("--acts", "1000000", "--runs", "1"),
        (Gate("ratio", "processor time, ours / rival", "<=", 1.3), Gate("peak_gb", "peak memory, GB", "<=", 3.0)),
    ),
    Bench(
        "walk",
        "Trust walk to 1e-9 on 10 million edges, against plain scipy.sparse",
        (),
        ("--edges", "1000000", "--people", "100000"),
        (Gate("ratio", "processor time, ours / plain", "<=", 1.2),),
    ),
    Bench(
        "score",
        "Scores with bands for everybody from a ledger of 10 million rows",
        (),
        ("--rows", "1000000", "--people", "100000"),
        (Gate("without_communities_s", "seconds, communities ready", "<=", 60.0),),
    ),
    Bench(
        "mbox_headers",
        "A million mails, headers only, against the standard library's mailbox",
        (),
        ("--messages", "100000"),
        (Gate("ratio", "processor time, mailbox / ours", ">=", 5.0),),
    ),
    Bench(
        "large_json",
        "One JSON object of 500,000 messages, message by message, against json.load",
        (),
        ("--messages", "50000"),
        (
            Gate("peak_mb", "peak memory, MB", "<=", 64.0),
            Gate("ratio", "processor time, json.load / ours", ">=", 0.5),
            Gate("same", "the same messages, and all whole ones of a cut file (1: yes)", ">=", 1.0),
        ),
    ),
    Bench(
        "address_book",
        "20,000 vCards of 20 lines, every wanted property read, against vobject",
        (),
        ("--cards", "2000"),
        (
            Gate("cards_per_s", "cards a processor second", ">=", 20_000.0),
            Gate("ratio", "processor time, vobject / ours", ">=", 5.0),
            Gate("same", "the same names and addresses (1: yes)", ">=", 1.0),
        ),
    ),
    Bench(
        "import_higgs",
        "Import of 563,069 events through `table`, against DuckDB reading and sorting the file",
        (),
        ("--runs", "1"),
        (Gate("ratio", "processor time, ours / sorting", "<=", 3.0),),
    ),
    Bench(
        "paths",
        "Ten best paths of at most three hops, 20,000 people and 200,000 ties, against networkx",
        (),
        ("--people", "2000", "--questions", "200", "--rival-questions", "20"),
        (
            Gate("p95_ms", "processor ms, 95th percentile", "<", 1.0),
            Gate("learned_p95_ms", "the same with chances learned from 30 requests, learning included", "<", 1.0),
            Gate("networkx_ratio", "processor time, networkx / ours", ">=", 1.0),
            Gate("same", "the same answers (1: yes)", ">=", 1.0),
        ),
    ),
    Bench(
        "ego",
        "One person's constraint and diversity, 20,000 people and 200,000 ties, against networkx",
        (),
        ("--people", "2000", "--questions", "200"),
        (
            Gate("p95_ms", "processor ms, 95th percentile", "<", 2.0),
            Gate("hubs_p95_ms", "the same for the hundred best connected", "<", 2.0),
            Gate("networkx_ratio", "processor time, networkx / ours", ">=", 1.0),
            Gate("same", "the same answers (1: yes)", ">=", 1.0),
        ),
    ),
    Bench(
        "identity",
        "A million accounts become people, with every pair that may be one",
        (),
        ("--accounts", "100000"),
        (Gate("processor_s", "processor seconds", "<=", 180.0), Gate("peak_gb", "peak memory, GB", "<=", 3.0)),
    ),
    Bench(
        "today",
        "The day again after a decision, 100,000 interactions, against pandas",
        (),
        ("--interactions", "10000", "--people", "500", "--rounds", "10"),
        (
            Gate("door_p95_ms", "processor ms for decision and list, 95th percentile", "<", 50.0),
            Gate("pandas_ratio", "processor time, pandas / ours", ">=", 1.0),
            Gate("same", "the same five people (1: yes)", ">=", 1.0),
        ),
    ),
    Bench(
        "search",
        "Search and table of 200,000 people, half of them from an address book",
        (),
        ("--people", "2000"),
        (
            Gate("search_ms", "processor ms of the slowest search", "<=", 80.0),
            Gate("palette_ms", "processor ms of the slowest answer of the palette", "<=", 60.0),
            Gate("table_ms", "processor ms of the slowest table", "<=", 300.0),
        ),
    ),
    Bench(
        "sourcing",
        "Boolean queries over made-up profiles, a million in full, and one person erased",
        (),
        ("--people", "20000", "--oracle", "300x40"),
        (
            Gate("nested_ms", "nested query with NOT: processor ms, 95th percentile", "<=", 45.0),
            Gate("common_ms", "one common word: processor ms, 95th percentile", "<=", 15.0),
            Gate("sqlite_ratio", "nested query: processor time, SQLite FTS5 / ours", ">=", 1.0),
            Gate("duckdb_ratio", "nested query: processor time, DuckDB reading the texts / ours", ">=", 1.0),
            Gate("same", "the same counts as both (1: yes)", ">=", 1.0),
            Gate("differences", "trees of which an oracle finds other people", "<=", 0.0),
            Gate("erase_s", "one person erased, their shard built anew, processor seconds", "<=", 5.0),
        ),
    ),
    Bench(
        "strangers",
        "100 CVs of two pages read, two thirds PDFs and one third Word's, against pdfplumber and python-docx",
        (),
        ("--files", "12"),
        (
            Gate("cpu_s", "processor seconds, start included", "<=", 20.0),
            Gate("ratio", "processor time, rivals / ours", ">=", 1.5),
            Gate("share", "letters, ours / rivals", ">=", 0.98),
        ),
    ),
    Bench(
        "timeline",
        "The page of a person with whom 20,000 things passed",
        (),
        ("--entries", "2000", "--interactions", "10000"),
        (
            Gate("warm_ms", "processor ms of the page, warm", "<=", 150.0),
            Gate("older_ms", "processor ms of an older page of it", "<=", 150.0),
        ),
    ),
    Bench(
        "pages",
        "Pages of a workspace of 100,000 people",
        (),
        ("--people", "10000"),
        (
            Gate("slowest_ms", "slowest page on the server, ms", "<", 300.0),
            Gate("first_load_kb", "first load compressed, KB", "<=", 40.0),
        ),
    ),
    Bench(
        "felt",
        "Start, first visits and every page of the demo, and of 100,000 people with an owner",
        (),
        ("--people", "10000", "--views", "1100"),
        tuple(Gate(name, words, "<=", most) for name, words, most in FELT),
    ),
)


def run(bench: Bench, *, quick: bool) -> Figures | None:
    """The figures of one benchmark, or None when it broke."""
    command = bench.command(quick=quick)
    if bench.name == "import_higgs" and HIGGS.exists():
        command.append(str(HIGGS))
    done = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        return None
    print(lines[-1], flush=True)
    found: Figures = json.loads(lines[-1])
    return found | {"date": datetime.now(UTC).date().isoformat()}


def kept() -> dict[str, Figures]:
    """The last figures of every benchmark that was ever run in full: here, or where the page was written."""
    if KEPT.exists():
        found: dict[str, Figures] = json.loads(KEPT.read_text(encoding="utf-8"))
        return found
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith('{"bench"')]
    return {figures["bench"]: figures for figures in map(json.loads, lines)}


def keep(found: dict[str, Figures]) -> None:
    """Remember these figures beside those of the other benchmarks."""
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps(kept() | found, indent=2), encoding="utf-8")


def rows(bench: Bench, figures: Figures | None) -> list[str]:
    """The lines of the table for one benchmark: one per gate."""
    command = " ".join(["python", *bench.command(quick=False)])
    if figures is None:
        return [f"| {bench.title} | | not measured yet | | | `{command}` |"]
    found = []
    for gate in bench.gates:
        value = float(figures[gate.figure])
        said = "held" if COMPARE[gate.sign](value, gate.bound) else "**not held**"
        told = f"{value:g} | {gate.sign} {gate.bound:g}: {said} | {figures['date']}"
        found.append(f"| {bench.title} | {gate.words} | {told} | `{command}` |")
    return found


def held(bench: Bench, figures: Figures | None) -> bool:
    """Whether every gate of a benchmark holds."""
    return figures is not None and all(COMPARE[g.sign](float(figures[g.figure]), g.bound) for g in bench.gates)


def page(found: dict[str, Figures]) -> str:
    """The whole page."""
    lines = [line for bench in BENCHES for line in rows(bench, found.get(bench.name))]
    raw = "\n".join(json.dumps(found[bench.name]) for bench in BENCHES if bench.name in found)
    text = TEMPLATE.read_text(encoding="utf-8")
    return text.format(machine=describe_machine(), rows="\n".join(lines), raw=raw)


def main() -> int:
    """Run what was asked for; the exit code says whether every gate held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="names of benchmarks, with commas between")
    parser.add_argument("--quick", action="store_true", help="a tenth of the data; no page is written")
    options = parser.parse_args()
    asked = [b for b in BENCHES if not options.only or b.name in options.only.split(",")]
    found = {}
    for bench in asked:
        figures = found[bench.name] = run(bench, quick=options.quick)
        if figures and not options.quick:
            keep({bench.name: figures})
    if not options.quick:
        PAGE.write_text(page(kept()), encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0 if all(held(bench, found[bench.name]) for bench in asked) else 1


if __name__ == "__main__":
    sys.exit(main())
