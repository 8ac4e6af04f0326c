"""Warmth, its back-test and warm paths on the made-up world: they agree, and say where nothing is known."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from renown.errors import InputError, NotFoundError
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


def test_paths_start_at_the_owner_and_follow_contact_that_was_seen(ws: Workspace) -> None:
    owner = ws.state().owner
    close = ws.ties.warmth(limit=3)
    for row in close:
        found = ws.ties.paths(row.person)
        direct = next(path for path in found.paths if len(path.hops) == 1)
        assert (direct.hops[0].giver, direct.hops[0].days, direct.name) == (owner, row.days, row.name)
        assert [p.chance for p in found.paths] == sorted((p.chance for p in found.paths), reverse=True)
        for path in found.paths:
            assert sum(hop.weakest for hop in path.hops) == 1 and path.hops[-1].taker == row.person
            assert all(a.taker == b.giver for a, b in pairwise(path.hops))


def test_paths_into_an_organisation_end_with_somebody_there(ws: Workspace) -> None:
    rows = ws.people.page(per_page=500, network="linkedin").rows
    organisation = next(a.organisation for r in rows for a in ws.people.person(r.person).accounts if a.organisation)
    there = {contact.person for contact in ws.ties.at(organisation, limit=1000)}
    found = ws.ties.paths(organisation)
    assert found.people == len(there) and {path.person for path in found.paths} <= there
    assert found.paths or found.words.startswith("No path visible")


def test_where_no_path_is_visible_it_says_what_would_help(ws: Workspace) -> None:
    nowhere = ws.ties.paths("No Such House")
    assert nowhere.paths == () and "What would make one visible" in nowhere.words
    with pytest.raises(NotFoundError):
        ws.ties.paths(12345)
    with pytest.raises(InputError):
        ws.ties.paths(ws.state().owner or 0)
