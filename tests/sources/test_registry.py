"""The registry: one list, loaded on need, and a clear word when nothing fits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from renown.errors import NotFoundError
from renown.sources import registry
from renown.sources.archive import open_archive


def test_every_name_loads_a_source_of_that_name() -> None:
    assert [registry.load(name).card.name for name in registry.SOURCES] == list(registry.SOURCES)
    assert [source.card.name for source in registry.all_sources()] == list(registry.names())


def test_folders_and_list_agree() -> None:
    folder = Path(registry.__file__).parent
    assert {path.parent.name for path in folder.glob("*/importer.py")} == set(registry.SOURCES)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match=", ".join(registry.SOURCES)):
        registry.load("geocities")


@pytest.fixture
def outsider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package from elsewhere that registers two sources: a new one, and one that claims a name of the house."""
    info = tmp_path / "outsider-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: outsider\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[renown.sources]\npigeon = outsider_post:SOURCE\nslack = outsider_post:SOURCE\n"
    )
    (tmp_path / "outsider_post.py").write_text("SOURCE = object()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry.load.cache_clear()
    yield
    registry.load.cache_clear()
    sys.modules.pop("outsider_post", None)


@pytest.mark.usefixtures("outsider")
def test_outsiders_come_in_by_entry_point_and_take_nobodys_place() -> None:
    assert registry.names() == (*registry.SOURCES, "pigeon")
    assert registry.load("pigeon") is sys.modules["outsider_post"].SOURCE
    assert registry.load("slack").card.title == "Slack"


def test_the_surest_comes_first(build: Callable[[str, str], Path]) -> None:
    with open_archive(build("slack", "modern")) as archive:
        found = registry.recognise(archive)
    assert found[0][0].card.name == "slack"
    assert [sign.confidence for _, sign in found] == sorted((sign.confidence for _, sign in found), reverse=True)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"photo.jpg": "x", "notes.docx": "x"}, ["photo.jpg", "notes.docx", "Slack", "X (Twitter)"]),
        ({"notes.txt": "x", "Backup.PST": "!BDN"}, ["Backup.PST is a store of Outlook's own", ".eml", "Thunderbird"]),
        ({f"{n}.bin": "x" for n in range(30)}, ["and 18 more"]),
        ({"index.html": "<html></html>", "likes.html": "<html></html>"}, ["HTML version", "JSON"]),
        ({"users.json": "<!DOCTYPE html><title>Sign in</title>"}, ["HTML version", "JSON"]),
    ],
)
def test_what_nobody_knows_is_described(tmp_path: Path, files: dict[str, str], words: list[str]) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    with open_archive(tmp_path) as archive:
        assert registry.recognise(archive) == []
        said = str(registry.unrecognised(archive))
    assert [word for word in words if word not in said] == []
