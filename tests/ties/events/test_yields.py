"""What an event gave: new ties alive after 90 days, against a plain recount; nothing before it is due."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.events.yields import (
    BEFORE,
    DAYS,
    SETTLED,
    Held,
    alive_after,
    by_kind,
    close_days,
    compared,
    in_turn,
    yield_of,
)

DAY = 20_000
FAIR = Held("k", "fair", DAY, DAY + 1, frozenset({1, 2, 3}), cost=90.0, hours=6.0)


@pytest.mark.parametrize(
    ("days", "alive"),
    [
        ((), False),
        ((DAY + 2,), False),
        ((DAY + 1 + SETTLED,), False),
        ((DAY + 2 + SETTLED,), True),
        ((DAY + 1 + DAYS,), True),
        ((DAY + 2 + DAYS,), False),
        ((DAY - 1, DAY + 60), False),
        ((DAY - BEFORE - 1, DAY + 60), True),
        ((DAY, DAY + 60), True),
    ],
)
def test_a_tie_is_alive_when_it_was_new_and_is_seen_after_a_month(days, alive):
    assert (1 in alive_after(FAIR, {1: days})) is alive


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.integers(1, 4), st.lists(st.integers(DAY - 400, DAY + 100), max_size=4), max_size=4))
def test_the_sums_agree_with_a_plain_recount(days):
    new = [p for p in (1, 2, 3) if not [d for d in days.get(p, []) if DAY - 365 <= d < DAY]]
    alive = [p for p in new if [d for d in days.get(p, []) if DAY + 31 < d <= DAY + 91]]
    found = yield_of(FAIR, days, DAY + 200)
    assert (found.new, found.alive) == (len(new), len(alive))
    assert found.cost_each == (90.0 / len(alive) if alive else None)
    assert (found.share is None) is (not new)
    if new:
        assert found.low <= found.share <= found.high


def test_nothing_is_said_before_90_days_have_passed():
    early, due = yield_of(FAIR, {1: (DAY + 50,)}, DAY + 91), yield_of(FAIR, {1: (DAY + 50,)}, DAY + 92)
    assert (early.alive, early.share, early.cost_each) == (None, None, None)
    assert "Not due yet" in early.words
    assert (due.alive, due.cost_each, due.hours_each) == (1, 90.0, 6.0)
    assert "too few" in due.words


def test_nobody_new_is_said_at_once():
    known = Held("m", "fair", DAY, DAY, FAIR.there, known=FAIR.there)
    for day in (DAY + 10, DAY + 200):
        assert yield_of(known, {}, day).words == "Nobody there was new to you."


def test_who_was_at_an_earlier_event_is_not_new_again():
    again = Held("l", "fair", DAY + 30, DAY + 30, frozenset({1, 4}))
    first, second = in_turn([again, FAIR])
    assert (first.known, second.known) == (frozenset(), FAIR.there)
    assert yield_of(second, {}, DAY + 400).new == 1
    assert in_turn([FAIR, Held("m", "fair", DAY + 500, DAY + 500, frozenset({1}))])[1].known == frozenset()


def test_a_crowd_makes_no_close_day():
    assert close_days([(1, 5, 0.1)] * 4) == {}
    assert close_days([(1, 5, 0.1)] * 5) == {1: (5,)}


def test_costs_with_holes_are_no_sum():
    other = Held("l", "fair", DAY, DAY, frozenset({4}))
    assert by_kind([FAIR], {}, DAY + 200)[0].cost == 90.0
    assert by_kind([FAIR, other], {}, DAY + 200)[0].cost is None
    assert by_kind([FAIR], {}, DAY + 91) == ()


def test_kinds_are_called_different_only_where_their_ranges_do_not_overlap():
    crowd = frozenset(range(100))
    good = Held("g", "meetup", DAY, DAY, crowd)
    bad = Held("b", "webinar", DAY, DAY, frozenset(range(100, 200)))
    close = dict.fromkeys(range(60), (DAY + 60,))
    assert "From meetup a larger share" in compared(by_kind([good, bad], close, DAY + 200))
    few = [Held("g", "meetup", DAY, DAY, frozenset({1, 2})), Held("b", "webinar", DAY, DAY, frozenset({101}))]
    assert "cannot be told apart" in compared(by_kind(few, close, DAY + 200))
