"""Zips: their members by safe, readable names, and streams that unpack as they are read.

Invariants: a member whose name leaves the archive is refused before anything is read; only the methods that
unpack bounded chunks (stored, deflated) are read; a zip inside another is unpacked into a temporary file.
"""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, BinaryIO, cast

from renown.errors import InputError, UnsafeArchiveError
from renown.sources.stream import damage_named, guarded, open_file

_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_UTF8_FLAG = 0x800
_LOCKED_FLAG = 0x1
_IN_MEMORY = 16 << 20
_DRIVE = re.compile(r"^[A-Za-z]:")


def looks_like_zip(head: bytes) -> bool:
    """Whether the first bytes are those of a zip.

    >>> looks_like_zip(b"PK\\x03\\x04..."), looks_like_zip(b"<html>")
    (True, False)
    """
    return head.startswith(_MAGIC)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip or tar: its safe path, its sizes as the header claims them, and a way to so many of its bytes."""

    path: str
    size: int
    packed: int
    open: Callable[[int], BinaryIO]


class ZipReader:
    """An open zip. `source` is a file on disk or a way to open a stream; it stays open until `resources` closes."""

    def __init__(self, name: str, source: Path | Callable[[], BinaryIO], resources: ExitStack) -> None:
        self.name = name
        file = resources.enter_context(seekable(source))
        with damage_named(name):
            self._zip = resources.enter_context(zipfile.ZipFile(file))

    def members(self, most: int) -> list[Member]:
        """The files, at most `most` and one; folders and links are left out (a link is never followed).

        Raises:
            UnsafeArchiveError: a name that would leave the archive.
            InputError: a member locked by a password.
        """
        files = (info for info in self._zip.infolist() if not info.filename.endswith("/") and not _is_link(info))
        return [self._member(info) for info in islice(files, most + 1)]

    def _member(self, info: zipfile.ZipInfo) -> Member:
        if info.flag_bits & _LOCKED_FLAG:
            raise InputError(f"{self.name} is locked by a password", hint="Unpack it by hand and import the folder")
        path = safe_path(_readable(info), self.name)
        return Member(path, info.file_size, info.compress_size, partial(self._open, info, f"{path} in {self.name}"))

    def _open(self, info: zipfile.ZipInfo, name: str, limit: int) -> BinaryIO:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(
                f"{name} is packed by a method that is not read ({info.compress_type})",
                hint="Unpack the zip by hand and import the folder",
            )
        with damage_named(name):
            return guarded(cast("zipfile.ZipExtFile", self._zip.open(info)), name, limit)


def seekable(source: Path | Callable[[], BinaryIO]) -> IO[bytes]:
    """A file to jump about in: that of the disk, else a copy for as long as it is read."""
    if isinstance(source, Path):
        return open_file(source)
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller's stack closes it
    try:
        with source() as stream:
            shutil.copyfileobj(stream, spool, 1 << 20)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return spool


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _readable(info: zipfile.ZipInfo) -> str:
    """The name as meant: many tools write UTF-8 without setting the flag that says so."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def safe_path(name: str, archive: str) -> str:
    """The name as a path inside the archive, NFC.

    >>> safe_path("data\\\\tweets.js", "a.zip")
    'data/tweets.js'
    """
    path = unicodedata.normalize("NFC", name.split("\0")[0]).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts or not parts:
        raise UnsafeArchiveError(
            f"{archive} holds a file named {name!r}, which leads out of the archive",
            hint="Do not trust this archive; download the export again",
        )
    return "/".join(parts)
