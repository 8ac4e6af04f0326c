"""The files of the index: some 20,000 profiles a shard, each a piece of one index of the engine.

The engine keeps a deleted document's words until it happens to merge, and has no way to ask for that. So nothing is
ever deleted in a shard: it is built anew without the person, and the file that says which shards there are
(`meta.json`, the engine's own list of segments) is replaced in one step. All shards are searched as one index, so
that words weigh the same in all of them.

Invariants: whenever a process dies, the former index or the new one stands, whole; what neither of them names is swept
away; a file that is not as it was written makes the whole index count as missing.
"""

from __future__ import annotations

import json
import shutil
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import tantivy
from numpy.typing import NDArray

from renown.errors import LockedError, StorageError
from renown.lake.durable import storage_errors, sync, write_bytes
from renown.lake.lock import locked
from renown.recruit.profiles import Profile
from renown.recruit.sourcing.schema import COUNTED, INDEX_SCHEMA, document, fingerprint, labels_of, mark

Ints = NDArray[np.int64]
Labels = dict[str, dict[str, Counter[str]]]
"""How often each label was written how: by field, and by what its ways of writing share."""

_META = "meta.json"
_LOCK = "shards.lock"
_BUILDING = "building-"
_PAUSE = 0.05
_HEAP = 256_000_000
_OWN = {_META, _LOCK, ".tantivy-meta.lock"}


class DamagedIndexError(StorageError):
    """Files of an index that are not as they were written, or that other rules wrote."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard. segments: of the engine; files: with the check sum of each; people: how many are in it."""

    name: str
    segments: tuple[Mapping[str, Any], ...]
    files: Mapping[str, int]
    people: int


class Shards:
    """A folder of shards."""

    def __init__(self, folder: Path, patience: float = 0.0) -> None:
        self.folder = folder
        self._patience = patience
        self._checked: dict[str, tuple[int, int, int]] = {}

    @contextmanager
    def written(self, doing: str) -> Iterator[None]:
        """Hold the folder to write in it; wait as long as patience lasts for another who does. Raises LockedError."""
        with storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as held:
            end = time.monotonic() + self._patience
            while True:
                try:
                    held.enter_context(locked(self.folder / _LOCK, doing))
                    break
                except LockedError:
                    if time.monotonic() >= end:
                        raise
                    time.sleep(_PAUSE)
            yield

    def stamp(self) -> tuple[int, int] | None:
        """What another list of shards has another one of; None where there is no list."""
        try:
            found = (self.folder / _META).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def standing(self) -> tuple[Shard, ...]:
        """The shards that the list names, each file checked. Raises DamagedIndexError, FileNotFoundError."""
        try:
            said = json.loads((self.folder / _META).read_bytes())
            kept = json.loads(said.pop("payload"))
            whole = kept.pop("sum") == _sum(said, kept)
            shards = tuple(Shard(**{**shard, "segments": tuple(shard["segments"])}) for shard in kept["shards"])
        except (ValueError, KeyError, TypeError, IsADirectoryError) as error:
            raise DamagedIndexError(f"{_META} cannot be read: {error}") from error
        if not whole:
            raise DamagedIndexError(f"{_META} is not as it was written")
        if kept["mark"] != mark():
            raise DamagedIndexError("other rules made it")
        for shard in shards:
            for name, digest in shard.files.items():
                if not self._is_whole(name, digest):
                    raise DamagedIndexError(f"{name} is not as it was written")
        return shards

    def damage(self) -> str:
        """What is not as it was written; "" where nothing is, or nothing was made yet."""
        try:
            self.standing()
        except FileNotFoundError:
            return ""
        except DamagedIndexError as error:
            return str(error)
        return ""

    def _is_whole(self, name: str, digest: int) -> bool:
        """Whether a file is as it was written; one that was read once and not touched since is not read again."""
        file = self.folder / name
        if not file.is_file():
            return False
        found = file.stat()
        state = (digest, found.st_size, found.st_mtime_ns)
        if self._checked.get(name) != state and _digest(file) != digest:
            return False
        self._checked[name] = state
        return True

    def people(self, shard: Shard) -> Ints:
        """Who is in a shard: rows of (person, fingerprint of their profile)."""
        found: Ints = np.load(self.folder / f"{shard.name}.people", allow_pickle=False)
        return found

    def labels(self, shards: Sequence[Shard]) -> Labels:
        """How labels are written in these shards."""
        found: Labels = {name: {} for name in COUNTED}
        for shard in shards:
            for name, ways in json.loads((self.folder / f"{shard.name}.labels").read_bytes()).items():
                for key, counts in ways.items():
                    found[name].setdefault(key, Counter()).update(counts)
        return found

    def build(self, profiles: Iterable[Profile]) -> Shard | None:
        """Write a shard that no list names yet; None where there are no profiles. Only while `written`."""
        name = uuid4().hex
        place = self.folder / f"{_BUILDING}{name}"
        with storage_errors(self.folder):
            place.mkdir()
            try:
                people = _write(place, name, profiles)
                return self._moved(place, name, people) if people else None
            finally:
                shutil.rmtree(place, ignore_errors=True)

    def _moved(self, place: Path, name: str, people: int) -> Shard:
        segments = json.loads((place / _META).read_bytes())["segments"]
        own = {segment["segment_id"].replace("-", "") for segment in segments} | {name}
        files = {}
        for file in sorted(place.iterdir()):
            if file.stem in own:
                sync(file)
                files[file.name] = _digest(file)
                file.rename(self.folder / file.name)
        return Shard(name, tuple(segments), files, people)

    def publish(self, shards: Sequence[Shard]) -> None:
        """Let these shards be the index, in one step, and remove all others. Only while `written`."""
        kept = {"mark": mark(), "shards": [asdict(shard) for shard in shards]}
        listed = _empty_list(self.folder)
        listed["segments"] = [segment for shard in shards for segment in shard.segments]
        listed["payload"] = json.dumps(kept | {"sum": _sum(listed, kept)})
        sync(self.folder)
        write_bytes(self.folder / _META, json.dumps(listed).encode())
        self._sweep(shards)

    def sweep(self) -> None:
        """Remove what a process that died left; while another one writes, nothing is done."""
        if not self.folder.is_dir():
            return
        with suppress(LockedError), locked(self.folder / _LOCK, "sweep"):
            try:
                self._sweep(self.standing())
            except (DamagedIndexError, FileNotFoundError):
                self._sweep(())

    def clear(self) -> None:
        """Remove every shard and the list of them. Only while `written`."""
        with storage_errors(self.folder):
            _remove(self.folder / _META)
        self._sweep(())

    def _sweep(self, shards: Sequence[Shard]) -> None:
        named = {name for shard in shards for name in shard.files} | _OWN
        with storage_errors(self.folder):
            for found in self.folder.iterdir():
                if found.name in named and found.is_file():
                    continue
                _remove(found)
            sync(self.folder)


