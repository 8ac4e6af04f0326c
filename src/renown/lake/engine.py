"""The contract of an engine: tables in, tables out. The only place that says what an engine must do.

Expressions are written once, as Ibis expressions over the tables an engine hands out. Times are naive UTC.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from renown.model.rows import Scan

Expression = Any
"""An Ibis table expression (ibis has no usable types of its own)."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, as data: other rooms read this and never ask for its name."""

    name: str
    distributed: bool
    larger_than_memory: bool


class Engine(Protocol):
    """Runs Ibis expressions over Parquet."""

    capabilities: Capabilities

    def read(self, files: Sequence[Path], schema: pa.Schema) -> Expression:
        """The rows of these Parquet files as one table; an empty table of the schema if there are none."""

    def table(self, rows: pa.Table) -> Expression:
        """An Arrow table as an expression."""

    def scan(self, scan: Scan, *, numbered: bool = False) -> Expression:
        """A foreign table with keys still as text: the columns `FIELDS` of `lake/scan.py`.

        numbered: fill `line` where the engine can, counting only whole records; it may cost the engine its speed.
        """

    def account_id(self, network: str, key: Expression) -> Expression:
        """`model.ids.account_id` of a column of keys."""

    def fetch(self, expression: Expression, step: str) -> pa.Table:
        """Run it and bring the result here. A failure is an EngineError that names the step."""

    def stream(self, expression: Expression, step: str, rows: int = 100_000) -> Iterator[pa.RecordBatch]:
        """Run it and bring the result here piece by piece."""

    def write(self, expression: Expression, file: Path, step: str) -> int:
        """Run it into one Parquet file (zstd), made durable before its final name appears; rows written."""

    def checkpoint(self, expression: Expression, step: str) -> Expression:
        """Run it once, and hand it back as a table that is not computed again."""

    def close(self) -> None:
        """Let go of memory and files."""
