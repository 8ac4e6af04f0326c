"""The calendar of what is due: read back by a program of others, the same text for the same day."""

from __future__ import annotations

from datetime import date, datetime

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.publish.calendar_feed import Entry, calendar_text

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
