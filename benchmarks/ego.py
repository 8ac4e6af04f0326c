"""How fast are one person's constraint and diversity? 20,000 people, 200,000 ties, against networkx in one run.

The graph is made up with heavy tails (Barabasi-Albert) and fixed seed; people asked about are drawn by chance, and the
hundred best connected are asked about too. Both sides answer in one process and must agree. Times are processor
milliseconds per person.

    python benchmarks/ego.py
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from renown.graph.ego import Ties
from renown.ties.groups.diversity import Circles, diversity_of

Floats = NDArray[np.float64]
HUBS = 100


def made_up(people: int, per_person: int) -> tuple[nx.Graph[int], NDArray[np.int64], Floats]:
    """A heavy-tailed graph with weights, and the same as arrays."""
    graph: nx.Graph[int] = nx.barabasi_albert_graph(people, per_person, seed=1)
    pairs = np.array(graph.edges(), dtype=np.int64)
    weight = 100.0 * np.random.default_rng(2).random(len(pairs)) ** 2 + 0.1
    for (a, b), value in zip(pairs.tolist(), weight.tolist(), strict=True):
        graph[a][b]["weight"] = value
    return graph, pairs, weight


def timed(answer: Callable[[int], Any], people: list[int]) -> tuple[list[Any], Floats]:
    """Answers, and processor milliseconds of each."""
    answers, taken = [], []
    for person in people:
        before = time.process_time_ns()
        answers.append(answer(person))
        taken.append((time.process_time_ns() - before) / 1e6)
    return answers, np.array(taken)


def measured(people: int, per_person: int, questions: int, rival_questions: int) -> dict[str, Any]:
    """All figures."""
    graph, pairs, weight = made_up(people, per_person)
    before = time.process_time()
    ties = Ties(pairs[:, 0], pairs[:, 1], weight, people)
    building = time.process_time() - before
    circles = Circles(np.random.default_rng(4).integers(0, 40, people), 40)
    asked = np.random.default_rng(3).integers(0, people, questions).tolist()
    hubs = np.argsort(-np.diff(ties.matrix.indptr))[:HUBS].tolist()

    def ours(person: int) -> float | None:
        return diversity_of(ties.around(person), circles, person).constraint

    timed(ours, asked[:20])
    answers, taken = timed(ours, asked)
    _, taken_hubs = timed(ours, hubs)
    told, rival = timed(lambda p: nx.constraint(graph, [p], weight="weight")[p], asked[:rival_questions])
    return {
        "people": people,
        "ties": len(pairs),
        "questions": questions,
        "median_ms": round(float(np.median(taken)), 3),
        "p95_ms": round(float(np.percentile(taken, 95)), 3),
        "hubs_p95_ms": round(float(np.percentile(taken_hubs, 95)), 3),
        "build_ms": round(building * 1000, 1),
        "networkx_median_ms": round(float(np.median(rival)), 1),
        "networkx_ratio": round(float(np.median(rival) / np.median(taken[: len(told)])), 1),
        "same": int(np.allclose(told, answers[: len(told)], rtol=0.0, atol=1e-9)),
    }


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--per-person", type=int, default=10)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--rival-questions", type=int, default=30)
    args = parser.parse_args()
    figures = measured(args.people, args.per_person, args.questions, args.rival_questions)
    print(json.dumps({"bench": "ego"} | figures))


if __name__ == "__main__":
    main()