def _remove(found: Path) -> None:
    shutil.rmtree(found) if found.is_dir() else found.unlink(missing_ok=True)


def _write(place: Path, name: str, profiles: Iterable[Profile]) -> int:
    """A shard's files; returns how many people are in it."""
    index = tantivy.Index(INDEX_SCHEMA, path=str(place))
    writer = index.writer(_HEAP, 1)
    people: list[tuple[int, int]] = []
    labels: Labels = {field: {} for field in COUNTED}
    for profile in profiles:
        said = labels_of(profile)
        writer.add_document(document(profile, said))
        people.append((profile.person, fingerprint(profile)))
        for field, ways in said.items():
            counted = labels[field]
            for key, written in ways.items():
                if key not in counted:
                    counted[key] = Counter()
                counted[key][written] += 1
    writer.commit()
    writer.wait_merging_threads()
    with (place / f"{name}.people").open("wb") as file:
        np.save(file, np.array(people, dtype=np.int64).reshape(-1, 2))
    (place / f"{name}.labels").write_text(json.dumps(labels), encoding="utf-8")
    return len(people)


def _empty_list(folder: Path) -> dict[str, Any]:
    """The engine's list of an index without segments: its settings and its fields."""
    place = folder / f"{_BUILDING}list"
    shutil.rmtree(place, ignore_errors=True)
    with storage_errors(folder):
        place.mkdir()
        tantivy.Index(INDEX_SCHEMA, path=str(place))
        found: dict[str, Any] = json.loads((place / _META).read_bytes())
        shutil.rmtree(place)
    return found


def _sum(*told: Mapping[str, Any]) -> int:
    """The check sum of what a list says."""
    return zlib.crc32(json.dumps(told, sort_keys=True).encode())


def _digest(file: Path) -> int:
    """The check sum of a file; a cut or changed one has another."""
    digest = 0
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            digest = zlib.crc32(piece, digest)
    return digest
