"""Derived tables: kept under the version of what they were made from, rebuilt from facts at any time.

Invariants: a table stands under a version whole or not at all: its name ends in its digest, and what has another one
is taken for damaged, removed and made again, with a line that says so; removing every version loses nothing.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from renown.errors import InputError, NotFoundError, StorageError
from renown.lake.checks import Checked, sha256_of
from renown.lake.durable import storage_errors
from renown.lake.engine import Engine, Expression
from renown.lake.ids import SCHEMA, PersonIds
from renown.lake.lookup import holding, stored_rows

_PEOPLE = "people"
_PLAIN = re.compile(r"\A[.-]*+\w[\w.-]*+")
_DIGITS = 16
_STANDING = re.compile(rf"\A.+\.(?P<sha256>[0-9a-f]{{{_DIGITS}}})\.parquet")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Standing:
    """A table's file, and the beginning of its digest, which its name ends in."""

    path: str
    sha256: str
    size: int = 0


class Derived:
    """The derived tables of a workspace, in its folder `derived`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path / "derived"
        self.ids = PersonIds(path)
        self._engine = engine
        self._checked = Checked(self.path, _DIGITS)
        self._found: dict[tuple[str, str], _Standing] = {}
        self._held: dict[tuple[str, str], pa.Table] = {}
        self._told: set[_Standing] = set()
        self._resolved = False

    def file(self, version: str, name: str) -> Path | None:
        """The file of a table of a version, found whole; None when it was not made, or is damaged and now removed."""
        known = self._found.get((version, name))
        if known is not None and not self._checked.damage(known):
            return self.path / known.path
        for part in (version, name):
            if not _PLAIN.fullmatch(part) or part.startswith("."):
                raise InputError(f"found {part!r}, expected a name of letters, digits, '_', '-' and '.'")
        whole = [made for made in self._standing_for(version, name) if self._is_whole(made)]
        if not whole:
            return None
        self._found[version, name] = whole[-1]
        return self.path / whole[-1].path

    def has(self, version: str, name: str) -> bool:
        """Whether the table was made for this version, and stands as it was made."""
        return (version, name) in self._held or self.file(version, name) is not None

    def versions(self) -> tuple[str, ...]:
        """The versions that have tables, the one written last at the end."""
        folders = [folder for folder in self.path.glob("*") if folder.is_dir()]
        return tuple(folder.name for folder in sorted(folders, key=lambda f: (f.stat().st_mtime_ns, f.name)))

    def write(self, version: str, name: str, rows: Expression | pa.Table) -> int:
        """Keep a table under a version, in memory where the disk takes nothing; the number of its rows."""
        self.file(version, name)
        expression = self._engine.table(rows) if isinstance(rows, pa.Table) else rows
        self._resolved |= name == _PEOPLE
        try:
            return self._write(version, name, expression)
        except StorageError as error:
            log.warning("%s is worked out in memory: %s", name, error.message)
            held = self._held[version, name] = self._engine.fetch(expression, f"derive {name}")
            return int(held.num_rows)

    def _write(self, version: str, name: str, expression: Expression) -> int:
        self._clear_the_way(version)
        new = self.path / version / f"{name}.parquet"
        written = self._engine.write(expression, new, f"derive {name}")
        with storage_errors(new):
            new.rename(new.with_name(f"{name}.{sha256_of(new)[:_DIGITS]}.parquet"))
        return written

    def read(self, version: str, name: str) -> Expression:
        """A kept table, with the columns it was written with; NotFoundError if it was not."""
        if (held := self._held.get((version, name))) is not None:
            return self._engine.table(held)
        file = self._standing_file(version, name)
        return self._engine.read([file], pq.read_schema(file))

    def table(self, version: str, name: str) -> pa.Table:
        """A kept table whole, read without the engine: for tables of a row per person, not for facts."""
        if (held := self._held.get((version, name))) is not None:
            return held.combine_chunks()
        with pq.ParquetFile(self._standing_file(version, name)) as file:
            return file.read(use_threads=False).combine_chunks()

    def lookup(self, version: str, name: str, columns: Sequence[str], numbers: Collection[int]) -> pa.Table:
        """The rows of a kept table in which one of the columns holds one of these numbers."""
        if (held := self._held.get((version, name))) is not None:
            return holding(held, columns, numbers)
        return stored_rows([self._standing_file(version, name)], columns, numbers)

    def last(self, beginning: str, but: str = "") -> pa.Table | None:
        """The table whose name begins so that was written last, whatever it was made from; of all versions `but` one.

        beginning: with a dot at its end it is the whole name.
        """
        files = (file for file in self.path.glob(f"*/{beginning}*.parquet") if file.parent.name != but)
        for file in sorted(files, key=lambda file: file.stat().st_mtime_ns, reverse=True):
            made = self._standing(file)
            if made is not None and self._is_whole(made):
                with pq.ParquetFile(file) as standing:
                    return standing.read(use_threads=False).combine_chunks()
        return None

    def made_at(self, version: str, name: str) -> datetime | None:
        """When a table was made, naive UTC; None where it was not, or is held in memory only."""
        file = self.file(version, name)
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).replace(tzinfo=None) if file else None

    def _standing_file(self, version: str, name: str) -> Path:
        file = self.file(version, name)
        if file is None:
            raise NotFoundError(f"the table {name} was not derived for version {version}", hint="Rebuild the scores")
        return file

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the tables, one sentence each; nothing is changed."""
        found = []
        for file in sorted(self.path.glob("*/*.parquet")):
            if (made := self._standing(file)) and (what := self._checked.damage(made)):
                found.append(f"derived/{made.path} {what}")
        strays = [file for file in self.path.glob("*") if not file.is_dir()]
        return (*found, *(f"derived/{file.name} is no folder of tables" for file in strays))

    def person_ids(self) -> dict[int, int]:
        """Account -> person id, as last derived: a person keeps the id once given, through merges and undos."""
        rows = self._people()
        return dict(zip(rows["account"].to_pylist(), rows["person"].to_pylist(), strict=True))

    def remember(self) -> None:
        """Remember the ids of people that were derived last, so that they outlive the tables."""
        if self.path.is_dir():
            self.ids.remember(self._people())
            self._resolved = False

    def keep_up(self) -> None:
        """Remember what this process derived, and let the manifest count what it could not count then."""
        if self._resolved:
            self.remember()
        self.ids.keep_up()

    def sweep(self, keep: Collection[str]) -> None:
        """Remove every version that is not to be kept; the ids of people are remembered."""
        self.remember()
        self._remove(keep)

    def erase(self, accounts: Collection[int]) -> None:
        """Remove every version, and these accounts from what is remembered."""
        self.ids.remember(self._people(), accounts)
        self._held.clear()
        self._remove(())

    def _people(self) -> pa.Table:
        # Last derived, last written: what was remembered before counts only where nothing newer stands.
        for version in reversed(self.versions()):
            if (file := self.file(version, _PEOPLE)) is not None:
                return pq.ParquetFile(file).read().select(SCHEMA.names).cast(SCHEMA)
        return self.ids.read()

    def _standing_for(self, version: str, name: str) -> list[_Standing]:
        """The files of one table, the one written last at the end."""
        files = sorted((self.path / version).glob(f"{name}.*.parquet"), key=lambda file: file.stat().st_mtime_ns)
        named = (self._standing(file) for file in files if file.name.rsplit(".", 2)[0] == name)
        return [made for made in named if made]

    def _standing(self, file: Path) -> _Standing | None:
        found = _STANDING.fullmatch(file.name)
        return _Standing(str(file.relative_to(self.path)), found["sha256"]) if found else None

    def _is_whole(self, made: _Standing) -> bool:
        what = self._checked.damage(made)
        if what:
            if made not in self._told:
                log.warning("derived/%s %s; it is made again from the facts", made.path, what)
            self._told.add(made)
            _discard(self.path / made.path)
        return not what

    def _clear_the_way(self, version: str) -> None:
        """Remove what stands where the folders of tables belong and is no folder."""
        for place in (self.path, self.path / version):
            if place.exists() and not place.is_dir():
                log.warning("%s is no folder; it is removed, and the tables are made again from the facts", place.name)
                with storage_errors(place):
                    place.unlink()

    def _remove(self, keep: Collection[str]) -> None:
        with storage_errors(self.path):
            for version in set(self.versions()) - set(keep):
                shutil.rmtree(self.path / version)


def _discard(file: Path) -> None:
    """Remove a damaged table, whatever it has become; a disk that refuses leaves it, and it stays unread."""
    try:
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s could not be removed: %s", file.name, error.strerror)
