"""How fast is a million profiles searched by a Boolean query, and one person forgotten? Against SQLite and DuckDB.

    python benchmarks/sourcing.py [--people 1000000]     # prints one JSON line

The profiles are made up (words by Zipf's law, seed fixed): title, employers, 4 to 15 skills, city, school, 30 to 90
words. Each engine answers the same questions in a process of its own: how many there are, and the best 25. SQLite is
the standard library's FTS5. DuckDB is asked without its extension for full text (not to be had here for 2.0), so
it reads the texts (LIKE), without an order: its count stands for both. Times are processor milliseconds, the 95th
percentile over all questions of a kind. Then one person is erased: their shard goes (`forget_s`), no trace may be left,
and it is built anew (`erase_s`: both).

Last, 20,000 profiles and 200 generated trees are compared with the oracle of the tests, which reads every word.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from renown.recruit.profiles import Profile
from renown.recruit.query.parser import parse
from renown.recruit.sourcing.index import SHARD_SIZE, ProfileIndex

ROOT = Path(__file__).resolve().parent.parent
TODAY, ROUNDS = 20_700, 3
GATES = {"common_ms": 15.0, "nested_ms": 45.0, "erase_s": 5.0, "differences": 0.0}
SKILLS = [*"python java scala spark sql kafka docker linux react excel c++ c# .net node.js airflow".split()]
SKILLS += [f"skill{n}" for n in range(385)]
AREAS = ("data", "software", "machine learning", "backend", "sales", "quality", "network", "product")
ROLES = ("engineer", "developer", "analyst", "manager", "architect")
LEVELS = ("", "", "", "junior", "senior", "lead", "intern")
SYLLABLES = "ba ko mi ru ten sol var dex lum pra qui fen".split()
WORDS = ["project", "team", *("".join(p) for p in itertools.islice(itertools.product(SYLLABLES, repeat=4), 20_000))]


def zipf(count: int) -> list[float]:
    """Weights by rank, summed up."""
    return list(itertools.accumulate(1.0 / (rank + 2) for rank in range(count)))


WEIGHTS = {len(words): zipf(len(words)) for words in (SKILLS, WORDS)}


def some(chance: random.Random, of: list[str], count: int) -> list[str]:
    """Words by Zipf's law."""
    return chance.choices(of, cum_weights=WEIGHTS[len(of)], k=count)


def profile(person: int) -> Profile:
    """The made-up profile of a number."""
    chance = random.Random(person)
    titles = [" ".join(filter(None, (chance.choice(LEVELS), chance.choice(AREAS), chance.choice(ROLES)))) for _ in "ab"]
    skills = tuple(dict.fromkeys(some(chance, SKILLS, chance.randint(4, 15))))
    words = [*some(chance, WORDS, chance.randint(30, 90)), *skills[:3], f"only{person}"]
    return Profile(
        person,
        text=" ".join(words),
        titles=(titles[0],),
        past_titles=(titles[1],),
        companies=(f"company{int(chance.paretovariate(0.7)) % 5_000}",),
        skills=skills,
        cities=(f"city{int(chance.paretovariate(0.8)) % 300}",),
        schools=(f"school{chance.randint(0, 200)}",),
        years=float(chance.randint(0, 35)),
        seen=TODAY - int(chance.expovariate(1 / 400)),
    )


def plain(told: Profile) -> str:
    """A profile as one text; what is between two values joins no words."""
    parts = (*told.titles, *told.past_titles, *told.companies, *told.skills, *told.schools, *told.cities, told.text)
    return " zzgap ".join(parts)


Question = tuple[str, str, str]
"""The same for us, for FTS5, and for DuckDB as a condition."""


def quoted(word: str) -> str:
    """A word as FTS5 wants it."""
    return f'"{word}"'


def likes(words: tuple[str, ...]) -> str:
    """Any of these words or phrases, as a condition."""
    return "(" + " OR ".join(f"words LIKE '% {word} %'" for word in words) + ")"


def common_questions() -> list[Question]:
    """One word that many have."""
    return [(word, quoted(word), likes((word,))) for word in ("project", "team", "python", "engineer")]


