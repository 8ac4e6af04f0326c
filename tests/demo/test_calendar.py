"""The owner's calendar: what is past and to come, who is in it, and that a calendar program can read it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

TODAY = date(2026, 3, 9)


@pytest.fixture(scope="module")
def calendar(world):
    return icalendar.Calendar.from_ical(next(p for p in world.exports if p.suffix == ".ics").read_bytes())


def once(calendar):
    """The events that happen once and were not called off, by their day counted from today."""
    found = {}
    for event in calendar.walk("VEVENT"):
        if "RRULE" not in event and "RECURRENCE-ID" not in event and event.get("STATUS") != "CANCELLED":
            found[(event["DTSTART"].dt.date() - TODAY).days] = event
    return found


def test_two_events_are_to_come_within_a_fortnight_and_one_ended_yesterday(calendar):
    days = sorted(once(calendar))
    assert [day for day in days if day >= 0] == [5, 12]
    assert -1 in days
    ended = once(calendar)[-1]["DTEND"].dt
    assert ended < datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)


def test_nothing_was_written_down_today_or_later(calendar):
    midnight = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    for event in calendar.walk("VEVENT"):
        assert event["DTSTAMP"].dt < midnight
        assert event["CREATED"].dt < event["DTSTAMP"].dt


def test_the_owner_is_in_every_event_and_has_answered_differently(calendar, world):
    answers = set()
    for event in calendar.walk("VEVENT"):
        guests = {str(guest).removeprefix("mailto:"): guest.params["PARTSTAT"] for guest in event["ATTENDEE"]}
        answers.add(guests[world.owner.email])
        assert all(address.endswith(".example") for address in guests)
    assert answers == {"ACCEPTED", "DECLINED", "NEEDS-ACTION"}


def test_who_has_gone_quiet_or_waits_for_an_answer_is_met_nowhere(world):
    text = next(p for p in world.exports if p.suffix == ".ics").read_text().replace("\r\n ", "").replace("\n ", "")
    silent = [member for beat in world.beats if beat.role in ("quiet", "owed") for member in beat.who]
    assert silent
    assert not [member.name for member in silent if member.email in text]


def test_series_repeat_leave_one_out_and_move_one(calendar):
    series = [event for event in calendar.walk("VEVENT") if "RRULE" in event]
    moved = [event for event in calendar.walk("VEVENT") if "RECURRENCE-ID" in event]
    assert len(series) == 5
    assert sum("EXDATE" in event for event in series) == len(moved) == 4
    assert {event["DTSTART"].dt.tzinfo.key for event in series} == {str(calendar["X-WR-TIMEZONE"])}


def test_lines_are_no_longer_than_the_format_allows(world):
    lines = next(p for p in world.exports if p.suffix == ".ics").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
