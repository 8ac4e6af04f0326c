"""Spread, direction and bottlenecks of a network: bounds, hand-counted cases, and what names must not change."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import entropy

from renown.graph.ego import Ties
from renown.ties.groups.diversity import Circles, diversity_of, in_words, outward_of, spread_of

MODEST = settings(max_examples=40, deadline=None)
circles = st.lists(st.tuples(st.integers(0, 6), st.floats(0.1, 100.0)), min_size=1, max_size=30)


@MODEST
@given(circles, st.integers(7, 20))
def test_spread_is_shannons_entropy_as_a_share_of_the_most_there_could_be(
    rows: list[tuple[int, float]], count: int
) -> None:
    circle, warmth = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    found = spread_of(circle, warmth, count)
    assert found == pytest.approx(entropy(np.bincount(circle, warmth)) / np.log(count), abs=1e-12)
    assert 0.0 <= found <= 1.0


@MODEST
@given(circles, st.permutations(list(range(7))))
def test_the_names_of_circles_do_not_matter(rows: list[tuple[int, float]], names: list[int]) -> None:
    circle, warmth = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    renamed = np.array(names)[circle]
    assert spread_of(renamed, warmth, 7) == pytest.approx(spread_of(circle, warmth, 7))
    assert outward_of(renamed, names[0]) == outward_of(circle, 0)


def test_what_is_not_known_is_none_and_not_zero() -> None:
    assert spread_of(np.zeros(0, np.int64), np.zeros(0), 5) is None
    assert spread_of(np.array([0]), np.array([1.0]), 1) is None
    assert outward_of(np.array([0]), -1) is None
    assert outward_of(np.zeros(0, np.int64), 0) is None


def star() -> Ties:
    """0 knows 1 and 2; only 1 leads on to 3, 4, 5 and 6; 2 leads to 7."""
    a, b = np.array([0, 0, 1, 1, 1, 1, 2]), np.array([1, 2, 3, 4, 5, 6, 7])
    return Ties(a, b, np.array([50.0, 5.0, 20.0, 20.0, 20.0, 20.0, 20.0]), 8)


def test_a_star_counted_by_hand() -> None:
    found = diversity_of(star().around(0), Circles(np.array([0, 0, 1, 2, 2, 2, 2, -1]), 4), 0)
    assert (found.contacts, found.circles, found.reached, found.effective_size) == (2, 2, 5, 2.0)
    assert found.bottlenecks == ((1, 4),)
    assert (found.weak, found.dormant, found.outward) == (0.0, 0.5, 0.0)
    assert found.constraint == pytest.approx((50 / 55) ** 2 + (5 / 55) ** 2)


def test_somebody_new_in_a_circle_that_was_out_of_reach_widens_the_spread() -> None:
    seen = Circles(np.array([0, 0, 1, 2, 2, 2, 2, 3]), 4)
    before, warm = (diversity_of(star().around(0, met, 30.0), seen, 0) for met in (None, 7))
    assert before.spread is not None and warm.spread is not None and warm.spread > before.spread
    assert warm.circles == before.circles + 1


def test_words_for_nothing_one_and_many() -> None:
    seen = Circles(np.array([0, 0, 1, 2, 2, 2, 2, -1]), 4)
    words = in_words(diversity_of(star().around(0), seen, 0))
    assert words.startswith("In contact with 2 people") and "2 communities" in words
    assert "cannot be told" in in_words(diversity_of(star().around(0), Circles(np.full(8, -1), 0), 0))
    alone = Ties(np.array([0]), np.array([1]), np.ones(1), 3)
    assert in_words(diversity_of(alone.around(2), Circles(np.zeros(3, np.int64), 1), 2)).startswith("No contact")
