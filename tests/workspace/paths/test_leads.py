"""Companies aimed at, insiders, dormant ties and leads on the made-up world."""

from __future__ import annotations

from datetime import timedelta

import pytest

from renown.demo import World
from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.paths.leads import FOLKLORE


def test_insiders_are_people_there_with_the_best_path_to_each(ws: Workspace, world: World) -> None:
    there = {contact.person for contact in ws.ties.at(world.company, limit=1000)}
    found = ws.leads.insiders(world.company, limit=1000)
    assert {one.person for one in found} >= there and len(found) >= len(there) > 0
    assert [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    for one in found[:5]:
        paths = ws.paths.to(one.person, limit=1).paths
        assert (one.path.chance if one.path else None) == (paths[0].chance if paths else None)
        assert one.name == ws.people.name(one.person) and ("shared contact" in one.words)


def test_what_is_aimed_at_counts(own: Workspace, world: World) -> None:
    plain = {one.person: one for one in own.leads.insiders(world.company, limit=1000)}
    number = own.leads.aim(world.company, why="kind people", role="data engineer")
    (line,) = own.leads.companies()
    assert (line.name, line.role, line.people) == (
        world.company,
        "data engineer",
        len(own.ties.at(world.company, 1000)),
    )
    for one in own.leads.insiders(world.company, limit=1000):
        fits = "in the role" in one.words
        assert fits is not ("in another role" in one.words)
        assert one.value == pytest.approx(plain[one.person].value * (1.0 if fits else 0.6))
    assert own.leads.drop(number) and own.leads.companies() == ()


def test_dormant_ties_are_silent_for_a_year(ws: Workspace) -> None:
    later = ws._context.today() + timedelta(days=400)
    found = ws.leads.dormant(limit=50, as_of=later)
    assert found and [one.value for one in found] == sorted((one.value for one in found), reverse=True)
    for one in found:
        assert (later.date() - one.last).days >= 365
        assert one.value == pytest.approx(one.novelty * one.trust * one.willing)


def test_leads_go_on_and_come_back(own: Workspace) -> None:
    friend = own.ties.warmth(limit=1)[0]
    number = own.leads.add("Oakum Insurance", "data engineer", friend.person, "they grow")
    own.leads.step(number, "talk")
    own.leads.step(own.leads.add("Brindle Foods"), "closed", "filled")
    first, second = own.leads.list()
    assert (first.contact_name, first.stage, first.next[0], first.weeks) == (friend.name, "talk", "referral", 0.0)
    assert (second.open, second.reached, second.next) == (False, "lead", ())
    assert own.leads.list(open_only=True) == (first,)
    assert [p.words for p in own.leads.funnel()][:3] == [
        "1 of 2 went on (9 to 91 %)",
        "1 of 1 went on (21 to 100 %)",
        "nothing known yet; 1 still there",
    ]
    assert own.leads.undo(number) == "talk" and own.leads.list()[0].stage == "lead"
    own.people.forget(friend.person)
    assert [line.organisation for line in own.leads.list()] == ["Brindle Foods"]


def test_what_cannot_be_is_refused(own: Workspace) -> None:
    with pytest.raises(InputError):
        own.leads.add("  ")
    with pytest.raises(NotFoundError):
        own.leads.step(9, "talk")
    with pytest.raises(NotFoundError):
        own.leads.add("Oakum", contact=12345)


def test_the_folklore_is_called_folklore() -> None:
    assert "folklore" in FOLKLORE
