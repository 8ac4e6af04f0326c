"""A lake for tables to come into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    made = DuckDBEngine(memory_gb=1)
    yield made
    made.close()


@pytest.fixture
def lake(engine: DuckDBEngine, tmp_path: Path) -> Lake:
    return Lake.create(tmp_path / "workspace", engine)
