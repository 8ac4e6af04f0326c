"""The back-test: it looks from the day only, ranks as defined, and tells too little data apart from a share."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.ties.backtest import Called, auc_by_ego, called_warm, cuts_of, in_words, ranking_at

MODEST = settings(max_examples=50, deadline=None)
OWNER, DAY = 1, 100


def talks(act, person, days, **more):
    """The owner and a person write to each other on each of the days."""
    return [a for d in days for a in (act(OWNER, person, d, **more), act(person, OWNER, d + 0.1, **more))]


@pytest.fixture
def days(house, act):
    """Six people known before day 100: 2 and 3 often, of whom 2 is met after; 4 seldom and met after; the rest not."""
    before = [*talks(act, 2, range(60, 100, 5)), *talks(act, 3, range(61, 100, 6)), *talks(act, 4, [3])]
    rest = [a for person in (5, 6, 7) for a in talks(act, person, [10 + person])]
    return house.contact_days([*before, *rest, *talks(act, 2, [104]), *talks(act, 4, [129])])


def test_of_those_called_warm_it_counts_who_was_in_touch(days):
    ranking = ranking_at(days, DAY, OWNER)
    assert ranking.ego.tolist() == [OWNER] * 6
    assert called_warm([ranking]) == Called(called=2, in_touch=1, others=4, others_in_touch=1)
    assert called_warm([]) == Called(0, 0, 0, 0)


def test_the_day_itself_and_what_comes_after_do_not_enter_the_warmth(days):
    before = days.filter(pa.compute.less(days["day"], DAY))
    assert ranking_at(days, DAY, OWNER).warmth.tolist() == ranking_at(before, DAY, OWNER).warmth.tolist()
    assert not ranking_at(before, DAY, OWNER).met.any()
    assert called_warm([ranking_at(days, DAY, OWNER, ahead=29)]).others_in_touch == 0


def test_a_circular_afterwards_is_no_contact(house, act):
    known = talks(act, 2, [90, 95])
    far = house.contact_days([*known, act(OWNER, 2, 110, group_size=30)])
    near = house.contact_days([*known, act(OWNER, 2, 110, group_size=3)])
    assert [ranking_at(days, DAY, OWNER).met.tolist() for days in (far, near)] == [[False], [True]]


def test_everybodys_view_has_two_sides_per_pair(days):
    ranking = ranking_at(days, DAY)
    assert sorted(ranking.ego.tolist()) == [*[OWNER] * 6, 2, 3, 4, 5, 6, 7]
    assert auc_by_ego(ranking.ego, ranking.warmth, ranking.met).tolist() == [3 / 8]


@MODEST
@given(
    rows=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 5), st.booleans()), max_size=40),
    fewest=st.integers(1, 6),
)
def test_the_auc_equals_its_definition(rows, fewest):
    expected = []
    for ego in sorted({r[0] for r in rows}):
        mine = [r for r in rows if r[0] == ego]
        yes, no = [r[1] for r in mine if r[2]], [r[1] for r in mine if not r[2]]
        if len(mine) >= fewest and yes and no:
            wins = sum((y > n) + 0.5 * (y == n) for y in yes for n in no)
            expected.append(wins / (len(yes) * len(no)))
    ego, said = (np.array([r[i] for r in rows], dtype=float) for i in (0, 1))
    met = np.array([r[2] for r in rows], dtype=bool)
    assert auc_by_ego(ego, said, met, fewest).tolist() == pytest.approx(expected)


def test_it_looks_from_days_with_history_before_and_all_days_after():
    table = pa.table({"day": pa.array([0, 1000], pa.int32())})
    cuts = cuts_of(table)
    assert len(cuts) == 12 and cuts[0] == 971 and set(np.diff(cuts)) == {-30}
    assert cuts_of(pa.table({"day": pa.array([0, 118], pa.int32())})) == ()
    assert cuts_of(pa.table({"day": pa.array([0, 119], pa.int32())})) == (90,)
    assert cuts_of(pa.table({"day": pa.array([], pa.int32())})) == ()


def test_the_words_tell_share_interval_and_the_others():
    assert in_words(Called(100, 81, 400, 40)) == (
        "Of the people we called warm, 8 in 10 were in touch in the next 30 days "
        "(81 of 100 times; 95 % interval 72 to 87 %); of the others, 10 %."
    )
    assert in_words(Called(1, 1, 5, 0)).startswith("Too little data: 1 person was")
    assert in_words(Called(10, 10, 0, 0)).endswith("100 %).")
