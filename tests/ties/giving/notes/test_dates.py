"""Days as people name them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.giving.notes.dates import find_days

TODAY = date(2026, 11, 21)  # a Saturday
NAMES = (("monday", "montag", "lunes"), ("friday", "freitag", "viernes"), ("sunday", "sonntag", "domingo"))


@pytest.mark.parametrize(
    ("words", "past", "ahead"),
    [
        ("by friday", "2026-11-20", "2026-11-27"),
        ("bis fr", "2026-11-20", "2026-11-27"),
        ("last friday", "2026-11-20", ""),
        ("el viernes pasado", "2026-11-20", ""),
        ("nachsten montag", "", "2026-11-23"),
        ("saturday", "2026-11-21", "2026-11-21"),
        ("next saturday", "", "2026-11-28"),
        ("in two weeks", "", "2026-12-05"),
        ("vor zwei wochen", "2026-11-07", ""),
        ("hace dos dias", "2026-11-19", ""),
        ("in 3 monaten", "", "2027-02-21"),
        ("pasado manana", "", "2026-11-23"),
        ("vorgestern", "2026-11-19", ""),
        ("12.12.", "2025-12-12", "2026-12-12"),
        ("bis zum 12. dezember", "2025-12-12", "2026-12-12"),
        ("12 de diciembre de 2027", "2027-12-12", "2027-12-12"),
        ("dec 12", "2025-12-12", "2026-12-12"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("by the end of the month", "", "2026-11-30"),
        ("la proxima semana", "", "2026-11-28"),
        ("letzte woche", "2026-11-14", ""),
        ("on the 12th", "2026-11-12", "2026-12-12"),
    ],
)
def test_a_day_is_read_as_behind_and_as_ahead(words: str, past: str, ahead: str) -> None:
    [found], wrong = find_days(words, TODAY)
    assert ("" if found.past is None else str(found.past), "" if found.ahead is None else str(found.ahead)) == (
        past,
        ahead,
    )
    assert (words[found.start : found.end], wrong) == (words, ())


@pytest.mark.parametrize("words", ["3/4", "para mi charla", "room 12", "may", "a week", "version 3.4.5.6"])
def test_what_is_no_day_is_left_alone(words: str) -> None:
    assert find_days(words, TODAY)[0] == ()


def test_a_day_that_does_not_exist_is_reported() -> None:
    assert find_days("by 31.2.", TODAY) == ((), ((0, 8),))


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2001, 1, 1), date(2060, 1, 1)), st.sampled_from(NAMES), st.integers(0, 2))
def test_a_weekday_is_within_a_week_both_ways(today: date, names: tuple[str, ...], language: int) -> None:
    [found], _ = find_days(names[language], today)
    assert found.past is not None and found.ahead is not None
    wanted = {"monday": 0, "friday": 4, "sunday": 6}[names[0]]
    assert today - timedelta(6) <= found.past <= today <= found.ahead <= today + timedelta(6)
    assert {found.past.weekday(), found.ahead.weekday()} == {wanted}
