"""People one knows already, taken in as candidates: once each, on grounds, without what was not for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from renown.errors import InputError, NotFoundError
from renown.recruit.law.kept import months_on
from renown.workspace import Workspace

WEIGHED = "We look for cooks; they are our own contacts; one message, easily refused, and nothing else is kept."
FOUND = ("Cooks", "6(1)(f)", WEIGHED, "connections of Olga Owner, exported on 4 May 2026", "public")
AGREED = ("Cooks", "6(1)(a)", "their consent by mail of 4 May 2026", "address book of Olga Owner", "consent")

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Lund,https://www.linkedin.com/in/ana-l,ana@example.org,Gasthof Adler,Pastry chef,05 Mar 2024
Bo,Birch,https://www.linkedin.com/in/bo-b,,Klinik am See,Nurse,06 Mar 2024
Cy,Cedar,https://www.linkedin.com/in/cy-c,,,,07 Mar 2024
"""
CARDS = """BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Lund\r\nEMAIL:ana@example.org\r\nORG:Gasthof Adler\r
TITLE:Pastry chef\r\nTEL:+4930901820\r\nEND:VCARD\r
BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Di Dogwood\r\nEMAIL:di@example.org\r\nORG:Brot eG\r\nTITLE:Baker\r\nEND:VCARD\r
BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ed Elm\r\nEMAIL:ed@example.org\r\nEND:VCARD\r
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as made:
        yield made


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    (tmp_path / "Connections.csv").write_text(CONNECTIONS)
    return tmp_path / "Connections.csv"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book.vcf").write_text(CARDS)
    return tmp_path / "book.vcf"


def year_on(ws: Workspace) -> dict[str, Any]:
    return {"until": ws._context.today().date() + timedelta(days=365)}


def names(ws: Workspace, query: str) -> set[str]:
    return {row.name for row in ws.candidates.search(query).rows}


def test_a_preview_says_who_on_what_and_what_is_due_and_keeps_nothing(ws: Workspace, connections: Path) -> None:
    told = ws.acquaintances.preview(connections, *FOUND)
    today = ws._context.today().date()
    assert (told.count, told.notice, told.locked, told.here, told.added) == (2, months_on(today, 1), "", (), ())
    assert [(one.name, one.work) for one in told.people] == [
        ("Ana Lund", "Pastry chef, Gasthof Adler"),
        ("Bo Birch", "Nurse, Klinik am See"),
    ]
    assert dict(told.left) == {"nothing is said of their work": 1, "the export is theirs": 1}
    assert told.basis.startswith("6(1)(f): you found them")
    late = ws.acquaintances.preview(connections, *FOUND, collected=today - timedelta(days=60))
    assert late.locked == "they were not told in time that they are kept"
    assert ws.candidates.list() == () and ws.people.page().total == 0


def test_they_are_searched_like_cvs_with_grounds_and_without_what_was_not_public(
    ws: Workspace, connections: Path
) -> None:
    told = ws.acquaintances.take_in(connections, *FOUND)
    assert len(told.added) == 2 and names(ws, "pastry") == {"Ana Lund"} and names(ws, "title:nurse") == {"Bo Birch"}
    page = ws.candidates.show(told.added[0])
    assert (page.row.basis, page.row.source, page.row.purpose, page.row.thin) == ("6(1)(f)", FOUND[3], "Cooks", True)
    assert page.reach.emails == () and page.reach.links == ("linkedin.com/in/ana-l",)
    assert [duty.rule for duty in page.row.duties] == ["G2", "G5"]
    [paper] = page.papers
    assert b"ana@example.org" not in ws.candidates.original(told.added[0], paper.id)[1]
    assert ws.law.without_grounds() == ()


def test_a_cv_and_two_lists_of_one_person_meet_in_one_record(
    ws: Workspace, connections: Path, book: Path, tmp_path: Path
) -> None:
    cv = tmp_path / "cv.json"
    cv.write_text(
        json.dumps({"basics": {"name": "A. Lund", "email": "ana@example.org"}, "skills": [{"name": "bread"}]})
    )
    [ana] = ws.candidates.add_file(cv, "Cooks", "6(1)(b)", "her mail of 4 May 2026", "", "consent").added
    told = ws.acquaintances.take_in(connections, *FOUND)
    assert told.here == (ana,) and [ws.candidates.show(n).row.name for n in told.added] == ["Bo Birch"]
    again = ws.acquaintances.take_in(connections, *FOUND)
    assert (again.count, again.added, len(again.here)) == (0, (), 2)
    more = ws.acquaintances.take_in(book, *AGREED, **year_on(ws))
    assert more.here == (ana,) and [ws.candidates.show(n).reach.emails for n in more.added] == [("di@example.org",)]
    both = tmp_path / "both"
    both.mkdir()
    for file in (connections, book):
        (both / file.name).write_bytes(file.read_bytes())
    with Workspace.create(tmp_path / "other", purpose="recruiting") as other:
        assert other.acquaintances.preview(both, *AGREED, **year_on(other)).count == 3, "Ana by her address once"


def test_a_book_is_not_public_and_acquaintances_did_not_apply(ws: Workspace, book: Path) -> None:
    told = ws.acquaintances.preview(book, *FOUND)
    assert (
        told.count == 0
        and dict(told.left)["G4: no public page of theirs is known, and what a book holds is not for everybody"] == 2
    )
    with pytest.raises(InputError, match="have not applied"):
        ws.acquaintances.take_in(book, "Cooks", "6(1)(b)", "they are my contacts", "my book", "consent")
    with pytest.raises(InputError, match=r"G1.*G3"):
        ws.acquaintances.preview(book, "", "6(1)(f)", "", "internet", "public")
    with pytest.raises(NotFoundError, match="does not exist"):
        ws.acquaintances.preview(book.parent / "nothing.zip", *FOUND)


def test_who_was_erased_or_objected_stays_out(ws: Workspace, connections: Path) -> None:
    ana, bo = ws.acquaintances.take_in(connections, *FOUND).added
    ws.candidates.erase(ana)
    ws.candidates.object(bo)
    told = ws.acquaintances.take_in(connections, *FOUND)
    assert told.added == () and dict(told.left)["they were erased, or objected, and stay out"] == 2


def test_one_act_is_taken_back_as_one_and_again(ws: Workspace, connections: Path, book: Path) -> None:
    first = ws.acquaintances.take_in(connections, *FOUND).added
    other = ws.acquaintances.take_in(book, *AGREED, **year_on(ws)).added
    assert ws.acquaintances.take_back(first[1]) == 2 and names(ws, "pastry OR nurse") == set()
    assert {row.number for row in ws.candidates.list()} == set(other)
    with pytest.raises(NotFoundError):
        ws.acquaintances.take_back(first[0])
    assert ws.acquaintances.take_up(first[0]) == 2 and names(ws, "pastry OR nurse") == {"Ana Lund", "Bo Birch"}
    assert ws.acquaintances.take_back(next(r.number for r in ws.candidates.list() if r.name == "Ana Lund")) == 2


def test_people_of_another_workspace_come_as_well_and_it_stays_as_it_is(
    ws: Workspace, connections: Path, tmp_path: Path
) -> None:
    with Workspace.create(tmp_path / "mine") as mine:
        mine.imports.add(connections)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "mine").rglob("*") if file.is_file()}
    assert len(ws.acquaintances.take_in(tmp_path / "mine", *FOUND, collected=date.today()).added) == 2
    assert before == {file: file.stat().st_mtime_ns for file in (tmp_path / "mine").rglob("*") if file.is_file()}
