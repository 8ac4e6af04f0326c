"""How well is a pool ordered for a vacancy? Against TF-IDF alone, on a made-up world whose truth is set by hand.

    python benchmarks/evaluate_matching.py benchmarks/match_world.toml

For each vacancy people are drawn at a hidden level: 3 does all that must be, long enough; 2 all but one, or too short;
1 half of it; 0 something else. What they did is told in one of several ways, in English, German or Spanish. Besides,
at level 0: people who sell to, hire or sit beside those who do it, in the same words; lists of skills without a job
that tells of them; and the advertisement itself, copied. All people of all vacancies are one pool. MAP counts levels 2
and 3 as right; nDCG@10 gains 2^level - 1. Vacancies `first` chose the weight of needs, `last` chose nothing.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from renown.recruit.matching.candidate import Matched, matched_of
from renown.recruit.matching.ranking import Pool, met_by, pool_of
from renown.recruit.matching.wanted import Wanted, wanted_of
from renown.recruit.resumes.resume import Contact, Period, Position, Resume, Skill, When
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.vacancies.advert import pasted
from renown.recruit.vacancies.reading import read_vacancy
from renown.recruit.vacancies.skills import skills_in

DAY = date(2026, 11, 30)
LEVELS = {3: 6, 2: 8, 1: 8, 0: 6}
"""How many of each level a vacancy has, besides the decoys."""

LISTS, COPIES = 3, 2
Orders = dict[str, list[int]]
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody. of, level: the vacancy they were drawn for, and how far they fit it; nobody fits another one."""

    resume: Resume
    of: str
    level: int


