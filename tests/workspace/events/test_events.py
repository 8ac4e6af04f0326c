"""Events through the lobby, on the made-up calendar: before, during, after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from renown.errors import AmbiguousError, InputError, NotFoundError
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


def test_a_call_noted_after_the_event_settles_the_word_and_the_meeting_itself_does_not(own):
    guest = own.events.event(ended_yesterday(own)).guests[0]
    own.events.capture(ended_yesterday(own), f"{guest.name}: tide tables")
    assert [due.person for due in own.events.follow_ups()] == [guest.person]
    call = own.notes.keep(f"Called {guest.name} today", chosen={guest.name: guest.person}).note
    assert own.events.follow_ups() == ()
    assert own.notes.undo(call.id)
    assert [due.person for due in own.events.follow_ups()] == [guest.person]


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


def test_whom_to_meet_says_why_and_the_goal_of_the_event_counts(own):
    event = next(line.id for line in own.events.coming(networking=True) if line.title.startswith("Storage summit"))
    page = own.events.event(event)
    wanted = next(g for g in page.guests if g.headline and g.answer != "declined")
    own.events.set(event, goal=f"talk to {wanted.name}")
    first = own.events.whom_to_meet(event)[0]
    assert all(reasons for reasons in (s.reasons for s in own.events.whom_to_meet(event)))
    found = {s.person: dict(s.reasons) for s in own.events.whom_to_meet(event, limit=50)}
    assert "goal" in found[wanted.person]
    assert not {g.person for g in page.guests if g.answer == "declined"} & set(found)
    assert first.name


def test_yields_wait_for_90_days_and_compare_kinds(ws):
    found = ws.events.yields()
    yesterday = next(e for e in found.events if e.title == "Brackwater community day")
    assert (yesterday.alive, "Not due yet" in yesterday.words) == (None, True)
    old = next(e for e in found.events if e.title == "Eastmarch data conference")
    assert old.alive is not None
    assert old.new > 0
    assert sum(kind.new for kind in found.kinds) == sum(e.new for e in found.events if e.alive is not None)
    assert found.words


def test_an_event_is_found_by_its_id_or_a_part_of_its_title(ws):
    event = ended_yesterday(ws)
    assert ws.events.find(event) == ws.events.find("community DAY") == event
    assert ws.events.event(ws.events.find("Vellmar data")).line.title == "Vellmar data meetup"
    with pytest.raises(NotFoundError, match="no event"):
        ws.events.find("opera")
    with pytest.raises(AmbiguousError) as fits:
        ws.events.find("conference")
    assert len(fits.value.matches) == 3
