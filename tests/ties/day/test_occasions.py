"""Occasions: due or not, told once, and never from a date that is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.day import occasions
from renown.ties.day.today import Reason, Suggestion

DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Promise:
    id: int = 1
    person: int = 2
    mine: bool = True
    words: str = "send the maps"
    due: date | None = None
    since: date = DAY


@given(st.dates(date(1930, 1, 1), date(2020, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_the_next_birthday_is_within_a_year_and_on_its_day(born: date, day: date) -> None:
    coming = occasions.next_birthday(f"--{born:%m-%d}", day)
    assert coming is not None and timedelta(0) <= coming - day <= timedelta(366)
    leaping = (born.month, born.day) == (2, 29)
    assert (coming.month, coming.day) == (born.month, born.day) or (leaping and (coming.month, coming.day) == (2, 28))
    assert occasions.next_birthday(f"{born}", day) == coming


def test_what_is_no_birthday_makes_no_occasion() -> None:
    told = [(1, "--02-30"), (2, "next week"), (3, ""), (4, "1990-13-01")]
    assert occasions.days([(person, "birthday", text) for person, text in told], DAY) == ()


def test_a_birthday_told_twice_is_one_occasion() -> None:
    assert len(occasions.days([(1, "birthday", "--11-22"), (1, "birthday", "1990-11-22")], DAY)) == 1


def test_other_days_of_the_year_are_told_by_what_they_are() -> None:
    told = [(1, "anniversary", "2009-11-22"), (1, "first boat", "--11-21"), (2, "birthday", "--12-05")]
    assert [(o.person, o.key, o.words) for o in occasions.days(told, DAY)] == [
        (1, "date:anniversary:2026", "Anniversary on 22 Nov, in 1 day."),
        (1, "date:first boat:2026", "First boat today."),
    ]
    assert [what for _, _, what in occasions.coming_days(told, DAY, 14)] == ["first boat", "anniversary", "birthday"]


def test_a_promise_is_due_near_its_day_or_after_two_weeks_without_one() -> None:
    due = [
        occasions.is_due(Promise(due=DAY + timedelta(2)), DAY),
        occasions.is_due(Promise(due=DAY - timedelta(50)), DAY),
        occasions.is_due(Promise(since=DAY - timedelta(14)), DAY),
    ]
    not_yet = [
        occasions.is_due(Promise(due=DAY + timedelta(3)), DAY),
        occasions.is_due(Promise(since=DAY - timedelta(13)), DAY),
        occasions.is_due(Promise(mine=False, due=DAY), DAY),
    ]
    assert all(due) and not any(not_yet)
    (late,) = occasions.promises_due([Promise(due=date(2026, 11, 3))], DAY)
    assert late.words == "You promised: send the maps (was due on 3 Nov)."


def test_only_positions_of_the_last_thirty_days_are_new() -> None:
    told = [(1, "Pilot", None, datetime(2026, 10, 22)), (2, "Cook", "Tideway", datetime(2026, 10, 21))]
    assert [o.words for o in occasions.new_positions(told, DAY)] == ["New since 22 Oct: Pilot."]
    assert occasions.new_positions([(1, "Pilot", None, datetime(2026, 12, 1))], DAY) == ()


def test_what_to_give_follows_the_weightiest_occasion() -> None:
    def kind(*keys: str) -> str | None:
        reasons = tuple(Reason(key.partition(":")[0], key, 1.0, "So.") for key in keys)
        found = occasions.asked_for(Suggestion(1, 1.0, reasons, None, False, None))
        return found and found[0]

    assert kind("promise:1", "thanks:2") == "promise"
    assert kind("cadence", "thanks:2") == "thanks"
    assert kind("birthday:2026") == "wish" and kind("answer:x") == "answer"
    assert kind("cadence", "rhythm") is None
