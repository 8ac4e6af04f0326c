"""Uploaded files: streamed to the workspace, kept until imported, then removed.

Invariants: an upload lies in a folder of its own, so its name stays as the person knows it and cannot meet another;
files that came together lie in one folder and are read as one; one that the disk did not take whole leaves nothing.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from renown.errors import StorageError
from renown.web.application import UPLOADS

NAME_BYTES = 200
"""Disks take 255 bytes; Django cuts at 255 letters, which can be more."""

LONGEST_ENDING = 20
TOGETHER = "uploaded together"
"""The folder in which files lie that were chosen at once."""


class UploadHandler(TemporaryFileUploadHandler):
    """Streams to the workspace's disk; where that is full, nothing of the upload stays, and the request says why.

    The rest of the request is read all the same, so that the browser gets its answer (`refused_upload`).
    """

    def new_file(self, *args: object, **named: object) -> None:
        """Begin a file."""
        try:
            super().new_file(*args, **named)  # type: ignore[arg-type]
        except OSError as error:
            self._refuse(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take a piece of it."""
        try:
            return super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._refuse(error)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """End it, with the last piece on the disk."""
        try:
            self.file.flush()
            return super().file_complete(file_size)
        except OSError as error:
            self._refuse(error)

    def _refuse(self, error: OSError) -> NoReturn:
        file: TemporaryUploadedFile | None = getattr(self, "file", None)
        if file is not None:
            with suppress(OSError):
                file.close()  # which removes it, too
        request = self.request
        if request is not None:
            request.refused_upload = StorageError(  # type: ignore[attr-defined]
                f"the upload was not taken: {error.strerror}", hint="free some space and choose the file again"
            )
        raise SkipFile


def keep(workspace: Path, files: Sequence[UploadedFile[bytes]]) -> Path:
    """Move what was uploaded, already on disk, to a place of its own; nothing is copied.

    One file is that place; several lie in it as in a folder, where no name takes the place of another's.
    """
    folder = workspace / UPLOADS / uuid.uuid4().hex
    place = folder / (TOGETHER if len(files) > 1 else _named(files[0]))
    try:
        folder.mkdir(mode=0o700)
        if len(files) > 1:
            place.mkdir(mode=0o700)
        for upload in files:
            _move(upload, _free(place / _named(upload)) if len(files) > 1 else place)
    except OSError as error:
        drop(workspace, place)
        words = f"the upload was not taken: {error.strerror}"
        raise StorageError(words, hint="free some space and choose the file again") from error
    return place


def _named(upload: UploadedFile[bytes]) -> str:
    return short(Path(upload.name or "upload").name or "upload")


def _free(place: Path) -> Path:
    """The place, or where it is taken one in a numbered folder beside it."""
    free, number = place, 1
    while free.exists():
        number += 1
        free = place.parent / str(number) / place.name
    free.parent.mkdir(mode=0o700, exist_ok=True)
    return free


def _move(upload: UploadedFile[bytes], place: Path) -> None:
    received: str = upload.temporary_file_path()  # type: ignore[attr-defined]
    Path(received).rename(place)


def short(name: str) -> str:
    """A file's name cut to what every disk takes, with its ending.

    >>> short("a" * 300 + ".zip") == "a" * 196 + ".zip", short("mail.mbox")
    (True, 'mail.mbox')
    """
    ending = Path(name).suffix.encode()
    ending = ending if len(ending) <= LONGEST_ENDING else b""
    stem = name.encode("utf-8", "replace").removesuffix(ending)
    return (stem[: NAME_BYTES - len(ending)] + ending).decode("utf-8", "ignore")


def drop(workspace: Path, path: Path) -> None:
    """Remove an upload and its folder; a path outside the uploads is left alone."""
    if path.parent.parent == workspace / UPLOADS:
        shutil.rmtree(path.parent, ignore_errors=True)


def sweep(workspace: Path, wanted: Iterable[str]) -> None:
    """Remove what earlier runs left behind, except the files that jobs still want."""
    kept = {Path(path).parent for path in wanted}
    folder = workspace / UPLOADS
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and entry not in kept:
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.is_file():
            entry.unlink(missing_ok=True)
