"""The lake: all facts of a workspace as immutable Parquet batches behind one manifest.

Invariants: readers use the manifest's list of files, never what lies in the folder; a file is read only when it has the
digest that the manifest says; one writer at a time; whenever the process dies, the manifest is the last good one, and
what it does not name is swept by the next writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from renown.errors import InputError, StorageError
from renown.lake.batch import stored_schema
from renown.lake.checks import Checked
from renown.lake.collapse import collapse, collapse_repeated, overlapping
from renown.lake.damage import damaged, facts_examined, without
from renown.lake.durable import storage_errors
from renown.lake.engine import Engine, Expression
from renown.lake.engines import open_engine
from renown.lake.erasure import (
    Tombstones,
    add_tombstones,
    clear_tombstones,
    counted,
    covered,
    erased,
    load_tombstones,
    obeying,
    readable_tombstones,
)
from renown.lake.expressions import _
from renown.lake.lock import locked
from renown.lake.manifest import Batch, Import, Manifest, load, save
from renown.lake.organisation import NAMING, naming
from renown.lake.pledges import LOCK, MANIFEST
from renown.lake.states import current
from renown.model.tables import TABLES
from renown.settings import Settings, read_settings

_TIMES = {"interactions": "ts", "facts": "since"}
"""Table of things that may be told in several states -> the column that says when a row took place."""

_SWEPT = ("facts", "problems")


class Lake:
    """Facts under a folder, read through an engine.

    >>> import tempfile
    >>> from renown.lake.duckdb import DuckDBEngine
    >>> lake = Lake.create(Path(tempfile.mkdtemp()) / "lake", DuckDBEngine())
    >>> lake.engine.fetch(lake.facts("posts"), "posts").num_rows
    0
    """

    def __init__(self, path: Path, engine: Engine, manifest: Manifest) -> None:
        self.path = path
        self.engine = engine
        self._manifest = manifest
        self._seen: tuple[int, int] | None = None
        self._checked = Checked(path)

    @classmethod
    def create(cls, path: Path, engine: Engine | Settings | None = None) -> Lake:
        """Start an empty lake in a folder; InputError if the folder already holds one."""
        if (path / MANIFEST).exists():
            raise InputError(f"{path} already holds a workspace", hint="Open it, or choose another folder")
        with storage_errors(path):
            path.mkdir(parents=True, exist_ok=True)
        with locked(path / LOCK, "create"):
            save(Manifest(), path / MANIFEST)
        return cls.open(path, engine)

    @classmethod
    def open(cls, path: Path, engine: Engine | Settings | None = None) -> Lake:
        """Open a lake for reading; writing takes the lock when it starts. Settings choose the engine."""
        seen = _identity(path / MANIFEST)
        manifest = load(path / MANIFEST)
        if engine is None or isinstance(engine, Settings):
            engine = open_engine(engine or read_settings(), path)
        lake = cls(path, engine, manifest)
        lake._seen = seen
        return lake

    def close(self) -> None:
        """Let go of the engine."""
        self.engine.close()

    @property
    def manifest(self) -> Manifest:
        """What there is, as of opening, the last `refresh` or the last `commit`."""
        return self._manifest

    @property
    def data_version(self) -> str:
        """A name for the visible facts; it is the former one again when an import is undone."""
        return self._manifest.data_version()

    def refresh(self) -> None:
        """See what other processes have committed; the file is read again only when it is another one."""
        seen = _identity(self.path / MANIFEST)
        if seen != self._seen:
            self._manifest, self._seen = load(self.path / MANIFEST), seen

    @property
    def overtaken(self) -> bool:
        """Whether another process has committed since: files that the manifest here names may be gone."""
        return _identity(self.path / MANIFEST) != self._seen

    def imports(self) -> tuple[Import, ...]:
        """All imports, oldest first, undone ones included."""
        return self._manifest.imports

    def networks(self, table: str = "interactions") -> tuple[str, ...]:
        """The networks that have visible rows of a table, by name."""
        live = self._manifest.live()
        return tuple(sorted({batch.network for made in live for batch in made.batches if batch.table == table}))

    def facts(self, table: str, before: datetime | None = None) -> Expression:
        """The visible rows of a table, duplicates collapsed, with `import_id`, the newest import that holds each.

        before: leave out rows at or after this instant (naive UTC); undated rows stay.
        """
        rows = self._interactions() if table == "interactions" else self._keyed(table)
        if table in NAMING:
            return naming(rows, table)
        if before is None or "ts" not in rows.columns:
            return rows
        return rows.filter(_.ts.isnull() | (_.ts < before))

    def newest(self, table: str) -> datetime | None:
        """The time of the newest visible row of a table, or None if no row has a time."""
        batches = [batch for made in self._manifest.live() for batch in made.batches if batch.table == table]
        return max((batch.until for batch in batches if batch.until is not None), default=None)

    def read(self, batches: Sequence[Batch], table: str) -> Expression:
        """The rows of some batches of a table, as they were stored. Raises StorageError for one that is damaged."""
        self.require(batches)
        return self.engine.read([self.path / batch.path for batch in batches], stored_schema(table))

    def require(self, batches: Iterable[Batch]) -> None:
        """Raise StorageError unless these batches have the bytes that were written."""
        for batch in batches:
            if found := self._checked.damage(batch):
                raise damaged(batch, self._import_of(batch), found)

    def require_in_place(self) -> None:
        """Raise StorageError unless every visible batch lies there in its size: a look at names, not at content."""
        for made in self._manifest.live():
            for batch in made.batches:
                if found := self._checked.missing(batch):
                    raise damaged(batch, made, found)

    def is_whole(self, made: Import) -> bool:
        """Whether an import has everything it was given."""
        return not made.lost and not any(self._checked.damage(batch) for batch in made.batches)

    def _import_of(self, batch: Batch) -> Import | None:
        return next((made for made in self._manifest.imports if batch in made.batches), None)

    def give_up_damaged(self) -> tuple[str, ...]:
        """Go on without the batches that are damaged; what was in them, one sentence each.

        The import says so from then on, and the same export brings everything back when it is imported again.
        """
        with locked(self.path / LOCK, "give up damaged facts"):
            self.refresh()
            kept = tuple(without(made, self._checked) for made in self._manifest.imports)
            told = tuple(
                f"import {made.id} ({made.name}): {lost}"
                for made, old in zip(kept, self._manifest.imports, strict=True)
                for lost in made.lost[len(old.lost) :]
            )
            if told:
                self.commit(replace(self._manifest, imports=kept))
        return told

    def give_up_tombstones(self) -> tuple[str, ...]:
        """Go on with those tombstones that can still be compared; what is lost, in a sentence."""
        with locked(self.path / LOCK, "give up erasures"):
            self.refresh()
            try:
                self._tombstones()
            except StorageError as error:
                left = readable_tombstones(self.path, self._manifest)
                clear_tombstones(self.path)
                add_tombstones(self.path, left, ())
                self.commit(counted(self._manifest, left))
                again = "erase again whom an import brings back"
                return (f"{error.message}; {len(left.marks):,} that can still be read go on to count: {again}",)
        return ()

    @contextmanager
    def writing(self, doing: str) -> Iterator[None]:
        """Hold the lock while the block runs, on the newest manifest, with orphans of dead writers swept."""
        with locked(self.path / LOCK, doing):
            self.refresh()
            self._sweep()
            try:
                self._finish_erasing()
                yield
            finally:
                self._sweep()

    def commit(self, manifest: Manifest) -> None:
        """Make a manifest the state of the lake; only inside `writing`, which then deletes what it no longer names."""
        save(manifest, self.path / MANIFEST)
        self._manifest, self._seen = manifest, _identity(self.path / MANIFEST)

    def erase(self, accounts: Iterable[int]) -> int:
        """Erase accounts: their rows, their names in other people's words, now and in imports to come.

        Returns how many rows were removed. Interrupted, it is finished by the next writer.
        """
        with self.writing("erase people"):
            before = _rows(self._manifest)
            self.require(batch for made in self._manifest.imports for batch in made.batches)
            add_tombstones(self.path, self._tombstones(), accounts)
            self._finish_erasing()
            return before - _rows(self._manifest)

    def covered(self) -> list[int]:
        """The accounts that are erased, and of which rows stand here all the same; rising."""
        with locked(self.path / LOCK, "look for erased people"):
            self.refresh()
            return covered(self.path, self.engine, self._manifest.imports, self._tombstones())

    def erased_among(self, accounts: Iterable[int]) -> tuple[int, ...]:
        """Those of these accounts that were erased, now or earlier."""
        tombstones = self._tombstones()
        return tuple(account for account in accounts if tombstones.cover(account))

    def obeying(self, made: Import) -> Import:
        """An import that is not visible yet, without the rows and names of people erased earlier."""
        known = (*self._manifest.imports, made)
        return obeying(self.path, self.engine, (made,), self._tombstones(), known)[0]

    def examine(self) -> Iterator[tuple[str, bool, str]]:
        """Checks of the lake's health: what was looked at, whether it is well, and what was found."""
        yield from facts_examined(self._manifest, self._checked)
        try:
            pending = self._tombstones().digest != self._manifest.erased
            yield (
                "erasures",
                not pending,
                "one was stopped midway: the next import finishes it" if pending else "finished",
            )
        except StorageError as error:
            yield "erasures", False, str(error)

    def _finish_erasing(self) -> None:
        tombstones = self._tombstones()
        if tombstones.digest != self._manifest.erased:
            self.require(batch for made in self._manifest.imports for batch in made.batches)
            self.commit(erased(self.path, self.engine, self._manifest, tombstones))

    def _tombstones(self) -> Tombstones:
        return load_tombstones(self.path, self._manifest)

    def _keyed(self, table: str) -> Expression:
        batches = [batch for made in self._manifest.live() for batch in made.batches if batch.table == table]
        return collapse(self._current(batches, table), TABLES[table]) if batches else self.read((), table)

    def _current(self, batches: Sequence[Batch], table: str) -> Expression:
        """The rows of some batches, of things told in several states only the newest state's."""
        live = self._manifest.live() if table in _TIMES else ()
        counts = [batch for made in live for batch in made.batches if batch.table == "counts"]
        stating = {batch.path for made in live if _states(made) for batch in made.batches}
        stated = [batch for batch in batches if batch.path in stating]
        if not stated:
            return self.read(batches, table)
        rows = current(self.read(stated, table), self.read(counts, "counts"), _TIMES[table])
        others = [batch for batch in batches if batch.path not in stating]
        return self.read(others, table).union(rows, distinct=False) if others else rows

    def _interactions(self) -> Expression:
        alone: list[Batch] = []
        together: list[Batch] = []
        for network in self.networks():
            for group in overlapping(self._manifest.live(), "interactions", network):
                (alone if len(group) == 1 else together).extend(_batches(group, "interactions", network))
        if not together:
            return self._current(alone, "interactions")
        # A key holds network and time, so all groups may be collapsed at once.
        collapsed = collapse_repeated(self._current(together, "interactions"), TABLES["interactions"])
        return self._current(alone, "interactions").union(collapsed, distinct=False) if alone else collapsed

    def _sweep(self) -> None:
        named = {self.path / path for path in self._manifest.paths()}
        with storage_errors(self.path):
            for folder in _SWEPT:
                for file in (self.path / folder).rglob("*"):
                    if file.is_file() and file not in named:
                        file.unlink()


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file stands under a name: every commit renames a new one into place."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _states(made: Import) -> bool:
    """Whether an import may tell states of things: they are counts."""
    return any(batch.table == "counts" for batch in made.batches)


def _batches(imports: Sequence[Import], table: str, network: str) -> list[Batch]:
    return [batch for made in imports for batch in made.batches if batch.table == table and batch.network == network]


def _rows(manifest: Manifest) -> int:
    return sum(batch.rows for made in manifest.imports for batch in made.batches)
