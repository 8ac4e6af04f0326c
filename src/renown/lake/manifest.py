"""The manifest: which imports there are, which Parquet files hold their rows, and what must lie beside them.

Invariants: what the manifest does not name does not exist; it is written last, whole, and by renaming; it carries the
digest of its own text, and of every file it names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from renown.errors import NotFoundError, StorageError
from renown.lake.checks import sealed, unsealed
from renown.lake.durable import write_bytes

FORMAT = 1

_BESIDE = ("facts", "renown.toml")
"""Where one of these stands, there was a manifest."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One Parquet file: rows of one table, network and import.

    since, until: the least and the greatest `ts` in it; None where it has none.
    undated: how many rows have no `ts`.
    size, sha256: the file's bytes and their digest; empty while it is being written.
    """

    path: str
    table: str
    network: str
    rows: int
    since: datetime | None = None
    until: datetime | None = None
    undated: int = 0
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """What lies in the workspace beside the facts and must not vanish: a count that only grows, and a mark.

    The mark says whose count it is: another desk, another key or another history has another one.
    """

    count: int
    mark: str


@dataclass(frozen=True, slots=True)
class Import:
    """One import: what was read, when (naive UTC), the batches it gave, and its report as plain JSON values.

    fingerprint: hash of the export's content and of how it was read; equal means: the same again.
    content: hash of the export's files alone; empty when nobody noted it.
    problems: file with everything that could not be read, if it was to be kept. problems_sha256: its digest.
    undone: its batches are kept but not visible.
    lost: what was in batches that were damaged and given up, one sentence each; the same export is then read anew.
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
    problems_sha256: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state of a lake.

    erased, erased_count: digest and number of the tombstones that the batches already obey. secret: digest of the
    secret they are made with. pledges: what else must lie in the folder, by name.
    """

    next_id: int = 1
    imports: tuple[Import, ...] = ()
    erased: str = ""
    erased_count: int = 0
    secret: str = ""
    pledges: Mapping[str, Pledge] = field(default_factory=dict)

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

    def pledged(self, name: str, pledge: Pledge | None) -> Manifest:
        """With this pledge, or without any of this name."""
        others = {known: held for known, held in self.pledges.items() if known != name}
        return replace(self, pledges=others if pledge is None else {**others, name: pledge})

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
    write_bytes(file, sealed({"format": FORMAT, **asdict(manifest)}))


def load(file: Path) -> Manifest:
    """Read it back; NotFoundError if there is none, StorageError if it is damaged or from a newer Renown."""
    try:
        content = unsealed(file.read_bytes())
        if (found := content.pop("format")) != FORMAT:
            raise StorageError(f"{file} has format {found}, this Renown reads {FORMAT}", hint="Update Renown")
        return _manifest(content)
    except StorageError:
        raise
    except FileNotFoundError as error:
        if any((file.parent / name).exists() for name in _BESIDE):
            raise _unusable(file, "is gone") from error
        raise NotFoundError(f"{file.parent} is not a workspace", hint="Create one, or check the path") from error
    except OSError as error:
        raise _unusable(file, f"cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unusable(file, f"is damaged: {error}") from error


def _unusable(file: Path, why: str) -> StorageError:
    lost = "it says which files hold the facts, so nothing can be read without it; the files still lie there"
    return StorageError(f"{file} {why}; {lost}", hint="Restore a backup with: renown restore FILE")


def _manifest(content: dict[str, Any]) -> Manifest:
    imports = tuple(map(_import, content["imports"]))
    pledges = {name: Pledge(**held) for name, held in content.get("pledges", {}).items()}
    return Manifest(**{**content, "imports": imports, "pledges": pledges})


def _import(content: dict[str, Any]) -> Import:
    batches = tuple(_batch(batch) for batch in content["batches"])
    lost = tuple(content.get("lost", ()))
    return Import(**{**content, "at": datetime.fromisoformat(content["at"]), "batches": batches, "lost": lost})


def _batch(content: dict[str, Any]) -> Batch:
    return Batch(**{**content, "since": _time(content["since"]), "until": _time(content["until"])})


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
