"""Somebody who is forgotten is named nowhere any more: no file name, no note, no log, no token, no server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from renown.desk.paths.letter_records import NewLetter
from renown.errors import NotFoundError
from renown.model.rows import LastWords
from renown.model.values.picture import digest, packed, unpacked
from renown.workspace import Workspace
from renown.workspace.register import account_of

Photo = Callable[[str], bytes]

CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{1}\nFN:{0}\nEMAIL:{1}@example.org\nNOTE:{2}\nEND:VCARD\n"


def words_in(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file()]
    tables = [str(pq.ParquetFile(file).read().to_pylist()) for file in files if file.suffix == ".parquet"]
    others = [file.read_bytes().decode("utf-8", "replace") for file in files if file.suffix != ".parquet"]
    return "\n".join([*tables, *others, *(str(file.relative_to(folder)) for file in files)]).casefold()


def test_no_name_is_left_in_any_file(tmp_path: Path) -> None:
    export = tmp_path / "annika_lindqvist.vcf"
    export.write_text(
        CARD.format("Annika Lindqvist", "annika.l", "herself")
        + CARD.format("Bob Birch", "bob", "met at the house of Lindqvist")
        + CARD.format("Cy Cedar", "cy", "the girl")
    )
    path = tmp_path / "workspace"
    with Workspace.create(path) as ws:
        ws.imports.add(export, owner="cy@example.org", on_problem="keep")
        bob = ws.people.find("Bob Birch")
        ws.people.confirm_owner("cy@example.org")
        ws.circles.put(bob, "Annika's friends")
        ws.circles.rename("Annika's friends", "Lindqvists")
        ws.circles.rename("Lindqvists", "Friends of ANNIKA")
        ws.tags.put(bob, "owes ANNIKA Lindqvist")
        ws.table.act("tag", "Annika", [bob, ws.people.find("Annika Lindqvist")])
        ws.table.save_view("Annika and others", {"query": "lindqvist"})
        ws.desk.tokens.create("for Annika Lindqvist")
        ws.servers.add("imaps://imap.example.org", user="annika.l@example.org")
        ws.seeds.add("Bob Birch")
        ws.notes.keep("promised Bob to call annika")
        said_by_hand(ws, bob, ws.people.find("Annika Lindqvist"))
        ws.scores.rebuild()
        ws.people.forget(ws.people.find("Annika Lindqvist"))
        assert [row.name for row in ws.people.page(sort="name").rows] == ["Bob Birch", "Cy Cedar"]
        assert ws.servers.list() == () and [token.name for token in ws.desk.tokens.all()] == ["for (erased)"]
        assert [promise.person for promise in ws.favours.promises()] == [bob]
        assert ws.desk.audit_findings() == ()
        assert len(ws.circles.members("Friends of (erased)")) == 1
        assert [line.words for line in ws.reminders.list()] == ["ask (erased)'s aunt"]
        assert ws.paths.drafts() == () and ws.desk.words.list() == () and ws.desk.marks.hidden() == ()
        assert ["Wedding with (erased)" in edit.words for edit in ws.details.edits(bob)] == [True]
        assert [note.words for note in ws.notes.list().rows] == ["promised Bob to call (erased)"]
        assert ws.tags.of(bob) == ("(erased)", "owes (erased)") and ws.table.steps() == ()
        assert [(view.name, view.asked) for view in ws.table.views()] == [
            ("(erased) and others", {"query": "(erased)"})
        ]
    told = words_in(path)
    assert [name for name in ("annika", "lindqvist", "the heron", "+4930901820") if name in told] == []
    assert "bob birch" in told and "the girl" in told


def said_by_hand(ws: Workspace, bob: int, annika: int) -> None:
    """Whatever else the owner may say of her, and of another with her name in it."""
    ws.details.edit(bob, "date", "2020-05-01", beside="Wedding with Annika Lindqvist")
    ws.details.edit(annika, "phone", "+49 30 901820", kind="Annika's boat")
    ws.reminders.add("ask Annika's aunt", "today", person=bob)
    ws.reminders.add("the heron", "today", "week", person=annika)
    ws.table.act("hide", persons=[annika])
    ws.notes.keep("Annika Lindqvist saw the heron")
    ours, hers = (account_of(ws._context, one) for one in (bob, annika))
    ws.desk.letters.keep(NewLetter(hers, (ours, hers), 0, "en", "", "the heron, please"))
    ws.desk.words.keep([LastWords(hers, ours, "email", datetime(2026, 5, 1), "the heron left", 1)])


def test_a_name_that_somebody_else_has_too_stays_where_it_may_mean_them(tmp_path: Path) -> None:
    export = tmp_path / "book.vcf"
    export.write_text(CARD.format("Annika Lindqvist", "al", "x") + CARD.format("Annika Berg", "ab", "x"))
    with Workspace.create(tmp_path / "workspace") as ws:
        ws.imports.add(export, owner="ab@example.org")
        berg = ws.people.find("Annika Berg")
        ws.circles.put(berg, "Annika")
        ws.people.forget(ws.people.find("Annika Lindqvist"))
        assert [row.name for row in ws.people.page().rows] == ["Annika Berg"]
        assert len(ws.circles.members("Annika")) == 1


def test_no_picture_is_left_in_any_file(tmp_path: Path, photo: Photo) -> None:
    export, path = tmp_path / "book.vcf", tmp_path / "workspace"
    gone, stays = photo("teal"), photo("orange")
    told = "\nPHOTO;ENCODING=b;TYPE=JPEG:"
    export.write_text(
        CARD.format("Annika Lindqvist", "al", f"x{told}{packed(gone)}")
        + CARD.format("Bob Birch", "bob", f"x{told}{packed(stays)}")
    )
    with Workspace.create(path) as ws:
        ws.imports.add(export)
        assert photo_of(ws, "Annika Lindqvist") == gone
        assert packed(gone).casefold() in words_in(path) and digest(gone) in words_in(path)
        ws.people.forget(ws.people.find("Annika Lindqvist"))
        assert photo_of(ws, "Bob Birch") == stays
    assert packed(gone).casefold() not in words_in(path) and digest(gone) not in words_in(path)
    assert packed(stays).casefold() in words_in(path)


def test_a_picture_goes_and_comes_with_its_import_and_its_backup(tmp_path: Path, photo: Photo) -> None:
    export, path = tmp_path / "book.vcf", tmp_path / "workspace"
    export.write_text(CARD.format("Bob Birch", "bob", f"x\nPHOTO:data:image/jpeg;base64,{packed(photo('teal'))}"))
    with Workspace.create(path) as ws:
        made = ws.imports.add(export).reports[0].import_id
        ws.imports.add(export, source="vcard")
        assert photo_of(ws, "Bob Birch") == photo("teal")
        ws.imports.undo(made)
        with pytest.raises(NotFoundError):
            ws.people.export_contacts()
        ws.imports.redo(made)
        ws.back_up(tmp_path / "kept.renown")
    Workspace.restore(tmp_path / "kept.renown", tmp_path / "elsewhere")
    with Workspace.open(tmp_path / "elsewhere") as ws:
        assert photo_of(ws, "Bob Birch") == photo("teal")


def photo_of(ws: Workspace, name: str) -> bytes:
    text = ws.people.export_contacts(person=ws.people.find(name)).content.decode().replace("\r\n ", "")
    return unpacked(text.partition("PHOTO:data:image/jpeg;base64,")[2].partition("\r\n")[0])
