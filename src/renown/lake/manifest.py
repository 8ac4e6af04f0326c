"""The manifest: which imports there are, and which Parquet files hold their rows.

Invariant: what the manifest does not name does not exist. It is written last, whole, and by renaming.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from renown.errors import NotFoundError, StorageError
from renown.lake.durable import write_bytes

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """One Parquet file: rows of one table, network and import.

    since, until: the least and the greatest `ts` in it; None where it has none.
    undated: how many rows have no `ts`.
    """

    path: str
    table: str
    network: str
    rows: int
    since: datetime | None = None
    until: datetime | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Import:
    """One import: what was read, when (naive UTC), the batches it gave, and its report as plain JSON values.

    fingerprint: hash of the export's content and of how it was read; equal means: the same again.
    content: hash of the export's files alone; empty when nobody noted it.
    problems: file with everything that could not be read, if it was to be kept.
    undone: its batches are kept but not visible.
    """

    id: int
    source: str
    name: str
    fingerprint: str
    at: datetime
    batches: tuple[Batch, ...]
    report: dict[str, Any] = field(default_factory=dict)
    problems: str | None = None
    undone: bool = False
    content: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a lake. `erased` is the digest of the tombstones that the batches already obey."""

    next_id: int = 1
    imports: tuple[Import, ...] = ()
    erased: str = ""

    def live(self) -> tuple[Import, ...]:
        """The imports whose rows are visible."""
        return tuple(made for made in self.imports if not made.undone)

    def find(self, import_id: int) -> Import:
        """The import of this id, or NotFoundError."""
        for made in self.imports:
            if made.id == import_id:
                return made
        known = ", ".join(str(made.id) for made in self.imports) or "none yet"
        raise NotFoundError(f"there is no import {import_id}", hint=f"There are: {known}")

    def added(self, made: Import) -> Manifest:
        """With one import more."""
        return replace(self, next_id=max(self.next_id, made.id + 1), imports=(*self.imports, made))

    def without(self, import_ids: Iterable[int]) -> Manifest:
        """Without these imports."""
        gone = set(import_ids)
        return replace(self, imports=tuple(made for made in self.imports if made.id not in gone))

    def changed(self, made: Import) -> Manifest:
        """With the import of the same id replaced."""
        return replace(self, imports=tuple(made if old.id == made.id else old for old in self.imports))

    def paths(self) -> Iterator[str]:
        """Every file that some import needs, undone imports included."""
        for made in self.imports:
            yield from (batch.path for batch in made.batches)
            if made.problems is not None:
                yield made.problems

    def data_version(self) -> str:
        """A name for the visible facts: equal facts, however they came about, have equal names.

        >>> Manifest().data_version() == Manifest(next_id=7).data_version()
        True
        """
        parts = sorted(json.dumps([made.fingerprint, made.source, _sizes(made)]) for made in self.live())
        return hashlib.sha256("\n".join([self.erased, *parts]).encode()).hexdigest()[:16]


def _sizes(made: Import) -> list[list[Any]]:
    sizes: dict[tuple[str, str], int] = {}
    for batch in made.batches:
        sizes[batch.table, batch.network] = sizes.get((batch.table, batch.network), 0) + batch.rows
    return sorted([table, network, rows] for (table, network), rows in sizes.items())


def save(manifest: Manifest, file: Path) -> None:
    """Write it durably; a reader sees the old one or the new one."""
    content = {"format": FORMAT, **asdict(manifest)}
    write_bytes(file, json.dumps(content, default=datetime.isoformat, ensure_ascii=False, indent=1).encode())


def load(file: Path) -> Manifest:
    """Read it back; NotFoundError if there is none, StorageError if it is damaged or from a newer Renown."""
    try:
        content = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise NotFoundError(f"{file.parent} is not a workspace", hint="Create one, or check the path") from error
    except ValueError as error:
        raise StorageError(f"{file} is damaged", hint="Restore it from a backup") from error
    if content["format"] != FORMAT:
        raise StorageError(f"{file} has format {content['format']}, this Renown reads {FORMAT}", hint="Update Renown")
    return Manifest(content["next_id"], tuple(map(_import, content["imports"])), content["erased"])


def _import(content: dict[str, Any]) -> Import:
    batches = tuple(_batch(batch) for batch in content["batches"])
    return Import(**{**content, "at": datetime.fromisoformat(content["at"]), "batches": batches})


def _batch(content: dict[str, Any]) -> Batch:
    return Batch(**{**content, "since": _time(content["since"]), "until": _time(content["until"])})


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
