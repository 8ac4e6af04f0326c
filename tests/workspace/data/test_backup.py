"""A backup is one file that brings a workspace back whole, anywhere; nothing is overwritten and nobody comes back."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import pytest

from renown.errors import InputError, LockedError, StorageError
from renown.lake.lock import locked
from renown.workspace import Workspace
from renown.workspace.data.belongings import KEPT, files_of

MAIL = "From a@example.org Sat Jan  6 10:00:00 2024\nFrom: Ann <ann@example.org>\nTo: {0}\n"
MAIL += "Date: Sat, 06 Jan 2024 10:00:00 +0000\nMessage-ID: <{0}>\n\nb\n\n"
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def mailbox(file: Path, *people: str) -> Path:
    file.write_text("".join(MAIL.format(one) for one in people))
    return file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "workspace"
    with Workspace.create(path) as ws:
        mail = mailbox(path.parent / "a.mbox", "bob@example.org", "cy@example.org", "dee@example.org")
        ws.imports.add(mail, source="mbox", owner="ann@example.org")
        ws.people.confirm_owner("ann@example.org")
        bob = ws.people.find("bob@example.org")
        ws.circles.put(bob, "Bakers")
        ws.tags.put(bob, "bread")
        ws.table.act("hide", persons=[ws.people.find("cy@example.org")])
        ws.table.save_view("Bread", {"tag": "bread"})
        ws.details.edit(bob, "phone", "+49 30 901820")
        ws.details.draw(bob, PICTURE)
        ws.reminders.add("Ask for the recipe", "today", "week", bob)
        ws.notes.keep("Bread is dear this year")
        ws.people.record_objection(ws.people.find("dee@example.org"))
        ws.scores.rebuild()
        ws.desk.jobs.enqueue("rescore")
    return path


@pytest.fixture
def own(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "own"))


def answers(path: Path) -> object:
    with Workspace.open(path) as ws:
        bob = ws.people.find("bob@example.org")
        said = ws.tags.of(bob), ws.table.steps(), ws.table.views(), ws.details.of(bob), ws.details.picture(bob)
        told = ws.people.page().rows, ws.circles.members("Bakers"), ws.desk.objections(), ws.imports.reports()
        return *said, *told, ws.reminders.list(), ws.notes.list().rows, ws.desk.marks.hidden()


@pytest.mark.parametrize("passphrase", ["", "four words of one"])
def test_what_was_backed_up_comes_back_elsewhere(own: Path, tmp_path: Path, passphrase: str) -> None:
    file = tmp_path / "copy.tar"
    with Workspace.open(own) as ws:
        made = ws.back_up(file, passphrase)
    assert (made.sealed, file.stat().st_mode & 0o077) == (bool(passphrase), 0)
    assert (b"manifest.json" in file.read_bytes()) is not bool(passphrase)
    before = answers(own)
    shutil.rmtree(own)
    restored, aside = Workspace.restore(file, tmp_path / "elsewhere" / "new", passphrase)
    assert (restored, aside) == (made, None)
    assert answers(tmp_path / "elsewhere" / "new") == before
    with Workspace.open(tmp_path / "elsewhere" / "new") as ws:
        due, words = ws.backup_due()
        assert (due, words[:32]) == (False, "all of this was put up from one ") and ws.desk.audit_findings() == ()
    assert [found for found in Workspace.examine(tmp_path / "elsewhere" / "new") if not found[1]] == []
    with Workspace.open(tmp_path / "elsewhere" / "new") as ws:
        assert ws.desk.jobs.pending() == ()


def test_one_is_reminded_until_there_is_one(own: Path, tmp_path: Path) -> None:
    with Workspace.open(own) as ws:
        assert ws.backup_due() == (True, "none was made yet")
        ws.back_up(tmp_path / "copy.tar")
        due, words = ws.backup_due()
        assert not due and words.startswith("the last one was made on")
    assert "renown backup" not in {name: found for name, _fine, found in Workspace.examine(own)}["backup"]


def test_every_kind_of_file_that_is_kept_is_in_it(own: Path, tmp_path: Path) -> None:
    with Workspace.open(own) as ws:
        ws.back_up(tmp_path / "copy.tar")
    with tarfile.open(tmp_path / "copy.tar") as tar:
        names = set(tar.getnames())
    kept = {str(path) for path, kind in files_of(own) if kind is not None and kind.sort == KEPT}
    assert names == {"renown-backup.json", *kept}


@pytest.mark.parametrize("passphrase", ["", "a word"])
def test_a_damaged_backup_changes_nothing(own: Path, tmp_path: Path, passphrase: str) -> None:
    file = tmp_path / "copy.tar"
    with Workspace.open(own) as ws:
        ws.back_up(file, passphrase)
    content = file.read_bytes()
    for n in range(1, 8):
        at = len(content) * n // 8
        flipped = bytearray(content)
        flipped[at - 1] ^= 1
        for name, damaged in (("cut", content[: at - 1]), ("flipped", bytes(flipped))):
            (tmp_path / name).write_bytes(damaged)
            try:
                Workspace.restore(tmp_path / name, tmp_path / "new", passphrase)
            except InputError:
                assert not (tmp_path / "new").exists()
            else:  # the padding of a tar means nothing
                assert not passphrase
                assert answers(tmp_path / "new") == answers(own)
                shutil.rmtree(tmp_path / "new")
    assert not [left for left in tmp_path.iterdir() if "restoring" in left.name or "partial" in left.name]


def test_another_passphrase_opens_nothing(own: Path, tmp_path: Path) -> None:
    with Workspace.open(own) as ws:
        ws.back_up(tmp_path / "copy", "right")
    for words in ("", "wrong"):
        with pytest.raises(InputError, match="passphrase"):
            Workspace.restore(tmp_path / "copy", tmp_path / "new", words)


def test_who_was_erased_or_objected_since_stays_out(own: Path, tmp_path: Path) -> None:
    with Workspace.open(own) as ws:
        ws.back_up(tmp_path / "copy.tar")
        ws.people.record_objection(ws.people.find("cy@example.org"))
        ws.people.forget(ws.people.find("bob@example.org"))
        objections = ws.desk.objections()
    _made, aside = Workspace.restore(tmp_path / "copy.tar", own, replace=True)
    assert aside is not None and aside.is_dir()
    with Workspace.open(own) as ws:
        assert [row.name for row in ws.people.page().rows] == ["Ann"]
        assert [circle for circle in ws.circles.list() if circle.name == "Bakers" and circle.people] == []
        assert set(ws.desk.objections()) == set(objections)
        assert (ws.tags.list(), ws.reminders.list(), ws.desk.marks.hidden(), ws.desk.details.list()) == ((), (), (), ())
        again = mailbox(tmp_path / "again.mbox", "bob@example.org", "eve@example.org")
        ws.imports.add(again, source="mbox", owner="ann@example.org")
        assert {row.name for row in ws.people.page().rows} == {"Ann", "eve@example.org"}


def test_nothing_is_overwritten(own: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with Workspace.open(own) as ws:
        for place in (tmp_path / "there", own / "copy.tar", tmp_path / "no folder" / "copy.tar"):
            with pytest.raises(InputError):
                ws.back_up(place)
        ws.back_up(tmp_path / "copy.tar")
    with pytest.raises(InputError, match="is a workspace"):
        Workspace.restore(tmp_path / "copy.tar", own)
    with pytest.raises(InputError, match="is not empty"):
        Workspace.restore(tmp_path / "copy.tar", tmp_path, replace=True)
    with pytest.raises(InputError, match="no backup of Renown"):
        Workspace.restore(tmp_path / "there", tmp_path / "new")


def test_what_is_damaged_or_under_way_is_not_backed_up_as_if_it_were_whole(own: Path, tmp_path: Path) -> None:
    with Workspace.open(own) as ws:
        with locked(own / "lock", "import"), pytest.raises(LockedError):
            ws.back_up(tmp_path / "copy.tar")
        batch = next((own / "facts").rglob("*.parquet"))
        batch.write_bytes(batch.read_bytes()[:-1] + b"?")
        with pytest.raises(StorageError, match="renown settle facts"):
            ws.back_up(tmp_path / "copy.tar")
    assert not (tmp_path / "copy.tar").exists()
    assert not [left for left in own.rglob("*") if "partial" in left.name]
