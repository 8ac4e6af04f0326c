"""Derived tables: kept under the version of what they were made from, rebuilt from facts at any time.

Invariant: a table stands under a version whole or not at all; removing every version loses nothing.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError, NotFoundError
from renown.lake.durable import storage_errors
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _

_PEOPLE = "people"
_IDS = pa.schema([pa.field("account", pa.int64()), pa.field("person", pa.int64())])
_PLAIN = re.compile(r"[\w.-]*\w[\w.-]*")


class Derived:
    """The derived tables of a workspace, in its folder `derived`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path / "derived"
        self._ids = self.path / "person_ids.parquet"
        self._engine = engine

    def file(self, version: str, name: str) -> Path:
        """Where a table of a version stands, or would stand."""
        for part in (version, name):
            if not _PLAIN.fullmatch(part) or part.startswith("."):
                raise InputError(f"found {part!r}, expected a name of letters, digits, '_', '-' and '.'")
        return self.path / version / f"{name}.parquet"

    def has(self, version: str, name: str) -> bool:
        """Whether the table was made for this version."""
        return self.file(version, name).exists()

    def versions(self) -> tuple[str, ...]:
        """The versions that have tables, the one written last at the end."""
        folders = [folder for folder in self.path.glob("*") if folder.is_dir()]
        return tuple(folder.name for folder in sorted(folders, key=lambda f: (f.stat().st_mtime_ns, f.name)))

    def write(self, version: str, name: str, rows: Expression | pa.Table) -> int:
        """Keep a table under a version; the number of its rows."""
        expression = self._engine.table(rows) if isinstance(rows, pa.Table) else rows
        return self._engine.write(expression, self.file(version, name), f"derive {name}")

    def read(self, version: str, name: str) -> Expression:
        """A kept table, with the columns it was written with; NotFoundError if it was not."""
        file = self.file(version, name)
        if not file.exists():
            raise NotFoundError(f"the table {name} was not derived for version {version}", hint="Rebuild the scores")
        return self._engine.read([file], pq.read_schema(file))

    def table(self, version: str, name: str) -> pa.Table:
        """A kept table whole, read without the engine: for tables of a row per person, not for facts."""
        with pq.ParquetFile(self.file(version, name)) as file:
            return file.read().combine_chunks()

    def lookup(self, version: str, name: str, columns: Sequence[str], number: int) -> pa.Table:
        """The rows of a kept table in which one of the columns holds this number."""
        return self._engine.lookup([self.file(version, name)], columns, number, f"look up in {name}")

    def person_ids(self) -> dict[int, int]:
        """Account -> person id, as last derived: a person keeps the id once given, through merges and undos."""
        rows = self._engine.fetch(self._people(), "read the ids of people")
        return dict(zip(rows["account"].to_pylist(), rows["person"].to_pylist(), strict=True))

    def sweep(self, keep: Collection[str]) -> None:
        """Remove every version that is not to be kept; the ids of people are remembered."""
        self._remember(())
        self._remove(keep)

    def erase(self, accounts: Collection[int]) -> None:
        """Remove every version, and these accounts from what is remembered."""
        self._remember(accounts)
        self._remove(())

    def _people(self) -> Expression:
        made = [file for version in self.versions() if (file := self.file(version, _PEOPLE)).exists()]
        remembered = [self._ids] if self._ids.exists() else []
        # Last derived, last written: what was remembered before counts only where nothing newer stands.
        return self._engine.read((made or remembered)[-1:], _IDS)

    def _remember(self, gone: Collection[int]) -> None:
        if self.path.exists():
            kept = self._people().filter(~_.account.isin(list(gone))) if gone else self._people()
            self._engine.write(kept, self._ids, "remember the ids of people")

    def _remove(self, keep: Collection[str]) -> None:
        with storage_errors(self.path):
            for version in set(self.versions()) - set(keep):
                shutil.rmtree(self.path / version)
