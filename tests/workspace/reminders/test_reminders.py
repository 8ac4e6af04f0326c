"""The room of reminders: kept, due until answered, put off, taken back; in Today, the feed and the mail of the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from renown.errors import InputError, NotFoundError
from renown.workspace import Workspace
from renown.workspace.reminders.reminders import MOST_LETTERS, next_reminders


def today() -> date:
    return datetime.now(UTC).date()


def closest(ws: Workspace) -> int:
    return ws.ties.warmth(limit=1)[0].person


def test_a_reminder_comes_on_its_day_and_stays_until_it_is_answered(own: Workspace) -> None:
    person, name = closest(own), own.people.name(closest(own))
    number = own.reminders.add("ask about the maps", str(today()), "2 weeks", person)
    (line,) = own.reminders.due()
    assert (line.id, line.person, line.name, line.day, line.every) == (number, person, name, today(), "every 2 weeks")
    (shown,) = own.today.page().reminders
    assert shown.words == "ask about the maps" and shown.last.startswith("Last: ")
    digest = own.today.digest()
    assert "You asked to be reminded" in digest and f"{name}: ask about the maps" in digest
    step = own.reminders.done(number)
    assert own.reminders.due() == () and own.today.page().reminders == ()
    assert own.reminders.list(person)[0].day == today() + timedelta(14)
    assert own.reminders.undo(step) and own.reminders.due()[0].day == today()
    later = own.reminders.later(number, 3)
    assert own.reminders.due() == () and own.reminders.list()[0].day == today() + timedelta(3)
    assert own.reminders.undo(later) and not own.reminders.undo(later)
    assert own.reminders.remove(number) and not own.reminders.remove(number) and own.reminders.list() == ()
    assert own.reminders.restore(number) and not own.reminders.restore(number)
    assert own.reminders.due()[0].id == number


def test_ten_reminders_stand_beside_the_five_whoever_they_are(own: Workspace) -> None:
    five = own.today.list()
    for number in range(10):
        own.reminders.add(f"thing {number}", str(today()))
    page = own.today.page()
    assert len(page.reminders) == 10 and page.people == five


def test_the_feed_shows_every_reminder_on_its_days(own: Workspace) -> None:
    person, start = closest(own), today() + timedelta(2)
    weekly = own.reminders.add("water the plants", str(start), "week")
    own.reminders.add("", "2024-02-29", "year", person)
    own.reminders.add("tax", str(start))
    own.reminders.later(weekly, 3)
    calendar = icalendar.Calendar.from_ical(own.today.feed())
    events = recurring_ical_events.of(calendar).between(today(), today() + timedelta(366 * 2))
    found: dict[str, list[date]] = {}
    for event in events:
        found.setdefault(str(event["summary"]), []).append(event["dtstart"].dt)
    assert found["Remember tax"] == [start]
    plants = sorted(found["Remember water the plants"])
    assert plants[:3] == [start + timedelta(3), start + timedelta(7), start + timedelta(14)]
    birthday = sorted(found[f"Remember {own.people.name(person)}"])
    assert len(birthday) == 2 and all(day.month == 2 and (day + timedelta(1)).day == 1 for day in birthday)
    uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(uids) and f"reminder-{weekly}@renown.example" in uids


@pytest.mark.parametrize(
    ("when", "ahead"),
    [("tomorrow", 1), ("in 3 weeks", 21), ("morgen", 1), ("in 10 Tagen", 10), ("mañana", 1), ("today", 0)],
)
def test_a_day_is_read_as_in_notes(own: Workspace, when: str, ahead: int) -> None:
    own.reminders.add("x", when)
    assert own.reminders.list()[0].day == today() + timedelta(ahead)


@pytest.mark.parametrize(
    "when", ["", "soon", "yesterday", "2020-01-01", "31 Feb", "3/4", "friday and monday", "9999-99-99"]
)
def test_a_day_that_is_none_or_lies_behind_is_refused(ws: Workspace, when: str) -> None:
    with pytest.raises(InputError, match="as a day"):
        ws.reminders.add("x", when)


def test_what_lay_behind_when_it_was_written_down_is_not_due(own: Workspace) -> None:
    own.reminders.add("their birthday", "1985-02-28", "year")
    own.reminders.add("today of all days", str(today().replace(year=2020, day=28)), "day")
    daily, yearly = own.reminders.list()
    assert daily.day == today() and daily.due
    assert yearly.day > today() and not yearly.due and (yearly.day.month, yearly.day.day) == (2, 28)


def test_nothing_too_much_and_nobody_are_refused(own: Workspace) -> None:
    with pytest.raises(InputError, match="nothing was said"):
        own.reminders.add("  ", "tomorrow")
    with pytest.raises(InputError, match="letters"):
        own.reminders.add("x" * (MOST_LETTERS + 1), "tomorrow")
    with pytest.raises(NotFoundError):
        own.reminders.add("x", "tomorrow", person=17)
    for ask in (
        own.reminders.done,
        own.reminders.later,
        own.reminders.remove,
        own.reminders.restore,
        own.reminders.undo,
    ):
        with pytest.raises(NotFoundError):
            ask(99)
    number = own.reminders.add("x", "tomorrow")
    with pytest.raises(InputError):
        own.reminders.later(number, 0)
    own.reminders.done(number)  # ahead of its day, and for good
    with pytest.raises(NotFoundError):
        own.reminders.done(number)


def test_reminders_follow_who_is_merged_and_go_with_who_is_forgotten(own: Workspace) -> None:
    one, other = (row.person for row in own.ties.warmth(limit=2))
    own.reminders.add("the one", "tomorrow", person=one)
    own.reminders.add("the other", "in 2 weeks", person=other)
    own.people.link(one, other)
    joined = own.ties.warmth(limit=1)[0].person
    assert [line.words for line in own.reminders.list(joined)] == ["the one", "the other"]
    assert next_reminders(own._context)[joined] == today() + timedelta(1)
    own.people.forget(joined)
    assert own.reminders.list() == ()
