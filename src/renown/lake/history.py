"""History: scores by day. What was once said of a day, under a formula and a state of the data, stays said.

Invariants: a row is known by person, as-of day, formula and data version; a known row is never changed;
erasing people removes their rows and nobody else's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError
from renown.lake.engine import Engine, Expression
from renown.lake.expressions import _
from renown.lake.lock import locked

KEY = ("person", "as_of", "formula", "data_version")


class History:
    """The scores by day of a workspace, in its folder `history`: one Parquet file per time rows were added."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path / "history"
        self._engine = engine

    def append(self, rows: pa.Table) -> int:
        """Add rows whose key is not there yet; the number of rows added. `rows` has at least the key's columns."""
        missing = [name for name in KEY if name not in rows.column_names]
        if missing:
            raise InputError(f"history rows lack the columns {', '.join(missing)}")
        self.path.mkdir(parents=True, exist_ok=True)
        with locked(self.path / "lock", "add to the history"):
            return self._add(rows)

    def read(self) -> Expression | None:
        """All rows; None while there is no history."""
        files = self._files()
        return self._engine.read(files, _schema(files)) if files else None

    def of(self, person: int) -> pa.Table | None:
        """The rows of one person; None while there is no history."""
        files = self._files()
        return self._engine.lookup(files, ["person"], person, "history of a person") if files else None

    def erase(self, persons: Collection[int]) -> int:
        """Remove every row of these people; the number of rows removed."""
        if not self.path.exists():
            return 0
        with locked(self.path / "lock", "erase from the history"):
            return sum(self._erase(file, persons) for file in self._files())

    def _add(self, rows: pa.Table) -> int:
        offered = self._engine.table(rows).distinct(on=list(KEY), keep="first")
        known = self.read()
        new = offered if known is None else offered.anti_join(known.select(*KEY), list(KEY))
        files = self._files()
        number = int(files[-1].stem) + 1 if files else 1
        file = self.path / f"{number:08d}.parquet"
        added = self._engine.write(new.order_by("person", "as_of"), file, "add to the history")
        if not added:
            file.unlink()
        return added

    def _erase(self, file: Path, persons: Collection[int]) -> int:
        before = int(pq.read_metadata(file).num_rows)
        kept = self._engine.read([file], pq.read_schema(file)).filter(~_.person.isin(list(persons)))
        return before - self._engine.write(kept, file, "erase from the history")

    def _files(self) -> list[Path]:
        return sorted(self.path.glob("*.parquet"))


def _schema(files: Sequence[Path]) -> pa.Schema:
    """The columns of all files, so that a column added later is empty in older rows."""
    return pa.unify_schemas([pq.read_schema(file) for file in files])