class World:
    """The people of a seed."""

    def __init__(self, told: Told, seed: int) -> None:
        self._told, self._random = told, Random(seed)
        self.people = [one for vacancy in told["vacancy"] for one in self._of(vacancy)]

    def _of(self, vacancy: Told) -> list[Drawn]:
        name, drawn = vacancy["name"], []
        for level, many in LEVELS.items():
            drawn += [Drawn(self._at(vacancy, level), name, level) for _ in range(many)]
        decoys = [self._decoy(words) for words in vacancy["decoys"] for _ in range(2)]
        decoys += [self._list(vacancy) for _ in range(LISTS)]
        decoys += [Resume(positions=(self._other(),), summary=(vacancy["ad"].strip(),)) for _ in range(COPIES)]
        return drawn + [Drawn(one, name, 0) for one in decoys]

    def _at(self, vacancy: Told, level: int) -> Resume:
        needs = list(range(len(vacancy["must"])))
        short = level == 2 and self._random.random() < 0.5
        gone = {3: 0, 2: 0 if short else 1, 1: len(needs) // 2, 0: len(needs)}[level]
        held = self._random.sample(needs, len(needs) - gone)
        if not held:
            return Resume(positions=(self._other(), self._other(2012, 2017)))
        done = [self._random.choice(vacancy["must"][at]) for at in held]
        if level > 1 and self._random.random() < 0.5:
            done.append(self._random.choice(vacancy["nice"][0]))
        title = self._random.choice(vacancy["titles"])
        jobs = self._jobs(title, done, 2025 if short else self._random.randint(2014, 2020))
        return Resume(contact=Contact("Ann Alder"), positions=jobs)

    def _jobs(self, title: str, done: list[str], start: int) -> tuple[Position, ...]:
        self._random.shuffle(done)
        more = self._some(2)
        begun = Period(When(start, 1), None, True)
        return (
            Position(title, "Harrowfield", "Kiel", begun, (*done, *more)),
            self._other(start - 4, start - 1),
        )

    def _other(self, start: int = 2018, end: int | None = None) -> Position:
        title = self._random.choice(self._told["others"]["titles"])
        period = Period(When(start, 1), When(end, 1) if end else None, end is None)
        return Position(title, "Tidewater", "Lund", period, tuple(self._some(4)))

    def _some(self, many: int) -> list[str]:
        return self._random.sample(self._told["others"]["done"], many)

    def _decoy(self, words: str) -> Resume:
        title = self._random.choice(self._told["others"]["titles"])
        job = Position(title, "Brackwater", "Cork", Period(When(2016, 1), None, True), (words, *self._some(2)))
        return Resume(positions=(job, self._other(2010, 2015)))

    def _list(self, vacancy: Told) -> Resume:
        named = [words for text in (need[0] for need in vacancy["must"]) for _a, _b, words in skills_in(text)]
        skills = tuple(Skill(words) for words in named)
        return Resume(positions=(self._other(),), skills=skills, summary=(", ".join(named * 3),))


def orders(people: Sequence[Matched], pool: Pool, wanted: Wanted) -> Orders:
    """The pool as each way puts it, best first; who is equal stands in the order of drawing, worst level first."""
    texts = [one.profile.text for one in people]
    plain = TfidfVectorizer(sublinear_tf=True)
    alone = (plain.fit_transform(texts) @ plain.transform([wanted.text]).T).toarray().ravel()
    matches = pool.ranked(wanted)
    by_text = sorted(matches, key=lambda one: -one.text)
    by_need = sorted(matches, key=lambda one: -met_by(one.evidence))
    found = {"shipped": matches, "own words alone": by_text, "needs alone": by_need}
    return {
        "TF-IDF alone": [people[at].profile.person for at in np.argsort(-alone, kind="stable")],
        **{name: [one.person for one in told] for name, told in found.items()},
    }


def average_precision(levels: Sequence[int]) -> float:
    """The mean of the precision at each right place; right is level 2 and 3.

    >>> average_precision([3, 0, 2])
    0.8333333333333333
    """
    right = [at for at, level in enumerate(levels, start=1) if level >= 2]
    return float(np.mean([(n + 1) / at for n, at in enumerate(right)])) if right else 0.0


def ndcg(levels: Sequence[int], most: int = 10) -> float:
    """Discounted gain of the first places, as a share of the best there is."""

    def gain(found: Sequence[int]) -> float:
        return float(sum((2.0**level - 1) / np.log2(at + 2) for at, level in enumerate(found[:most])))

    best = gain(sorted(levels, reverse=True))
    return float(gain(levels) / best) if best else 0.0


def measured(told: Told, seeds: Sequence[int], which: str) -> dict[str, dict[str, float]]:
    """MAP and nDCG@10 of each way over some vacancies, and how many decoys stand among the first ten."""
    taxonomy, rows = load_seed(), dict[str, list[tuple[float, float, float]]]()
    for seed in seeds:
        drawn = World(told, seed).people
        Random(seed).shuffle(drawn)
        people = [matched_of(one.resume, number, DAY) for number, one in enumerate(drawn)]
        pool = pool_of(people, taxonomy)
        for vacancy in (one for one in told["vacancy"] if one["set"] == which):
            text = vacancy["ad"].strip()
            wanted = wanted_of(read_vacancy(pasted(text), skills_in), text, taxonomy)
            for way, order in orders(people, pool, wanted).items():
                levels = [drawn[at].level if drawn[at].of == vacancy["name"] else 0 for at in order]
                wrong = sum(not level for level in levels[:10])
                rows.setdefault(way, []).append((average_precision(levels), ndcg(levels), wrong))
    return {
        way: dict(zip(("map", "ndcg", "wrong"), np.mean(found, axis=0).tolist(), strict=True))
        for way, found in rows.items()
    }


def main(measure: Callable[..., Any] = measured) -> None:
    """Print the figures of both sets as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    asked = parser.parse_args()
    told = tomllib.loads(asked.world.read_text(encoding="utf-8"))
    found = {which: measure(told, range(asked.seeds), which) for which in ("first", "last")}
    people = len(World(told, 0).people)
    held = all(one["shipped"][name] > one["TF-IDF alone"][name] for one in found.values() for name in ("map", "ndcg"))
    print(json.dumps({**found, "people": people, "seeds": asked.seeds, "held": held}))


if __name__ == "__main__":
    main()
