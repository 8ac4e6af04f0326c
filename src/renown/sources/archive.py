"""Archives: a zip, a folder, a gzip file or a single file, seen alike and read safely.

Invariants: nothing is ever written outside the temporary folder; no entry's path leaves the archive; what an
entry unpacks to is bounded while it streams, not only by its header; paths are NFC with forward slashes,
each stands for one file, and the order of entries depends on the paths alone.
"""

from __future__ import annotations

import gzip
import os
import struct
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self

from renown.errors import InputError, NotFoundError, UnsafeArchiveError
from renown.sources.stream import guarded, open_file
from renown.sources.zip_archive import Member, ZipReader, looks_like_zip

_GZIP_MAGIC = b"\x1f\x8b"
_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"})
_JUNK_FOLDERS = frozenset({"__macosx", ".git", ".spotlight-v100", ".trashes", "$recycle.bin"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may unpack to. Generous for real exports, far below what hurts.

    total: bytes over all entries. entries: how many files. nesting: zips inside zips.
    ratio: unpacked bytes per packed byte, applied above `grace` bytes (text packs 5 to 30 times;
    deflate can at most reach 1,032).
    """

    total: int = 64 << 30
    entries: int = 500_000
    nesting: int = 3
    ratio: int = 250
    grace: int = 64 << 20

    def allowed(self, packed: int) -> int:
        """How many bytes may come out of so many packed ones.

        >>> Limits(ratio=10, grace=100).allowed(5), Limits(ratio=10, grace=100).allowed(50)
        (100, 500)
        """
        return min(self.total, max(self.grace, self.ratio * packed))


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file inside an archive. `origin` is the file on disk that holds it and nothing else, if there is one."""

    path: str
    size: int
    opener: Callable[[], BinaryIO]
    origin: Path | None = None

    def open(self) -> BinaryIO:
        """The bytes, unpacked as they are read, within the limits."""
        return self.opener()

    def head(self, limit: int = 65536) -> bytes:
        """The first bytes, for recognising."""
        with self.opener() as stream:
            return stream.read(limit)


class FileArchive:
    """The archive behind a path; made by `open_archive`, closed by `close` or by leaving a `with` block."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self._limits = limits
        self._resources = ExitStack()
        try:
            found = list(self._bounded(self._expanded(self._outermost(), depth=1)))
        except BaseException:
            self._resources.close()
            raise
        self._entries = _arranged(found)
        if not self._entries:
            self._resources.close()
            raise InputError(f"{self.name} holds no files", hint="Give the zip or the folder of an export")

    @property
    def name(self) -> str:
        """What the user gave, without its folder."""
        return self.path.name

    def entries(self) -> Sequence[FileEntry]:
        """All files worth looking at, in path order."""
        return self._entries

    def close(self) -> None:
        """Close every file held open and drop what was unpacked for a while."""
        self._resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _outermost(self) -> Iterator[FileEntry]:
        if self.path.is_dir():
            return _folder_entries(self.path)
        if self.path.is_file():
            return iter([_disk_entry(self.path, self.name)])
        if self.path.exists():
            raise InputError(
                f"{self.path} is neither a regular file nor a folder", hint="Save what it gives to a file first"
            )
        raise NotFoundError(f"there is no file or folder {self.path}", hint="Check the path")

    def _bounded(self, entries: Iterator[FileEntry]) -> Iterator[FileEntry]:
        """The entries, as long as all zips together keep within the limits."""
        unpacked = 0
        for count, entry in enumerate(entries, start=1):
            _refuse_many(count, self._limits, self.name)
            unpacked += entry.size if entry.origin is None else 0
            if unpacked > self._limits.total:
                raise UnsafeArchiveError(
                    f"{self.name} unpacks to more than {self._limits.total} bytes", hint="Import a part of it"
                )
            yield entry

    def _expanded(self, entries: Iterable[FileEntry], depth: int) -> Iterator[FileEntry]:
        """Entries with zips and gzip files among them opened in place."""
        worth = [entry for entry in entries if not _is_junk(entry.path)]
        for entry in worth:
            packed = entry.path.lower().endswith((".zip", ".gz"))
            magic = _magic(entry) if packed or len(worth) == 1 else b""
            if looks_like_zip(magic):
                yield from self._unzipped(entry, depth, alone=len(worth) == 1)
            elif magic.startswith(_GZIP_MAGIC):
                yield _gunzipped(entry, self._limits)
            elif packed and len(worth) == 1:
                raise _not_packed(entry)
            else:
                yield entry

    def _unzipped(self, entry: FileEntry, depth: int, alone: bool) -> Iterator[FileEntry]:
        if depth > self._limits.nesting:
            raise UnsafeArchiveError(
                f"{entry.path} is nested more than {self._limits.nesting} zips deep", hint="Unpack it by hand"
            )
        try:
            reader = ZipReader(entry.path, entry.origin or entry.opener, self._resources)
        except UnsafeArchiveError:
            raise
        except InputError:
            if alone:
                raise
            yield entry
            return
        members = _zip_entries(reader, entry, self._limits)
        yield from self._expanded(members, depth + 1)


def open_archive(path: Path, limits: Limits | None = None) -> FileArchive:
    """Open what a user gave as an export: a zip, a folder, a gzip file or any single file.

    Zips inside it are opened in place (`x.zip.zip` too), `.gz` files are unpacked as they are read, and a
    folder that wraps everything is left out of the paths.

    Raises:
        NotFoundError: there is nothing at the path.
        InputError: it is damaged, cut off, locked by a password, empty, or a device or a pipe.
        StorageError: the disk refuses to give it.
        UnsafeArchiveError: it tries to leave its folder or to blow up when unpacked.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "users.json").write_text("[]")
    ...     with open_archive(Path(folder)) as archive:
    ...         [entry.path for entry in archive.entries()]
    ['users.json']
    """
    return FileArchive(path, limits or Limits())


def _is_junk(path: str) -> bool:
    parts = PurePosixPath(path.lower()).parts
    return parts[-1] in _JUNK_NAMES or parts[-1].startswith("._") or any(part in _JUNK_FOLDERS for part in parts[:-1])


def _magic(entry: FileEntry) -> bytes:
    """The first bytes that tell what a file is; none if it is damaged, which its reader will say."""
    try:
        return entry.head(4)
    except UnsafeArchiveError:
        raise
    except InputError:
        return b""


def _disk_entry(file: Path, path: str) -> FileEntry:
    return FileEntry(unicodedata.normalize("NFC", path), file.stat().st_size, lambda: open_file(file), file)


def _folder_entries(root: Path) -> Iterator[FileEntry]:
    """The regular files below a folder. A link inside is skipped (its goal is seen anyway), one leading out refused."""
    real = root.resolve()
    for folder, folders, files in os.walk(real):
        for name in sorted(folders + files):
            path = Path(folder, name)
            if path.is_symlink():
                _refuse_leaving(path, real)
            elif path.is_file():
                yield _disk_entry(path, path.relative_to(real).as_posix())


def _refuse_leaving(link: Path, root: Path) -> None:
    if not link.resolve().is_relative_to(root):
        raise UnsafeArchiveError(
            f"{link.relative_to(root)} is a link that leads out of the folder", hint="Remove the link, or copy the file"
        )


def _refuse_many(count: int, limits: Limits, name: str) -> None:
    if count > limits.entries:
        raise UnsafeArchiveError(f"{name} holds more than {limits.entries} files", hint="Import a part of it")


def _zip_entries(reader: ZipReader, outer: FileEntry, limits: Limits) -> Iterator[FileEntry]:
    members = reader.members()
    _refuse_many(len(members), limits, outer.path)
    total = sum(member.size for member in members)
    if total > limits.allowed(outer.size):
        raise UnsafeArchiveError(
            f"{outer.path} ({outer.size} bytes) claims to unpack to {total} bytes, like a zip bomb",
            hint="If you trust it, unpack it by hand and import the folder",
        )
    for member in members:
        yield _zip_entry(reader, member, outer, limits)


def _zip_entry(reader: ZipReader, member: Member, outer: FileEntry, limits: Limits) -> FileEntry:
    allowed = limits.allowed(member.packed)
    if member.size > allowed:
        raise UnsafeArchiveError(
            f"{member.path} in {outer.path} ({member.packed} bytes) claims to unpack to {member.size}, like a zip bomb",
            hint="If you trust it, unpack it by hand and import the folder",
        )
    return FileEntry(f"{outer.path}/{member.path}", member.size, lambda: reader.open(member, allowed))


def _gunzipped(entry: FileEntry, limits: Limits) -> FileEntry:
    """The entry as its unpacked self, without `.gz`."""
    path = entry.path[:-3] if entry.path.lower().endswith(".gz") else entry.path

    def opener() -> BinaryIO:
        packed = entry.opener()
        return guarded(_OwningGzip(packed), entry.path, limits.allowed(entry.size))

    return FileEntry(path, _gzip_size(entry), opener, entry.origin)


class _OwningGzip(gzip.GzipFile):
    """A gzip reader that closes the packed stream below it."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._packed = packed

    def close(self) -> None:
        super().close()
        self._packed.close()


def _gzip_size(entry: FileEntry) -> int:
    """What the gzip trailer says, which holds the size modulo 4 GiB; good enough for progress."""
    if entry.origin is None or entry.size < 18:
        return entry.size
    with open_file(entry.origin) as file:
        file.seek(-4, os.SEEK_END)
        stated = int(struct.unpack("<I", file.read(4))[0])
    # Packing adds a few bytes per block at most: a much smaller number has run over.
    return stated if stated + stated // 1000 + 4096 >= entry.size else stated + (1 << 32)


def _not_packed(entry: FileEntry) -> InputError:
    head = entry.head(256).lstrip().lower()
    what = "a web page, such as a login form" if head.startswith((b"<!doctype", b"<html")) else "something else"
    if not entry.size:
        what = "empty"
    return InputError(f"{entry.path} is named like a packed file but is {what}", hint="Download the export again")


def _arranged(found: list[FileEntry]) -> tuple[FileEntry, ...]:
    """One entry per path (the later wins, as in a zip), without wrapping folders, in path order."""
    unique = {entry.path: entry for entry in found}
    prefix = _wrapping({*unique})
    return tuple(replace(unique[path], path=path[len(prefix) :]) for path in sorted(unique))


def _wrapping(paths: set[str]) -> str:
    """The folders that wrap everything, with a slash at the end.

    >>> _wrapping({"export/a/x.json", "export/b.json"}), _wrapping({"a.json"})
    ('export/', '')
    """
    wrapping = ""
    for level in zip(*(path.split("/")[:-1] for path in paths), strict=False):
        if len(set(level)) > 1:
            break
        wrapping += f"{level[0]}/"
    return wrapping
