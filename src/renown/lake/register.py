"""A folder of Parquet files that are no cache: an index names them with their digests, the manifest counts the index.

Invariants: what the index does not name does not exist; the index is replaced whole, after the files it names; its
count grows with every change, so an older one, another one, or none at all is noticed and refused.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from renown.errors import StorageError
from renown.lake.checks import Checked, sealed, sha256_of, unsealed
from renown.lake.durable import clear, storage_errors, write_bytes
from renown.lake.lock import locked
from renown.lake.manifest import Pledge
from renown.lake.pledges import pledge, pledges_of, write_pledges

_INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the folder: its name, and its bytes when it was written."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Index:
    mark: str
    count: int
    files: tuple[Entry, ...]

    @property
    def pledge(self) -> Pledge:
        return Pledge(self.count, self.mark)


class Register:
    """The files of `root/name`. holds: what they hold, as a sentence about their loss says it."""

    def __init__(self, root: Path, name: str, holds: str) -> None:
        self.path = root / name
        self._root = root
        self._name = name
        self._holds = holds
        self._checked = Checked(self.path)

    def files(self) -> tuple[Path, ...]:
        """The files in the order they were added. Raises StorageError when one, or the index, is not as it was."""
        index = self._read()
        for entry in index.files:
            if found := self._checked.damage(entry):
                raise self._refusal(entry.path, found)
        return tuple(self.path / entry.path for entry in index.files)

    def new_file(self) -> Path:
        """A place for another file, behind those there are; it counts once `commit` names it."""
        last = self._read().files[-1:]
        number = int(last[0].path.split(".")[0].split("-")[0]) + 1 if last else 1
        return self.path / f"{number:08d}-{secrets.token_hex(4)}.parquet"

    @contextmanager
    def writing(self, doing: str) -> Iterator[None]:
        """Hold the folder's own lock while the block runs."""
        with storage_errors(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
        with locked(self.path / "lock", doing):
            yield

    def commit(self, files: Sequence[Path]) -> None:
        """Let exactly these files be the folder's; only inside `writing`. Others are removed."""
        self._replace(files, self._read())

    def keep_up(self) -> None:
        """Let the manifest count what it could not count when it was written."""
        if self._file.exists():
            pledge(self._root, {self._name: self._read().pledge})

    def give_up(self) -> tuple[str, ...]:
        """Go on with the files that are whole; what was found wrong with the others, one sentence each."""
        with self.writing(f"give up {self._name}"):
            try:
                index, told = self._read(), []
            except StorageError as error:
                index, told = self._adopted(), [error.message]
            bad = {entry.path: found for entry in index.files if (found := self._checked.damage(entry))}
            told += [f"{self._name}/{path} {found}" for path, found in bad.items()]
            if told:
                clear(self._file)
                whole = [self.path / entry.path for entry in index.files if entry.path not in bad]
                self._replace(whole, _Index(secrets.token_hex(8), index.count, ()))
        if told:
            write_pledges(self._root, {self._name: self._read(None).pledge})
        return tuple(told)

    @property
    def _file(self) -> Path:
        return self.path / _INDEX

    def _read(self, held: Pledge | str | None = "as pledged") -> _Index:
        held = pledges_of(self._root).get(self._name) if isinstance(held, str) else held
        try:
            told = unsealed(self._file.read_bytes())
            index = _Index(told["mark"], told["count"], tuple(Entry(**entry) for entry in told["files"]))
        except (FileNotFoundError, NotADirectoryError) as error:
            if held is not None:
                raise self._refusal(_INDEX, "is gone") from error
            return self._adopted()
        except OSError as error:
            raise self._refusal(_INDEX, f"cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._refusal(_INDEX, f"is damaged: {error}") from error
        if held is not None and index.mark != held.mark:
            raise self._refusal(_INDEX, "is that of another workspace")
        if held is not None and index.count < held.count:
            raise self._refusal(_INDEX, f"is an older one: change {index.count} where {held.count} was counted")
        return index

    def _adopted(self) -> _Index:
        """An index of what lies there, where nobody has counted anything yet."""
        files = sorted(file for file in self.path.glob("*.parquet") if file.is_file())
        return _Index(secrets.token_hex(8), 0, tuple(map(_entry, files)))

    def _replace(self, files: Sequence[Path], before: _Index) -> None:
        known = {entry.path: entry for entry in before.files}
        entries = tuple(known.get(file.name) or _entry(file) for file in files)
        index = _Index(before.mark, before.count + 1, entries)
        write_bytes(self._file, sealed(asdict(index)))
        named = {entry.path for entry in entries}
        with storage_errors(self.path):
            for file in self.path.glob("*.parquet*"):
                if file.name not in named and file.is_file():
                    file.unlink()
        pledge(self._root, {self._name: index.pledge})

    def _refusal(self, name: str, found: str) -> StorageError:
        return StorageError(
            f"{self.path / name} {found}; {self._holds}",
            hint=f"Restore a backup (renown restore FILE), or go on without: renown settle {self._name}",
        )


def _entry(file: Path) -> Entry:
    return Entry(file.name, file.stat().st_size, sha256_of(file))
