"""Which exports a path holds, and of which source each is.

Invariant: a path is one export, or a folder of several; which it is depends on what lies there, never on names
that the user chose.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from renown.errors import AmbiguousError, InputError
from renown.sources import registry
from renown.sources.archive import FileArchive, open_archive
from renown.sources.base import Archive, ReadOptions, Source
from renown.sources.stream import open_file

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Export:
    """An archive, and the source that reads it. `named` is True when the user named the source."""

    archive: FileArchive
    source: Source
    named: bool = False


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Two hashes of an export: of its files alone, and of everything that decides what an import of it gives."""

    content: str
    whole: str


def exports_at(path: Path, named: str | None, open_files: ExitStack) -> list[Export]:
    """The exports at a path, in order of their names; archives are closed with `open_files`.

    A folder is several exports when two or more of its zips and folders are exports by themselves, or when
    it is none as a whole.

    Raises:
        InputError: nothing is recognised.
        AmbiguousError: two sources are equally sure.
    """
    whole = open_files.enter_context(open_archive(path))
    if named is not None:
        return [Export(whole, registry.load(named), named=True)]
    parts = list(_parts(path, open_files))
    if len(parts) > 1:
        return parts
    try:
        return [Export(whole, recognised(whole))]
    except InputError:
        if not parts:
            raise
        return parts


def recognised(archive: Archive) -> Source:
    """The source that is surest that the archive is its own."""
    found = registry.recognise(archive)
    best = [source for source, sign in found if sign.confidence == found[0][1].confidence]
    if len(best) > 1:
        names = tuple(source.card.name for source in best)
        raise AmbiguousError(
            f"{archive.name} could be from {' or '.join(names)}", matches=names, hint="Name the source with --as"
        )
    return best[0]


def _parts(path: Path, open_files: ExitStack) -> Iterator[Export]:
    if not path.is_dir():
        return
    for part in sorted(path.iterdir()):
        # Where a link leads is seen anyway: it may not leave the folder, and a loop would give the folder once more.
        if part.is_symlink():
            continue
        if not part.name.startswith(".") and (part.is_dir() or part.suffix.lower() == ".zip"):
            try:
                archive = open_files.enter_context(open_archive(part))
                yield Export(archive, recognised(archive))
            except InputError:
                continue


def fingerprint(export: Export, options: ReadOptions) -> Fingerprint:
    """The hashes of an export: its files' names and content, and these with the source and its options."""
    how = [export.source.card.name, options.owner, options.zone, sorted((k, str(v)) for k, v in options.extra.items())]
    files, total = hashlib.sha256(), hashlib.sha256(json.dumps(how).encode())
    for entry in export.archive.entries():
        content = hashlib.sha256()
        # A packed file that lies on disk is hashed as it lies there: unpacking it twice would cost more than reading.
        with open_file(entry.origin) if entry.origin else entry.open() as stream:
            while chunk := stream.read(_CHUNK):
                content.update(chunk)
        file = f"\n{entry.path}\0{entry.size}\0".encode(errors="replace") + content.digest()
        files.update(file)
        total.update(file)
    return Fingerprint(files.hexdigest(), total.hexdigest())
