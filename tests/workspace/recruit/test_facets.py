"""What a search can be narrowed by: each count is what a plain reading of everybody's profile counts."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from renown.recruit.profiles import Profile
from renown.recruit.query.chips import chip_of
from renown.recruit.query.parser import parse
from renown.recruit.query.tree import And, Everything, Span
from renown.workspace import Workspace
from renown.workspace.recruit import pool
from renown.workspace.recruit.facets import FACETS

from ...recruit.sourcing.oracle import Oracle
from ...recruit.sourcing.worlds import profiles

FROM = {
    "purpose": "Engineer",
    "basis": "6(1)(b)",
    "proof": "their mail of 4 May 2026",
    "source": "https://board.example.org",
    "visibility": "consent",
}
AT = Span(0, 0)
QUERIES = ("", "python", "NOT data", "(data OR leiter) AND years:>=5", "skill:Python city:(Berlin OR Zürich)", "xyzzy")


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("facets") / "workspace"
    with Workspace.create(folder, purpose="recruiting") as made:
        made.candidates.add("Ann Alder", **FROM, text="python")
        yield made


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch, ws: Workspace) -> list[Profile]:
    """A hundred and twenty profiles, as if papers had told them."""
    made = profiles(random.Random(8), 120)
    monkeypatch.setattr(pool, "profiles", lambda context: tuple(made))
    pool._STANDS.clear()
    return made


@pytest.mark.parametrize("query", QUERIES)
def test_counts_are_those_of_a_plain_reading(ws: Workspace, people: list[Profile], query: str) -> None:
    tree, oracle = parse(query).tree if query else Everything(AT), Oracle(people, pool.day(ws._context))
    found = oracle.found(tree)
    facets = ws.candidates.facets(query, most=50)
    assert bool(facets) == bool(found)
    for facet in facets:
        assert facet.field == FACETS[facet.kind]
        for line in facet.lines:
            narrowed = And((tree, chip_of(line.words, facet.field)), AT)
            assert line.people == len(oracle.found(narrowed)) > 0, (query, facet.kind, line)
    for kind in ("skills", "languages", "cities", "sources"):
        labels = {label.casefold() for p in people if p.person in found for label in getattr(p, kind)}
        offered = {line.words.casefold() for facet in facets if facet.kind == kind for line in facet.lines}
        asked = {"python"} if "skill:" in query else set()
        assert len(labels - asked) - 3 <= len(offered) <= len(labels), (kind, labels, offered)


def test_what_is_asked_already_is_not_offered(ws: Workspace, people: list[Profile]) -> None:
    offered = {facet.kind: [line.words for line in facet.lines] for facet in ws.candidates.facets("skill:Go")}
    assert "Go" not in offered["skills"] and "SQL" in offered["skills"]
    assert len(ws.candidates.facets("skill:Go", most=1)[0].lines) == 1
    years = [line.words for facet in ws.candidates.facets() if facet.kind == "years" for line in facet.lines]
    assert years == [span for span in ("0-2", "2-5", "5-10", "10-20", "20+") if span in years] and len(years) > 2
