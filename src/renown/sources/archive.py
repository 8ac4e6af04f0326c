"""Archives: a zip, a tar, a folder, a gzip file or a single file, seen alike and read safely.

Invariants: nothing is ever written outside the temporary folder; no entry's path leaves the archive; what an
entry unpacks to is bounded while it streams, not only by its header; paths are NFC with forward slashes,
each stands for one file, and the order of entries depends on the paths alone. Something bad among other things is
named and left out; it never stops them.
"""

from __future__ import annotations

import gzip
import os
import struct
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self

from renown.errors import InputError, NotFoundError, RenownError, UnreadableError, UnsafeArchiveError
from renown.sources.stream import guarded, open_file, shown
from renown.sources.tar_archive import HEAD, TarReader, looks_like_tar
from renown.sources.zip_archive import ZipReader, looks_like_zip

_GZIP_MAGIC = b"\x1f\x8b"
_TAR = (".tar",)
_PACKED = (".zip", ".gz", ".tgz", *_TAR)
_JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"})
_JUNK_FOLDERS = frozenset({"__macosx", ".git", ".spotlight-v100", ".trashes", "$recycle.bin"})


_FOREIGN_FOLDERS = frozenset(
    "node_modules site-packages dist-packages __pycache__ .venv .tox .nox .hg .svn .mypy_cache .pytest_cache "
    ".ruff_cache .cache .npm .cargo .gradle .m2 .terraform .vscode .idea".split()
)
"""Folders of programs and of what they keep for themselves: they hold very many files, and never an export."""

