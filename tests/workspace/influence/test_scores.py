"""Scores explain themselves: factors add up to the score, data points add up to the factors."""

from __future__ import annotations

from datetime import timedelta

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace

COLUMNS = (
    "person_id name handles score low high seen resonance depth curation breadth endurance as_of formula".split()
)  # fmt: skip
FACTORS = COLUMNS[7:12]


def leaders(ws: Workspace) -> list[int]:
    return [row["person_id"] for row in ws.scores.rows(limit=3)]


def test_the_table_has_the_promised_columns_best_first(ws: Workspace) -> None:
    table = ws.scores.table()
    assert table.column_names == COLUMNS
    scores = table["score"].to_pylist()
    assert scores == sorted(scores, reverse=True) and len(scores) > 20
    assert set(table["seen"].to_pylist()) == {"enough", "not_enough"}


def test_factor_points_add_up_to_every_score(ws: Workspace) -> None:
    for row in ws.scores.table().to_pylist():
        assert sum(row[name] for name in FACTORS) == pytest.approx(row["score"], abs=1e-9)


def test_why_agrees_with_the_table_and_evidence_with_why(ws: Workspace) -> None:
    table = {row["person_id"]: row for row in ws.scores.table().to_pylist()}
    for person in leaders(ws):
        answer = ws.scores.why(person)
        assert answer.score == pytest.approx(table[person]["score"], abs=1e-9)
        assert sum(f.points for f in answer.factors) == pytest.approx(answer.score, abs=1e-9)
        assert sum(n.points for n in answer.networks) == pytest.approx(answer.score, abs=1e-9)
        for factor in answer.factors:
            found = ws.scores.evidence(person, factor.name, limit=10**6)
            assert found.total == len(found.items)
            assert sum(i.points for i in found.items) == pytest.approx(factor.points, abs=1e-6)
            assert all(i.sentence and i.source and i.actor != person for i in found.items)


def test_evidence_comes_a_window_at_a_time(ws: Workspace) -> None:
    person = leaders(ws)[0]
    whole = ws.scores.evidence(person, "resonance", limit=10)
    parts = [ws.scores.evidence(person, "resonance", offset=o, limit=5) for o in (0, 5)]
    assert whole.items == parts[0].items + parts[1].items
    with pytest.raises(InputError, match="expected one of resonance"):
        ws.scores.evidence(person, "fame")


def test_areas_named_by_factors_are_in_the_catalogue(ws: Workspace) -> None:
    known = {area.name for area in ws.areas.list()}
    assert len(known) >= 400
    for person in leaders(ws):
        for factor in ws.scores.why(person).factors:
            assert set(factor.areas) <= known
        values = ws.areas.values(person)
        assert {a.name for a in values} <= known
        assert all(a.value is not None and a.low <= a.value <= (a.high or float("inf")) for a in values)


def test_a_score_of_the_past_knows_nothing_of_later_facts(ws: Workspace) -> None:
    newest = ws.state().newest_fact
    assert newest is not None
    past = newest - timedelta(days=200)
    then, now = ws.scores.table(as_of=past), ws.scores.table()
    assert then["as_of"][0].as_py() == f"{past.isoformat()}Z"
    assert then.num_rows < now.num_rows
    assert all(i.ts < past for i in ws.scores.evidence(leaders(ws)[0], "depth", as_of=past, limit=500).items if i.ts)


def test_somebody_because_of_whom_nobody_acted_has_no_score(ws: Workspace) -> None:
    scored = set(ws.scores.table()["person_id"].to_pylist())
    found = [row for page in range(1, 4) for row in ws.people.page(sort="name", page=page).rows]
    silent = next(row for row in found if row.person not in scored)
    assert silent.seen == "not_enough"
    with pytest.raises(NotFoundError):
        ws.scores.why(silent.person)


def test_history_is_written_once_and_goes_on(own: Workspace) -> None:
    person = leaders(own)[0]
    assert own.scores.record(days=12, step=4) > 0
    first = own.scores.history(person)
    assert own.scores.record(days=12, step=4) == 0
    assert own.scores.history(person) == first
    assert [p.day for p in first] == sorted({p.day for p in first}) and len(first) == 4
    today = own.scores.why(person)
    assert first[-1].score == pytest.approx(today.score, abs=1e-9)
    own.seeds.add(leaders(own)[1])
    own.scores.rebuild()
    assert [p for p in own.scores.history(person) if p.day < first[-1].day] == list(first[:-1])


def test_tables_swept_away_by_another_process_are_made_again(own: Workspace) -> None:
    person = leaders(own)[0]
    before = own.scores.why(person)
    with Workspace.open(own.path) as other:
        other._context.derived.sweep(())
    assert own.scores.why(person) == before
    assert own.people.page().total > 0
