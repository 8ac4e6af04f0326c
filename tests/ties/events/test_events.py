"""Events: one of each title and time, the newest answer, what is for meeting people, and the queue of 48 hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.events.events import Encounter, Event, Guest, due, events_of, key_of, kind_of

OWNER, BO, ZOE = 1, 2, 3
MAY = datetime(2026, 5, 4, 9)
OWN = frozenset({"own.example"})


def row(person: int, part: str | None, title: str = "Map days", since: datetime = MAY, **more: Any) -> dict[str, Any]:
    made = {"person": person, "value": title, "organisation": part, "place": None, "since": since, "until": None}
    return {**made, "import_id": 1, "domain": "maps.example", **more}


def event(title: str, guests: int = 1, domain: str = "maps.example", every: float | None = None) -> Event:
    people = tuple(Guest(n + 2, "accepted", domain) for n in range(guests))
    return Event(key_of(title, MAY), title, "", MAY, MAY + timedelta(hours=2), "accepted", people, every)


def test_an_event_holds_everybody_once_with_the_newest_answer():
    told = [
        row(OWNER, "accepted"),
        row(BO, "unanswered", import_id=1),
        row(BO, "declined", import_id=2),
        row(ZOE, "tentative"),
        row(ZOE, "accepted", place="Hall", until=MAY + timedelta(hours=3)),
    ]
    (found,) = events_of(told, OWNER)
    assert [(g.person, g.part) for g in found.guests] == [(BO, "declined"), (ZOE, "accepted")]
    assert (found.own_part, found.place, found.end, found.there) == (
        "accepted",
        "Hall",
        MAY + timedelta(hours=3),
        (ZOE,),
    )


def test_events_without_the_owner_or_without_a_day_are_none_of_the_owners():
    assert events_of([row(BO, "organiser"), row(OWNER, "accepted", since=None)], OWNER) == ()


def test_older_imports_name_no_part_and_count_as_accepted():
    (found,) = events_of([row(OWNER, None)], OWNER)
    assert found.own_part == "accepted"


@settings(max_examples=50, deadline=None)
@given(st.permutations([row(OWNER, "accepted"), row(BO, "declined"), row(BO, "accepted"), row(ZOE, "unanswered")]))
def test_the_order_of_the_rows_does_not_matter(rows):
    (found,) = events_of(rows, OWNER)
    assert [(g.person, g.part) for g in found.guests] == [(BO, "accepted"), (ZOE, "unanswered")]


@pytest.mark.parametrize(
    ("title", "kind", "networking"),
    [
        ("Partition days (conference)", "conference", True),
        ("12. Datenkonferenz", "conference", True),
        ("Jornadas de datos", "conference", True),
        ("Webinar: catalogues", "webinar", True),
        ("Vellmar data meet-up", "meetup", True),
        ("Jobmesse Vellmar", "fair", True),
        ("Conference call with Bo", "meeting", False),
        ("Telefonkonferenz", "meeting", False),
        ("Affairs of state", "meeting", False),
        ("Weekly", "meeting", False),
    ],
)
def test_a_title_tells(title, kind, networking):
    found = kind_of(event(title), OWN)
    assert (found.name, found.networking) == (kind, networking)


def test_without_a_telling_title_size_and_strangers_tell_unless_it_comes_round_often():
    assert kind_of(event("Open day", 11), OWN).networking
    assert not kind_of(event("Open day", 10), OWN).networking
    assert not kind_of(event("All hands", 40, "own.example"), OWN).networking
    assert not kind_of(event("Stand-up", 40, every=7.0), OWN).networking
    assert kind_of(event("Open day", 11, "gmail.com"), {"gmail.com"}).networking, "a free address is no employer"


def test_the_owners_word_wins_and_says_so():
    assert kind_of(event("Weekly"), OWN, said=True) == kind_of(event("Weekly"), (), said=True)
    assert (kind_of(event("Weekly"), OWN, said=True).name, kind_of(event("Weekly"), OWN, said=True).networking) == (
        "gathering",
        True,
    )
    assert kind_of(event("Fair"), OWN, said=False).name == "meeting"
    assert kind_of(event("Fair"), OWN, said=True).name == "fair"


def encounter(number: int = 1, person: int | None = BO, followed: date | None = None) -> Encounter:
    return Encounter(number, event("Fair").key, person, "Bo", "tide tables", MAY.date(), followed)


EVENTS = {event("Fair").key: event("Fair")}
DAY = (MAY.date() - date(1970, 1, 1)).days


def test_a_word_is_due_for_48_hours_after_the_end_and_asked_for_two_weeks_more():
    (found,) = due([encounter()], EVENTS, {}, MAY + timedelta(hours=3))
    assert found.until == MAY + timedelta(hours=50)
    assert (found.late, "tide tables" in found.words, "47 hours" in found.words) == (False, True, True)
    (late,) = due([encounter()], EVENTS, {}, MAY + timedelta(days=5))
    assert late.late and "welcome still" in late.words
    assert due([encounter()], EVENTS, {}, MAY + timedelta(days=16, hours=3)) == ()


@pytest.mark.parametrize(("days", "settled"), [((), False), ((DAY - 4, DAY), False), ((DAY, DAY + 1), True)])
def test_contact_after_the_event_settles_it_and_the_event_itself_does_not(days, settled):
    assert (due([encounter()], EVENTS, {BO: days}, MAY + timedelta(days=2)) == ()) is settled


def test_the_owners_word_settles_it_and_a_name_alone_waits():
    assert due([encounter(followed=MAY.date())], EVENTS, {}, MAY) == ()
    assert [d.encounter.person for d in due([encounter(person=None)], EVENTS, {BO: (DAY + 1,)}, MAY)] == [None]


def test_an_event_that_is_gone_leaves_the_people_met():
    (found,) = due([encounter()], {}, {}, MAY)
    assert found.until == datetime(2026, 5, 6, 18)
