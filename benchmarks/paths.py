"""How fast are warm paths? The ten best of at most three hops, 20,000 people, 200,000 ties, against networkx.

The graph is made up with heavy tails (Barabasi-Albert) and fixed seed. All answer the same questions in one process,
one after the other, and must agree. networkx has no search for this question, nor has networkit, which is measured too
where it is installed: their rival is the list of all simple paths with a cutoff of three, sorted by the product. Times
are processor milliseconds per question; `wall_p95_ms` is by the clock.

The same questions are asked again by people who have asked for introductions before: the chances of their own hops are
then learned from outcomes (`ties.paths.willingness`), which is part of the time. networkx must agree on those too.

    python benchmarks/paths.py
"""

from __future__ import annotations

import argparse
import heapq
import json
import time
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from renown.graph.paths import Path, Web
from renown.ties.paths.willingness import Asked, Experience

LIMIT, HOPS = 10, 3
Floats = NDArray[np.float64]
Found = list[tuple[tuple[int, ...], float]]
Answer = Callable[[int, int], Found]


def ties(people: int, per_person: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Both directions of every tie of a heavy-tailed graph, each with one chance."""
    graph = nx.barabasi_albert_graph(people, per_person, seed=1)
    pairs = np.array(graph.edges(), dtype=np.int64)
    chance = 0.10 + 0.75 * np.random.default_rng(2).random(len(pairs)) ** 3
    source, target = np.concatenate([pairs, pairs[:, ::-1]]).T
    return source.copy(), target.copy(), np.concatenate([chance, chance])


def ranked(every: Iterable[list[int]], chances: Mapping[tuple[int, int], float]) -> Found:
    """The best of all paths."""

    def product(nodes: list[int]) -> float:
        chance = 1.0
        for hop in pairwise(nodes):
            chance *= chances[hop]
        return chance

    best = heapq.nsmallest(LIMIT, ((-product(nodes), len(nodes), tuple(nodes)) for nodes in every))
    return [(nodes, -negative) for negative, _, nodes in best]


def networkx_rival(chances: dict[tuple[int, int], float]) -> Answer:
    """The same question in networkx."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(chances)
    return lambda start, goal: ranked(nx.all_simple_paths(graph, start, goal, HOPS), chances)


def networkit_rival(chances: dict[tuple[int, int], float], people: int) -> Answer:
    """The same question in networkit."""
    networkit = import_module("networkit")
    simple_paths = import_module("networkit.reachability").AllSimplePaths
    graph = networkit.Graph(people, directed=True)
    for a, b in chances:
        graph.addEdge(a, b)

    def answer(start: int, goal: int) -> Found:
        search = simple_paths(graph, start, goal, HOPS)
        try:
            search.run()
        except RuntimeError:  # networkit's way of saying that there is no path
            return []
        return ranked(search.getAllSimplePaths(), chances)

    return answer


class Asker:
    """Somebody who asked thirty of their contacts before: what came of it changes the chances of their own hops."""

    def __init__(self, web: Web, chances: dict[tuple[int, int], float]) -> None:
        self._web, self._chances = web, chances
        self._graph: nx.Graph[int] = nx.Graph()
        self._graph.add_edges_from(chances)

    def answer(self, start: int, goal: int) -> Found:
        """Paths with the chances learned, learning included."""
        return [(path.nodes, path.chance) for path in self._paths(start, goal)]

    def rival(self, start: int, goal: int) -> Found:
        """The same by networkx, with the chances learned handed to it; it is not timed."""
        others, first = self._learned(start, goal)
        own = {(start, int(node)): float(chance) for node, chance in zip(others, first, strict=True)}
        return ranked(nx.all_simple_paths(self._graph, start, goal, HOPS), ChainMap(own, self._chances))

    def _paths(self, start: int, goal: int) -> tuple[Path, ...]:
        return self._web.best_paths(start, goal, LIMIT, first=self._learned(start, goal)[1])

    def _learned(self, start: int, goal: int) -> tuple[NDArray[np.int64], Floats]:
        others, formula = self._web.neighbours(start)
        rng = np.random.default_rng(start)
        asked = [
            Asked(int(node), int(rng.integers(200)), float(chance), bool(rng.random() < chance))
            for node, chance in zip(others[:30], formula[:30], strict=True)
        ]
        return others, np.where(others == goal, formula, Experience(asked, 200).chances(others, formula))


def timed(answer: Answer, questions: list[tuple[int, int]]) -> tuple[list[Found], Floats, Floats]:
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
    chances = dict(zip(zip(source.tolist(), target.tolist(), strict=True), chance.tolist(), strict=True))
    rng = np.random.default_rng(3)
    pairs = [(int(s), int(g)) for s, g in rng.integers(0, people, (questions, 2)) if s != g]

    def ours(start: int, goal: int) -> Found:
        return [(path.nodes, path.chance) for path in web.best_paths(start, goal, LIMIT)]

    timed(ours, pairs[:20])
    answers, processor, clock = timed(ours, pairs)
    rivals = {"networkx": networkx_rival(chances)}
    if find_spec("networkit"):
        rivals["networkit"] = networkit_rival(chances, people)
    against: dict[str, Any] = {"same": 1}
    for name, rival in rivals.items():
        told, taken, _ = timed(rival, pairs[:rival_questions])
        against[f"{name}_median_ms"] = round(float(np.median(taken)), 1)
        against[f"{name}_ratio"] = round(float(np.median(taken) / np.median(processor[: len(told)])), 1)
        against["same"] = int(against["same"] and told == answers[: len(told)])
    asker = Asker(web, chances)
    learned, learning, _ = timed(asker.answer, pairs)
    same = all(found == asker.rival(*pair) for found, pair in zip(learned[:rival_questions], pairs, strict=False))
    against["same"] = int(against["same"] and same)
    return {
        "people": people,
        "ties": len(source) // 2,
        "questions": len(pairs),
        "median_ms": round(float(np.median(processor)), 3),
        "p95_ms": round(float(np.percentile(processor, 95)), 3),
        "wall_p95_ms": round(float(np.percentile(clock, 95)), 3),
        "learned_p95_ms": round(float(np.percentile(learning, 95)), 3),
        "build_ms": round(building * 1000, 1),
        "rival_questions": min(rival_questions, len(pairs)),
    } | against


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
