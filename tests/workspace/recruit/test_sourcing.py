"""The search through the door of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError, PointedError
from renown.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "workspace") as workspace:
        yield workspace


def test_a_query_is_read_in_words_for_people(ws: Workspace) -> None:
    read = ws.sourcing.read('title:"data engineer" and years:5+ (a OR city:Köln*) -x (b OR (c d)) p NEAR/3 q')
    assert [(chip.words, chip.field) for chip in read.must] == [
        ("data engineer", "title"),
        ("5 or more", "years"),
        ("p NEAR/3 q", ""),
    ]
    assert [[(chip.words, chip.field) for chip in row] for row in read.any] == [[("a", ""), ("Köln*", "city")]]
    assert [chip.words for chip in read.none] == ["x"]
    assert read.kept == ("b OR (c AND d)",)
    assert len(read.notes) == 1
    assert ws.sourcing.read(read.text).text == read.text


def test_nothing_asks_nothing_yet_and_nonsense_is_pointed_at(ws: Workspace) -> None:
    assert ws.sourcing.read("  ").text == ""
    for ask in (ws.sourcing.read, ws.sourcing.elsewhere):
        with pytest.raises(PointedError) as raised:
            ask("python AND (")
        assert (raised.value.start, raised.value.end) == (11, 12)
    with pytest.raises(NotFoundError):
        ws.sourcing.elsewhere("python", "orkut")


def test_a_search_is_built_and_taken_apart_chip_by_chip(ws: Workspace) -> None:
    query = ws.sourcing.add_chip("", "Data Engineer", field="title")
    query = ws.sourcing.add_chip(query, "python")
    query = ws.sourcing.add_chip(query, "scala", "instead", at=1)
    query = ws.sourcing.add_chip(query, "java", "any", at=0)
    query = ws.sourcing.add_chip(query, "junior", "none")
    assert query == 'title:"Data Engineer" AND (python OR scala OR java) AND NOT junior'
    query = ws.sourcing.drop_chip(ws.sourcing.drop_chip(query, "any", 0, 0), "any", 1, 0)
    assert query == 'title:"Data Engineer" AND scala AND NOT junior'
    for _ in range(2):
        query = ws.sourcing.drop_chip(query, "must", 0)
    assert ws.sourcing.drop_chip(query, "none", 0) == ""
    with pytest.raises(InputError, match="not there any more"):
        ws.sourcing.drop_chip(query, "must", 0)


def test_every_platform_says_who_told_its_limits(ws: Workspace) -> None:
    told = {one.dialect: one for one in ws.sourcing.elsewhere("python")}
    assert told["bing-xing"].limits.startswith("10 words (https://help.bing.microsoft.com")
    assert told["linkedin"].limits == "5 operators (reported by users)"
    assert told["github"].source.endswith("(2026-11-30)")
    assert told["xing"].source == ""


def test_other_names_are_offered_and_taken_in_as_alternatives(ws: Workspace) -> None:
    query = "title:Krankenschwester (python OR sql) city:Berlin -nurse xyzzy"
    offers = {one.words: one for one in ws.sourcing.synonyms(query)}
    assert set(offers) == {"Krankenschwester", "python, sql"}
    nurse = offers["Krankenschwester"]
    assert {"nurse", "Krankenpfleger"} <= set(nurse.names)
    now = ws.sourcing.add_chip(query, "Krankenpfleger", nurse.to, nurse.field, nurse.at)
    assert "title:(Krankenschwester OR Krankenpfleger)" in now
    again = next(one for one in ws.sourcing.synonyms(now) if one.words.startswith("Krankenschwester"))
    assert "Krankenpfleger" not in again.names
    assert "Krankenpflegerin" in again.names
    assert ws.sourcing.synonyms("") == ()
