"""Rates of channels against a truth that is known because it was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.recruit.advice.results import BAND, MOST_ALIKE, Result, overall, rates

KINDS = ("board", "social", "people")
SOME = st.lists(
    st.builds(
        lambda i, kind, tried, part: Result(f"c{i}", kind, tried, round(part * tried)),
        st.integers(0, 8),
        st.just("board"),
        st.integers(0, 5000),
        st.floats(0, 1),
    ),
    min_size=1,
    max_size=12,
)


def test_nothing_seen_is_like_the_class_and_much_seen_like_itself() -> None:
    found = rates([Result("a", "board", 4000, 400), Result("b", "board", 0, 0), Result("c", "social", 10, 9)])
    assert found["b"].own == 0 and found["b"].mean == pytest.approx(0.1, abs=0.01)
    assert found["a"].mean == pytest.approx(0.1, abs=0.01) and found["a"].own > 0.98
    assert found["c"].own < 0.5 and found["c"].mean < 0.6
    assert found["b"].high - found["b"].low > found["a"].high - found["a"].low
    assert overall(found) == pytest.approx(409 / 4010)


def test_a_channel_alone_is_not_believed_twice() -> None:
    alone = rates([Result("a", "board", 4, 4)])["a"]
    assert alone.mean == pytest.approx(4.5 / 5)  # Jeffreys
    beside = rates([Result("a", "board", 1, 1), *(Result(f"s{i}", "social", 200, 20) for i in range(9))])["a"]
    assert beside.mean < 0.2


@settings(max_examples=25, deadline=None)
@given(SOME)
def test_a_rate_is_one_whatever_the_order_and_new_numbers_are_added(results: list[Result]) -> None:
    found, turned = rates(results), rates(results[::-1])
    assert set(found) == set(turned)
    for name, rate in found.items():
        assert turned[name].mean == pytest.approx(rate.mean)
        assert 0 <= rate.low <= rate.mean <= rate.high <= 1 and 0 <= rate.own < 1
        more, less = (rates([*results, Result(name, "board", 9, won)])[name] for won in (9, 0))
        assert more.tried == less.tried == rate.tried + 9 and more.won == less.won + 9


def test_the_band_holds_the_truth_as_often_as_it_says_and_shrinking_errs_less() -> None:
    draw = np.random.default_rng(11)
    inside, shrunk, raw = [], [], []
    for _ in range(60):
        truth = {f"{kind}{i}": (kind, draw.beta(3, 27)) for kind in KINDS for i in range(8)}
        seen = [
            Result(name, kind, n := int(draw.integers(5, 120)), int(draw.binomial(n, p)))
            for name, (kind, p) in truth.items()
        ]
        found = rates(seen)
        for one in seen:
            p, rate = truth[one.channel][1], found[one.channel]
            inside.append(rate.low <= p <= rate.high)
            shrunk.append((rate.mean - p) ** 2)
            raw.append((one.won / one.tried - p) ** 2)
    assert BAND - 0.08 < np.mean(inside) < BAND + 0.08
    assert np.mean(shrunk) < 0.8 * np.mean(raw)


def test_channels_that_do_not_differ_are_taken_for_one() -> None:
    alike = [Result(f"c{i}", "board", 400, 40) for i in range(6)]
    apart = [Result(f"c{i}", "board", 400, 40 * i) for i in range(6)]
    assert rates(alike)["c0"].own < rates(apart)["c0"].own
    assert rates(alike)["c0"].own > 400 / (400 + MOST_ALIKE)


@pytest.mark.parametrize(("tried", "won"), [(1, 2), (-1, 0), (3, -1)])
def test_what_cannot_have_been_is_refused(tried: int, won: int) -> None:
    with pytest.raises(InputError, match="expected at most as many"):
        Result("a", "board", tried, won)
