"""The pool that is searched: it follows every decision, and an erasure takes one shard, whenever it is stopped."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import tantivy

from renown.recruit.query.tree import TEXT_FIELDS
from renown.recruit.sourcing.index import ProfileIndex
from renown.recruit.sourcing.schema import COUNTED
from renown.workspace import Workspace
from renown.workspace.recruit import pool

FROM = {
    "purpose": "Data engineer",
    "basis": "6(1)(b)",
    "proof": "their mail of 4 May 2026",
    "visibility": "consent",
}
SECRET = "xylotomist"
PEOPLE = ("Ann Alder", "Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elm", "Fay Fir", "Gus Gum", "Ivy Ironwood")


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight candidates; the fourth has a word of their own."""
    folder = tmp_path_factory.mktemp("pool") / "workspace"
    with Workspace.create(folder, purpose="recruiting") as made:
        for n, name in enumerate(PEOPLE):
            text = f"{name} keeps herons" + (f" and is a {SECRET}" if n == 3 else "")
            source = ("mail to jobs", f"https://www.board.example.org/{name}", f"told by {name}")[n % 3]
            made.candidates.add(name, source=source, email=f"p{n}@example.org", text=text, **FROM)
    return folder


@pytest.fixture
def ws(eight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A copy of it, in shards of three."""
    monkeypatch.setattr(pool, "ProfileIndex", partial(ProfileIndex, size=3))
    shutil.copytree(eight, tmp_path / "workspace")
    with Workspace.open(tmp_path / "workspace") as opened:
        assert names(opened, "herons") == set(PEOPLE)
        yield opened


def names(ws: Workspace, query: str) -> set[str]:
    return {row.name for row in ws.candidates.search(query, 200).rows}


def number(ws: Workspace, name: str) -> int:
    return next(row.number for row in ws.candidates.list() if row.name == name)


def words_of(folder: Path, prefix: str) -> list[tuple[str, int]]:
    searcher = tantivy.Index.open(str(folder / "profiles")).searcher()
    names = ("all", *TEXT_FIELDS, *(f"{name}_label" for name in COUNTED))
    return [word for name in names for word in searcher.terms_with_prefix(name, prefix)]


def shards(folder: Path) -> set[tuple[str, int, int]]:
    files = [file for file in (folder / "profiles").iterdir() if file.suffix == ".people"]
    return {(file.name, file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def test_one_who_is_erased_takes_one_shard_along(ws: Workspace) -> None:
    before = shards(ws.path)
    assert len(before) == 3 and words_of(ws.path, SECRET)
    told = ws.candidates.erase(number(ws, "Di Dogwood")).told
    assert told["words_left_in_the_index"] == 0 and words_of(ws.path, SECRET) == []
    assert len(before & shards(ws.path)) == 2 and len(shards(ws.path)) == 3
    assert names(ws, "herons") == {*PEOPLE} - {"Di Dogwood"} and names(ws, SECRET) == set()


def test_forgetting_a_person_does_the_same_at_once(ws: Workspace) -> None:
    before = shards(ws.path)
    ws.people.forget(next(row.person for row in ws.candidates.list() if row.name == "Di Dogwood"))
    assert words_of(ws.path, SECRET) == [] and shards(ws.path) < before
    assert names(ws, "herons") == {*PEOPLE} - {"Di Dogwood"}


def test_whoever_tells_of_somebody_erased_is_indexed_anew(ws: Workspace) -> None:
    ws.candidates.add("Hal Hazel", source="mail to jobs", text="worked with Di Dogwood", **FROM)
    assert names(ws, "dogwood") == {"Hal Hazel"} and words_of(ws.path, "dogwood")
    ws.people.forget(next(row.person for row in ws.candidates.list() if row.name == "Di Dogwood"))
    assert words_of(ws.path, "dogwood") == []
    assert names(ws, '"worked with"') == {"Hal Hazel"}


KILLED = """
    import os, signal, sys
    from renown.recruit.sourcing import shards
    from renown.workspace import Workspace

    where, number, when = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
    if when == "listing": shards.write_bytes = die
    if when == "listed": shards.Shards._sweep = die
    ws = Workspace.open(where)
    if when == "building": shards.Shards.build = die
    ws.candidates.erase(number)
"""


@pytest.mark.parametrize("when", ["listing", "listed", "building"])
def test_an_erasure_that_is_killed_is_finished_when_the_workspace_is_opened(ws: Workspace, when: str) -> None:
    gone = number(ws, "Di Dogwood")
    ws.close()
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(ws.path), str(gone), when]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with Workspace.open(ws.path) as again:
        assert again.candidates.list()[0].name == "Ivy Ironwood"
        assert words_of(ws.path, SECRET) == []
        assert names(again, "herons") == {*PEOPLE} - {"Di Dogwood"}
        assert words_of(ws.path, SECRET) == [] and not list((ws.path / "profiles").glob("building-*"))


def test_the_index_follows_what_is_decided_and_is_not_read_again_without_need(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    made = pool.profiles
    monkeypatch.setattr(pool, "profiles", lambda context: asked.append(1) or made(context))
    assert len(names(ws, "herons")) == 8 and not asked
    ws.candidates.put(number(ws, "Cy Cedar"), "more.txt", b"tends orchids")
    assert names(ws, "orchids") == {"Cy Cedar"} and names(ws, "herons NOT orchids") and len(asked) == 1
    ws.candidates.let_go(number(ws, "Cy Cedar"))
    assert names(ws, "orchids") == set() and len(asked) == 2
    with Workspace.open(ws.path) as other:
        other.candidates.put(number(other, "Bo Birch"), "more.txt", b"tends orchids")
    assert names(ws, "orchids") == {"Bo Birch"} and len(asked) == 3


def test_where_somebody_came_from_is_counted_without_the_page_that_names_them(ws: Workspace) -> None:
    assert names(ws, "source:board.example.org") == {"Bo Birch", "Ed Elm", "Ivy Ironwood"}
    assert names(ws, 'source:"mail to jobs"') == {"Ann Alder", "Di Dogwood", "Gus Gum"}
    assert names(ws, "source:(birch OR cedar)") == names(ws, "birch OR cedar") == set()
    assert words_of(ws.path, "birch") == []
