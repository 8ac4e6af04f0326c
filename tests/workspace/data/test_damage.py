"""Every kind of file of a workspace, damaged in six ways: it is made again and says so, or refused with what to do.

The workspace holds a file of every kind there is; a kind that nobody has promised anything for fails here.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from renown.errors import InputError, StorageError
from renown.workspace import Workspace
from renown.workspace.data.belongings import BELONGINGS, PASSING, files_of

MAIL = """From ann@example.org Sat Jan  6 10:00:00 2024
From: Ann Alder <ann@example.org>
To: {to}
Date: Sat, 06 Jan 2024 10:0{n}:00 +0000
Message-ID: <{n}@example.org>
Subject: {n}

Bread and salt.

"""


COLUMNS = {"network": "forum", "actor": "who", "target": "whom", "time": "when", "kind": "what"}


def mailbox(file: Path, *people: str) -> Path:
    file.write_text("".join(MAIL.format(to=to, n=n) for n, to in enumerate(people)) + "From broken\n\nx\n")
    return file


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    mailbox(folder / "first.mbox", "bob@example.org", "cy@example.org", "dee@example.org")
    mailbox(folder / "second.mbox", "bob@example.org", "eve@example.org")
    likes = [f"fan{n},star,2024-02-{day:02d} 08:00:00,like" for n in range(30) for day in range(1, 9)]
    (folder / "likes.csv").write_text("\n".join(["who,whom,when,what", *likes, "fan1,star,no day,like", ""]))
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0} Okoro\nEMAIL:{0}@example.org\nORG:Bakery\nBDAY:1990-02-03\nEND:VCARD\n"
    (folder / "book.vcf").write_text(card.format("bob") + card.format("eve"))
    return folder


@pytest.fixture(scope="module")
def whole(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a file of every kind that stays when nothing is under way."""
    path = tmp_path_factory.mktemp("whole") / "workspace"
    with Workspace.create(path) as ws:
        ws.imports.add(exports / "first.mbox", owner="ann@example.org")
        ws.imports.add(exports / "likes.csv", source="table", extra=COLUMNS, on_problem="keep")
        ws.imports.add(exports / "book.vcf", owner="ann@example.org")
        ws.people.confirm_owner("ann@example.org")
        ws.notes.keep("promised Bob to send the plans")
        ws.people.record_objection(ws.people.find("fan7"))
        ws.seeds.add("fan8")
        ws.scores.rebuild()
        ws.scores.record(days=6)
        ws.team.create(path.parent / "team", "Ann")
        server = ws.servers.add("imaps://imap.example.org", user="ann@example.org")
        ws.desk.servers.keep_password(server.server, "a secret word")
        ws.desk.jobs.enqueue("rescore")
    return path


CV = """Annika Lindqvist
annika.lindqvist@example.org

Experience
Data engineer, Fjordwerk, 2019 - today
Python and SQL
"""

OFFICE = {"candidates/*", "profiles/*"}
"""Kinds that only a workspace for recruiting has, in which nothing is imported."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a candidate, who came with a file and is searched."""
    path = tmp_path_factory.mktemp("office") / "workspace"
    grounds = {"basis": "6(1)(b)", "proof": "her mail of 4 May 2026", "source": "her mail", "visibility": "consent"}
    with Workspace.create(path, purpose="recruiting") as ws:
        number = ws.candidates.add("Annika Lindqvist", "Data engineer", **grounds)
        ws.candidates.put(number, "cv.txt", CV.encode())
        assert ws.candidates.search("python").count == 1
    return path


@dataclass(frozen=True)
class Answers:
    """What a workspace says when it is asked."""

    told: tuple[object, ...]


def ask(path: Path) -> Answers:
    """A question to every part of a workspace."""
    with Workspace.open(path) as ws:
        state = ws.state()
        page = ws.people.page()
        assert state.owner is not None
        return Answers(
            (
                state.people,
                state.interactions,
                state.guarded,
                page.rows,
                tuple(ws.scores.table().to_pylist()),
                ws.scores.history(ws.people.find("star")),
                ws.favours.promises(),
                ws.desk.owners(),
                len(ws.desk.jobs.recent()),
                ws.team.joined(),
                ws.imports.reports(),
                ws.people.find("ann@example.org"),
            )
        )


