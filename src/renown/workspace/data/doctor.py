"""Checks that answer "why does it not work here": installation, disk, workspace, lock."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from renown.desk.access import DATABASE_FILE, open_desk
from renown.desk.recruit.originals import INDEX
from renown.errors import RenownError
from renown.intake.erasure import read_note
from renown.lake.derived import Derived
from renown.lake.engines import open_engine
from renown.lake.history import History
from renown.lake.ids import PersonIds
from renown.lake.lake import Lake
from renown.lake.pledges import pledges_of
from renown.publish.team.keyring import home_of, read_keyring
from renown.settings import read_settings
from renown.workspace import config
from renown.workspace.data.backup import due
from renown.workspace.data.belongings import files_of

Check = tuple[str, bool, str]

PACKAGES = ("duckdb", "ibis-framework", "pyarrow", "numpy", "scipy", "scikit-network", "django", "granian")
ROOM_NEEDED = 1 << 30


def examine(path: Path) -> tuple[Check, ...]:
    """Every check: its name, whether it is fine, and what was found."""
    return (*_installation(), *_disk(path), *_workspace(path))


def _installation() -> Iterator[Check]:
    yield "python", sys.version_info >= (3, 11), sys.version.split()[0]
    yield "cores", True, str(os.cpu_count())
    for package in PACKAGES:
        try:
            yield package, True, version(package)
        except PackageNotFoundError:
            yield package, False, "not installed: run make demo, or pip install renown"


def _disk(path: Path) -> Iterator[Check]:
    standing = next(p for p in (path.absolute(), *path.absolute().parents) if p.exists())
    free = shutil.disk_usage(standing).free
    yield "free disk", free > ROOM_NEEDED, f"{free / 2**30:.1f} GiB at {standing}"
    yield "may write", os.access(standing, os.W_OK), str(standing)


def _workspace(path: Path) -> Iterator[Check]:
    """Every part by itself, so that one that is damaged does not hide another."""
    if not config.is_workspace(path):
        yield "workspace", False, f"{path} is not a Renown workspace. Make one with: renown init --workspace {path}"
        return
    try:
        pledges_of(path)
    except RenownError as error:  # every part would say the same
        yield "workspace", False, str(error)
        return
    for name, look in _PARTS.items():
        try:
            yield from look(path)
        except RenownError as error:
            yield name, False, str(error)


def _purpose(path: Path) -> Iterator[Check]:
    found = config.read_config(path)
    yield "workspace", True, f"{path}, {found.purpose}, made {found.made:%Y-%m-%d}"


def _facts(path: Path) -> Iterator[Check]:
    lake = Lake.open(path, read_settings())
    try:
        yield from lake.examine()
    finally:
        lake.close()


def _desk(path: Path) -> Iterator[Check]:
    if not (path / DATABASE_FILE).exists() and DATABASE_FILE not in pledges_of(path):
        yield "desk", True, "nothing was decided yet"
        return
    with open_desk(path) as desk:
        found = (*desk.malformed(), *desk.audit_findings())
        words = "; ".join(found) if found else f"{len(desk.audit_entries()):,} decisions, every line bound to the last"
        yield "desk", not found, words
        remind, words = due(desk)
        yield "backup", True, f"{words}. Make one with: renown backup FILE" if remind else words
        missing = [server.url for server in desk.servers.all() if desk.servers.lacks_password(server.id)]
        lost = f"the password that was kept is lost for {', '.join(missing)}: give it again with renown sync add"
        yield "passwords", not missing, lost if missing else "as they were kept"
        gone = desk.candidates.unreadable()
        lost = f"{', '.join(gone)}: gone, or changed. Restore a backup with renown restore, or ask for them again"
        yield "candidates' files", not gone, lost if gone else "as they came"
    from renown.recruit.sourcing.shards import Shards  # most desks never need the engine

    damage = Shards(path / INDEX).damage()
    yield "candidates' index", not damage, f"{damage}: made again when next asked" if damage else "whole"


def _registers(path: Path) -> Iterator[Check]:
    engine = open_engine(read_settings(), path)
    try:
        for name, register in (("history", History(path, engine)), ("person ids", PersonIds(path))):
            try:
                register.require()
                yield name, True, "as it was written"
            except RenownError as error:
                yield name, False, str(error)
        damage = Derived(path, engine).damage()
        yield "derived tables", not damage, "; ".join(damage) + ": made again when next asked" if damage else "whole"
    finally:
        engine.close()


def _team(path: Path) -> Iterator[Check]:
    ring = read_keyring(path)
    if ring is None:
        yield "team", True, "in none"
    elif ring.home != home_of(path):
        yield "team", True, f"{ring.folder}, left alone: this workspace was copied or moved. See: renown team here"
    else:
        yield "team", True, f"{ring.folder}, as {ring.name}"


def _erasing(path: Path) -> Iterator[Check]:
    stopped = read_note(path) is not None
    words = "one was stopped midway: it is finished when the workspace is opened next" if stopped else "none under way"
    yield "erasing", not stopped, words


def _strangers(path: Path) -> Iterator[Check]:
    unknown = [str(file) for file, kind in files_of(path) if kind is None]
    yield "other files", True, f"not Renown's: {', '.join(unknown[:5])}" if unknown else "none"


_PARTS = {
    "workspace": _purpose,
    "facts": _facts,
    "desk": _desk,
    "derived": _registers,
    "team": _team,
    "erasing": _erasing,
    "other files": _strangers,
}
