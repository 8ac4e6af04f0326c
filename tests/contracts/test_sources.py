"""What every source must keep, tested over the registry: a new one is held to it before its author writes a test.

The made-up exports come from `tests/sources/<name>/exports.py` (see docs/sources.md).
"""

from __future__ import annotations

import dataclasses
import inspect
import runpy
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renown.errors import RenownError
from renown.model.kinds import KINDS
from renown.model.rows import (
    AccountRow,
    CountRow,
    CoverageRow,
    FactRow,
    FieldsUnread,
    FileIgnored,
    FileRead,
    InteractionRow,
    Item,
    PostRow,
    Problem,
    Progress,
)
from renown.model.values.name import NAME
from renown.sources.archive import open_archive
from renown.sources.base import ReadOptions
from renown.sources.registry import SOURCES, load, recognise

Export = Callable[[Path], Path]
FIXTURES = Path(__file__).parents[1] / "sources"
TABLES = {
    AccountRow: "accounts",
    PostRow: "posts",
    InteractionRow: "interactions",
    FactRow: "facts",
    CountRow: "counts",
    CoverageRow: "coverage",
}
MEANT_BY_THE_USER = {"table"}
"""Sources that no file can be recognised for, because only the user knows what its columns mean."""

RECOGNISED = [name for name in SOURCES if name not in MEANT_BY_THE_USER]


def exports(name: str) -> dict[str, Export]:
    found: dict[str, Export] = runpy.run_path(str(FIXTURES / name / "exports.py"))["EXPORTS"]
    return found


CASES = [pytest.param(name, era, id=f"{name}-{era}") for name in RECOGNISED for era in exports(name)]


def read(name: str, path: Path) -> list[Item]:
    with open_archive(path) as archive:
        return list(load(name).read(archive, ReadOptions()))


def texts(item: Item) -> list[str]:
    return [value for field in dataclasses.fields(item) if isinstance(value := getattr(item, field.name), str)]


@pytest.mark.parametrize("name", SOURCES)
def test_the_card_is_complete(name: str) -> None:
    card = load(name).card
    assert card.name == name
    assert card.tier in {"community", "dealings", "contacts", "outgoing"}
    assert all((card.title, card.how_to_get, card.reads))
    assert len(card.seen) == 7 and card.seen[:4].isdigit() and card.seen[4] == "-" and card.seen[5:].isdigit()
    assert card.minimum and set(card.minimum) <= set(TABLES.values()) and min(card.minimum.values()) >= 1
    assert all(card.ignored.values()), "whatever is ignored has a reason"


@pytest.mark.parametrize("name", SOURCES)
def test_the_source_explains_itself(name: str) -> None:
    source = type(load(name))
    module = inspect.getmodule(source)
    assert module is not None and module.__doc__ and source.__doc__
    assert source.recognise.__doc__ and source.read.__doc__
    page = Path(inspect.getfile(source)).with_name("FORMAT.md")
    assert len(page.read_text(encoding="utf-8").splitlines()) > 10, "FORMAT.md describes the format"


@pytest.mark.parametrize("name", RECOGNISED)
def test_there_is_a_made_up_export(name: str) -> None:
    assert exports(name)


@pytest.mark.parametrize(("name", "era"), CASES)
def test_it_is_recognised_by_its_own_source_first_and_by_no_other(name: str, era: str, tmp_path: Path) -> None:
    with open_archive(exports(name)[era](tmp_path)) as archive:
        found = recognise(archive)
    assert [source.card.name for source, _ in found] == [name]
    assert 0 < found[0][1].confidence <= 1 and found[0][1].sign


@pytest.mark.parametrize(("name", "era"), CASES)
def test_reading_twice_gives_the_same(name: str, era: str, tmp_path: Path) -> None:
    path = exports(name)[era](tmp_path)
    assert read(name, path) == read(name, path)


@pytest.mark.parametrize(("name", "era"), CASES)
def test_every_file_and_record_is_accounted_for_once(name: str, era: str, tmp_path: Path) -> None:
    path = exports(name)[era](tmp_path)
    items = read(name, path)
    with open_archive(path) as archive:
        there = Counter(entry.path for entry in archive.entries())
    assert Counter(item.file for item in items if isinstance(item, FileRead | FileIgnored)) == there
    for item in items:
        if isinstance(item, FileRead):
            assert item.read == item.kept + sum(item.skipped.values())
            assert min([item.kept, *item.skipped.values()]) >= 0 and all(item.skipped)
        if isinstance(item, FileIgnored):
            assert item.reason


