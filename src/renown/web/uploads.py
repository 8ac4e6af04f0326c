"""Uploaded files: streamed to the workspace, kept until imported, then removed.

Invariant: an upload lies in a folder of its own, so its name stays as the person knows it and cannot meet another.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from renown.web.application import UPLOADS

NAME_BYTES = 200
"""Disks take 255 bytes; Django cuts at 255 letters, which can be more."""

LONGEST_ENDING = 20


def keep(workspace: Path, upload: UploadedFile[bytes]) -> Path:
    """Move an upload, already on disk, to a place of its own; nothing is copied."""
    folder = workspace / UPLOADS / uuid.uuid4().hex
    folder.mkdir(mode=0o700)
    place = folder / short(Path(upload.name or "upload").name or "upload")
    received: str = upload.temporary_file_path()  # type: ignore[attr-defined]
    Path(received).rename(place)
    return place


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
