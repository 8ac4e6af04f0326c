"""The calendar of what is due: read back by a program of others, the same text for the same day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.publish.calendar_feed import Entry, Rhythm, calendar_text
from renown.ties.reminders import Every, day_number

MADE = datetime(2026, 11, 21)
words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=80)
entries = st.builds(
    Entry, words.filter(bool), st.dates(date(2000, 1, 1), date(2100, 1, 1)), words, words, st.booleans()
)


@given(st.lists(entries, max_size=6, unique_by=lambda e: e.key))
@settings(max_examples=40, deadline=None)
def test_what_was_written_is_read_back(made: list[Entry]) -> None:
    text = calendar_text(made, MADE)
    calendar = icalendar.Calendar.from_ical(text)
    found = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
    assert len({str(one["uid"]) for one in found}) == len(found) == len(made)
    told = {(str(one["summary"]), (one.get("dtstart") or one["due"]).dt) for one in found}
    assert told == {(e.title, e.day) for e in made}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert calendar_text(list(reversed(made)), MADE) == text


def test_an_entry_told_twice_stands_once() -> None:
    entry = Entry("promise-1", date(2026, 11, 23), "Send the maps")
    assert calendar_text([entry, entry], MADE).count("BEGIN:VEVENT") == 1


RHYTHMS = st.builds(Every, st.integers(1, 5), st.sampled_from(["day", "week", "month", "year"]))


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), RHYTHMS, st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_other_programs_see_a_rhythm_on_the_days_that_we_do(first: date, every: Every, begun: int) -> None:
    days = [day_number(first, every, number) for number in range(begun, begun + 12)]
    assert days[0] is not None and days[-1] is not None
    rhythm = Rhythm(every.number, every.unit, first.month, first.day)
    text = calendar_text([Entry("reminder-1", days[0], "Remember Ana", again=rhythm)], MADE)
    calendar = icalendar.Calendar.from_ical(text)
    found = recurring_ical_events.of(calendar).between(days[0], days[-1] + timedelta(1))
    assert sorted(event["dtstart"].dt for event in found) == days