def cut(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def garble(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * (file.stat().st_size // 256 + 1))


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    # In the middle, or, as a database is mostly empty pages, within a word that somebody wrote.
    content[content.find(b"send the plans") if b"send the plans" in content else len(content) // 2] ^= 4
    file.write_bytes(content)


def remove(file: Path) -> None:
    file.unlink()


def turn_into_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: tuple[Callable[[Path], None], ...] = (cut, empty, garble, flip, remove, turn_into_a_folder)


def kinds_in(path: Path) -> dict[str, Path]:
    """A file of every kind, by the kind's pattern; of the derived tables one that every question needs."""
    return {kind.pattern: file for file, kind in files_of(path) if kind and kind.sort != PASSING}


UNDER_WAY = {"desk.sqlite3-wal", "erasing.json", "set-aside/*"}
"""Kinds that lie there only while something is under way, or after something was given up: tested where that is."""


def test_a_file_of_every_kind_is_damaged_here_and_none_is_unknown(whole: Path, office: Path) -> None:
    strangers = [file for path in (whole, office) for file, kind in files_of(path) if kind is None]
    assert strangers == []
    promised = {kind.pattern for kind in BELONGINGS if kind.sort != PASSING}
    assert set(kinds_in(whole)) == promised - UNDER_WAY - OFFICE
    assert set(kinds_in(office)) >= OFFICE


REFUSED = {
    "manifest.json": "manifest.json",
    "desk.sqlite3": "desk.sqlite3",
    "desk.key": "desk.key",
    "facts/*/network-*/*.parquet": "from import",
    "history/*.parquet": "history",
    "history/index.json": "history",
    "person_ids/*.parquet": "person_ids",
    "person_ids/index.json": "person_ids",
    "team.json": "team.json",
}
"""Kinds whose loss is refused when somebody asks, and what the refusal names."""

KEEPS_OUT = {"desk.sqlite3", "desk.key", "secret", "erased.json", "manifest.json"}
"""Kinds without which nothing is imported: whoever was erased or objected could come back."""


Damaged = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Damaged:
    """A copy in which a file of one kind is damaged in one way."""

    def make(pattern: str, damage: Callable[[Path], None]) -> Path:
        path = tmp_path / damage.__name__
        shutil.copytree(whole, path)
        if pattern.startswith("facts"):
            # What was derived from the facts would be answered from otherwise.
            shutil.rmtree(path / "derived")
        damage(path / kinds_in(whole)[pattern])
        return path

    return make


@pytest.fixture(scope="module")
def answers(whole: Path) -> Answers:
    return ask(whole)


ALL = sorted({kind.pattern for kind in BELONGINGS if kind.sort != PASSING} - UNDER_WAY - OFFICE)


@pytest.mark.parametrize("pattern", ALL)
def test_damage_is_told_or_healed_and_nothing_is_taken_for_new(
    pattern: str, damaged: Damaged, answers: Answers, caplog: pytest.LogCaptureFixture
) -> None:
    for damage in DAMAGES:
        path = damaged(pattern, damage)
        caplog.clear()
        told = [what for _name, fine, what in Workspace.examine(path) if not fine] + caplog.messages
        unseen = damage is remove and pattern.startswith("derived")  # as if it had not been made yet
        assert told or unseen, f"{damage.__name__}: nobody noticed"
        if pattern in REFUSED:
            with pytest.raises(StorageError, match=REFUSED[pattern]) as refusal:
                ask(path)
            assert "renown restore" in str(refusal.value), damage.__name__
        else:
            assert ask(path) == answers, damage.__name__


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_a_candidate_is_told_and_hinders_nothing_else(
    damage: Callable[[Path], None], office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "copy"
    shutil.copytree(office, path)
    damage(path / kinds_in(path)["candidates/*"])
    assert "candidates' files" in [name for name, fine, _ in Workspace.examine(path) if not fine]
    with Workspace.open(path) as ws:
        [row] = ws.candidates.list()
        with pytest.raises(StorageError, match="renown restore"):
            ws.candidates.original(row.number, ws.candidates.show(row.number).papers[0].id)
        assert ws.candidates.search("python").count == 1
        given = zipfile.ZipFile(io.BytesIO(ws.candidates.export(row.number)))
        assert "cannot be read" in given.read("originals/cv.txt.missing.txt").decode()
        assert ws.candidates.erase(row.number).told["files_that_hold_a_trace"] == 0
        assert ws.candidates.list() == ()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_of_candidates_is_made_again(
    damage: Callable[[Path], None], office: Path, tmp_path: Path
) -> None:
    for file in [file for file, kind in files_of(office) if kind and kind.pattern == "profiles/*"]:
        path = tmp_path / file.name
        shutil.copytree(office, path)
        damage(path / file)
        assert (file.name == "meta.json" and damage is remove) or [c for c in Workspace.examine(path) if not c[1]], file
        with Workspace.open(path) as ws:
            assert ws.candidates.search("python").count == 1, file


@pytest.mark.parametrize("pattern", sorted(KEEPS_OUT))
def test_nobody_comes_in_while_it_is_not_known_who_must_stay_out(pattern: str, damaged: Damaged, exports: Path) -> None:
    for damage in DAMAGES:
        path = damaged(pattern, damage)
        with pytest.raises(StorageError), Workspace.open(path) as ws:
            ws.imports.add(exports / "second.mbox", owner="ann@example.org")


LOSSES = {
    "facts/*/network-*/*.parquet": "facts",
    "problems/*.jsonl": "facts",
    "desk.sqlite3": "desk",
    "desk.key": "key",
    "secret": "erasures",
    "erased.json": "erasures",
    "history/*.parquet": "history",
    "history/index.json": "history",
    "person_ids/*.parquet": "person_ids",
    "person_ids/index.json": "person_ids",
    "team.json": "team",
}
"""The word by which one says that one goes on without a kind of file."""


@pytest.mark.parametrize("pattern", sorted(LOSSES))
def test_a_workspace_goes_on_without_what_is_lost_once_it_is_told_to(
    pattern: str, damaged: Damaged, exports: Path
) -> None:
    for damage in (flip, remove, turn_into_a_folder):
        path = damaged(pattern, damage)
        assert Workspace.settle(path, LOSSES[pattern]), damage.__name__
        assert Workspace.settle(path, LOSSES[pattern]) == (), damage.__name__
        assert [found for found in Workspace.examine(path) if not found[1]] == [], damage.__name__
        with Workspace.open(path) as ws:
            assert ws.people.page().total > 0
            ws.imports.add(exports / "second.mbox", owner="ann@example.org")


def test_the_same_export_brings_back_what_was_damaged(damaged: Damaged, answers: Answers, exports: Path) -> None:
    for damage in (flip, remove):
        path = damaged("facts/*/network-*/*.parquet", damage)
        with Workspace.open(path) as ws:
            for name in ("first.mbox", "book.vcf"):
                ws.imports.add(exports / name, owner="ann@example.org")
            ws.imports.add(exports / "likes.csv", source="table", extra=COLUMNS, on_problem="keep")
            assert len(ws.imports.reports()) == 3
        again = ask(path).told
        assert (again[:5], again[8:10]) == (answers.told[:5], answers.told[8:10])


def test_only_what_is_named_is_given_up(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "copy")
    with pytest.raises(InputError, match="expected facts, desk"):
        Workspace.settle(tmp_path / "copy", "everything")
    assert [told for what in set(LOSSES.values()) for told in Workspace.settle(tmp_path / "copy", what)] == []


def test_an_older_or_another_desk_is_not_taken_for_the_one_there_was(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "older"
    shutil.copytree(whole, path)
    with Workspace.open(path) as ws:
        ws.circles.put(ws.people.find("bob@example.org"), "Bakers")
    shutil.copy(whole / "desk.sqlite3", path / "desk.sqlite3")
    with pytest.raises(StorageError, match=r"desk.sqlite3 is older than this workspace: \d+ decisions where \d+"):
        ask(path)
    with Workspace.create(tmp_path / "other") as other:
        for n in range(40):
            other.desk.today.renew_feed() if n else other.desk.confirm_owner(7)
    shutil.copy(tmp_path / "other" / "desk.sqlite3", path / "desk.sqlite3")
    with pytest.raises(StorageError, match=r"desk of another workspace"):
        ask(path)


def test_a_changed_word_of_a_decision_is_seen(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed"
    shutil.copytree(whole, path)
    content = (path / "desk.sqlite3").read_bytes()
    assert b"send the plans" in content
    (path / "desk.sqlite3").write_bytes(content.replace(b"send the plans", b"send the plant"))
    with pytest.raises(StorageError, match="what was decided is no longer what it was"):
        ask(path)