FOREIGN = "a folder of programs, which was not looked into"


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
class LeftOut:
    """Something that was not brought in: where it lies, and why. fault: it is damaged, unsafe or cannot be read."""

    path: str
    reason: str
    fault: bool = True


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

    def __init__(self, path: Path, limits: Limits, whole: Callable[[bytes], bool]) -> None:
        self.path = path
        self._limits = limits
        self._whole = whole
        self._resources = ExitStack()
        self._room = _Room(limits, self.name)
        self._bad: dict[str, RenownError] = {}
        self._empty: list[str] = []
        self._foreign: list[str] = []
        self._packs: set[str] = set()
        try:
            found = list(self._expanded([*self._outermost()], depth=1))
            if not found:
                raise self._nothing()
        except BaseException:
            self._resources.close()
            raise
        self._entries, prefix = _arranged(found)
        bad = [LeftOut(path.removeprefix(prefix), str(error)) for path, error in sorted(self._bad.items())]
        empty = [LeftOut(path.removeprefix(prefix), "it holds no files", fault=False) for path in self._empty]
        foreign = [LeftOut(path.removeprefix(prefix), FOREIGN, fault=False) for path in sorted(self._foreign)]
        self.left = (*bad, *empty, *foreign)
        self.packs = frozenset(path[len(prefix) :] for path in self._packs if path.startswith(prefix)) - {""}

    @property
    def name(self) -> str:
        """What the user gave, without its folder."""
        return shown(self.path.name)

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
            for number, entry in enumerate(self._folder(self.path.resolve()), start=1):
                _refuse_many(number, self._limits, self.name)
                yield entry
        elif self.path.is_file():
            yield _disk_entry(self.path, self.name)
        elif self.path.exists():
            raise InputError(
                f"{self.path} is neither a regular file nor a folder", hint="Save what it gives to a file first"
            )
        else:
            raise NotFoundError(f"there is no file or folder {shown(str(self.path))}", hint="Check the path")

    def _folder(self, root: Path) -> Iterator[FileEntry]:
        """The regular files below a folder. A link inside is skipped, since its goal is seen anyway."""
        for folder, folders, files in os.walk(root, onerror=lambda error: self._refused(root, error)):
            for name in [name for name in folders if name.casefold() in _FOREIGN_FOLDERS]:
                folders.remove(name)  # which keeps the walk out of it
                self._foreign.append(shown(Path(folder, name).relative_to(root).as_posix()))
            for name in sorted(folders + files):
                path = Path(folder, name)
                below = shown(path.relative_to(root).as_posix())
                try:
                    if path.is_symlink():
                        _check_link(path, root)
                    elif path.is_file():
                        yield _disk_entry(path, below)
                    elif not path.is_dir():
                        self._bad[below] = InputError(f"{below} is neither a regular file nor a folder")
                except InputError as error:
                    self._bad[below] = error
                except OSError as error:
                    self._refused(root, error)

    def _refused(self, root: Path, error: OSError) -> None:
        """Note a folder or file that the disk refuses to give."""
        below = shown(os.path.relpath(error.filename or root, root))
        self._bad[below] = UnreadableError(
            f"{below} cannot be read: {error.strerror or error}", hint="Check its rights"
        )

    def _nothing(self) -> RenownError:
        """What to say where there is no file: why the only thing there is bad, if there is one."""
        if len(self._bad) == 1:
            return next(iter(self._bad.values()))
        named = "; ".join(map(str, self._bad.values()))
        hint = f"What is there: {named}" if named else "Give the zip or the folder of an export"
        return InputError(f"{self.name} holds no files{' that can be read' * bool(named)}", hint=hint)

    def _expanded(self, entries: Iterable[FileEntry], depth: int) -> Iterator[FileEntry]:
        """Entries with zips, tars and gzip files among them opened in place."""
        worth = [entry for entry in entries if not _is_junk(entry.path)]
        alone = len(worth) == 1
        for entry in worth:
            try:
                yield from self._opened(entry, depth, alone)
            except (InputError, UnreadableError) as error:
                if depth == 1 and alone:
                    raise
                self._bad[entry.path] = error

    def _opened(self, entry: FileEntry, depth: int, alone: bool) -> Iterator[FileEntry]:
        """An entry as what it holds. What it gives is whole: what is bad in it shows before the first file."""
        packed = entry.path.lower().endswith(_PACKED)
        called_tar = entry.path.lower().endswith(_TAR)
        magic = _magic(entry) if packed or alone else b""
        if magic.startswith(_GZIP_MAGIC):
            entry = _gunzipped(entry, self._limits)
            self._room.take(0, entry.size)
            called_tar = entry.path.lower().endswith(_TAR)
            magic = entry.head(HEAD) if called_tar else _magic(entry) if alone else b""
        elif packed and not (looks_like_zip(magic) or looks_like_tar(magic) or (called_tar and _is_blank(magic))):
            raise _not_packed(entry)
        if looks_like_zip(magic) and not self._whole(magic):
            yield from self._unpacked(ZipReader, entry, depth)
        elif looks_like_tar(magic) or (called_tar and _is_blank(magic)):
            yield from self._unpacked(TarReader, entry, depth)
        else:
            yield entry

    def _unpacked(self, kind: type[ZipReader | TarReader], entry: FileEntry, depth: int) -> Iterator[FileEntry]:
        if depth > self._limits.nesting:
            raise UnsafeArchiveError(
                f"{entry.path} is nested more than {self._limits.nesting} zips deep", hint="Unpack it by hand"
            )
        # What is a gzip file on the disk is unpacked by its opener only.
        whole = entry.origin is not None and entry.origin.stat().st_size == entry.size
        reader = kind(entry.path, entry.origin if whole and entry.origin else entry.opener, self._resources)
        members = [*_members(reader, entry, self._limits)]
        if not members:
            self._empty.append(entry.path)
        self._room.take(len(members), sum(member.size for member in members))
        self._packs.add(f"{entry.path}/")
        yield from self._expanded(members, depth + 1)


class _Room:
    """How many files and bytes all that is opened may still take."""

    def __init__(self, limits: Limits, name: str) -> None:
        self._limits = limits
        self._name = name
        self._files = 0
        self._bytes = 0

    def take(self, files: int, size: int) -> None:
        """Count a file. Raises UnsafeArchiveError where the limits are passed."""
        self._files += files
        self._bytes += size
        _refuse_many(self._files, self._limits, self._name)
        if self._bytes > self._limits.total:
            raise UnsafeArchiveError(
                f"{self._name} unpacks to more than {self._limits.total} bytes", hint="Import a part of it"
            )


