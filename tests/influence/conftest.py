"""Small ledgers written by hand or drawn at random, made without a line of the code under test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import strategies as st

from renown.influence.deeds import deeds_of
from renown.influence.formula import Formula, load_formula
from renown.influence.score import Scores, scores_of
from renown.influence.standing import standing_of

TODAY = 20_000
HALF_LIVES = (7, 30, 90, 365, 1826)
SCHEMA = pa.schema(
    [
        ("actor", pa.int64()),
        ("target", pa.int64()),
        ("network", pa.string()),
        ("kind", pa.string()),
        ("n", pa.int64()),
        ("days", pa.int32()),
        ("first", pa.int32()),
        ("last", pa.int32()),
        *((f"s{h}", pa.float64()) for h in HALF_LIVES),
        ("weeks", pa.int64()),
    ]
)


@dataclass(frozen=True)
class Act:
    """One act, so many days before the as-of day."""

    actor: int
    target: int
    network: str
    kind: str
    ago: int

    @property
    def day(self) -> int:
        """The day of the act."""
        return TODAY - self.ago


class Ledgers:
    """What tests make ledgers and scores with."""

    today = TODAY
    schema = SCHEMA
    act = Act

    def __init__(self) -> None:
        self.formula: Formula = load_formula()

    def of(self, acts: Iterable[Act]) -> pa.Table:
        """The ledger of these acts, as docs/rooms.md defines it."""
        days: dict[tuple[int, int, str, str], list[int]] = defaultdict(list)
        for act in acts:
            if act.actor != act.target:
                days[act.actor, act.target, act.network, act.kind].append(act.day)
        return pa.Table.from_pylist([self._row(*key, found) for key, found in days.items()], schema=SCHEMA)

    def _row(self, actor: int, target: int, network: str, kind: str, days: list[int]) -> dict[str, Any]:
        last = max(days)
        row = {"actor": actor, "target": target, "network": network, "kind": kind, "n": len(days)}
        row |= {"days": len(set(days)), "first": min(days), "last": last}
        row |= {f"s{h}": sum(0.5 ** ((last - day) / h) for day in days) for h in HALF_LIVES}
        weeks = {last // 7 - day // 7 for day in days}
        return row | {"weeks": sum(1 << week for week in weeks if week < 53)}

    def scores(
        self,
        acts: Iterable[Act],
        weights: dict[int, float],
        communities: dict[int, int],
        formula: Formula | None = None,
    ) -> Scores:
        """Scores with trust and communities held fixed."""
        formula = formula or self.formula
        deeds = deeds_of(self.of(acts), TODAY, formula)
        trust = pa.table({"person": list(weights), "weight": list(weights.values())}, schema=self.trust_schema)
        groups = pa.table({"person": list(communities), "community": list(communities.values())})
        return scores_of(deeds, standing_of(deeds.people, trust, groups, guarded=True), formula)

    trust_schema = pa.schema([("person", pa.int64()), ("weight", pa.float64())])

    def by_person(self, scores: Scores) -> dict[int, float]:
        """Person to score; nobody acted: 0 is what `.get(person, 0.0)` makes of it."""
        return dict(zip(scores.person.tolist(), scores.score.tolist(), strict=True))

    def random(self, seed: int, people: int = 40, acts: int = 300) -> list[Act]:
        """Acts of a made-up community with a few people at its centre."""
        rng = np.random.default_rng(seed)
        centre = rng.zipf(1.6, acts) % people
        kinds = np.array(["like", "reply", "mention", "repost", "list_add"])[rng.integers(0, 5, acts)]
        networks = np.array(["slack", "x"])[rng.integers(0, 2, acts)]
        return [
            Act(int(a), int(t), str(n), str(k), int(d))
            for a, t, n, k, d in zip(
                rng.integers(0, people, acts), centre, networks, kinds, rng.integers(0, 500, acts), strict=True
            )
        ]


@pytest.fixture(scope="session")
def ledgers() -> Ledgers:
    """Builders of ledgers and scores."""
    return Ledgers()


def act_strategy(people: int) -> st.SearchStrategy[Act]:
    """One act among so many people."""
    kinds = ["like", "reply", "mention", "review_request", "list_add", "endorse"]
    return st.builds(
        Act,
        st.integers(1, people),
        st.integers(1, people),
        st.sampled_from(["slack", "x", "linkedin"]),
        st.sampled_from(kinds),
        st.integers(0, 900),
    )


@dataclass(frozen=True)
class Scene:
    """Acts among ten people, with how far each is trusted and where each belongs."""

    acts: list[Act]
    weights: dict[int, float]
    communities: dict[int, int]


PEOPLE = 10


@pytest.fixture(scope="session")
def scenes() -> st.SearchStrategy[Scene]:
    """Scenes to hold promises against."""
    return st.builds(
        Scene,
        st.lists(act_strategy(PEOPLE), min_size=1, max_size=60),
        st.fixed_dictionaries({person: st.sampled_from([0.0, 0.0, 0.2, 0.7, 1.0]) for person in range(1, PEOPLE + 1)}),
        st.fixed_dictionaries({person: st.integers(-1, 3) for person in range(1, PEOPLE + 1)}),
    )


@pytest.fixture(scope="session")
def single_acts() -> st.SearchStrategy[Act]:
    """One more act among the same people."""
    return act_strategy(PEOPLE)
