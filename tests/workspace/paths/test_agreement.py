"""Every answer that states contact agrees with every other: whether there was any, and when the last was.

The world is looked at after requests that led to talks, a call and a lunch noted, and days done: what happened
is not proposed, and nothing says "no contact" beside a day of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from renown.demo import World
from renown.model.wording import day_in_words
from renown.workspace import Workspace
from renown.workspace.ties.answers import Warmth

MANY, LOOKED_AT = 500, 20


def people_of(ws: Workspace) -> list[int]:
    owner = ws.state().owner
    return [row.person for row in ws.people.page(per_page=MANY).rows if row.person != owner and row.kind != "bot"]


def strangers(ws: Workspace) -> Iterator[tuple[int, list[int]]]:
    """People whom the owner should meet, each with whom a path leads through."""
    for one in ws.groups.meet(limit=MANY):
        for path in ws.paths.to(one.person, limit=1).paths:
            if len(path.hops) > 1:
                yield one.person, [hop.taker for hop in path.hops[:-1]]


@pytest.fixture
def told(own: Workspace) -> Workspace:
    """A week of decisions: requests that led to talks, a call and a lunch noted, two people turned to."""
    today, cold = own.today.page(quick=True).day, [tie.person for tie in own.ties.warmth(limit=MANY)]
    for ago, (person, through) in zip((0, 40), list(strangers(own)), strict=False):
        number = own.paths.ask(person, through, "Would you?", day=today - timedelta(ago + 9))
        for step in ("agreed", "introduced", "met"):
            own.paths.step(number, step, day=today - timedelta(ago))
    for person, line in zip(cold[-2:], ("Called WHO yesterday", "Lunch with WHO today"), strict=True):
        name = own.people.name(person)
        own.notes.keep(line.replace("WHO", name), chosen={name: person})
    own.today.done(cold[-3], "by phone")
    own.today.done(own.today.list(quick=True)[0].person)
    return own


def test_all_that_states_contact_agrees(told: Workspace, world: World) -> None:
    with told.together():
        _agrees(told, world)


def _agrees(ws: Workspace, world: World) -> None:
    people = people_of(ws)
    ties = {person: ws.ties.warmth_with(person) for person in people}
    touched = [step.person for step in ws.today.steps()] + [line.person for line in ws.paths.requests()]
    for person in [*people[:LOOKED_AT], *filter(None, touched)]:
        page, tie = ws.people.person(person), ties[person]
        assert (page.warmth is None) is (tie is None), person
        assert page.warmth is None or tie is None or (page.warmth.last, page.warmth.days) == (tie.last, tie.days)
        _paths_agree(ws, person, tie)
    for proposed in ws.groups.meet(limit=MANY):
        ways = ws.paths.to(proposed.person, limit=1).paths
        assert all(len(path.hops) > 1 for path in ways), "proposed as a stranger"
    listed = {warm.person: warm for warm in ws.ties.warmth(limit=MANY)}
    assert {person for person, tie in ties.items() if tie is not None} == listed.keys() & set(people)
    for known in ws.ties.at(world.company, limit=MANY):
        tie = ties.get(known.person)
        assert known.last == (tie.last if tie else None)
        assert ("no contact seen" in known.words) is (known.last is None)
        assert known.last is None or day_in_words(known.last) in known.words
    for there in ws.leads.insiders(world.company, limit=MANY):
        unknown = "no contact between you seen" in there.words or "no tie seen" in there.words
        assert unknown is (ties.get(there.person) is None), there.words
    for silent in ws.leads.dormant(limit=MANY):
        tie = ties[silent.person]
        assert tie is not None and tie.last == silent.last and tie.standing != "strong"
    for turn in ws.today.list(limit=MANY, quick=True):
        tie = ties.get(turn.person)
        assert turn.last is None or (tie is not None and tie.last is not None and turn.last <= tie.last)
    for gone in ws.ties.quiet(limit=MANY):
        tie = ties[gone.person]
        assert tie is not None and tie.last is not None
    _words_agree(ties)


def _paths_agree(ws: Workspace, person: int, tie: Warmth | None) -> None:
    """A way of one hop is a tie, and tells the same day; a tie of more than circulars is the way."""
    direct = [path.hops[0] for path in ws.paths.to(person, limit=2).paths if len(path.hops) == 1]
    if direct:
        assert tie is not None and (direct[0].last, direct[0].days) == (tie.last, tie.days)
    if tie is None:
        assert not direct


def _words_agree(ties: dict[int, Warmth | None]) -> None:
    for person, tie in ties.items():
        if tie is None or tie.last is None:
            continue
        assert "no contact" not in tie.words.lower(), (person, tie.words)
        if re.search(r"the last (?:today|\d+ days? ago)", tie.words) and tie.standing == "dormant":
            ago = re.search(r"the last (\d+) days? ago", tie.words)
            assert ago is not None and int(ago[1]) >= 90, (person, tie.words)


def test_whom_a_request_led_to_is_known_and_not_proposed(own: Workspace) -> None:
    person, through = next(strangers(own))
    tie_before = own.ties.warmth_with(person)
    before = [one.person for one in own.groups.meet(limit=MANY)]
    number = own.paths.ask(person, through, "Would you?")
    for step in ("agreed", "introduced", "met"):
        own.paths.step(number, step)
    (way, *_others) = own.paths.to(person).paths
    assert [hop.giver for hop in way.hops] == [own.state().owner], "from the owner, asking nobody"
    assert person not in [one.person for one in own.groups.meet(limit=MANY)]
    tie = own.ties.warmth_with(person)
    assert tie is not None and tie.last == own.today.page(quick=True).day
    own.paths.undo(number)
    assert [one.person for one in own.groups.meet(limit=MANY)] == before
    assert own.ties.warmth_with(person) == tie_before