def open_archive(
    path: Path, limits: Limits | None = None, whole: Callable[[bytes], bool] = lambda head: False
) -> FileArchive:
    """Open what a user gave as an export: a zip, a folder, a gzip file or any single file.

    Zips inside it are opened in place (`x.zip.zip` too), `.gz` files are unpacked as they are read, and a
    folder that wraps everything is left out of the paths. whole: whether a zip that begins so is a file of its own,
    such as a document of Word, and is not opened.

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
    return FileArchive(path, limits or Limits(), whole)


def _is_junk(path: str) -> bool:
    parts = PurePosixPath(path.lower()).parts
    return parts[-1] in _JUNK_NAMES or parts[-1].startswith("._") or any(part in _JUNK_FOLDERS for part in parts[:-1])


def _magic(entry: FileEntry) -> bytes:
    """The first bytes that tell what a file is; none if it is damaged, which its reader will say."""
    try:
        return entry.head(HEAD)
    except UnsafeArchiveError:
        raise
    except InputError:
        return b""


def _is_blank(head: bytes) -> bool:
    """Whether this is the beginning of a tar without files, which is all zeros."""
    return len(head) == HEAD and not head.strip(b"\0")


def _disk_entry(file: Path, path: str) -> FileEntry:
    return FileEntry(unicodedata.normalize("NFC", path), file.stat().st_size, lambda: open_file(file), file)


def _refuse_many(count: int, limits: Limits, name: str) -> None:
    if count > limits.entries:
        raise UnsafeArchiveError(f"{name} holds more than {limits.entries} files", hint="Import a part of it")


def _check_link(link: Path, root: Path) -> None:
    """Raise InputError for a link that leads out of the folder, or nowhere."""
    below = shown(link.relative_to(root).as_posix())
    try:
        goal = link.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise InputError(f"{below} is a link that leads nowhere", hint="Remove the link, or copy the file") from error
    if not goal.is_relative_to(root):
        raise UnsafeArchiveError(
            f"{below} is a link that leads out of the folder", hint="Remove the link, or copy the file"
        )


def _members(reader: ZipReader | TarReader, outer: FileEntry, limits: Limits) -> Iterator[FileEntry]:
    members = reader.members(limits.entries)
    _refuse_many(len(members), limits, outer.path)
    total = sum(member.size for member in members)
    if total > limits.allowed(outer.size):
        raise UnsafeArchiveError(
            f"{outer.path} ({outer.size} bytes) claims to unpack to {total} bytes, like a zip bomb",
            hint="If you trust it, unpack it by hand and import the folder",
        )
    for member in members:
        allowed = limits.allowed(member.packed)
        if member.size > allowed:
            raise UnsafeArchiveError(
                f"{member.path} in {outer.path} ({member.packed} bytes) claims to unpack to {member.size}, like a zip "
                "bomb",
                hint="If you trust it, unpack it by hand and import the folder",
            )
        opener = partial(member.open, allowed)
        yield FileEntry(f"{outer.path}/{member.path}", member.size, opener)


def _gunzipped(entry: FileEntry, limits: Limits) -> FileEntry:
    """The entry as its unpacked self, without `.gz`."""
    path = entry.path[:-3] if entry.path.lower().endswith(".gz") else entry.path
    path = f"{path[:-4]}.tar" if path.lower().endswith(".tgz") else path

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


def _arranged(found: list[FileEntry]) -> tuple[tuple[FileEntry, ...], str]:
    """One entry per path (the later wins, as in a zip), in path order, without the folders that wrap all; and these."""
    unique = {entry.path: entry for entry in found}
    prefix = wrapping(unique)
    return tuple(replace(unique[path], path=path[len(prefix) :]) for path in sorted(unique)), prefix


def wrapping(paths: Iterable[str]) -> str:
    """The folders that wrap everything, with a slash at the end.

    >>> wrapping({"export/a/x.json", "export/b.json"}), wrapping({"a.json"})
    ('export/', '')
    """
    found = ""
    for level in zip(*(path.split("/")[:-1] for path in paths), strict=False):
        if len(set(level)) > 1:
            break
        found += f"{level[0]}/"
    return found
