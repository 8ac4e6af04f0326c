"""Interactions made up for the ledger's tests, and an oracle that knows nothing of blocks, eras or SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import strategies as st

from renown.lake.duckdb import DuckDBEngine
from renown.ledger.decay import HALF_LIVES
from renown.model.tables import INTERACTIONS

EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Act:
    """The part of an interaction that the ledger reads; `day` None is an undated one."""

    actor: int
    target: int
    day: int | None
    kind: str = "reply"
    network: str = "slack"
    second: int = 0
    group_size: int = 2

    def row(self) -> dict[str, Any]:
        ts = None if self.day is None else EPOCH + timedelta(days=self.day, seconds=self.second)
        return {
            "ts": ts,
            "precision": "none" if ts is None else "s",
            "zone_known": True,
            "network": self.network,
            "kind": self.kind,
            "actor": self.actor,
            "target": self.target,
            "object": None,
            "place": None,
            "group_size": self.group_size,
            "direction": "observed",
        }


@pytest.fixture(scope="session")
def act() -> type[Act]:
    """The builder of one act."""
    return Act


@pytest.fixture(scope="session")
def engine() -> Iterator[DuckDBEngine]:
    engine = DuckDBEngine(threads=2)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def interactions(engine: DuckDBEngine) -> Callable[[Sequence[Act]], Any]:
    """Acts as the lake's interactions table."""

    def build(acts: Sequence[Act]) -> Any:
        return engine.table(pa.Table.from_pylist([a.row() for a in acts], schema=INTERACTIONS.arrow_schema()))

    return build


@pytest.fixture(scope="session")
def people(engine: DuckDBEngine) -> Callable[[Mapping[int, int]], Any]:
    """A mapping of accounts to people as a table."""

    def build(mapping: Mapping[int, int]) -> Any:
        columns = {"account": list(mapping), "person": list(mapping.values())}
        return engine.table(pa.table({name: pa.array(ids, pa.int64()) for name, ids in columns.items()}))

    return build


def acts_strategy(days: st.SearchStrategy[int | None]) -> st.SearchStrategy[list[Act]]:
    """Lists of acts between few people, so that pairs repeat."""
    one = st.builds(
        Act,
        actor=st.integers(1, 5),
        target=st.integers(1, 5),
        day=days,
        kind=st.sampled_from(["reply", "like", "mail"]),
        network=st.sampled_from(["slack", "x"]),
        second=st.integers(0, 86_399),
        group_size=st.integers(0, 5),
    )
    return st.lists(one, min_size=1, max_size=40)


@pytest.fixture(scope="session")
def acts_between() -> Callable[..., st.SearchStrategy[list[Act]]]:
    return acts_strategy


def power(age: int, half_life: int) -> float:
    """2 ** (-age / half_life) with the whole halvings exact, so that no underflow hides a mistake."""
    whole, rest = divmod(age, half_life)
    return float(Fraction(1, 2**whole) * Fraction(2.0 ** (-rest / half_life)))


def expected_ledger(acts: Sequence[Act], mapping: Mapping[int, int]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The ledger by its definition, one pair at a time."""
    days_of: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for a in acts:
        actor, target = mapping.get(a.actor, a.actor), mapping.get(a.target, a.target)
        if a.day is not None and actor != target:
            days_of[actor, target, a.network, a.kind].append(a.day)
    return {key: _row(days) for key, days in days_of.items()}


def _row(days: list[int]) -> dict[str, Any]:
    last = max(days)
    week_ages = {last // 7 - day // 7 for day in days}
    return {
        "n": len(days),
        "days": len(set(days)),
        "first": min(days),
        "last": last,
        **{f"s{h}": sum(power(last - day, h) for day in days) for h in HALF_LIVES},
        "weeks": sum(1 << age for age in week_ages if age < 53),
    }


@pytest.fixture(scope="session")
def oracle() -> Callable[..., dict[tuple[Any, ...], dict[str, Any]]]:
    return expected_ledger


@pytest.fixture(scope="session")
def same_ledger() -> Callable[[pa.Table, Mapping[tuple[Any, ...], Mapping[str, Any]]], None]:
    """Assert that a ledger holds exactly the expected rows, decayed sums to 1e-9."""

    def check(table: pa.Table, expected: Mapping[tuple[Any, ...], Mapping[str, Any]]) -> None:
        rows = {tuple(row.pop(k) for k in ("actor", "target", "network", "kind")): row for row in table.to_pylist()}
        assert len(rows) == table.num_rows
        assert rows.keys() == expected.keys()
        for key, row in rows.items():
            for name, value in row.items():
                wanted = expected[key][name]
                assert value == (pytest.approx(wanted, rel=1e-9, abs=0) if name.startswith("s") else wanted), (
                    key,
                    name,
                )

    return check
