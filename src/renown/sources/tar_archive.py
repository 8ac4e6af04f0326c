"""Tar files, packed or not: their members by safe names, and streams over the bytes of each.

Invariant: what a packed tar unpacks to lies in a temporary file, is bounded while it is written there, and is gone when
the archive is closed; a member whose name leaves the archive is refused before anything is read.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from renown.sources.stream import damage_named, guarded, shown
from renown.sources.zip_archive import Member, safe_path, seekable

_MAGIC, _AT = b"ustar", 257
HEAD = 512


def looks_like_tar(head: bytes) -> bool:
    """Whether the first 512 bytes are those of a tar.

    >>> looks_like_tar(bytes(257) + b"ustar"), looks_like_tar(b"PK")
    (True, False)
    """
    return head[_AT : _AT + len(_MAGIC)] == _MAGIC


class TarReader:
    """An open tar. `source` is a file on disk or a way to open a stream; it stays open until `resources` closes."""

    def __init__(self, name: str, source: Path | Callable[[], BinaryIO], resources: ExitStack) -> None:
        self.name = name
        file = resources.enter_context(seekable(source))
        with damage_named(name):
            opened = tarfile.open(fileobj=file, mode="r:", errors="surrogateescape")  # noqa: SIM115 - closed below
        self._tar = resources.enter_context(opened)

    def members(self, most: int) -> list[Member]:
        """The files, at most `most` and one; folders, devices and links are left out (a link is never followed).

        Raises:
            UnsafeArchiveError: a name that would leave the archive.
            InputError: the tar is cut off.
        """
        found: list[Member] = []
        with damage_named(self.name):
            for info in self._tar:
                if info.isreg():
                    found.append(self._member(info))
                if len(found) > most:
                    break
        return found

    def _member(self, info: tarfile.TarInfo) -> Member:
        path = shown(safe_path(info.name, self.name))
        return Member(path, info.size, info.size, partial(self._open, info, f"{path} in {self.name}"))

    def _open(self, info: tarfile.TarInfo, name: str, limit: int) -> BinaryIO:
        with damage_named(name):
            return guarded(cast("io.BufferedReader", self._tar.extractfile(info)), name, limit)
