"""What every test of the lake needs: an engine and a place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from renown.lake.duckdb import DuckDBEngine


@pytest.fixture(scope="session")
def engine() -> Iterator[DuckDBEngine]:
    made = DuckDBEngine(memory_gb=1)
    yield made
    made.close()
