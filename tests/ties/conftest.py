"""Dealings made up for the tests of ties, sent through the real ledger and contact days on DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

from renown.lake.duckdb import DuckDBEngine
from renown.ledger.contact_days import contact_days_of
from renown.ledger.ledger import ledger_of
from renown.model.tables import INTERACTIONS
from renown.ties.owed import exchanges_of

EPOCH = datetime(1970, 1, 1)
OWNER = 1


@dataclass(frozen=True)
class Act:
    """The part of an interaction that ties read; `day` None is an undated one."""

    actor: int
    target: int
    day: float | None
    kind: str = "message"
    network: str = "slack"
    object: int | None = None
    group_size: int = 2
    precision: str = "s"

    def row(self) -> dict[str, Any]:
        return {
            "ts": None if self.day is None else EPOCH + timedelta(days=self.day),
            "precision": "none" if self.day is None else self.precision,
            "zone_known": True,
            "network": self.network,
            "kind": self.kind,
            "actor": self.actor,
            "target": self.target,
            "object": self.object,
            "place": None,
            "group_size": self.group_size,
            "direction": "observed",
        }


@dataclass(frozen=True)
class House:
    """The engine, and the derived tables of some acts; account 90 belongs to person 9."""

    engine: DuckDBEngine

    def interactions(self, acts: Sequence[Act]) -> Any:
        return self.engine.table(pa.Table.from_pylist([a.row() for a in acts], schema=INTERACTIONS.arrow_schema()))

    def people(self) -> Any:
        return self.engine.table(pa.table({"account": pa.array([90], pa.int64()), "person": pa.array([9], pa.int64())}))

    def contact_days(self, acts: Sequence[Act]) -> pa.Table:
        return self.engine.fetch(contact_days_of(self.interactions(acts), self.people(), None), "contact days")

    def ledger(self, acts: Sequence[Act]) -> pa.Table:
        return self.engine.fetch(ledger_of(self.interactions(acts), self.people(), None), "ledger")

    def exchanges(self, acts: Sequence[Act], before: datetime | None = None) -> pa.Table:
        return self.engine.fetch(exchanges_of(self.interactions(acts), self.people(), OWNER, before), "last words")


@pytest.fixture(scope="session")
def act() -> type[Act]:
    """The builder of one act."""
    return Act


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    engine = DuckDBEngine(threads=2)
    yield House(engine)
    engine.close()


@pytest.fixture(scope="session")
def at() -> Callable[[float], datetime]:
    """The instant so many days after 1970-01-01."""
    return lambda day: EPOCH + timedelta(days=day)
