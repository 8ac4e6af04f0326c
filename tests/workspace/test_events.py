"""Events through the lobby, on the made-up calendar: before, during, after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace


def ended_yesterday(ws: Workspace) -> str:
    return next(line.id for line in ws.events.past(networking=True) if line.title == "Brackwater community day")


def test_what_is_to_come_and_past_is_listed_in_order_with_the_owners_answer(ws):
    coming, past = ws.events.coming(), ws.events.past()
    assert [line.since for line in coming] == sorted(line.since for line in coming)
    assert [line.since for line in past] == sorted((line.since for line in past), reverse=True)
    answers = {line.title: line.answer for line in coming if line.networking}
    assert answers["Meetup: maps that load on a train"] == "accepted"
    assert answers["Storage summit (conference)"] == "unanswered"
    assert not {line.id for line in coming} & {line.id for line in past}


def test_networking_events_and_ordinary_meetings_are_told_apart(ws):
    assert "Quality circle" in {line.title for line in ws.events.past(networking=False)}
    titles = {line.title for line in ws.events.past(networking=True)}
    assert {"Brackwater community day", "Careers fair of the City of Vellmar"} <= titles
    assert not titles & {"Quality circle", "Doctor", "Garden party"}


def test_the_page_of_an_event_names_its_guests_with_their_answers(ws):
    page = ws.events.event(ended_yesterday(ws))
    assert page.over
    assert len(page.guests) == page.line.people > 8
    assert {guest.answer for guest in page.guests} >= {"accepted", "organiser"}
    assert all(guest.name for guest in page.guests)
    with pytest.raises(NotFoundError, match="no event"):
        ws.events.event("nothing")


def test_somebody_met_is_matched_and_waits_for_a_word_until_followed(own):
    guest = own.events.event(ended_yesterday(own)).guests[0]
    met = own.events.capture("", f"{guest.name}: tide tables")
    assert (met.person, met.thing, met.choices) == (guest.person, "tide tables", ())
    (due,) = own.events.follow_ups()
    assert (due.person, due.name, due.event) == (guest.person, guest.name, "Brackwater community day")
    assert due.until - datetime.now(UTC).replace(tzinfo=None) < timedelta(hours=48)
    assert own.events.followed(guest.person)
    assert own.events.follow_ups() == ()
    assert not own.events.followed(guest.person)
    assert own.events.unfollowed(met.number)
    assert len(own.events.follow_ups()) == 1


def test_a_name_that_nobody_knows_is_kept_and_given_to_a_person_later(own):
    event = ended_yesterday(own)
    met = own.events.capture(event, "Quill Unheard-Of - builds sundials")
    assert (met.person, met.name, met.thing) == (None, "Quill Unheard-Of", "builds sundials")
    assert own.events.follow_ups() == ()
    assert [due.name for due in own.events.follow_ups(named_only=False)] == ["Quill Unheard-Of"]
    person = own.people.add("Quill Unheard-Of")
    named = own.events.name(met.number, person)
    assert [(due.person, due.met) for due in own.events.follow_ups()] == [(person, named)]
    assert own.events.unmeet(named)
    assert own.events.event(event).met == ()


def test_a_name_that_fits_several_offers_them(own):
    event = ended_yesterday(own)
    guests = own.events.event(event).guests
    letter = next(g.name[:1] for g in guests if sum(g.name[:1] in other.name for other in guests) > 1)
    met = own.events.capture(event, letter)
    assert met.person is None
    assert len(met.choices) > 1
    assert own.events.event(event).met[0].choices == met.choices


def test_what_is_said_of_an_event_stands_and_the_owners_word_on_its_kind_wins(own):
    meeting = next(line for line in own.events.past(networking=False) if line.title == "Quality circle")
    own.events.set(meeting.id, goal="find testers", cost=12.5, hours=2, networking=True)
    line = own.events.event(meeting.id).line
    assert (line.goal, line.cost, line.hours, line.networking, line.why) == (
        "find testers",
        12.5,
        2.0,
        True,
        "you said so",
    )
    with pytest.raises(InputError, match="cost"):
        own.events.set(meeting.id, cost=-1)


def test_an_event_by_hand_has_the_people_expected_there(own):
    begin = datetime.now(UTC) + timedelta(days=3)
    event = own.events.add("Sundial fair", begin, begin + timedelta(hours=3), "Vellmar")
    person = own.people.page("").rows[0].person
    own.events.expect(event, person)
    page = own.events.event(event)
    assert [guest.person for guest in page.guests] == [person]
    assert (page.line.kind, page.line.by_hand, page.over) == ("fair", True, False)
    assert own.events.expect_no_longer(event, person)
    assert own.events.remove(event)
    with pytest.raises(NotFoundError):
        own.events.event(event)
    with pytest.raises(InputError, match="ends before"):
        own.events.add("Backwards", begin, begin - timedelta(hours=1))


def test_a_name_is_needed(own):
    with pytest.raises(InputError, match="no name"):
        own.events.capture("", ": tide tables")
