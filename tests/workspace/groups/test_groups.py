"""Groups, diversity, whom to meet, where to go and what is talked about, on the made-up world."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.config import read_config, write_config
from renown.workspace.groups.answers import GroupPage


@pytest.fixture
def team(own: Workspace) -> Workspace:
    """The same world in a workspace that is not personal."""
    own.close()
    config = read_config(own.path)
    write_config(own.path, type(config)("team", config.made))
    return Workspace.open(own.path)


def test_groups_are_communities_and_places_each_named_once(ws: Workspace) -> None:
    rows = ws.groups.list()
    assert {"community", "channel", "list"} <= {row.kind for row in rows}
    assert len({row.id for row in rows}) == len(rows) and all(row.name and row.people >= 3 for row in rows)
    names = [row.name for row in rows if row.kind == "community"]
    assert len(set(names)) == len(names)
    assert [row.own for row in rows] == sorted((row.own for row in rows), reverse=True)


def test_a_group_names_members_only_and_its_roles_hold(ws: Workspace) -> None:
    for row in ws.groups.list():
        page = ws.groups.group(row.id)
        members = {member.person for member in page.members}
        assert page.row == row and len(members) == row.people
        assert {who.person for line in page.roles for who, _ in line.who} <= members
        assert sum(part.people for part in page.subgroups) <= row.people
        assert page.outward is None or -1.0 <= page.outward <= 1.0
        assert [m.name.casefold() for m in page.members] == sorted(m.name.casefold() for m in page.members)
    with pytest.raises(NotFoundError):
        ws.groups.group("c999")


def names_in(page: GroupPage) -> str:
    return " ".join([*page.leanings, *(f"{risk.words} {risk.advice}" for risk in page.risks)])


def test_a_workspace_that_is_not_personal_names_nobody_but_the_owner_in_a_position(team: Workspace) -> None:
    with team:
        owner = team.state().owner
        rows = team.groups.list()
        for row in rows:
            assert not [m.name for m in team.groups.group(row.id).members if m.name in row.name]
            page = team.groups.group(row.id)
            assert {who.person for line in page.roles for who, _ in line.who} <= {owner}
            assert {who.person for part in page.subgroups for who in part.who} <= {owner}
            others = [m.name for m in page.members if m.person != owner]
            assert not [name for name in others if name in names_in(page)]
        somebody = next(m.person for m in team.groups.group(rows[0].id).members if m.person != owner)
        with pytest.raises(InputError):
            team.groups.diversity(somebody)
        assert team.groups.diversity().person == owner
        assert len(set(team.groups.map().size)) == 1


def test_diversity_says_where_warmth_goes(ws: Workspace) -> None:
    page = ws.groups.diversity()
    assert page.contacts == len(ws.ties.warmth(limit=10_000)) or page.contacts > 0
    assert page.constraint is not None and 0.0 < page.constraint < 1.5
    assert page.spread is not None and 0.0 <= page.spread <= 1.0
    assert sum(share.share for share in page.circles) <= 1.0 + 1e-9
    assert [s.share for s in page.circles] == sorted((s.share for s in page.circles), reverse=True)
    assert all(b.people >= 3 for b in page.bottlenecks)
    with pytest.raises(NotFoundError):
        ws.groups.diversity(12345)


def test_what_meeting_somebody_would_change(ws: Workspace) -> None:
    before = ws.groups.diversity()
    asked = {row: ws.groups.what_if(row.person) for row in ws.groups.meet(limit=20)}
    stranger, change = next((row, change) for row, change in asked.items() if "unknown" not in change.words)
    assert change.name == stranger.name and change.spread[0] == before.spread
    assert change.effective_size[1] > change.effective_size[0] == before.effective_size
    assert stranger.name in change.words
    assert ws.groups.diversity() == before
    known = ws.ties.warmth(limit=1)[0]
    assert "already" in ws.groups.what_if(known.person).words
    with pytest.raises(InputError):
        ws.groups.what_if(ws.state().owner or 0)
    with pytest.raises(NotFoundError):
        ws.groups.what_if(12345)


def test_people_to_meet_are_strangers_joined_by_contacts(ws: Workspace) -> None:
    found = ws.groups.meet(limit=10)
    # Below this depth there were circulars only, which make no acquaintance.
    close = {row.person for row in ws.ties.warmth(limit=10_000) if row.depth > 1.5}
    assert found and [row.score for row in found] == sorted((row.score for row in found), reverse=True)
    for row in found:
        assert row.person not in close and row.person != ws.state().owner
        assert {n.person for n in row.through} <= close and row.shared >= len(row.through) > 0
        assert row.through[0].name in row.words


def test_who_objected_is_never_suggested(own: Workspace) -> None:
    first = own.groups.meet(limit=1)[0]
    own.people.record_objection(first.person)
    assert first.name not in {row.name for row in own.groups.meet(limit=500)}


def test_places_to_go_are_those_where_the_owner_was_not_heard(ws: Workspace) -> None:
    heard = {row.id for row in ws.groups.list() if row.own and row.kind == "channel"}
    for row in ws.groups.where_to_go():
        assert row.id not in heard and row.ties + row.wanted >= 2
        assert row.warm <= row.ties <= row.people


def test_what_rises_is_said_by_people_in_the_last_month(ws: Workspace) -> None:
    owner = ws.state().owner
    for topic in ws.talk.rising(limit=5):
        assert topic.people > topic.usual and len(topic.who) <= topic.people
        assert owner not in {n.person for n in topic.who}
        ties = {row.person for row in ws.ties.warmth(limit=10_000)}
        assert {h.person for h in topic.helps} <= ties
    assert ws.talk.rising(as_of=ws._context.today() - timedelta(days=3000)) == ()
    assert ws.talk.links(as_of=ws._context.today() - timedelta(days=3000)) == ()


def test_the_map_holds_everybody_with_a_tie_inside_its_frame(ws: Workspace) -> None:
    whole = ws.groups.map()
    assert whole.left_out == 0 and whole.owner in {n.person for n in whole.people}
    assert all(0.0 <= v <= 1.0 for v in (*whole.x, *whole.y, *whole.size))
    assert all(a < len(whole.people) and b < len(whole.people) for a, b in whole.edges)
    assert ws.groups.map() == whole
    part = ws.groups.map(limit=20)
    assert len(part.people) == 20 and part.left_out == len(whole.people) - 20


def test_without_an_owner_groups_are_there_and_questions_about_you_say_why_not(tmp_path: Path, world) -> None:  # type: ignore[no-untyped-def]
    with Workspace.create(tmp_path / "new") as fresh:
        assert fresh.groups.list() == () and fresh.groups.map().people == () and fresh.talk.rising() == ()
        fresh.imports.add(world.exports[0])
        rows = fresh.groups.list()
        assert rows and not any(row.own for row in rows)
        assert fresh.groups.group(rows[0].id).members
        for ask in (fresh.groups.diversity, fresh.groups.meet, fresh.groups.where_to_go):
            with pytest.raises(NotFoundError):
                ask()


def test_a_community_is_called_the_same_everywhere_and_after_an_import_and_its_undo(own: Workspace) -> None:
    def called() -> dict[int, str]:
        rows = own.people.page(per_page=1000).rows
        found = {row.community: row.community_name for row in rows if row.community is not None}
        assert all(row.community_name == found.get(row.community, "") for row in rows)
        groups = {row.community: row.name for row in own.groups.list() if row.community is not None}
        assert groups.items() <= found.items() and len(set(found.values())) == len(found)
        assert set(own.groups.map().communities) | set(own.overview().picture.communities) <= set(found.items())
        return found

    was = called()
    assert was and not [name for name in was.values() if name.startswith("community ")]
    last = own.imports.reports()[-1].import_id
    own.imports.undo(last)
    between = called()
    own.imports.redo(last)
    assert called() == was
    assert sum(between.get(number) == name for number, name in was.items()) >= len(was) - 1
