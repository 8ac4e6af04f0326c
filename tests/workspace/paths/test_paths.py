"""Warm paths on the made-up world: to people, companies, roles, topics and places, with the grounds of each."""

from __future__ import annotations

from itertools import pairwise

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def test_paths_start_at_the_owner_and_follow_contact_that_was_seen(ws: Workspace) -> None:
    owner = ws.state().owner
    close = ws.ties.warmth(limit=3)
    for row in close:
        found = ws.paths.to(row.person)
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
    found = ws.paths.to(organisation, "organisation")
    assert found.people == len(there) and {path.person for path in found.paths} <= there
    assert found.paths or found.words.startswith("No path visible")


def test_where_no_path_is_visible_it_says_what_would_help(ws: Workspace) -> None:
    nowhere = ws.paths.to("No Such House", "organisation")
    assert nowhere.paths == () and "What would make one visible" in nowhere.words
    with pytest.raises(NotFoundError):
        ws.paths.to(12345)
    with pytest.raises(InputError):
        ws.paths.to(ws.state().owner or 0)


def test_a_role_means_those_whose_words_say_so(ws: Workspace) -> None:
    found = ws.paths.to("data engineer", "role", limit=50)
    assert found.people == sum(n for _, n in found.grounds) > 0
    assert found.paths and all("data engineer" in path.ground.lower() for path in found.paths)
    assert ws.state().owner not in {path.person for path in found.paths}


def test_a_topic_means_those_who_post_on_it(ws: Workspace) -> None:
    found = ws.paths.to("data quality", "topic", limit=50)
    assert found.people and all("post" in path.ground for path in found.paths)
    nothing = ws.paths.to("underwater basketry", "topic")
    assert (nothing.people, nothing.paths) == (0, ()) and "nobody was seen posting" in nothing.words


def test_a_chance_stands_within_its_range(ws: Workspace) -> None:
    for path in ws.paths.to("data engineer", "role").paths:
        assert path.low <= path.chance <= path.high and path.said.startswith(("about", "less than"))


def test_a_kind_of_goal_that_is_none_is_refused(ws: Workspace) -> None:
    with pytest.raises(InputError, match="kind of goal"):
        ws.paths.to("red hair", "colour")
