"""The made-up recruiting: CVs in every form, nobody twice, the same again; and the story, through the real rooms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath

import pytest

from renown.demo.recruit.batches import FEWEST_CVS, PLANS, papers, write_batches
from renown.demo.recruit.crowd import Crowd, layouts, story
from renown.demo.recruit.names import MOST_CALLED
from renown.errors import InputError
from renown.recruit.law.basis import BASES
from renown.recruit.texts.reader import read
from renown.workspace import Workspace

ENDINGS = {"pdf", "docx", "odt", "rtf", "txt", "md", "html", "json", "xml"}


@pytest.fixture
def ws(thirty_cvs: Path) -> Iterator[Workspace]:
    with Workspace.open(thirty_cvs) as opened:
        yield opened


def test_four_hundred_are_planned_in_every_form_on_every_basis() -> None:
    told = papers(7, 400)
    assert sum(map(len, told.values())) == 400
    assert {PurePath(name).suffix[1:] for own in told.values() for name in own} == ENDINGS
    assert {PLANS[name].grounds.basis for name in told} == set(BASES)
    assert all(told.values())


def test_the_same_seed_gives_the_same_words_and_another_others() -> None:
    first, again, other = papers(7, 60), papers(7, 60), papers(8, 60)
    assert [[*own] for own in first.values()] == [[*own] for own in again.values()]
    texts = [name for name in first["care"] if name.endswith((".txt", ".md", ".json", ".xml", ".html"))]
    assert texts
    assert all(first["care"][name]() == again["care"][name]() for name in texts)
    assert [*first["pool"]] != [*other["pool"]]


def test_every_layout_of_the_crowd_is_read_under_its_name() -> None:
    crowd, turns = Crowd(7), len(layouts())
    for _ in range(turns):
        layout, made = crowd.next("de en es")
        text = read(f"cv.{layout.ending}", layout.write(made)).text
        told = made.life.name.split()
        assert all(part in text for part in told), layout.name
        assert made.life.email in text, layout.name


def test_nobody_has_a_name_an_address_or_a_number_of_somebody_else() -> None:
    crowd = Crowd(7)
    lives = [crowd.next("de en es")[1].life for _ in range(MOST_CALLED // 2)]
    lives += [one.sheet.life for one in story()]
    for what in ("name", "email", "phone"):
        assert max(Counter(getattr(life, what) for life in lives).values()) == 1, what
    assert {life.email.rpartition("@")[2] for life in lives} == {"example.org", "example.com", "example.net"}
    assert sum(not life.name.isascii() for life in lives) > len(lives) // 3


def test_too_few_cannot_hold_the_story(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too few"):
        write_batches(tmp_path / "cvs", 7, FEWEST_CVS - 1, datetime.now(UTC).date())


def test_everybody_is_kept_on_grounds_and_what_is_bad_is_told(ws: Workspace) -> None:
    rows = {row.name: row for row in ws.candidates.list()}
    state = ws.law.state()
    assert state.without_grounds == () == state.log
    assert len(rows) == 30 - 4  # a CV that came twice, two people in one file, both papers of whoever objected
    assert {row.basis for row in rows.values()} == set(BASES)
    assert "Scan0042" in rows


def test_the_story_is_there(ws: Workspace) -> None:
    rows = {row.name: row for row in ws.candidates.list()}
    people = {one.role: one for one in story()}
    found = {row.name for row in ws.candidates.search("airflow AND python AND sql").rows}
    titled = {row.name for row in ws.candidates.search('title:"data engineer"').rows}
    unnamed, changer = people["unnamed"].name, people["changer"].name
    assert {unnamed, changer} <= found - titled
    assert people["stuffed"].name not in found
    assert people["objected"].name not in rows
    due = {line.name: line for line in ws.law.due()}
    assert due[people["untold"].name].act == "notice"
    assert due[people["expiring"].name].act == "ask"
    assert rows[people["colleague"].name].basis == "6(1)(a)"


def test_the_flawed_advertisement_has_many_more_findings_than_the_others(ws: Workspace) -> None:
    found = {row.title: row.findings for row in ws.vacancies.list()}
    assert len(found) == 3
    assert found["Koch"] > sum(found.values()) - found["Koch"]
