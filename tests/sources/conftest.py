"""What tests of sources share: building a made-up export and reading it to the end."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from renown.model.rows import Item
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.registry import load

HERE = Path(__file__).parent


@pytest.fixture
def build(tmp_path: Path) -> Callable[[str, str], Path]:
    """`build(source, era)` writes that made-up export and gives the path to import."""

    def built(source: str, era: str) -> Path:
        return Path(runpy.run_path(str(HERE / source / "exports.py"))["EXPORTS"][era](tmp_path))

    return built


@pytest.fixture
def read() -> Callable[..., list[Item]]:
    """`read(source, path, **options)` gives everything that a source yields for a path."""

    def everything(source: str, path: Path, **options: str) -> list[Item]:
        with open_archive(path) as archive:
            return list(load(source).read(archive, ReadOptions(**options)))

    return everything
