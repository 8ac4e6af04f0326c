"""Vacancies through the door of the workspace: kept, changed, checked, dismissed, and gone with whoever is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.errors import ChangedError, InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.recruit.vacancy_answers import VacancyCard

AD = """Softwareentwickler (m/w)

Die Muster Software GmbH sucht Verstärkung. Wir sind ein junges Team. Standort: Kiel

Ihr Profil
- Python
- Scala von Vorteil

Gehalt: 50.000 bis 60.000 Euro brutto im Jahr. Ansprechpartnerin: Frau Wilma Zweigert, jobs@muster.example
"""


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        yield workspace


def keys(card: VacancyCard) -> list[str]:
    return [line.key for line in card.checked.lines if not line.dismissed]


def value(card: VacancyCard, name: str) -> tuple[tuple[str, ...], str]:
    field = next(field for field in card.checked.fields if field.name == name)
    return field.values, field.by


def test_a_check_keeps_nothing(ws: Workspace) -> None:
    before = ws.desk.audit_entries()
    assert {line.finding.rule for line in ws.vacancies.check(AD).lines} >= {"gender.title", "age.young"}
    assert ws.vacancies.list() == () and ws.desk.audit_entries() == before


def test_an_advertisement_sent_twice_is_one_vacancy(ws: Workspace) -> None:
    assert ws.vacancies.add(AD).number == ws.vacancies.add(AD).number
    assert ws.vacancies.add(AD + "\nNeu.").number != ws.vacancies.list()[1].number
    assert [row.title for row in ws.vacancies.list()] == ["Softwareentwickler"] * 2


def test_an_accepted_proposal_stands_in_the_text_and_every_version_stays(ws: Workspace) -> None:
    card = ws.vacancies.add(AD)
    line = next(line for line in card.checked.lines if line.finding.rule == "age.young")
    after = ws.vacancies.accept(card.number, 1, line.key, line.finding.start)
    assert "Wir sind ein engagiertes Team." in after.checked.text and "age.young" not in str(keys(after))
    assert after.version == 2
    (earlier,) = ws.vacancies.versions(card.number)
    assert earlier.text == AD and {changed[:2] for changed in earlier.changed} == {"- ", "+ "}
    back = ws.vacancies.restore(card.number, 2, 1)
    assert (back.version, back.checked.text) == (3, AD)
    assert [row.version for row in ws.vacancies.versions(card.number)] == [2, 1]


def test_what_was_dismissed_stays_so_with_its_reason_when_the_text_is_edited(ws: Workspace) -> None:
    card = ws.vacancies.add(AD)
    young = next(key for key in keys(card) if key.startswith("age.young"))
    ws.vacancies.dismiss(card.number, young, "  our oldest is\n 64 ")
    moved = ws.vacancies.write(card.number, 1, "Neu ganz oben\n\n" + AD.replace("junges Team", "JUNGES  Team"))
    assert young not in keys(moved)
    assert [line.dismissed for line in moved.checked.lines if line.key == young] == ["our oldest is 64"]
    other = ws.vacancies.write(card.number, 2, AD.replace("ein junges Team", "junge Leute"))
    assert any(key.startswith("age.young") for key in keys(other)), "other words are another finding"
    again = ws.vacancies.write(card.number, 3, AD)
    assert young not in keys(again)
    assert young in keys(ws.vacancies.undismiss(card.number, young))


def test_a_dismissal_needs_a_reason_and_a_finding(ws: Workspace) -> None:
    card = ws.vacancies.add(AD)
    with pytest.raises(InputError, match="no reason"):
        ws.vacancies.dismiss(card.number, keys(card)[0], " \n ")
    with pytest.raises(NotFoundError):
        ws.vacancies.dismiss(card.number, "age.young|nobody", "why not")


def test_a_word_of_the_owner_stands_before_the_text_until_it_is_taken_back(ws: Workspace) -> None:
    number = ws.vacancies.add(AD).number
    edited = ws.vacancies.edit(number, 1, "pay", "20 to 22 euros an hour")
    pay = edited.checked.vacancy.pay
    assert pay and (pay.low, pay.high, pay.period) == (20, 22, "hour")
    edited = ws.vacancies.edit(number, 2, "must", "Python\n\n Go ")
    assert value(edited, "must") == (("Python", "Go"), "you")
    edited = ws.vacancies.edit(number, 3, "place", "")
    assert value(edited, "place") == ((), "you") and "place" in edited.checked.vacancy.missing
    assert value(ws.vacancies.reread(number, 4, "place"), "place") == (("Kiel",), "text")


@pytest.mark.parametrize(("field", "words"), [("salary", "1"), ("title", "x" * 5_001), ("must", "a\n" * 101)])
def test_edits_have_bounds(ws: Workspace, field: str, words: str) -> None:
    number = ws.vacancies.add(AD).number
    with pytest.raises(InputError):
        ws.vacancies.edit(number, 1, field, words)
    assert ws.vacancies.card(number).version == 1


def test_of_two_windows_the_second_is_told(ws: Workspace) -> None:
    number = ws.vacancies.add(AD).number
    ws.vacancies.edit(number, 1, "title", "Koch")
    for late in (
        lambda: ws.vacancies.edit(number, 1, "title", "Bäcker"),
        lambda: ws.vacancies.write(number, 1, "Bäcker (m/w/d)"),
        lambda: ws.vacancies.restore(number, 1, 1),
    ):
        with pytest.raises(ChangedError):
            late()
    ws.vacancies.remove(number)
    with pytest.raises(ChangedError):
        ws.vacancies.edit(number, 2, "title", "Bäcker")


def test_a_vacancy_taken_off_comes_back_as_it_was(ws: Workspace) -> None:
    card = ws.vacancies.add(AD)
    ws.vacancies.remove(card.number)
    assert ws.vacancies.list() == () and ws.vacancies.card(card.number).removed
    assert ws.vacancies.bring_back(card.number) == card
    with pytest.raises(NotFoundError):
        ws.vacancies.card(card.number + 1)


def test_every_decision_has_its_line_and_no_line_tells_the_text(ws: Workspace) -> None:
    card = ws.vacancies.add(AD)
    line = next(line for line in card.checked.lines if line.finding.instead is not None)
    ws.vacancies.accept(card.number, 1, line.key, line.finding.start)
    ws.vacancies.dismiss(card.number, young := keys(card)[-1], "so it is")
    ws.vacancies.undismiss(card.number, young)
    ws.vacancies.remove(card.number)
    ws.vacancies.bring_back(card.number)
    assert [line.words for line in ws.decided()] == [
        "The vacancy is kept.",
        "The vacancy is changed.",
        "The finding is dismissed.",
        "The finding counts again.",
        "The vacancy is off the list.",
        "The vacancy is on the list again.",
    ]
    assert "Softwareentwickler" not in str(ws.desk.audit_lines(0, 100))


def test_a_page_with_data_of_its_own_is_kept_with_what_only_that_says(ws: Workspace, tmp_path: Path) -> None:
    data = {
        "@type": "JobPosting", "title": "Baker", "hiringOrganization": {"name": "Crumb Ltd"},
        "baseSalary": {"currency": "EUR", "value": {"minValue": 30000, "maxValue": 34000, "unitText": "YEAR"}},
    }  # fmt: skip
    page = tmp_path / "job.html"
    page.write_text(
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script><script>alert(1)</script></head>'
        "<body><h1>Baker</h1><p>You bake for the town. Location: Cork</p><h2>Requirements</h2>"
        "<ul><li>Sourdough</li></ul>"
        "</body></html>",
        encoding="utf-8",
    )
    card = ws.vacancies.add_file(page)
    assert value(card, "employer") == (("Crumb Ltd",), "page")
    assert value(card, "must") == (("Sourdough",), "text")
    pay = card.checked.vacancy.pay
    assert pay and (pay.low, pay.high, pay.currency, pay.period) == (30000, 34000, "EUR", "year")
    assert "pay.missing" in {line.finding.rule for line in card.checked.lines}
    assert "alert" not in card.checked.text
    assert ws.vacancies.check_file(page).vacancy.employer == card.checked.vacancy.employer


def test_files_that_hold_no_text_are_refused(ws: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "ad.txt"
    empty.write_bytes(b"")
    long = tmp_path / "long.txt"
    long.write_text("Koch gesucht. " * 80_000, encoding="utf-8")
    for file in (empty, long):
        with pytest.raises(InputError):
            ws.vacancies.add_file(file)
    with pytest.raises(NotFoundError):
        ws.vacancies.check_file(tmp_path / "nowhere.pdf")
    assert ws.vacancies.list() == ()


def test_whoever_is_forgotten_is_in_no_version_and_in_no_reason(ws: Workspace) -> None:
    person = ws.people.add("Wilma Zweigert", email="wilma@zweigert.example")
    number = ws.vacancies.add(AD).number
    ws.vacancies.edit(number, 1, "contact", "Wilma Zweigert\nwilma@zweigert.example")
    ws.vacancies.edit(number, 2, "contact", "the office")
    ws.vacancies.dismiss(number, keys(ws.vacancies.card(number))[0], "Wilma Zweigert says so")
    ws.people.forget(person)
    card = ws.vacancies.card(number)
    told = str((card, ws.vacancies.versions(number)))
    assert "Zweigert" not in told and "(erased)" in told
    assert value(card, "contact") == (("the office",), "you")
    for file in ws.path.rglob("*"):
        if file.is_file():
            assert b"Zweigert" not in file.read_bytes(), file


def test_vacancies_come_back_from_a_backup(ws: Workspace, tmp_path: Path) -> None:
    card = ws.vacancies.add(AD)
    ws.vacancies.edit(card.number, 1, "title", "Koch")
    ws.vacancies.dismiss(card.number, keys(card)[0], "it is so")
    before = ws.vacancies.card(card.number), ws.vacancies.versions(card.number)
    ws.back_up(tmp_path / "all.backup")
    ws.close()
    Workspace.restore(tmp_path / "all.backup", tmp_path / "again")
    with Workspace.open(tmp_path / "again") as again:
        assert (again.vacancies.card(card.number), again.vacancies.versions(card.number)) == before


def test_each_must_have_says_how_many_of_the_own_pool_do_not_show_it(tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    for letter, skill in zip("abcdefghijkl", ["Python"] * 2 + ["Kubernetes"] * 10, strict=True):
        cv = f"Ann Alder{letter}\nann@{letter}.example.org\n\nBerlin\n\nSkills\n{skill}\n\nLanguages\nEnglish\n"
        (folder / f"{letter}.txt").write_text(cv, encoding="utf-8")
    with Workspace.create(tmp_path / "workspace", purpose="recruiting") as ws:
        unknown = ws.vacancies.check(AD)
        assert (unknown.pool, unknown.shrinks) == (None, ())
        proof = "their mail of 4 May 2026 for the job in Kiel"
        added = ws.candidates.add_file(folder, "a job in Kiel", "6(1)(b)", proof, "their mail to us", "consent")
        assert len(added.added) == 12, added
        card = ws.vacancies.add(AD)
        (shrink,) = card.checked.shrinks
        assert (card.checked.pool, shrink.demand.value, shrink.excluded, shrink.of) == (12, "Python", 10, 12)
        assert [line.finding.words for line in card.checked.lines if line.finding.rule == "pool.shrinks"] == ["Python"]
        assert ws.vacancies.list()[0].findings == card.checked.open