def nested_questions() -> list[Question]:
    """("data engineer" OR "machine learning engineer") AND (python OR scala) AND spark NOT (junior OR intern)."""
    chance, found = random.Random(5), []
    for _ in range(40):
        titles = tuple(f"{chance.choice(AREAS)} {chance.choice(ROLES)}" for _ in "ab")
        either, must, unwanted = tuple(chance.sample(SKILLS[:12], 2)), chance.choice(SKILLS[:8]), ("junior", "intern")
        ours = " OR ".join(map(quoted, titles)), " OR ".join(either), " OR ".join(unwanted)
        fts = " OR ".join(map(quoted, titles)), " OR ".join(map(quoted, either)), " OR ".join(map(quoted, unwanted))
        found.append(
            (
                f"({ours[0]}) AND ({ours[1]}) AND {must} NOT ({ours[2]})",
                f"(({fts[0]}) AND ({fts[1]}) AND {quoted(must)}) NOT ({fts[2]})",
                f"{likes(titles)} AND {likes(either)} AND {likes((must,))} AND NOT {likes(unwanted)}",
            )
        )
    return found


MORE = {
    "phrase": '"data engineer"',
    "near": "team NEAR/5 project",
    "prefix": "bako*",
    "infix": "*solvar*",
    "pure_not": "NOT python",
    "fields": "title:engineer AND skill:python AND city:city1 AND company:company1 NOT past:intern",
    "or_40": " OR ".join(SKILLS[:40]),
    "numbers": '("data engineer" OR "software developer") AND python AND years:[5 TO *] AND seen:<365d NOT junior',
    "signs": "C++ NOT C#",
}
"""What is measured of us alone."""


def timed(ask: Callable[[Any], int], questions: list[Any], rounds: int = ROUNDS) -> tuple[list[int], float, float]:
    """The counts, and the 95th percentile of processor and clock milliseconds, after a first asking."""
    counts = [ask(question) for question in questions]
    processor, clock = [], []
    for question in questions * rounds:
        before, then = time.process_time_ns(), time.perf_counter_ns()
        ask(question)
        processor.append((time.process_time_ns() - before) / 1e6)
        clock.append((time.perf_counter_ns() - then) / 1e6)
    return counts, float(np.percentile(processor, 95)), float(np.percentile(clock, 95))


def answers(ask: Callable[[Any], int], side: int, rounds: int = ROUNDS) -> dict[str, Any]:
    """What every engine is asked."""
    found: dict[str, Any] = {}
    for name, questions in (("common", common_questions()), ("nested", nested_questions())):
        counts, processor, clock = timed(ask, [question[side] for question in questions], rounds)
        found |= {f"{name}_counts": counts, f"{name}_ms": round(processor, 2), f"{name}_clock_ms": round(clock, 2)}
    return found


def ours(people: int, folder: Path) -> dict[str, Any]:
    """Our index."""
    index = ProfileIndex(folder / "index")
    before, then = time.process_time(), time.perf_counter()
    index.sync(profile(person) for person in range(people))
    built = {"built_s": round(time.process_time() - before, 1), "built_clock_s": round(time.perf_counter() - then, 1)}
    size = sum(file.stat().st_size for file in (folder / "index").iterdir())

    def ask(query: str) -> int:
        return index.search(parse(query).tree, TODAY, 25).count

    gc.collect()
    found = answers(ask, 0)
    more = {name: round(timed(ask, [query], 9)[1], 2) for name, query in MORE.items()}
    facets = timed(lambda query: len(index.facets(parse(query).tree, TODAY).skills), ["project"], 5)[1]
    return (
        found
        | built
        | {"mb": round(size / 1e6), "more_ms": more | {"facets": round(facets, 2)}}
        | erased(index, people)
    )


