"""The ids of people: which account was whose person, as last derived.

Invariant: a person keeps the id once given, through merges, undos and lost caches; so this is no cache itself, and its
loss is refused like that of a decision.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from renown.lake.durable import replacing
from renown.lake.register import Register

SCHEMA = pa.schema([pa.field("account", pa.int64()), pa.field("person", pa.int64())])


class PersonIds:
    """What is remembered in the folder `person_ids` of a workspace."""

    def __init__(self, path: Path) -> None:
        self._files = Register(path, "person_ids", "it says which accounts were which person, by the ids in use")

    def require(self) -> None:
        """Raise StorageError unless what was remembered is whole."""
        self._files.files()

    def read(self) -> pa.Table:
        """account -> person; empty while nothing was remembered. Raises StorageError when it is damaged or gone."""
        files = self._files.files()
        return pq.ParquetFile(files[-1]).read().select(SCHEMA.names).cast(SCHEMA) if files else SCHEMA.empty_table()

    def remember(self, rows: pa.Table, gone: Collection[int] = ()) -> None:
        """Remember these rows instead, without the accounts that are gone."""
        if gone:
            rows = rows.filter(pc.invert(pc.is_in(rows["account"], pa.array(list(gone), pa.int64()))))
        rows = rows.select(SCHEMA.names).cast(SCHEMA).sort_by("account").combine_chunks()
        if rows.equals(self.read().combine_chunks()):
            return
        with self._files.writing("remember the ids of people"):
            file = self._files.new_file()
            with replacing(file) as partial:
                pq.write_table(rows, partial, compression="zstd")
            self._files.commit([file])

    def keep_up(self) -> None:
        """Let the manifest count what it could not count when it was written."""
        self._files.keep_up()

    def give_up(self) -> tuple[str, ...]:
        """Go on without what is damaged; what that is, one sentence each."""
        return self._files.give_up()
