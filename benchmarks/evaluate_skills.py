"""Is an alias of ESCO that was taken out of the list found again? MRR beside words alone and the nearest name alone.

1,500 aliases, drawn by a fixed seed, are held back; every other name stays. Each is looked for among all concepts of
its kind. Ranks beyond the hundredth count as not found. Besides: what the cut-off lets through of right and wrong
answers, and how often it is passed by the labels of 300 concepts that were taken out altogether, for which no answer
is right.

    python benchmarks/evaluate_skills.py <folder or zip of ESCO's CSV files> [--kind skill]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from renown.recruit.taxonomy import Concept, Kind, load_esco
from renown.recruit.taxonomy.folding import fold
from renown.recruit.taxonomy.nearest import CUT_OFF, Near, Neighbours

GATE, HELD, ABSENT, SEED, DEEPEST = 0.87, 1500, 300, 20250509, 100
FEWEST = 2000
"""Concepts without which the task is another: among a few hundred, everything is found."""


def drawn(concepts: Sequence[Concept]) -> tuple[list[tuple[str, str]], list[Concept]]:
    """The held back (alias, id), and the concepts without them."""
    pairs = sorted({(name, one.id) for one in concepts for names in one.labels.values() for name in names[1:]})
    held = random.Random(SEED).sample(pairs, HELD)
    out = set(held)
    kept = [
        replace(
            one, labels={key: tuple(n for n in names if (n, one.id) not in out) for key, names in one.labels.items()}
        )
        for one in concepts
    ]
    return held, kept


def told(ranks: list[int | None]) -> dict[str, float]:
    """Accuracy of the first, share within ten, mean reciprocal rank."""
    size = len(ranks)
    return {
        "first": round(sum(rank == 1 for rank in ranks) / size, 4),
        "ten": round(sum(rank is not None and rank <= 10 for rank in ranks) / size, 4),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / size, 4),
    }


def rank_in(answers: Sequence[Near], right: str) -> int | None:
    """Where the right one stands, from one."""
    return next((place for place, one in enumerate(answers, 1) if one.concept == right), None)


def by_words(concepts: Sequence[Concept], held: Sequence[tuple[str, str]]) -> list[int | None]:
    """The ranks by word TF-IDF, the nearest name counting."""
    names = [(fold(name), place) for place, one in enumerate(concepts) for name in one.names()]
    owner = np.asarray([place for _name, place in names])
    starts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    vectors = TfidfVectorizer(token_pattern=r"\S+", dtype=np.float32)
    rows = vectors.fit_transform([name for name, _place in names]).T.tocsr()
    places = {one.id: place for place, one in enumerate(concepts)}
    ranks: list[int | None] = []
    for at in range(0, len(held), 100):
        part = held[at : at + 100]
        shares = (vectors.transform([fold(name) for name, _id in part]) @ rows).toarray()
        best = np.maximum.reduceat(shares, starts, axis=1)
        for row, (_name, right) in enumerate(part):
            mine = best[row, places[right]]
            higher, equal = int((best[row] > mine).sum()), int((best[row] == mine).sum())
            rank = higher + (equal + 1) // 2
            ranks.append(rank if rank <= DEEPEST and mine > 0 else None)
    return ranks


def absent(concepts: Sequence[Concept]) -> float:
    """How often the cut-off is passed by labels of concepts that are not there."""
    gone = {one.id for one in random.Random(SEED).sample(list(concepts), ABSENT)}
    index = Neighbours(one for one in concepts if one.id not in gone)
    answers = index.nearest([one.label() for one in concepts if one.id in gone], limit=1)
    return round(sum(map(bool, answers)) / ABSENT, 4)


def measured(concepts: Sequence[Concept]) -> dict[str, Any]:
    """All figures of one kind of concepts."""
    held, kept = drawn(concepts)
    words = [name for name, _id in held]
    figures: dict[str, Any] = {"concepts": len(kept), "names": sum(len(one.names()) for one in kept), "held": HELD}
    figures["words"] = told(by_words(kept, held))
    for way, together in (("nearest_name", 0.0), ("shipped", None)):
        index = Neighbours(kept) if together is None else Neighbours(kept, together)
        begun = time.process_time()
        answers = index.nearest(words, limit=DEEPEST, cut_off=0.0)
        figures["per_second"] = round(HELD / (time.process_time() - begun))
        figures[way] = told([rank_in(found, right) for found, (_name, right) in zip(answers, held, strict=True)])
    best = [
        (found[0].score, found[0].concept == right) for found, (_n, right) in zip(answers, held, strict=True) if found
    ]
    passed = [right for score, right in best if score >= CUT_OFF]
    figures["cut_off"] = {
        "at": CUT_OFF,
        "answered": round(len(passed) / HELD, 4),
        "right": round(sum(passed) / max(1, len(passed)), 4),
        "absent_answered": absent(kept),
    }
    return figures


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--kind", choices=("skill", "occupation"), action="append")
    args = parser.parse_args()
    everything = load_esco(args.path).taxonomy.concepts.values()
    found: dict[str, Any] = {"bench": "skills", "gate": GATE}
    kinds: list[Kind] = args.kind or ["skill", "occupation"]
    for kind in kinds:
        concepts = [one for one in everything if one.kind == kind]
        aliases = sum(len(one.names()) - len(one.labels) for one in concepts)
        if len(concepts) < FEWEST or aliases < 2 * HELD:
            said = f"the data have {len(concepts):,} with {aliases:,} aliases; {FEWEST:,} and {2 * HELD:,} are needed"
            found[kind] = {"skipped": said}
        else:
            found[kind] = measured(concepts)
            if kind == "skill":
                found[kind]["gate_held"] = found[kind]["shipped"]["mrr"] >= GATE
    print(json.dumps(found))


if __name__ == "__main__":
    main()
