"""The shared folder: one file per record, each there whole or not at all, none ever changed by two.

Invariant: a reader never sees half a record; what is not a record is left out and named; times of files say nothing.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from renown.errors import InputError, NotFoundError, StorageError
from renown.lake.durable import PARTIAL, storage_errors, sync
from renown.publish.team.records import RECORD_KINDS, Record, read_record

MARK = "renown-team.txt"
"""The file that makes a folder a team's; its last line is the team's name."""

LARGEST = 16_000_000
"""Bytes of the largest file that is read: a larger one is nobody's record."""

SWEPT_AFTER = 86_400
"""Seconds after which a half-written file is a leftover of something that was ended."""

ABOUT = """This folder belongs to a team that uses Renown. It holds blinded, sealed and signed records only.
Please do not edit or move files; whoever is in the team uses: renown team
"""


class Folder:
    """The folder of one team. `warnings` names what was found there and left out, each file once."""

    def __init__(self, path: Path, team: str) -> None:
        self.path = path
        self.team = team
        self.warnings: dict[str, str] = {}
        self._read: dict[tuple[str, str], Record] = {}

    @classmethod
    def create(cls, path: Path, team: str) -> Folder:
        """Make the folder, or use an empty one. Raises InputError when other things lie in it."""
        with storage_errors(path):
            if path.exists() and any(path.iterdir()):
                raise InputError(f"{path} is not empty", hint="name a new or an empty folder for the team")
            for kind in RECORD_KINDS:
                (path / kind).mkdir(parents=True, exist_ok=True)
            for folder in (path, *(path / kind for kind in RECORD_KINDS)):
                _open_to_group(folder, 0o2770)
            _write(path / MARK, f"{ABOUT}{team}\n".encode())
        return cls(path, team)

    @classmethod
    def open(cls, path: Path) -> Folder:
        """A team's folder. Raises NotFoundError when it is none, StorageError when it cannot be reached."""
        with _reaching(path):
            mark = path / MARK
            if not mark.is_file():
                raise NotFoundError(f"{path} is not the folder of a team", hint="see: renown team create")
            return cls(path, mark.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2])

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of the records of a kind, in their order."""
        with _reaching(self.path):
            try:
                found = [file.name for file in (self.path / kind).iterdir()]
            except FileNotFoundError:
                if not (self.path / MARK).exists():
                    raise
                return ()
        return tuple(sorted(name for name in found if not name.startswith(".")))

    def records(self, kind: str) -> Iterator[Record]:
        """Every record of a kind that holds; what does not is left out with a warning."""
        for name in self.names(kind):
            record = self.get(kind, name)
            if record is not None:
                yield record

    def get(self, kind: str, name: str) -> Record | None:
        """One record; None when there is none, or none that holds."""
        if (kind, name) in self._read and kind != "epochs":
            return self._read[kind, name]
        path = self.path / kind / name
        try:
            # Whatever else somebody put there (a pipe, a folder) might never end being read.
            content = b"" if path.exists() and not path.is_file() else _read_start(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.warn(kind, name, f"cannot be read ({error.strerror})")
            return None
        record = read_record(self.team, kind, name, content) if len(content) <= LARGEST else None
        if record is None:
            self.warn(kind, name, "is damaged, or was not written by who it says")
            return None
        self._read[kind, name] = record
        return record

    def put(self, record: Record, *, new: bool = False) -> None:
        """Write a record. new: raises InputError when a record of this name stands already."""
        file = self.path / record.kind / record.name
        with storage_errors(file):
            file.parent.mkdir(exist_ok=True)
            _write(file, record.to_bytes(), new=new)
        self._read.pop((record.kind, record.name), None)

    def remove(self, kind: str, name: str) -> None:
        """Remove a record, if it is there."""
        self._read.pop((kind, name), None)
        with _reaching(self.path):
            (self.path / kind / name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what writers that were ended left half written."""
        for kind in RECORD_KINDS:
            for file in (self.path / kind).glob(f".*{PARTIAL}"):
                with suppress(OSError):
                    if time.time() - file.stat().st_mtime > SWEPT_AFTER:
                        file.unlink()

    def warn(self, kind: str, name: str, what: str) -> None:
        """Note that a file was left out."""
        self.warnings[f"{kind}/{name}"] = f"{kind}/{name} in the team's folder {what}; it is left out"


def _read_start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _write(file: Path, content: bytes, *, new: bool = False) -> None:
    partial = file.with_name(f".{secrets.token_hex(8)}{PARTIAL}")
    try:
        with partial.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        _open_to_group(partial, 0o640)
        os.utime(partial, (0, 0))
        if new:
            _place_new(partial, file)
        else:
            partial.replace(file)
        sync(file.parent)
    finally:
        partial.unlink(missing_ok=True)


def _place_new(partial: Path, file: Path) -> None:
    """Give the file its name unless the name is taken; a folder without hard links is asked first instead."""
    taken = InputError(f"{file.parent.name}/{file.name} is there already", hint="somebody was faster; try again")
    try:
        file.hardlink_to(partial)
    except FileExistsError:
        raise taken from None
    except OSError:
        if file.exists():
            raise taken from None
        partial.replace(file)


def _open_to_group(path: Path, mode: int) -> None:
    # A share may keep no rights, or its own; what may be read there is blinded or sealed either way.
    with suppress(OSError):
        path.chmod(mode)


@contextmanager
def _reaching(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"the team's folder {path} cannot be reached: {error.strerror}", hint="connect to it and try again"
        ) from error
