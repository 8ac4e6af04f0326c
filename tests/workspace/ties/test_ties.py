"""Warmth and its back-test on the made-up world: they agree, and say where nothing is known."""

from __future__ import annotations

from datetime import timedelta

from renown.workspace import Workspace


def test_the_list_and_the_page_of_a_person_say_the_same(ws: Workspace) -> None:
    rows = ws.ties.warmth(limit=5)
    assert len(rows) == 5 and [r.warmth for r in rows] == sorted((r.warmth for r in rows), reverse=True)
    for row in rows:
        assert ws.people.person(row.person).warmth == row and row.name == ws.people.name(row.person)
        assert sum(days for _, days in row.by_year) == row.days and row.words.endswith(".")


def test_who_was_never_seen_in_contact_has_no_warmth(ws: Workspace) -> None:
    close = {row.person for row in ws.ties.warmth(limit=10_000)}
    everybody = [row.person for row in ws.people.page(sort="name", per_page=500).rows]
    owner = ws.state().owner
    stranger = next(p for p in everybody if p not in close and p != owner)
    assert ws.people.person(stranger).warmth is None
    assert owner is not None and ws.people.person(owner).warmth is None


def test_warmth_fades_as_time_passes(ws: Workspace) -> None:
    now = ws.ties.warmth(limit=1)[0]
    later = ws.ties.warmth_with(now.person, as_of=ws._context.today() + timedelta(days=200))
    assert later is not None and later.warmth < now.warmth and later.depth == now.depth


def test_the_back_test_counts_on_the_owners_own_data(ws: Workspace) -> None:
    found = ws.ties.backtest()
    assert found.cuts == tuple(sorted(found.cuts, reverse=True)) and found.in_touch <= found.called
    assert found.share is None or found.low <= found.share <= found.high  # type: ignore[operator]
    assert found.words.startswith(("Of the people we called warm, ", "Too little data: "))
