"""Uploaded files: streamed to the workspace, kept until imported, then removed.

Invariants: an upload lies in a folder of its own, so its name stays as the person knows it and cannot meet another;
files that came together lie in one folder and are read as one; one that the disk did not take whole leaves nothing.
What nobody has decided about yet bears a mark: it goes after a day, or when somebody is erased.
"""

from __future__ import annotations

import re
import shutil
import time
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.utils.translation import gettext as _

from renown.errors import InputError, StorageError
from renown.workspace.data.imports import UNDECIDED, UPLOADS

NAME_BYTES = 200
"""Disks take 255 bytes; Django cuts at 255 letters, which can be more."""

LONGEST_ENDING = 20
TOGETHER = "uploaded together"
"""The folder of a batch in which its files lie."""

DEEPEST = 40
WAIT_SECONDS = 86_400.0
_BATCH = re.compile(r"[0-9a-f]{32}")


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
    batch = add(workspace, "", files, [upload.name or "" for upload in files])
    return place_of(workspace, batch)


def add(workspace: Path, batch: str, files: Sequence[UploadedFile[bytes]], names: Sequence[str]) -> str:
    """Put what was uploaded, already on disk, beside what came before in its batch (a new one for ""); returns that.

    names: what each is called, with the folders that it lay in. Raises InputError for a batch that is gone.
    """
    folder = _folder_of(workspace, batch) if batch else workspace / UPLOADS / uuid.uuid4().hex
    try:
        (folder / TOGETHER).mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / UNDECIDED).touch(mode=0o600)
        for upload, name in zip(files, names, strict=True):
            _move(upload, _free(folder / TOGETHER / _inside(name)))
    except OSError as error:
        drop(workspace, folder)
        words = f"the upload was not taken: {error.strerror}"
        raise StorageError(words, hint="free some space and choose the file again") from error
    return folder.name


def lend(workspace: Path, path: Path) -> str:
    """A batch that stands for a file which lies elsewhere on this machine; nothing is copied, and it is left alone."""
    folder = workspace / UPLOADS / uuid.uuid4().hex
    (folder / TOGETHER).mkdir(mode=0o700, parents=True)
    (folder / UNDECIDED).touch(mode=0o600)
    (folder / TOGETHER / path.name).symlink_to(path.resolve())
    return folder.name


def place_of(workspace: Path, batch: str) -> Path:
    """What came in a batch: the one file or folder that it is, else the folder in which all lies. Raises InputError."""
    together = _folder_of(workspace, batch) / TOGETHER
    inside = list(together.iterdir())
    return inside[0] if len(inside) == 1 else together


def files_of(place: Path) -> list[Path]:
    """The files in a folder, or the one file that it is, in order."""
    return sorted(file for file in place.rglob("*") if file.is_file()) if place.is_dir() else [place]


def apart(workspace: Path, batch: str, file: Path) -> Path:
    """A file of a batch in a batch of its own; the file itself where nothing lies beside it."""
    together = _folder_of(workspace, batch) / TOGETHER
    if len(files_of(together)) == 1:
        return file
    folder = workspace / UPLOADS / uuid.uuid4().hex / TOGETHER
    folder.mkdir(mode=0o700, parents=True)
    return file.rename(folder / file.name)


def _folder_of(workspace: Path, batch: str) -> Path:
    folder = workspace / UPLOADS / batch
    if not _BATCH.fullmatch(batch) or not (folder / TOGETHER).is_dir():
        raise InputError(_("what was uploaded is no longer here"), hint=_("choose the files again"))
    return folder


def decided(workspace: Path, batch: str) -> None:
    """Somebody decided what becomes of a batch: a job sees to it from now on."""
    (workspace / UPLOADS / batch / UNDECIDED).unlink(missing_ok=True)


def undecided(workspace: Path, batch: str) -> None:
    """Of something in a batch it is not decided yet what becomes of it."""
    (workspace / UPLOADS / batch / UNDECIDED).touch(mode=0o600)


def waits(workspace: Path, path: Path) -> bool:
    """Whether the batch that a path lies in waits for a decision."""
    return (workspace / UPLOADS / batch_of(workspace, path) / UNDECIDED).exists()


def _inside(name: str) -> Path:
    """Where a file of this name lies in its batch: below it, whatever the name says.

    >>> _inside("../../etc/passwd").as_posix(), _inside("export/a.json").as_posix(), _inside("").as_posix()
    ('etc/passwd', 'export/a.json', 'upload')
    """
    plain = "".join(sign for sign in name.replace("\\", "/") if sign.isprintable())
    parts = [short(part) for part in plain.split("/") if part not in ("", ".", "..")]
    return Path(*parts[-DEEPEST:]) if parts else Path("upload")


def _free(place: Path) -> Path:
    """The place, or where it is taken one in a numbered folder beside it."""
    free, number = place, 1
    while free.exists():
        number += 1
        free = place.parent / str(number) / place.name
    free.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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


def batch_of(workspace: Path, path: Path) -> str:
    """The batch that a path lies in; "" for one outside the uploads.

    >>> batch_of(Path("w"), Path("w/uploads/ab/uploaded together/a.zip")), batch_of(Path("w"), Path("elsewhere/a.zip"))
    ('ab', '')
    """
    folder = workspace / UPLOADS
    return path.relative_to(folder).parts[0] if folder in path.parents else ""


def drop(workspace: Path, path: Path) -> None:
    """Remove an upload and its folder; a path outside the uploads is left alone."""
    if batch := batch_of(workspace, path):
        shutil.rmtree(workspace / UPLOADS / batch, ignore_errors=True)


def sweep(workspace: Path, wanted: Iterable[str]) -> None:
    """Remove what earlier runs left behind, except what jobs still want and what has waited less than a day for a
    decision."""
    kept = {batch_of(workspace, Path(path)) for path in wanted}
    folder = workspace / UPLOADS
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_file():
            entry.unlink(missing_ok=True)
        elif entry.name not in kept and not _waits(entry):
            shutil.rmtree(entry, ignore_errors=True)


def sweep_undecided(workspace: Path) -> None:
    """Remove what has waited a day for a decision."""
    folder = workspace / UPLOADS
    for entry in folder.iterdir() if folder.is_dir() else ():
        if (entry / UNDECIDED).exists() and not _waits(entry):
            shutil.rmtree(entry, ignore_errors=True)


def _waits(entry: Path) -> bool:
    mark = entry / UNDECIDED
    try:
        return time.time() - mark.stat().st_mtime < WAIT_SECONDS
    except OSError:
        return False
