"""How fast is the list of the day again after a decision, with 100,000 interactions?

    python benchmarks/today.py [--interactions 100000]     # prints one JSON line

One owner with thousands of contacts, made up with heavy tails and fixed seed. `door_p95_ms` goes through the
workspace's own room: say done or later about the first of the list (kept on disk, with its line in the audit log), then
ask for the list; in processor milliseconds, and `door_wall_p95_ms` by the clock. What to give to whoever is new in the
list is looked up after that, as the page does it: `idea_median_ms`. `refresh_p95_ms` is the list alone, from the arrays
that are remembered. The rival is what a script in pandas does: group the interactions by person again. In that part
every person has a cadence, so that both answer the same question, and they must name the same five people.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from renown.ties.day.today import MOST, TIERS, Wishes, known_of, suggest

OWNER, DAYS, TODAY, SEED = 1, 1500, 20_000, 5
CADENCES = tuple(TIERS)


def contacts(interactions: int, people: int) -> pa.Table:
    """Contact days of one owner: a few people make up most of them."""
    rng = np.random.default_rng(SEED)
    person = 2 + (people * rng.random(interactions) ** 2.5).astype(np.int64)
    day = TODAY - 1 - (DAYS * rng.random(interactions) ** 1.5).astype(np.int64)
    pairs, counts = np.unique(np.stack([person, day], 1), axis=0, return_counts=True)
    out = rng.binomial(counts, 0.5)
    return pa.table(
        {
            "a": np.full(len(pairs), OWNER),
            "b": pairs[:, 0],
            "network": pa.array(["email"] * len(pairs)),
            "day": pairs[:, 1].astype(np.int32),
            "out": out.astype(np.int32),
            "in_": (counts - out).astype(np.int32),
            "weight": counts.astype(np.float64),
        }
    )


def by_pandas(days: pd.DataFrame, cadence: pd.Series[Any], done: dict[int, int]) -> list[int]:
    """The same list from the interactions anew."""
    rows = days.sort_values(["b", "day"])
    grouped = rows.groupby("b")
    gap = grouped["day"].diff().groupby(rows["b"]).median().clip(lower=3.0)
    table = pd.DataFrame({"last": grouped["day"].max(), "days": grouped.size(), "gap": gap})
    table["rhythm"] = (table["days"] >= 4) & (grouped["out"].sum() > 0) & (grouped["in_"].sum() > 0)
    heard = rows[rows["in_"] > 0].groupby("b")["day"].max()
    tries = rows[(rows["out"] > 0) & (rows["day"] > TODAY - 30)]
    tries = tries[tries["day"] > tries["b"].map(heard).fillna(-1)]
    table["unanswered"] = tries.groupby("b").size()
    said = pd.Series(done, dtype="int64").reindex(table.index)
    table["last"] = np.fmax(table["last"], said)
    silence = TODAY - table["last"]
    ratio = silence / table["gap"]
    drifting = table["rhythm"] & (ratio > 2) & (ratio < 12)
    table["P"] = cadence.map(TIERS) * (silence / cadence).clip(upper=3) + 0.7 * drifting
    fine = ((silence >= cadence) | drifting) & ~(table["unanswered"] >= 2) & ~(TODAY - said < 7)
    best = table[fine].round({"P": 9}).sort_values("P", ascending=False, kind="stable")
    return [int(person) for person in best.index[:MOST]]


def in_memory(interactions: int, people: int, rounds: int) -> dict[str, Any]:
    """The list from remembered arrays, against pandas."""
    days = contacts(interactions, people)
    before = time.process_time()
    known = known_of(days, OWNER, TODAY)
    building = time.process_time() - before
    wish = {int(p): (CADENCES[int(p) % len(CADENCES)], TODAY - 900) for p in known.person}
    frame, cadence = days.to_pandas(), pd.Series({p: days_ for p, (days_, _) in wish.items()})
    ours: list[float] = []
    theirs: list[float] = []
    same, done = True, dict[int, int]()
    for _ in range(rounds):
        began = time.process_time()
        found = [s.person for s in suggest(known, (), Wishes(cadence=wish, done=done), TODAY)]
        ours.append(1000 * (time.process_time() - began))
        began = time.process_time()
        same &= by_pandas(frame, cadence, done) == found
        theirs.append(1000 * (time.process_time() - began))
        done = done | {found[0]: TODAY}
    return {
        "known_people": len(known.person),
        "first_ms": round(1000 * building, 1),
        "refresh_median_ms": round(float(np.median(ours)), 2),
        "refresh_p95_ms": round(float(np.percentile(ours, 95)), 2),
        "pandas_median_ms": round(float(np.median(theirs)), 1),
        "pandas_ratio": round(float(np.median(theirs) / np.median(ours)), 1),
        "same": int(same),
    }


def through_the_door(interactions: int, people: int, rounds: int) -> dict[str, Any]:
    """A decision and the list, as the pages ask for them."""
    from renown.workspace import Workspace

    rng = np.random.default_rng(SEED)
    person = (people * rng.random(interactions) ** 2.5).astype(np.int64).astype(str)
    mine = rng.random(interactions) < 0.5
    other = np.char.add("person-", person)
    acts = {
        "who": np.where(mine, "owner", other),
        "whom": np.where(mine, other, "owner"),
        "at": int(time.time()) - 86_400 - (DAYS * 86_400 * rng.random(interactions) ** 1.5).astype(np.int64),
        "kind": np.full(interactions, "message"),
    }
    mapping = {"network": "chat", "actor": "who", "target": "whom", "time": "at", "time_unit": "s", "kind": "kind"}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "acts.parquet"
        pq.write_table(pa.table(acts), file)
        with Workspace.create(Path(folder) / "workspace") as ws:
            ws.imports.add(file, source="table", extra=mapping)
            ws.people.confirm_owner("owner")
            ws.scores.rebuild()
            people_of_day = ws.today.list()
            taken, by_clock, ideas = [], [], []
            for number in range(rounds):
                first = people_of_day[0].person
                then, began = time.perf_counter(), time.process_time()
                _ = ws.today.done(first) if number % 2 else ws.today.snooze(first, 7)
                people_of_day = ws.today.list(quick=True)
                taken.append(1000 * (time.process_time() - began))
                by_clock.append(1000 * (time.perf_counter() - then))
                began = time.process_time()
                people_of_day = ws.today.list()
                ideas.append(1000 * (time.process_time() - began))
            held = ws.state().interactions
    return {
        "interactions": held,
        "listed": len(people_of_day),
        "door_median_ms": round(float(np.median(taken)), 1),
        "door_p95_ms": round(float(np.percentile(taken, 95)), 1),
        "idea_median_ms": round(float(np.median(ideas)), 1),
        "door_wall_median_ms": round(float(np.median(by_clock)), 1),
        "door_wall_p95_ms": round(float(np.percentile(by_clock, 95)), 1),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interactions", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=40)
    args = parser.parse_args()
    figures = through_the_door(args.interactions, args.people, args.rounds)
    figures |= in_memory(args.interactions, args.people, args.rounds)
    print(json.dumps({"bench": "today"} | figures))


if __name__ == "__main__":
    main()
