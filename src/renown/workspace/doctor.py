"""Checks that answer "why does it not work here": installation, disk, workspace, lock."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from renown.errors import RenownError
from renown.lake.lake import Lake
from renown.settings import read_settings
from renown.workspace import config

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
    try:
        found = config.read_config(path)
        yield "workspace", True, f"{path}, {found.purpose}, made {found.made:%Y-%m-%d}"
        lake = Lake.open(path, read_settings())
        try:
            yield from lake.examine()
        finally:
            lake.close()
    except RenownError as error:
        yield "workspace", False, str(error)
