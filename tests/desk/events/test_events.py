"""Events on the desk: words that take each other's place, people met, follow-ups, and what erasing leaves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from renown.desk import Desk
from renown.errors import NotFoundError

DAY = date(2026, 5, 4)


def test_an_event_is_written_down_once_and_taken_back(desk: Desk) -> None:
    first = desk.events.add("k", "Map days", "Hall", datetime(2026, 5, 4, 9), None)
    assert desk.events.add("k", "Map days", "Hall", datetime(2026, 5, 4, 9), None) == first
    (own,) = desk.events.own()
    assert (own.title, own.since, own.until) == ("Map days", datetime(2026, 5, 4, 9), None)
    assert desk.events.remove("k")
    assert not desk.events.remove("k")
    assert desk.events.own() == ()


def test_one_word_of_each_kind_stands(desk: Desk) -> None:
    desk.events.say("k", "goal", "two testers")
    desk.events.say("k", "goal", "a designer")
    desk.events.say("k", "cost", "40.0")
    assert desk.events.words() == {("k", "goal"): "a designer", ("k", "cost"): "40.0"}
    desk.events.say("k", "goal", "")
    assert desk.events.words() == {("k", "cost"): "40.0"}


def test_who_was_met_gets_a_name_later_and_keeps_the_follow_up(desk: Desk) -> None:
    met = desk.events.meet("k", None, "Bo", "tide tables", DAY)
    assert desk.events.follow(met, DAY)
    assert not desk.events.follow(met, DAY)
    named = desk.events.name(met, 7)
    (row,) = desk.events.met()
    assert (row.id, row.account, row.thing, row.followed) == (named, 7, "tide tables", DAY)
    assert desk.events.unfollow(named)
    assert desk.events.met()[0].followed is None
    assert desk.events.unmeet(named)
    assert not desk.events.unmeet(named)
    assert desk.events.met() == ()
    with pytest.raises(NotFoundError, match="nobody was met"):
        desk.events.name(met, 8)


def test_expecting_twice_is_expecting_once(desk: Desk) -> None:
    desk.events.expect("k", 7)
    desk.events.expect("k", 7)
    assert [(row.key, row.account) for row in desk.events.expected()] == [("k", 7)]
    assert desk.events.expect_no_longer("k", 7)
    assert not desk.events.expect_no_longer("k", 7)


def test_erasing_takes_people_out_and_their_names_out_of_words(desk: Desk) -> None:
    desk.events.follow(desk.events.meet("k", 7, "Bo Diaz", "sails", DAY), DAY)
    desk.events.meet("k", 8, "Zoe", "a friend of Bo Diaz", DAY)
    desk.events.expect("k", 7)
    desk.events.say("k", "goal", "meet Bo Diaz")
    desk.erase([7], ["Bo Diaz"])
    assert [(row.account, row.thing) for row in desk.events.met()] == [(8, "a friend of (erased)")]
    assert desk.events.expected() == ()
    assert desk.events.words() == {("k", "goal"): "meet (erased)"}
    assert desk.audit_findings() == ()
