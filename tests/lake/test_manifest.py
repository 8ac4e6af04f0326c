"""The manifest comes back as it was saved, and what is damaged or newer is said to be."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from renown.errors import NotFoundError, StorageError
from renown.lake.manifest import Batch, Import, Manifest, load, save

T = datetime(2024, 5, 6, 7, 8, 9, 10)
BATCHES = (Batch("p", "posts", "näh", 2, T, T, 1), Batch("q", "facts", "x", 1))
FULL = Manifest(
    3,
    (
        Import(1, "x", "a.zip", "f", T, BATCHES, {"n": [1]}),
        Import(2, "x", "b.zip", "g", T, (), {}, "problems/2.jsonl", True),
    ),
    "digest",
)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    save(FULL, tmp_path / "manifest.json")
    assert load(tmp_path / "manifest.json") == FULL
    assert (tmp_path / "manifest.json").stat().st_mode & 0o077 == 0
    assert list(FULL.paths()) == ["p", "q", "problems/2.jsonl"]
    assert [made.id for made in FULL.live()] == [1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{ half", "is damaged"),
        (json.dumps({"format": 99}), "has format 99, this Renown reads 1. Update Renown"),
    ],
)
def test_what_cannot_be_read_is_explained(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(StorageError, match=message):
        load(tmp_path / "manifest.json")


def test_an_unknown_import_is_told_which_there_are() -> None:
    assert FULL.find(2).name == "b.zip"
    with pytest.raises(NotFoundError, match=r"no import 9.*1, 2"):
        FULL.find(9)
    with pytest.raises(NotFoundError, match="none yet"):
        Manifest().find(1)
