"""History: scores by day. What was once said of a day, under a formula and a state of the data, stays said.

It cannot be made again: the data it rests on may have gone since.
Invariants: a row is known by person, as-of day, formula and data version; a known row is never changed;
erasing people removes their rows and nobody else's.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _
from renown.lake.lookup import stored_rows
from renown.lake.register import Register

KEY = ("person", "as_of", "formula", "data_version")


class History:
    """The scores by day of a workspace, in its folder `history`: one Parquet file per time rows were added."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._files = Register(path, "history", "it says what each person's score was on earlier days")
        self._engine = engine

    def append(self, rows: pa.Table) -> int:
        """Add rows whose key is not there yet; the number of rows added. `rows` has at least the key's columns."""
        missing = [name for name in KEY if name not in rows.column_names]
        if missing:
            raise InputError(f"history rows lack the columns {', '.join(missing)}")
        with self._files.writing("add to the history"):
            return self._add(rows)

    def read(self) -> Expression | None:
        """All rows; None while there is no history. Raises StorageError for a damaged one."""
        files = self._files.files()
        return self._engine.read(files, _schema(files)) if files else None

    def of(self, person: int) -> pa.Table | None:
        """The rows of one person; None while there is no history. Raises StorageError for a damaged one."""
        files = self._files.files()
        return stored_rows(files, ["person"], (person,)) if files else None

    def erase(self, persons: Collection[int]) -> int:
        """Remove every row of these people; the number of rows removed."""
        if not self._files.files():
            return 0
        with self._files.writing("erase from the history"):
            return self._erase(persons)

    def require(self) -> None:
        """Raise StorageError unless every file is as it was written."""
        self._files.files()

    def keep_up(self) -> None:
        """Let the manifest count what it could not count when it was written."""
        self._files.keep_up()

    def give_up(self) -> tuple[str, ...]:
        """Go on without what is damaged; what that is, one sentence each."""
        return self._files.give_up()

    def _add(self, rows: pa.Table) -> int:
        offered = self._engine.table(rows).distinct(on=list(KEY), keep="first")
        standing, known = self._files.files(), self.read()
        new = offered if known is None else offered.anti_join(known.select(*KEY), list(KEY))
        file = self._files.new_file()
        added = self._engine.write(new.order_by("person", "as_of"), file, "add to the history")
        if added:
            self._files.commit([*standing, file])
        else:
            file.unlink()
        return added

    def _erase(self, persons: Collection[int]) -> int:
        """Every file that holds one of them anew, under another name: a reader finds the old ones or the new ones."""
        kept, removed = [], 0
        for file in self._files.files():
            rows = self._engine.read([file], pq.read_schema(file))
            left = rows.filter(~_.person.isin(list(persons)))
            new = file.with_name(f"{file.stem.split('-')[0]}-{secrets.token_hex(4)}.parquet")
            gone = pq.read_metadata(file).num_rows - self._engine.write(left, new, "erase from the history")
            removed += gone
            kept.append(new if gone else file)
        if removed:
            self._files.commit(kept)
        return removed


def _schema(files: Sequence[Path]) -> pa.Schema:
    """The columns of all files, so that a column added later is empty in older rows."""
    return pa.unify_schemas([pq.read_schema(file) for file in files])
