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
    """A file in a zip: its safe path, its sizes as the header claims them, and where it lies."""

    path: str
    size: int
    packed: int
    info: zipfile.ZipInfo


class ZipReader:
    """An open zip. `source` is a file on disk or a way to open a stream; it stays open until `resources` closes."""

    def __init__(self, name: str, source: Path | Callable[[], BinaryIO], resources: ExitStack) -> None:
        self.name = name
        file = resources.enter_context(_seekable(source))
        with damage_named(name):
            self._zip = resources.enter_context(zipfile.ZipFile(file))

    def members(self) -> list[Member]:
        """All files, checked; folders and links are left out (a link is never followed).

        Raises:
            UnsafeArchiveError: a name that would leave the archive.
            InputError: a member locked by a password.
        """
        listed = self._zip.infolist()
        return [self._member(info) for info in listed if not info.filename.endswith("/") and not _is_link(info)]

    def open(self, member: Member, limit: int) -> BinaryIO:
        """The member's bytes, at most `limit` of them."""
        name = f"{member.path} in {self.name}"
        if member.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(
                f"{name} is packed by a method that is not read ({member.info.compress_type})",
                hint="Unpack the zip by hand and import the folder",
            )
        with damage_named(name):
            return guarded(cast("zipfile.ZipExtFile", self._zip.open(member.info)), name, limit)

    def _member(self, info: zipfile.ZipInfo) -> Member:
        if info.flag_bits & _LOCKED_FLAG:
            raise InputError(f"{self.name} is locked by a password", hint="Unpack it by hand and import the folder")
        return Member(_safe(_readable(info), self.name), info.file_size, info.compress_size, info)


def _seekable(source: Path | Callable[[], BinaryIO]) -> IO[bytes]:
    if isinstance(source, Path):
        return open_file(source)
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller's stack closes it
    with source() as stream:
        shutil.copyfileobj(stream, spool, 1 << 20)
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


def _safe(name: str, archive: str) -> str:
    """The name as a path inside the archive, NFC.

    >>> _safe("data\\\\tweets.js", "a.zip")
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
