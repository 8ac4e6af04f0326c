"""What the manifest says must lie beside the facts: read by those who keep it, written when it has grown.

Invariant: a pledge never says more than is safe on the disk, so a power cut or a kill never makes a workspace refuse;
while another process writes to the workspace a pledge waits, and whoever closes the workspace next makes up for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from renown.errors import LockedError, NotFoundError, StorageError
from renown.lake.lock import locked
from renown.lake.manifest import Manifest, Pledge, load, save

MANIFEST = "manifest.json"
LOCK = "lock"


def pledges_of(root: Path) -> Mapping[str, Pledge]:
    """What is pledged in this workspace; nothing where there is no manifest."""
    file = root / MANIFEST
    try:
        found = file.stat()
    except FileNotFoundError:
        with suppress(NotFoundError):  # which says that there never was one
            load(file)
        return {}
    return _read(file, found.st_ino, found.st_mtime_ns).pledges


@lru_cache(maxsize=4)
def _read(file: Path, _inode: int, _changed: int) -> Manifest:
    return load(file)


def pledge(root: Path, given: Mapping[str, Pledge | None]) -> bool:
    """Write pledges down, or take them back with None; False where that has to wait: no lock, no room, no manifest."""
    try:
        held = pledges_of(root)
        if any(held.get(name) != one for name, one in given.items()):
            write_pledges(root, given)
    except (LockedError, StorageError, NotFoundError):
        return False
    return True


def write_pledges(root: Path, given: Mapping[str, Pledge | None]) -> None:
    """The same, raising the error that stands against it."""
    file = root / MANIFEST
    if not file.exists():
        raise NotFoundError(f"{root} has no manifest")
    with locked(root / LOCK, "note what there is"):
        manifest = load(file)
        for name, one in given.items():
            manifest = manifest.pledged(name, one)
        save(manifest, file)
