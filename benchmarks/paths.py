"""How fast are warm paths? The ten best of at most three hops, 20,000 people, 200,000 ties, against networkx.

The graph is made up with heavy tails (Barabasi-Albert) and fixed seed. Both answer the same questions in one process,
one after the other, and must agree. networkx has no search for this question: its rival is `all_simple_paths` with a
cutoff of three, sorted by the product. Times are processor milliseconds per question; `wall_p95_ms` is by the clock.

    python benchmarks/paths.py
"""

from __future__ import annotations

import argparse
import heapq
import json
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from renown.graph.paths import Web

LIMIT, HOPS = 10, 3
Floats = NDArray[np.float64]
Found = list[tuple[tuple[int, ...], float]]


def ties(people: int, per_person: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Both directions of every tie of a heavy-tailed graph, each with one chance."""
    graph = nx.barabasi_albert_graph(people, per_person, seed=1)
    pairs = np.array(graph.edges(), dtype=np.int64)
    chance = 0.10 + 0.75 * np.random.default_rng(2).random(len(pairs)) ** 3
    source, target = np.concatenate([pairs, pairs[:, ::-1]]).T
    return source.copy(), target.copy(), np.concatenate([chance, chance])


def by_networkx(graph: nx.Graph[int], start: int, goal: int) -> Found:
    """The same question in networkx."""

    def product(nodes: list[int]) -> float:
        chance = 1.0
        for a, b in pairwise(nodes):
            chance *= graph[a][b]["chance"]
        return chance

    every = ((-product(nodes), len(nodes), tuple(nodes)) for nodes in nx.all_simple_paths(graph, start, goal, HOPS))
    return [(nodes, -negative) for negative, _, nodes in heapq.nsmallest(LIMIT, every)]


def timed(answer: Callable[[int, int], Found], questions: list[tuple[int, int]]) -> tuple[list[Found], Floats, Floats]:
    """Answers, processor milliseconds and clock milliseconds of each question."""
    answers, processor, clock = [], [], []
    for start, goal in questions:
        before, then = time.process_time_ns(), time.perf_counter_ns()
        answers.append(answer(start, goal))
        processor.append((time.process_time_ns() - before) / 1e6)
        clock.append((time.perf_counter_ns() - then) / 1e6)
    return answers, np.array(processor), np.array(clock)


def measured(people: int, per_person: int, questions: int, rival_questions: int) -> dict[str, Any]:
    """All figures."""
    source, target, chance = ties(people, per_person)
    before = time.process_time()
    web = Web(source, target, chance, people)
    building = time.process_time() - before
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(zip(source.tolist(), target.tolist(), chance.tolist(), strict=True), weight="chance")
    rng = np.random.default_rng(3)
    pairs = [(int(s), int(g)) for s, g in rng.integers(0, people, (questions, 2)) if s != g]

    def ours(start: int, goal: int) -> Found:
        return [(path.nodes, path.chance) for path in web.best_paths(start, goal, LIMIT)]

    timed(ours, pairs[:20])
    answers, processor, clock = timed(ours, pairs)
    rivals, rival, _ = timed(lambda start, goal: by_networkx(graph, start, goal), pairs[:rival_questions])
    return {
        "people": people,
        "ties": len(source) // 2,
        "questions": len(pairs),
        "median_ms": round(float(np.median(processor)), 3),
        "p95_ms": round(float(np.percentile(processor, 95)), 3),
        "wall_p95_ms": round(float(np.percentile(clock, 95)), 3),
        "build_ms": round(building * 1000, 1),
        "networkx_questions": len(rivals),
        "networkx_median_ms": round(float(np.median(rival)), 1),
        "ratio": round(float(np.median(rival) / np.median(processor[: len(rivals)])), 1),
        "same": int(rivals == answers[: len(rivals)]),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--per-person", type=int, default=10)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--rival-questions", type=int, default=50)
    args = parser.parse_args()
    figures = measured(args.people, args.per_person, args.questions, args.rival_questions)
    print(json.dumps({"bench": "paths"} | figures))


if __name__ == "__main__":
    main()
