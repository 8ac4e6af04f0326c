"""DuckDB as an engine: the embedded default, one process, spilling to disk when memory is short.

Invariants: times are naive and sessions run in UTC; every statement runs on a cursor of its own, so threads
may share the engine and nothing registered outlives its statement; columns leave with the types that the
expression declares (DuckDB itself sums int64 to a wider type); an error of DuckDB leaves as an EngineError.
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
import weakref
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import EngineError
from renown.lake.duckdb_scan import columns_of, name, rejects_query, scan_query, stamps_of, text
from renown.lake.durable import refused, replacing
from renown.lake.engine import Capabilities, Expression
from renown.lake.expressions import ibis
from renown.lake.scan import FIELDS
from renown.model.rows import Scan

# Level 1 writes a fifth faster than the default level and grows files by a twentieth.
_PARQUET = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1"

_FULL = ("No space left on device", "File too large")


class DuckDBEngine:
    """Runs Ibis expressions on DuckDB inside this process.

    memory_gb: what DuckDB may hold in memory, in GiB; beyond that it spills into `temp_dir`, removed when it closes.
    threads: how many threads it may use; 0 means one per core.

    >>> engine = DuckDBEngine()
    >>> engine.fetch(engine.table(pa.table({"n": [1, 2]})).count().name("rows").as_table(), "count").to_pylist()
    [{'rows': 2}]
    >>> engine.close()
    """

    capabilities = Capabilities(name="duckdb", distributed=False, larger_than_memory=True)

    def __init__(self, memory_gb: float = 2.0, threads: int = 0, temp_dir: Path | None = None) -> None:
        self._spill = temp_dir or Path(tempfile.gettempdir()) / f"renown-{uuid.uuid4().hex}"
        with suppress(OSError):  # a full or read-only disk can be read; only what must spill fails there
            self._spill.parent.mkdir(parents=True, exist_ok=True)
        self._connection = duckdb.connect(":memory:", config={"temp_directory": str(self._spill)})
        self._numbers = count()
        self._unused: deque[str] = deque()
        with self._cursor("open the engine") as cursor:
            cursor.execute("SET GLOBAL TimeZone = 'UTC'")
            cursor.execute(f"SET memory_limit = '{int(memory_gb * 1024)}MiB'")
            if threads:
                cursor.execute(f"SET threads = {threads}")

    @cached_property
    def _ibis(self) -> Any:
        """What turns expressions into the engine's SQL; loaded with the first one."""
        return ibis.duckdb.from_connection(self._connection)

    def read(self, files: Sequence[Path], schema: pa.Schema) -> Expression:
        """The rows of these Parquet files as one table; an empty table of the schema if there are none."""
        types = _types(schema)
        if not files:
            nothing = ", ".join(f"NULL::{self._type(kind)} AS {name(column)}" for column, kind in types.items())
            return self._query(f"SELECT {nothing} WHERE FALSE", types)
        columns = ", ".join(name(column) for column in types)
        return self._query(f"SELECT {columns} FROM {_source(files)}", types)  # noqa: S608 - names and paths are quoted

    def table(self, rows: pa.Table) -> Expression:
        """An Arrow table as an expression."""
        return self._stored(ibis.memtable(rows), "hold a table")

    def scan(self, scan: Scan, *, numbered: bool = False) -> Expression:
        """A foreign table with keys still as text: the columns `FIELDS` of `lake/scan.py`."""
        if scan.format == "parquet":
            schema = pq.read_schema(scan.path)
            stamps = stamps_of(schema.field(scan.time).type)
            sql = scan_query(scan, schema.names, numbered=numbered, stamps=stamps)
            return self._query(sql, _types(FIELDS))
        # A text file is read once, because each reading parses it all, and broken lines are known only afterwards.
        table = f"stored_{next(self._numbers)}"
        columns = columns_of(scan)
        sql = f"CREATE TABLE {table} AS {scan_query(scan, columns, numbered=numbered)}"
        with self._cursor(f"read {scan.path.name}", sql) as cursor:
            cursor.execute(sql).fetchall()
            if scan.format == "csv":
                cursor.execute(rejects_query(scan, table)).fetchall()
        return self._held(table, _types(FIELDS))

    def account_id(self, network: str, key: Expression) -> Expression:
        """`model.ids.account_id` of a column of keys."""
        digest = (f"{network}:" + key).hexdigest("md5")
        return (("0x" + digest.left(16)).cast("uint64") >> 1).cast("int64")

    def fetch(self, expression: Expression, step: str) -> pa.Table:
        """Run it and bring the result here. A failure is an EngineError that names the step."""
        sql = self._sql(expression)
        with self._cursor(step, sql, expression) as cursor:
            fetched: pa.Table = cursor.sql(sql).to_arrow_table()
            return fetched

    def stream(self, expression: Expression, step: str, rows: int = 100_000) -> Iterator[pa.RecordBatch]:
        """Run it and bring the result here piece by piece."""
        sql = self._sql(expression)
        with self._cursor(step, sql, expression) as cursor:
            yield from cursor.sql(sql).to_arrow_reader(rows)

    def write(self, expression: Expression, file: Path, step: str) -> int:
        """Run it into one Parquet file (zstd), made durable before its final name appears; rows written."""
        with replacing(file) as partial:
            sql = f"COPY ({self._sql(expression)}) TO {text(str(partial))} ({_PARQUET})"
            with self._cursor(step, sql, expression) as cursor:
                return int(cursor.execute(sql).fetchall()[0][0])

    def checkpoint(self, expression: Expression, step: str) -> Expression:
        """Run it once, and hand it back as a table that is not computed again."""
        return self._stored(expression, step)

    def close(self) -> None:
        """Let go of memory and files."""
        self._connection.close()
        shutil.rmtree(self._spill, ignore_errors=True)

    def _query(self, sql: str, types: ibis.Schema) -> Expression:
        return self._ibis.sql(sql, schema=types)

    def _type(self, kind: Any) -> str:
        return str(self._ibis.compiler.type_mapper.to_string(kind))

    def _sql(self, expression: Expression) -> str:
        types = expression.schema().items()
        columns = ", ".join(f"{name(column)}::{self._type(kind)} AS {name(column)}" for column, kind in types)
        return f"SELECT {columns} FROM ({self._ibis.compile(expression)})"  # noqa: S608 - made by ibis

    def _stored(self, expression: Expression, step: str) -> Expression:
        table = f"stored_{next(self._numbers)}"
        sql = f"CREATE TABLE {table} AS {self._sql(expression)}"
        with self._cursor(step, sql, expression) as cursor:
            cursor.execute(sql).fetchall()
        return self._held(table, expression.schema())

    def _held(self, table: str, types: ibis.Schema) -> Expression:
        stored = self._query(f"SELECT * FROM {table}", types)  # noqa: S608 - our own name
        # The table goes when nothing refers to it any more; a finaliser may run at any moment, so it only takes note.
        weakref.finalize(stored.op(), self._unused.append, table)
        return stored

    def _drop_unused(self) -> None:
        with suppress(IndexError):  # another thread may have taken the last one
            while self._unused:
                self._connection.cursor().execute(f"DROP TABLE IF EXISTS {self._unused.popleft()}").fetchall()

    @contextmanager
    def _cursor(self, step: str, sql: str = "", expression: Expression | None = None) -> Iterator[Any]:
        cursor = self._connection.cursor()
        try:
            self._drop_unused()
            for rows in expression.op().find(_in_memory()) if expression is not None else ():
                cursor.register(rows.name, rows.data.to_pyarrow(rows.schema))
            yield cursor
        except duckdb.OutOfMemoryException as error:
            raise EngineError(str(error), step=step, sql=sql, hint="Allow more with RENOWN_MEMORY_GB") from error
        except duckdb.IOException as error:
            full = next((reason for reason in _FULL if reason in str(error)), None)
            if full is not None:
                raise refused(Path(step), full) from error
            raise EngineError(str(error), step=step, sql=sql) from error
        except duckdb.Error as error:
            raise EngineError(str(error), step=step, sql=sql) from error
        finally:
            cursor.close()


def _source(files: Sequence[Path]) -> str:
    listed = ", ".join(text(str(file)) for file in files)
    return f"read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"


def _in_memory() -> Any:
    from ibis.expr.operations import InMemoryTable

    return InMemoryTable


def _types(schema: pa.Schema) -> ibis.Schema:
    return ibis.schema({field.name: field.type for field in schema})