def erased(index: ProfileIndex, people: int) -> dict[str, Any]:
    """One person is forgotten: their shard goes at once, then comes back without them, and no other is built."""
    person = people // 2
    shard = {
        n: profile(n)
        for n in range(person // SHARD_SIZE * SHARD_SIZE, min(people, (person // SHARD_SIZE + 1) * SHARD_SIZE))
        if n != person
    }
    assert index.traces([f"only{person}"]), "the word of the person must be there before"
    before, then = time.process_time(), time.perf_counter()
    index.forget([person])
    forgotten = time.process_time() - before
    assert not index.traces([f"only{person}"]), "no trace may be left"
    index.renew(shard, lambda persons: [shard[n] for n in persons if n in shard])
    taken = time.process_time() - before, time.perf_counter() - then
    assert index.people == people - 1, "everybody else is there again"
    times = {"forget_s": forgotten, "erase_s": taken[0], "erase_clock_s": taken[1]}
    return {name: round(seconds, 2) for name, seconds in times.items()} | {"shard": len(shard)}


def sqlite(people: int, folder: Path) -> dict[str, Any]:
    """FTS5 of the standard library; signs of words are told to it."""
    base = sqlite3.connect(folder / "profiles.db")
    base.execute("""CREATE VIRTUAL TABLE f USING fts5(words, content='', tokenize="unicode61 tokenchars '+#.'")""")
    before = time.process_time()
    rows = ((person, plain(profile(person))) for person in range(people))
    base.executemany("INSERT INTO f(rowid, words) VALUES (?, ?)", rows)
    base.commit()

    def ask(query: str) -> int:
        base.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 25", (query,)).fetchall()
        return int(base.execute("SELECT count(*) FROM f WHERE f MATCH ?", (query,)).fetchone()[0])

    built = round(time.process_time() - before, 1)
    size = round((folder / "profiles.db").stat().st_size / 1e6)
    return answers(ask, 1, 1) | {"built_s": built, "mb": size, "version": sqlite3.sqlite_version}


def duckdb(people: int, folder: Path) -> dict[str, Any]:
    """DuckDB reading the texts."""
    pyarrow, engine = import_module("pyarrow"), import_module("duckdb")
    base = engine.connect(str(folder / "profiles.duckdb"))
    base.execute("CREATE TABLE p (words VARCHAR)")
    for chunk in range(0, people, SHARD_SIZE):
        words = [f" {plain(profile(person))} " for person in range(chunk, min(people, chunk + SHARD_SIZE))]
        base.register("chunk", pyarrow.table({"words": words}))
        base.execute("INSERT INTO p SELECT words FROM chunk")

    def ask(condition: str) -> int:
        return int(base.execute(f"SELECT count(*) FROM p WHERE {condition}").fetchone()[0])

    return answers(ask, 2, 1) | {"version": engine.__version__}


def differences(people: int, trees: int, folder: Path) -> int:
    """Trees of which the index and the oracle of the tests do not find the same."""
    sys.path.insert(0, str(ROOT))
    worlds = import_module("tests.recruit.sourcing.worlds")
    made = worlds.profiles(random.Random(11), people)
    index = ProfileIndex(folder / "checked", size=5_000)
    index.sync(made)
    oracle = import_module("tests.recruit.sourcing.oracle").Oracle(made, worlds.TODAY)
    asked = [worlds.tree(random.Random(7_000 + n)) for n in range(trees)]
    return sum(set(index.everybody(tree, worlds.TODAY)) != oracle.found(tree) for tree in asked)


SIDES = {"ours": ours, "sqlite": sqlite, "duckdb": duckdb}


def sides(people: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each engine's figures, made in a process of its own."""
    for name in SIDES:
        command = [sys.executable, __file__, "--people", str(people), "--side", name]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        yield name, json.loads(done.stdout)


def main() -> int:
    """Measure, print, and fail where a gate is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--oracle", default="20000x200", help="profiles x trees that are compared with the oracle")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.side:
            print(json.dumps(SIDES[asked.side](asked.people, Path(folder))))
            return 0
        profiles, trees = map(int, asked.oracle.split("x"))
        different = differences(profiles, trees, Path(folder))
    found = dict(sides(asked.people))
    counts = [{name: side.pop(name) for name in ("common_counts", "nested_counts")} for side in found.values()]
    told = {"bench": "sourcing", "people": asked.people, "oracle": asked.oracle, "differences": different}
    told |= {**found["ours"], "same": int(all(count == counts[0] for count in counts))}
    for name in ("sqlite", "duckdb"):
        told |= {f"{name}_{key}": value for key, value in found[name].items()}
        told[f"{name}_ratio"] = round(found[name]["nested_ms"] / found["ours"]["nested_ms"], 1)
    print(json.dumps(told))
    missed = [name for name, most in GATES.items() if told[name] > most]
    if missed:
        print(f"missed: {', '.join(missed)}", file=sys.stderr)
    return bool(missed)


if __name__ == "__main__":
    raise SystemExit(main())
