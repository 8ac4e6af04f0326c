"""Rows become Parquet batches: by table and network, ids hashed here, a bounded number in memory.

Invariant: a batch holds the rows of one table, one network and one import; nothing is visible before the
manifest names it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from renown.lake.checks import sha256_of
from renown.lake.durable import storage_errors, sync
from renown.lake.manifest import Batch
from renown.model.ids import account_id, post_id
from renown.model.rows import AccountRow, CountRow, CoverageRow, FactRow, InteractionRow, PictureRow, PostRow, Row
from renown.model.tables import TABLES

ROWS_IN_MEMORY = 200_000
ROWS_PER_FILE = 5_000_000
_IDS_REMEMBERED = 2_000_000

TABLE_OF: dict[type[Any], str] = {
    AccountRow: "accounts",
    PostRow: "posts",
    InteractionRow: "interactions",
    FactRow: "facts",
    CountRow: "counts",
    CoverageRow: "coverage",
    PictureRow: "pictures",
}

# Columns that are ids, and the field of the row that holds the native key they are made from.
ACCOUNT_IDS: dict[str, dict[str, str]] = {
    "accounts": {"account": "key"},
    "posts": {"author": "author"},
    "interactions": {"actor": "actor", "target": "target"},
    "facts": {"account": "account"},
    "counts": {"account": "account"},
    "coverage": {"account": "account"},
    "pictures": {"account": "account"},
}
POST_IDS: dict[str, dict[str, str]] = {
    "posts": {"post": "key", "thread": "thread"},
    "interactions": {"object": "object"},
    "facts": {"object": "object"},
    "counts": {"post": "post"},
}

IMPORT_ID = pa.field("import_id", pa.int32(), nullable=False)


def stored_schema(table: str) -> pa.Schema:
    """The columns of a table as stored: its own, and which import the row came by.

    >>> stored_schema("coverage").names[-1]
    'import_id'
    """
    return TABLES[table].arrow_schema().append(IMPORT_ID)


class _Ids:
    """Remembers the ids of the keys of one network, so that a key met often is hashed once."""

    def __init__(self, network: str, make: Callable[[str, str], int]) -> None:
        self._network = network
        self._make = make
        self._known: dict[str, int] = {}

    def of(self, keys: Sequence[str | None]) -> list[int | None]:
        if len(self._known) > _IDS_REMEMBERED:
            self._known.clear()
        return [None if key is None else self._id(key) for key in keys]

    def _id(self, key: str) -> int:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(self._network, key)
        return found


class _File:
    """A Parquet file that is being written, and what its rows span."""

    def __init__(self, root: Path, path: str, table: str, network: str) -> None:
        self._root = root
        self.path = root / path
        self.batch = Batch(path, table, network, 0)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._sink = pa.OSFile(str(self.path), "wb")
        self._writer = pq.ParquetWriter(self._sink, stored_schema(table), compression="zstd")

    def append(self, rows: pa.Table) -> None:
        self._writer.write_table(rows)
        self.batch = spanning(self.batch, rows)

    def close(self) -> Batch:
        self._writer.close()
        self._sink.close()
        sync(self.path)
        sync(self.path.parent)
        return noted(self._root, self.batch)

    def abandon(self) -> None:
        # A file that stays open keeps its room on a full disk even when it is deleted; the writer must not end it.
        self._writer.is_open = False
        self._sink.close()


def spanning(batch: Batch, rows: pa.Table) -> Batch:
    """The batch with these rows counted in."""
    batch = replace(batch, rows=batch.rows + rows.num_rows)
    if "ts" not in rows.column_names or not rows.num_rows:
        return batch
    span: Any = pc.min_max(rows["ts"]).as_py()
    return replace(
        batch,
        since=min(filter(None, (batch.since, span["min"])), default=None),
        until=max(filter(None, (batch.until, span["max"])), default=None),
        undated=batch.undated + rows["ts"].null_count,
    )


def noted(root: Path, batch: Batch) -> Batch:
    """The batch with the size and the digest of its file, which is finished."""
    file = root / batch.path
    return replace(batch, size=file.stat().st_size, sha256=sha256_of(file))


class BatchWriter:
    """Writes the rows of one import under `root`; `close` says what was written."""

    def __init__(self, root: Path, import_id: int) -> None:
        self._root = root
        self.import_id = import_id
        self._piles: dict[tuple[str, str], list[Row]] = {}
        self._waiting = 0
        self._files: dict[tuple[str, str], _File] = {}
        self._ids: dict[tuple[str, bool], _Ids] = {}
        self._done: list[Batch] = []

    def add(self, row: Row) -> None:
        """Take one row; when enough wait, they are written."""
        where = (TABLE_OF[type(row)], row.network)
        pile = self._piles.get(where)
        if pile is None:
            pile = self._piles[where] = []
        pile.append(row)
        self._waiting += 1
        if self._waiting >= ROWS_IN_MEMORY:
            self._flush()

    def adopt(self, batch: Batch) -> None:
        """Count in a batch that an engine wrote."""
        self._done.append(batch)

    def new_path(self, table: str, network: str) -> str:
        """A path, relative to the root, for another batch of this import."""
        return new_path(self.import_id, table, network)

    def close(self) -> tuple[Batch, ...]:
        """Write what waits, make every file durable, and say what there is."""
        self._flush()
        for where in list(self._files):
            self._finish(where)
        return tuple(sorted(self._done, key=attrgetter("table", "network", "path")))

    def abandon(self) -> None:
        """Let go of the files that are being written: the import has failed and they will be swept."""
        for file in self._files.values():
            file.abandon()

    def _flush(self) -> None:
        for (table, network), rows in self._piles.items():
            with storage_errors(self._root):
                self._append(table, network, self._arrow(table, network, rows))
        self._piles.clear()
        self._waiting = 0

    def _append(self, table: str, network: str, rows: pa.Table) -> None:
        file = self._files.get((table, network))
        if file is None:
            file = _File(self._root, self.new_path(table, network), table, network)
            self._files[table, network] = file
        file.append(rows)
        if file.batch.rows >= ROWS_PER_FILE:
            self._finish((table, network))

    def _finish(self, where: tuple[str, str]) -> None:
        with storage_errors(self._root):
            self._done.append(self._files.pop(where).close())

    def _arrow(self, table: str, network: str, rows: list[Row]) -> pa.Table:
        try:
            return self._columns(table, network, rows)
        except UnicodeEncodeError:
            return self._columns(table, network, [_encodable(row) for row in rows])

    def _columns(self, table: str, network: str, rows: list[Row]) -> pa.Table:
        schema = stored_schema(table)
        columns = [pa.array(self._column(table, network, name, rows), schema.field(name).type) for name in schema.names]
        return pa.table(columns, schema=schema)

    def _column(self, table: str, network: str, name: str, rows: list[Row]) -> Sequence[Any]:
        if name == IMPORT_ID.name:
            return [self.import_id] * len(rows)
        if name in ACCOUNT_IDS[table]:
            return self._ids_of(network, account_id).of(list(map(attrgetter(ACCOUNT_IDS[table][name]), rows)))
        if name in POST_IDS.get(table, {}):
            return self._ids_of(network, post_id).of(list(map(attrgetter(POST_IDS[table][name]), rows)))
        return list(map(attrgetter(name), rows))

    def _ids_of(self, network: str, make: Callable[[str, str], int]) -> _Ids:
        where = (network, make is account_id)
        if where not in self._ids:
            self._ids[where] = _Ids(network, make)
        return self._ids[where]


def _encodable(row: Row) -> Row:
    """The row with halves of broken characters, which JSON may spell but nobody can store, shown as '?'."""
    changes: dict[str, Any] = {
        field.name: value.encode("utf-8", "replace").decode()
        for field in fields(row)
        if isinstance(value := getattr(row, field.name), str)
    }
    return replace(row, **changes)


def new_path(import_id: int, table: str, network: str) -> str:
    """A path, relative to the lake, that no batch has yet.

    >>> new_path(7, "posts", "x").startswith("facts/posts/network-x/000007-")
    True
    """
    return f"facts/{table}/network-{quote(network, safe='')}/{import_id:06d}-{secrets.token_hex(6)}.parquet"
