"""The file of a backup: a tar with a list of its files and their SHA-256 in front, sealed as a whole if asked to.

Any program that reads tar opens one without a passphrase. Invariants: what is read has the digest that the list says,
or nothing of it counts; a name leads nowhere but into the folder it is read to.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO, cast

from renown.errors import InputError
from renown.lake.checks import sha256_of
from renown.publish.sealed_file import Sealing, Unsealing, is_sealed

LIST = "renown-backup.json"
BACKUP_FORMAT = 1
_BLOCK = 1 << 20
_LONGEST_LIST = 1 << 28


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: when it was made (naive UTC), how many files of how many bytes, and whether it is sealed."""

    made: datetime
    files: int
    bytes: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    size: int
    sha256: str


def write_backup(folder: Path, file: Path, passphrase: str = "") -> None:
    """Write every file of a folder into a new file that only its owner may read, durably."""
    entries = [
        _Entry(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path))
        for path in sorted(path for path in folder.rglob("*") if path.is_file())
    ]
    made = datetime.now(UTC).replace(tzinfo=None, microsecond=0).isoformat()
    told = {"format": BACKUP_FORMAT, "made": made, "files": [asdict(entry) for entry in entries]}
    head = json.dumps(told, indent=1).encode()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        stream = cast(BinaryIO, Sealing(out, passphrase)) if passphrase else out
        with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            _add(tar, LIST, len(head), io.BytesIO(head))
            for entry in entries:
                with (folder / entry.path).open("rb") as content:
                    _add(tar, entry.path, entry.size, content)
        if passphrase:
            stream.close()
        out.flush()
        os.fsync(out.fileno())


def _add(tar: tarfile.TarFile, name: str, size: int, content: IO[bytes]) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, content)


def read_backup(file: Path, passphrase: str = "", to: Path | None = None) -> Backup:
    """Read a backup to its end, into an empty folder if one is named.

    Raises InputError when it is no backup, needs another passphrase, or is damaged; then the folder is of no use.
    """
    with file.open("rb") as raw, _opened(raw, passphrase) as (stream, sealed):
        try:
            with tarfile.open(fileobj=stream, mode="r|") as tar:
                return _read(file, tar, to, sealed=sealed)
        except (tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"{file.name} is no backup of Renown, or is damaged: {error}") from error


@contextmanager
def _opened(raw: BinaryIO, passphrase: str) -> Iterator[tuple[BinaryIO, bool]]:
    if not is_sealed(raw):
        yield raw, False
        return
    if not passphrase:
        raise InputError("this backup is under a passphrase", hint="give it when you are asked, or name its file")
    yield cast(BinaryIO, io.BufferedReader(Unsealing(raw, passphrase))), True


def _read(file: Path, tar: tarfile.TarFile, to: Path | None, *, sealed: bool) -> Backup:
    members = iter(tar)
    first = next(members, None)
    if first is None or first.name != LIST or first.size > _LONGEST_LIST:
        raise InputError(f"{file.name} is no backup of Renown", hint="name a file that renown backup wrote")
    told = json.loads(cast(IO[bytes], tar.extractfile(first)).read())
    if told["format"] != BACKUP_FORMAT:
        words = f"{file.name} has format {told['format']}, this Renown reads {BACKUP_FORMAT}"
        raise InputError(words, hint="Update Renown")
    entries = [_Entry(**entry) for entry in told["files"]]
    for entry in entries:
        member = next(members, None)
        if member is None or (member.name, member.size) != (entry.path, entry.size) or not member.isreg():
            raise InputError(f"{file.name} is cut or damaged before {entry.path}", hint="take another copy of it")
        _copy(file, entry, cast(IO[bytes], tar.extractfile(member)), to)
    return Backup(datetime.fromisoformat(told["made"]), len(entries), sum(e.size for e in entries), sealed)


def _copy(file: Path, entry: _Entry, content: IO[bytes], to: Path | None) -> None:
    """Read one file through, and write it where it belongs."""
    told = hashlib.sha256()
    with _place(entry.path, to) as out:
        while block := content.read(_BLOCK):
            told.update(block)
            if out is not None:
                out.write(block)
    if told.hexdigest() != entry.sha256:
        raise InputError(
            f"{file.name} is damaged: {entry.path} is not what was written", hint="take another copy of it"
        )


@contextmanager
def _place(path: str, to: Path | None) -> Iterator[Any]:
    named = PurePosixPath(path)
    if named.is_absolute() or ".." in named.parts or not named.parts:
        raise InputError(f"this backup holds the name {path!r}, which leads elsewhere", hint="do not trust it")
    if to is None:
        yield None
        return
    place = to / named
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())
