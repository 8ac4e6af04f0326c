"""Which exports a path holds, and of which source each is.

Invariant: what lies at the path and is in no export is named, with the reason.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from renown.errors import InputError
from renown.intake.discovery import Tell, View, discover
from renown.sources import registry
from renown.sources.archive import LeftOut, open_archive
from renown.sources.base import ReadOptions, Source
from renown.sources.stream import open_file

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Export:
    """An archive, and the source that reads it. `named` is True when the user named the source."""

    archive: View
    source: Source
    named: bool = False


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Two hashes of an export: of its files alone, and of everything that decides what an import of it gives."""

    content: str
    whole: str


def exports_at(
    path: Path, named: str | None, open_files: ExitStack, tell: Tell | None = None
) -> tuple[list[Export], tuple[LeftOut, ...]]:
    """The exports at a path, in order of their names, and what is left out; archives are closed with `open_files`.

    tell: called with how many of how many files were looked at, and what is done.
    named: the source of all that lies there, which is one export then.

    Raises:
        InputError: nothing is recognised; the message says what was seen and why.
    """
    if tell is not None:
        tell(0, 0, f"listing {path.name}")
    archive = open_files.enter_context(open_archive(path))
    if named is not None:
        whole = View(archive.name, tuple(archive.entries()))
        return [Export(whole, registry.load(named), named=True)], archive.left
    found = discover(archive, tell)
    if found.exports:
        return [Export(view, source) for view, source in found.exports], found.left
    error = registry.unrecognised(archive)
    bad = "; ".join(out.reason for out in found.left if out.fault and out.reason.removeprefix("it ") not in error.hint)
    raise InputError(f"{error.message}. Left out: {bad}" if bad else error.message, hint=error.hint)


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