@pytest.mark.parametrize(("name", "era"), CASES)
def test_what_is_promised_comes_out(name: str, era: str, tmp_path: Path) -> None:
    items = read(name, exports(name)[era](tmp_path))
    counts = Counter(TABLES[type(item)] for item in items if type(item) in TABLES)
    short = {table: wanted for table, wanted in load(name).card.minimum.items() if counts[table] < wanted}
    assert short == {}
    if load(name).card.tier == "contacts":
        assert counts["interactions"] == counts["coverage"] == 0, "a contact is no tie, and nothing was to be seen"
    else:
        assert counts["coverage"] >= 1, "what could have been seen is told"


@pytest.mark.parametrize(("name", "era"), CASES)
def test_known_eras_hold_no_unknown_field(name: str, era: str, tmp_path: Path) -> None:
    assert [item for item in read(name, exports(name)[era](tmp_path)) if isinstance(item, FieldsUnread)] == []


@pytest.mark.parametrize(("name", "era"), CASES)
def test_rows_can_be_stored(name: str, era: str, tmp_path: Path) -> None:
    items = read(name, exports(name)[era](tmp_path))
    accounts = {item.key for item in items if isinstance(item, AccountRow)}
    for item in items:
        for text in texts(item):
            text.encode("utf-8")
        if isinstance(item, AccountRow):
            assert item.key and (item.name is None or NAME.validate(item.name))
        if isinstance(item, InteractionRow):
            assert item.kind in KINDS and item.group_size >= 2
            assert (item.ts is None) == (item.precision == "none") and (item.ts is None or item.ts.tzinfo is None)
            assert {item.actor, item.target} <= accounts, "whoever acts or is acted on has an account"


@pytest.mark.parametrize(("name", "era"), CASES)
def test_bots_never_act(name: str, era: str, tmp_path: Path) -> None:
    items = read(name, exports(name)[era](tmp_path))
    bots = {item.key for item in items if isinstance(item, AccountRow) and item.kind == "bot"}
    assert [item for item in items if isinstance(item, InteractionRow) and item.actor in bots] == []


@pytest.mark.parametrize(("name", "era"), CASES)
def test_progress_never_runs_backwards(name: str, era: str, tmp_path: Path) -> None:
    steps = [item for item in read(name, exports(name)[era](tmp_path)) if isinstance(item, Progress)]
    done = [step.done for step in steps]
    assert done == sorted(done) and all(step.done <= step.total for step in steps)


def unpacked(path: Path, folder: Path) -> dict[str, bytes]:
    """The files of an export, written into a folder."""
    files = {}
    with open_archive(path) as archive:
        for entry in archive.entries():
            with entry.open() as stream:
                files[entry.path] = stream.read()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return files


def damaged(content: bytes, data: st.DataObject) -> bytes:
    """The content spoilt in one of the ways in which files go bad."""
    way = data.draw(st.sampled_from(["random", "cut", "flipped", "page", "utf-16", "inserted", "empty"]))
    at = data.draw(st.integers(0, len(content)))
    noise = data.draw(st.binary(min_size=1, max_size=60))
    return {
        "random": noise,
        "cut": content[:at],
        "flipped": content[:at] + noise + content[at + len(noise) :],
        "page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "utf-16": content.decode("utf-8", "replace").encode("utf-16"),
        "inserted": content[:at] + noise + content[at:],
        "empty": b"",
    }[way]


@pytest.mark.parametrize("name", RECOGNISED)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_raises_anything_but_a_clear_error(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source, folder = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("damaged")
    files = unpacked(next(iter(exports(name).values()))(source), folder)
    for _ in range(data.draw(st.integers(1, 3))):
        victim = data.draw(st.sampled_from(sorted(files)))
        (folder / victim).write_bytes(damaged(files[victim], data))
    try:
        items = read(name, folder)
    except RenownError as error:
        assert str(error)
        return
    for item in items:
        if isinstance(item, Problem):
            assert item.file and item.expected and item.hint and item.line >= 0
        for text in texts(item):
            text.encode("utf-8")
        if isinstance(item, FileRead):
            assert item.read == item.kept + sum(item.skipped.values())


@settings(max_examples=30, deadline=None)
@given(
    content=st.binary(max_size=200),
    name=st.sampled_from(["users.json", "tweets.js", "Connections.csv", "all.mbox", "a.zip"]),
)
def test_no_source_takes_noise_for_its_own(content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("noise") / name
    path.write_bytes(content)
    try:
        with open_archive(path) as archive:
            recognise(archive)
    except RenownError as error:
        assert str(error)
