"""The room of candidates: who is kept, what is due, and that whoever goes is nowhere any more."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from docx import Document

from renown.errors import InputError, KnownPersonError, NotFoundError
from renown.recruit.law import certificate
from renown.recruit.law.journal import Ranking, digest_of
from renown.workspace import Workspace
from renown.workspace.recruit.grounds import moment_of

WEIGHED = "We look for a data engineer; their public page says they are one; one message, easily refused."
GROUNDS = {
    "purpose": "Data engineer",
    "basis": "6(1)(f)",
    "proof": WEIGHED,
    "source": "https://code.example.org/ana",
    "visibility": "public",
}
APPLIED = {**GROUNDS, "basis": "6(1)(b)", "proof": "her mail of 4 May 2026", "visibility": "consent"}
REACH = {
    "email": "annika.lindqvist@example.org",
    "phone": "+49 30 901820",
    "link": "https://www.linkedin.com/in/annika-l/",
}
NOBODY = dict.fromkeys(REACH, "")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as made:
        yield made


def add(ws: Workspace, name: str = "Annika Lindqvist", **more: Any) -> int:
    return ws.candidates.add(name, **{**GROUNDS, **REACH, "text": f"{name} likes herons", **more})


def today(ws: Workspace) -> date:
    return ws._context.today().date()


def test_candidates_live_in_a_workspace_for_recruiting_alone(tmp_path: Path) -> None:
    for purpose in ("personal", "team"):
        with (
            Workspace.create(tmp_path / purpose, purpose=purpose) as other,
            pytest.raises(InputError, match=f"this one is {purpose}. Make one with: renown init --purpose recruiting"),
        ):
            other.candidates.list()


def test_somebody_is_kept_with_their_grounds_apart_from_how_they_are_reached(ws: Workspace) -> None:
    number = add(ws)
    [row] = ws.candidates.list("annika data")
    assert (row.number, row.name, row.basis, row.collected, row.locked) == (
        number,
        "Annika Lindqvist",
        "6(1)(f)",
        today(ws),
        "",
    )
    assert row.latent and [duty.rule for duty in row.duties] == ["G2", "G5"]
    page = ws.candidates.show(number)
    assert page.reach.emails == ("annika.lindqvist@example.org",) and page.reach.phones == ("+4930901820",)
    assert page.text == "Annika Lindqvist likes herons" and page.proof == WEIGHED
    assert ws.candidates.list("nobody") == () and ws.people.row(row.person).name == "Annika Lindqvist"


def test_nobody_is_kept_twice_or_without_grounds(ws: Workspace) -> None:
    add(ws)
    with pytest.raises(KnownPersonError, match="here already, as candidate 1"):
        add(ws, "A. Lindqvist", phone="", link="")
    with pytest.raises(InputError, match=r"G1.*G3.*G4"):
        add(ws, "Bob Birch", **NOBODY, purpose=" ", source="internet", visibility="friends")
    with pytest.raises(InputError, match="expected a day from 1970 to today"):
        add(ws, "Bob Birch", **NOBODY, collected=today(ws) + timedelta(days=1))
    assert len(ws.candidates.list()) == 1 and ws.people.page().total == 1


def test_files_come_in_one_by_one_and_what_cannot_is_named(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "CV_Annika-Lindqvist.txt").write_text("Annika Lindqvist\nannika@example.org\nPython, herons")
    (folder / "Bob Birch.txt").write_text("Bob Birch\nbob@example.org\ncook")
    (folder / "Bob again.txt").write_text("Robert Birch\nbob@example.org\nchef")
    brought = ws.candidates.add_file(folder, **{**APPLIED, "source": ""})
    assert (len(brought.added) == 2 and [name for name, _ in brought.left] == ["Bob again.txt"]) or brought.left
    assert {row.source for row in ws.candidates.list()} <= {"CV_Annika-Lindqvist.txt", "Bob Birch.txt", "Bob again.txt"}


ANA = "Ana Lund\nana.lund@example.org\n\nExperience\n2019 - 2024 Keeper, Lund heronry\n- heron counts\n\n"
BO = "Bo Birch\nbo.birch@example.org\n\nExperience\n2015 - 2020 Nurse, Birch clinic\n- wards\n"


def docx(text: str) -> bytes:
    made, out = Document(), BytesIO()
    for line in text.split("\n"):
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def test_g1_a_file_of_two_people_is_left_and_neither_gets_the_words_of_the_other(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "both.txt").write_text(ANA + BO)
    (folder / "bo.txt").write_text(BO)
    brought = ws.candidates.add_file(folder, **{**APPLIED, "source": ""})
    assert len(brought.added) == 1
    assert [name for name, why in brought.left if "another one seems to begin with “Bo Birch”" in why] == ["both.txt"]
    with pytest.raises(InputError, match="a file of their own"):
        ws.candidates.put(brought.added[0], "both.txt", (ANA + BO).encode())
    told = zipfile.ZipFile(BytesIO(ws.candidates.export(brought.added[0])))
    assert not [name for name in told.namelist() if b"heron" in told.read(name)]


def test_a_document_alone_in_its_folder_is_one_and_what_is_bad_beside_it_is_named(
    ws: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "ana.docx").write_bytes(docx(ANA))
    [number] = ws.candidates.add_file(folder, **{**APPLIED, "source": ""}).added
    assert [paper.name for paper in ws.candidates.show(number).papers] == ["ana.docx"]
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 no more")
    (folder / "bo.txt").write_text(BO)
    brought = ws.candidates.add_file(folder, **{**APPLIED, "source": ""})
    assert len(brought.added) == 1 and {name for name, _ in brought.left} == {"ana.docx", "broken.zip"}


@pytest.mark.parametrize(
    "again",
    [
        ("ana.txt", ANA.encode()),
        ("other.docx", docx(ANA)),
        ("new address.txt", ANA.replace("ana.lund@example.org", "heron@example.net").encode()),
        ("tagged.txt", ANA.replace("ana.lund@", "Ana.Lund+jobs@").replace("Lund heronry", "elsewhere").encode()),
        ("turned.txt", ANA.replace("Ana Lund\n", "Dr. LUND, Ana\n").replace("ana.lund@", "x@").encode()),
    ],
    ids=lambda again: again[0],
)
def test_g10_the_same_cv_stays_out_in_every_form_and_spelling(ws: Workspace, again: tuple[str, bytes]) -> None:
    ws.candidates.erase(ws.candidates.put_in("ana.txt", ANA.encode(), a_grounds(ws)))
    bo = ws.candidates.put_in("bo.txt", BO.encode(), a_grounds(ws))
    with pytest.raises(InputError, match="was erased here, and stays out"):
        ws.candidates.put_in(*again, a_grounds(ws))
    with pytest.raises(InputError, match="was erased here, and stays out"):
        ws.candidates.put(bo, *again)
    assert [row.name for row in ws.candidates.list()] == ["Bo Birch"]


def test_g10_the_address_of_a_later_paper_is_kept_out_and_that_of_a_letter_is_not(ws: Workspace) -> None:
    number = ws.candidates.put_in("ana.txt", ANA.encode(), a_grounds(ws))
    ws.candidates.put(number, "new.txt", b"Ana Lund\nherons@example.net\n\nExperience\n2024 - 2025 Guide, Lund moor\n")
    ws.candidates.put(number, "letter.txt", b"Cy Cedar\ncy@example.org\n\nExperience\n1999 - 2025 Head, Lund heronry\n")
    ws.candidates.erase(number)
    assert ws.candidates.may_reach("Herons <herons@example.net>").startswith("they were erased")
    assert ws.candidates.may_reach("cy@example.org") == ""


def a_grounds(ws: Workspace) -> Any:
    from renown.recruit.law.basis import Grounds

    return Grounds(collected_at=moment_of(None, ws.zone), **APPLIED)


def test_g2_untold_after_a_month_is_locked_and_queued(ws: Workspace) -> None:
    number = add(ws, collected=today(ws) - timedelta(days=40))
    row = ws.candidates.show(number).row
    assert "not told in time" in row.locked and [(d.act, d.state) for d in row.duties] == [("erase", "due")]
    assert [r.number for r in ws.candidates.list(state="locked")] == [number]
    with pytest.raises(InputError, match="the record is locked"):
        ws.candidates.reject(number, "no Python", 60)
    with pytest.raises(InputError, match="not told in time"):
        ws.candidates.step(number, "message")


def test_g2_g3_the_notice_is_given_before_anybody_is_written_to(ws: Workspace) -> None:
    number = add(ws, language="de")
    with pytest.raises(InputError, match="who keeps the data"):
        ws.candidates.notice(number)
    for name, value in (
        ("company", "Alder GmbH"),
        ("company address", "Berlin"),
        ("company contact", "jobs@example.org"),
    ):
        ws.desk.preferences.set(name, value)
    text = ws.candidates.notice(number)
    assert "DSGVO" in text and "https://code.example.org/ana" in text
    with pytest.raises(InputError, match="has to hold the notice"):
        ws.candidates.step(number, "message")
    assert ws.candidates.writing(number, told=True) == ""
    told = ws.candidates.step(number, "notice", "by mail")
    ws.candidates.step(number, "message")
    assert [duty.rule for duty in ws.candidates.show(number).row.duties] == ["G5"]
    assert ws.candidates.take_step_back(told)
    assert ws.candidates.show(number).row.duties[0].rule == "G2"


def test_g13_one_person_is_rejected_by_one_person_who_looked(ws: Workspace) -> None:
    number = add(ws, **APPLIED)
    with pytest.raises(InputError, match="G13"):
        ws.candidates.reject(number, "no Python", 2)
    with pytest.raises(InputError, match="by a person"):
        ws.candidates.reject(number, "no Python", 60, who="system")
    with pytest.raises(InputError, match="noted by `reject`"):
        ws.candidates.step(number, "rejected")
    ws.candidates.reject(number, "no Python yet", 60)
    [duty] = ws.candidates.show(number).row.duties
    assert duty.rule == "D1" and duty.due == today(ws) + timedelta(days=183)
    assert ws.desk.rankings.count() == 1 and ws.desk.rankings.findings() == ()


def test_who_was_let_go_is_taken_up_again_within_a_week(ws: Workspace) -> None:
    number = add(ws)
    assert ws.candidates.let_go(number) and ws.candidates.list() == ()
    [row] = ws.candidates.list(state="gone")
    assert row.gone and row.locked == "you let them go"
    again = ws.candidates.take_up(number)
    assert [r.number for r in ws.candidates.list()] == [again] and ws.candidates.show(again).text


def test_g8_g12_all_that_is_kept_is_given_out_in_one_go(ws: Workspace) -> None:
    number = ws.candidates.put_in("annika.txt", b"Annika Lindqvist\nannika@example.org\nherons", a_grounds(ws))
    ws.candidates.put(number, "annika.txt", b"more herons")
    account = ws.desk.candidates.list()[0].account
    ranking = Ranking(digest_of("cv"), "terms 1", "must: Python", (ws.desk.rankings.ranked(account, 1, 0.5),))
    ws.desk.rankings.shown(ranking)
    ws.candidates.step(number, "disclosure", "Client GmbH")
    with zipfile.ZipFile(BytesIO(ws.candidates.export(number))) as packed:
        assert packed.namelist() == ["record.json", "resume.json", "originals/annika.txt", "originals/annika-2.txt"]
        assert packed.read("originals/annika-2.txt") == b"more herons"
        record, resume = (json.loads(packed.read(name)) for name in ("record.json", "resume.json"))
    assert resume["basics"]["email"] == "annika@example.org"
    assert record["recipients"] == ["Client GmbH"] and record["rankings"][0]["place"] == 1
    assert {"candidate", "candidate paper", "candidate step"} <= set(record["rows"])
    assert record["row"]["source"] == GROUNDS["source"] and record["proof"] == APPLIED["proof"]
    assert [step.kind for step in ws.candidates.show(number).steps] == ["disclosure", "read"]


def words_in(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file()]
    tables = [str(pq.ParquetFile(file).read().to_pylist()) for file in files if file.suffix == ".parquet"]
    others = [file.read_bytes().decode("utf-8", "replace") for file in files if file.suffix != ".parquet"]
    return "\n".join([*tables, *others, *(str(file.relative_to(folder)) for file in files)]).casefold()


TRACES = ("annika", "lindqvist", "4930901820", "heronry")


def test_g10_whoever_is_erased_is_nowhere_any_more_and_stays_out(ws: Workspace, tmp_path: Path) -> None:
    cv = b"Annika Lindqvist\nannika.lindqvist@example.org\n\nExperience\n2019 - 2024 Keeper, Lund heronry\n"
    number = ws.candidates.put_in("CV Annika Lindqvist.txt", cv, a_grounds(ws))
    other = add(ws, "Bob Birch", **{**NOBODY, "email": "bob@example.org"}, text="worked with Annika Lindqvist")
    ws.candidates.step(number, "disclosure", "Client of Lindqvist GmbH")
    ws.candidates.put(number, "later.txt", b"a later heronry")
    account = next(r.account for r in ws.desk.candidates.list() if r.id == number)
    ranking = Ranking(digest_of("cv"), "terms 1", "Python", (ws.desk.rankings.ranked(account, 1, 0.5),))
    ws.desk.rankings.shown(ranking)
    ws.candidates.reject(number, "Annika has no Python yet", 60)
    ws.candidates.put_in(
        "cy.txt", b"Cy Cedar\ncy@example.org\n\nExperience\n2020 - 2025 Cook, Adler inn\n", a_grounds(ws)
    )
    assert [row.name for row in ws.candidates.search("heronry AND keeper").rows] == ["Annika Lindqvist"]
    assert ws.candidates.search("annika").count == 1, "Bob tells of her; her own name is no word of hers"
    assert [row.name for row in ws.candidates.search("cook NOT heronry").rows] == ["Cy Cedar"]
    ws.scores.rebuild()
    backup = tmp_path / "backup"
    ws.back_up(backup)
    assert [word for word in TRACES if word in words_in(ws.path)] != []

    erased = ws.candidates.erase(number)

    assert [word for word in TRACES if word in words_in(ws.path)] == []
    assert erased.told["files_that_hold_a_trace"] == 0 and int(str(erased.told["files_looked_through"])) > 5
    assert erased.told["papers"] == 2 and len(erased.told["backups_made_since"]) == 1  # type: ignore[arg-type]
    assert certificate.read(erased.certificate) == erased.told
    assert "Annika" not in erased.certificate and "lindqvist" not in erased.certificate.casefold()
    assert ws.desk.rankings.count() == 2 and ws.desk.rankings.findings() == ()
    assert erased.told["words_left_in_the_index"] == 0 and ws.candidates.search("heronry").count == 0
    assert [word for word in TRACES if word in words_in(ws.path)] == []
    assert [row.name for row in ws.candidates.search("cook").rows] == ["Cy Cedar"]
    assert [row.name for row in ws.candidates.list()] == ["Cy Cedar", "Bob Birch"]
    assert ws.candidates.show(other).text == "worked with (erased)"
    for name, content in (
        ("other name.txt", cv),
        ("b.txt", b"annika.lindqvist@EXAMPLE.org"),
        ("later.txt", b"a later heronry"),
    ):
        with pytest.raises(InputError, match="was erased here, and stays out"):
            ws.candidates.put_in(name, content, a_grounds(ws))
    assert [row.name for row in ws.candidates.list()] == ["Cy Cedar", "Bob Birch"]
    with pytest.raises(NotFoundError):
        ws.candidates.show(number)


def test_g10_forgetting_the_person_is_the_same_way(ws: Workspace) -> None:
    add(ws)
    ws.people.forget(ws.candidates.list()[0].person)
    assert ws.candidates.list() == () and list((ws.path / "candidates").iterdir()) == []
    with pytest.raises(InputError, match="stays out"):
        add(ws)


def test_g11_who_objects_is_on_the_list_for_every_channel(ws: Workspace) -> None:
    number = add(ws)
    ws.candidates.step(number, "hold", "claim of 3 March")
    with pytest.raises(InputError, match="kept for a dispute: claim of 3 March"):
        ws.candidates.erase(number)
    assert ws.candidates.object(number).told["why"] == "they objected"
    for address in ("Annika.Lindqvist@example.org", "+49 (30) 901820", "linkedin.com/in/annika-l"):
        assert "on any channel" in ws.candidates.may_reach(address)
    assert ws.candidates.may_reach("bob@example.org") == ""
    with pytest.raises(InputError, match="objected to being kept here"):
        add(ws, "Somebody Else", email="", link="")


def test_a_backup_brings_back_the_files_and_nobody_who_left_since(ws: Workspace, tmp_path: Path) -> None:
    number = ws.candidates.put_in("annika.txt", b"Annika Lindqvist\nannika@example.org", a_grounds(ws))
    stays = add(ws, "Bob Birch", **{**NOBODY, "email": "bob@example.org"}, text="cook")
    backup = tmp_path / "backup"
    ws.back_up(backup)
    ws.candidates.erase(number)
    ws.close()
    Workspace.restore(backup, ws.path, replace=True)
    with Workspace.open(ws.path) as again:
        assert [row.name for row in again.candidates.list()] == ["Bob Birch"]
        [paper] = again.candidates.show(stays).papers
        assert again.candidates.original(stays, paper.id) == ("by hand.txt", b"cook")
        assert len(list((ws.path / "candidates").iterdir())) == 1
        with pytest.raises(InputError, match="stays out"):
            again.candidates.put_in("a.txt", b"annika@example.org", a_grounds(again))
    with Workspace.restore(backup, tmp_path / "fresh") and Workspace.open(tmp_path / "fresh") as fresh:
        assert len(fresh.candidates.list()) == 2
