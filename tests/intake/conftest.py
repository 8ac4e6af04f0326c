"""What tests of the intake need: a lake, a made-up source, and files for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from renown.lake.duckdb import DuckDBEngine
from renown.lake.lake import Lake
from renown.model.rows import Row
from renown.sources import registry

HERE = Path(__file__).parent

collect_ignore = ["importing_process.py", "lines_source.py"]
"""No tests: they are loaded by tests, one of them in a process of its own."""

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def engine() -> Iterator[DuckDBEngine]:
    made = DuckDBEngine(memory_gb=1)
    yield made
    made.close()


@pytest.fixture
def lake(engine: DuckDBEngine, tmp_path: Path) -> Lake:
    return Lake.create(tmp_path / "workspace", engine)


@pytest.fixture(scope="module", autouse=True)
def lines_source() -> Iterator[None]:
    """Register the made-up source for as long as these tests run."""
    sys.path.insert(0, str(HERE))
    registry.SOURCES["lines"] = "lines_source:SOURCE"
    yield
    del registry.SOURCES["lines"]
    registry.load.cache_clear()
    sys.path.remove(str(HERE))


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """`export(name, rows)` writes an export of the made-up source; a row may be a text, which is a broken line."""
    from lines_source import SIGN, line_of  # type: ignore[import-not-found]  # beside this file

    def write(name: str, rows: Sequence[Row | str]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [SIGN, *(row if isinstance(row, str) else line_of(row) for row in rows)]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write
