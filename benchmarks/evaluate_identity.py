"""Does the evidence find who is who? Precision, recall and F1 over pairs of records, beside the e-mail rule.

Two sets: noisy copies of made-up people with the truth (`fake_1000`, from the demonstration data of Splink), kept
outside the project, on which the weights were looked at; and one that is made up here with another generator, with
namesakes, twins and families who share an address, a number and a surname, on which they were not.

    python benchmarks/evaluate_identity.py fake1000.csv
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa

from identity_world import world
from renown.identity.clusters import candidates, waiting
from renown.identity.mapping import resolve
from renown.model.values import EMAIL

PRECISION, F1 = 0.999, 0.96
PEOPLE, SEEDS = 5000, (31, 32, 33, 34, 35)
Record = dict[str, str]


def tables(records: list[Record]) -> tuple[pa.Table, pa.Table]:
    """Records as canonical rows: accounts with a name and an address, facts with birthday, number and place."""
    size = len(records)
    accounts = {
        "account": pa.array(range(size), pa.int64()),
        "network": pa.array(["records"] * size),
        "key": pa.array([f"r{i}" for i in range(size)]),
        "handle": pa.nulls(size, pa.string()),
        "name": pa.array([" ".join(f"{r['first_name']} {r['surname']}".split()) or None for r in records], pa.string()),
        "email": pa.array([EMAIL.clean(r["email"]) for r in records], pa.string()),
        "url": pa.nulls(size, pa.string()),
        "kind": pa.array(["person"] * size),
        "headline": pa.nulls(size, pa.string()),
        "organisation": pa.array([r.get("organisation") or None for r in records], pa.string()),
    }
    told: list[tuple[int, str, str, str | None]] = [
        (i, "birthday", r["dob"], None) for i, r in enumerate(records) if r["dob"]
    ]
    told += [(i, "phone", r["phone"], None) for i, r in enumerate(records) if r.get("phone")]
    told += [(i, "position", "", r["city"]) for i, r in enumerate(records) if r["city"]]
    columns = list(zip(*told, strict=True))
    types = (("account", pa.int64()), ("fact", pa.string()), ("value", pa.string()), ("place", pa.string()))
    facts = {name: pa.array(column, kind) for (name, kind), column in zip(types, columns, strict=True)}
    return pa.table(accounts), pa.table(facts)


def together(labels: list[Any]) -> int:
    """How many pairs have the same label."""
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def figures(found: list[int], truth: list[Any]) -> dict[str, Any]:
    """Precision, recall and F1 over pairs."""
    return score(together(truth), together(found), together(list(zip(found, truth, strict=True))))


def score(true: int, said: int, both: int) -> dict[str, Any]:
    """The figures from counts: pairs that are one person, pairs said to be, pairs that are both."""
    precision, recall = both / max(said, 1), both / true
    return {
        "pairs": true,
        "both": both,
        "wrong": said - both,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


def linked(pairs: pa.Table) -> list[tuple[int, int]]:
    """The two sides of each pair."""
    return list(zip(pairs["a"].to_pylist(), pairs["b"].to_pylist(), strict=True))


def measured(accounts: pa.Table, facts: pa.Table, truth: list[Any]) -> dict[str, Any]:
    """The e-mail rule; the evidence with its clusters, as they ship; and what answers to what it asks would add."""
    units = resolve(accounts)
    pairs = candidates(accounts, facts, units)
    sure = linked(pairs.filter(pairs["sure"]))
    people = resolve(accounts, sure)
    asked = linked(waiting(pairs, people, accounts, ()))
    right = [(a, b) for a, b in asked if truth[a] == truth[b]]
    answered = resolve(accounts, [*right, *sure])
    return {
        "records": accounts.num_rows,
        "email_rule": figures(units["person"].to_pylist(), truth),
        "evidence": figures(people["person"].to_pylist(), truth),
        "asked": len(asked),
        "asked_right": len(right),
        "answered": figures(answered["person"].to_pylist(), truth),
    }


def pooled(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of several worlds as one: pairs are counted together."""

    def counted(which: str) -> dict[str, Any]:
        pairs, wrong = (sum(f[which][name] for f in found) for name in ("pairs", "wrong"))
        both = sum(f[which]["both"] for f in found)
        return score(pairs, both + wrong, both)

    sums = {name: sum(f[name] for f in found) for name in ("records", "asked", "asked_right")}
    return sums | {which: counted(which) for which in ("email_rule", "evidence", "answered")}


def read(path: Path) -> list[Record]:
    """The records of the research data."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    args = parser.parse_args()
    records = read(args.path)
    seen = measured(*tables(records), [r["cluster"] for r in records])
    unseen = []
    for seed in SEEDS:
        made = world(PEOPLE, seed)
        unseen.append(measured(made.accounts, made.facts, made.truth.tolist()))
    held = seen["evidence"]["precision"] >= PRECISION and seen["evidence"]["f1"] >= F1
    print(json.dumps({"bench": "identity", "seen": seen, "unseen": pooled(unseen), "held": bool(held)}))


if __name__ == "__main__":
    main()
