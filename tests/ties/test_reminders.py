"""Reminders count days: each comes on its day whatever the month has, and is due once until it is answered."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renown.errors import InputError
from renown.ties.reminders import MOST_EVERY, Every, day_number, every_of, next_of

FIRST = st.dates(date(2019, 1, 1), date(2029, 12, 31))
EVERY = st.builds(Every, st.integers(1, 14), st.sampled_from(["day", "week", "month", "year"])) | st.just(Every())
TODAY = st.dates(date(2020, 1, 1), date(2032, 1, 1))


def days(first: date, every: Every, until: date) -> list[date]:
    """All days of a reminder up to one and the one after it, by counting."""
    found = []
    for number in count():
        day = day_number(first, every, number)
        if day is None:
            break
        found.append(day)
        if day > until:
            break
    return found


@given(FIRST, EVERY, TODAY, st.none() | TODAY, st.none() | TODAY)
def test_it_comes_on_the_latest_open_day_or_the_next(first, every, today, done, later):
    found = next_of(first, every, done, later, today)
    horizon = max(day for day in (today, done, later) if day is not None)
    open_days = [day for day in days(first, every, horizon + timedelta(5200)) if done is None or day > done]
    if found is None:
        assert not open_days and not every.number
        return
    reached = list(takewhile(lambda day: day <= max(today, later or today), open_days))
    meant = reached[-1] if reached else open_days[0]
    assert found.day == max(meant, later or meant) and found.put_off == (found.day != meant)
    assert found.due == (found.day <= today)
    rest = [day for day in open_days if day > meant]
    assert found.again == (rest[0] if rest else None)


@given(FIRST, EVERY, TODAY)
def test_answered_it_is_quiet_until_its_next_day(first, every, today):
    found = next_of(first, every, None, None, today)
    assert found is not None
    after = next_of(first, every, max(today, found.day), None, today)
    assert after is None if found.again is None else after is not None and not after.due and after.day >= found.again


@given(st.integers(1, 31), st.integers(1, 24))
def test_a_day_that_a_month_has_not_is_its_last_and_comes_back(day, months):
    first = date(2024, 1, day)
    found = [day_number(first, Every(months, "month"), number) for number in range(40)]
    for at in found:
        assert at is not None and (at.day == day or (at + timedelta(1)).day == 1)


def test_the_29th_of_february_comes_every_year_and_no_clock_moves_a_day():
    found = [str(day_number(date(2024, 2, 29), Every(1, "year"), number)) for number in range(5)]
    assert found == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    weekly = [day_number(date(2026, 3, 22), Every(1, "week"), number) for number in range(40)]
    assert {day.isoweekday() for day in weekly if day} == {7}  # over both changes of the clock


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", "once"),
        ("once", "once"),
        ("every year", "every year"),
        ("jährlich", "every year"),
        ("2 Wochen", "every 2 weeks"),
        ("cada 3 meses", "every 3 months"),
        ("every other week", "every 2 weeks"),
        ("Alle 10 Tage", "every 10 days"),
    ],
)
def test_a_rhythm_is_read_in_three_languages(said, meant):
    assert str(every_of(said)) == meant


@pytest.mark.parametrize("said", ["0 weeks", f"{MOST_EVERY + 1} days", "sometimes", "-1 week", "week week", "x" * 9999])
def test_what_is_no_rhythm_is_refused(said):
    with pytest.raises(InputError, match="as a rhythm"):
        every_of(said)


def test_a_rhythm_ends_with_the_calendar():
    assert day_number(date(2990, 1, 1), Every(100, "year"), 1) is None
    assert next_of(date(2998, 1, 1), Every(100, "year"), date(2998, 1, 1), None, date(2998, 1, 2)) is None
