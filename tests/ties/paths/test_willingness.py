"""Willingness learned from outcomes: a yes never lowers it, a no never raises it, and tact caps it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, logit
from scipy.stats import beta

from renown.ties.paths.willingness import (
    FULL,
    LOW,
    PRIOR,
    Asked,
    Experience,
    budget,
    in_tenths,
    learned,
    likely_range,
    readiness,
)

MODEST = settings(max_examples=50, deadline=None)
chances = st.floats(0.10, 0.85)
asks = st.builds(
    Asked,
    introducer=st.integers(1, 4),
    day=st.integers(0, 200),
    expected=chances,
    outcome=st.sampled_from([True, False, None]),
)
histories = st.lists(asks, max_size=12)
LONG_AFTER = 1000


def chance_of(asked, person, formula, day=LONG_AFTER):
    return Experience(asked, day).willing(person, formula).chance


@MODEST
@given(history=histories, new=asks, formula=chances, person=st.integers(1, 5))
def test_a_yes_never_lowers_and_a_no_never_raises_anybodys_chance(history, new, formula, person):
    before = chance_of(history, person, formula)
    assert chance_of([*history, replace(new, outcome=True)], person, formula) >= before - 1e-9
    assert chance_of([*history, replace(new, outcome=False)], person, formula) <= before + 1e-9
    assert chance_of([*history, replace(new, outcome=None)], person, formula) == pytest.approx(before)


@MODEST
@given(history=histories)
def test_readiness_solves_its_equation(history):
    k = readiness(history)
    told = [one for one in history if one.outcome is not None]
    missing = sum(one.outcome - expit(logit(one.expected) + k) for one in told) - k
    assert missing == pytest.approx(0.0, abs=1e-6)


def test_one_introducer_is_shrunk_to_the_overall_rate():
    agreeing = [Asked(2, day, 0.4, True) for day in range(6)]
    refusing = [Asked(3, day, 0.4, False) for day in range(6)]
    known = Experience([*agreeing, *refusing], LONG_AFTER)
    overall = float(expit(logit(0.4) + known.readiness))
    assert known.willing(1, 0.4).chance == pytest.approx(overall)
    assert known.willing(2, 0.4).chance == pytest.approx((PRIOR * overall + 6) / (PRIOR + 6))
    assert known.willing(3, 0.4).chance == pytest.approx(PRIOR * overall / (PRIOR + 6))
    assert learned(0.4, 0.0) == pytest.approx(0.4)


def test_everybody_at_once_is_everybody_one_by_one():
    history = [Asked(2, 100, 0.4, True), Asked(2, 150, 0.5, False), Asked(7, 160, 0.3)]
    known = Experience(history, 170)
    people, formula = np.array([1, 2, 7, 9]), np.array([0.1, 0.4, 0.5, 0.85])
    one_by_one = [known.willing(p, f).chance for p, f in zip(people.tolist(), formula.tolist(), strict=True)]
    assert known.chances(people, formula).tolist() == pytest.approx(one_by_one)


@MODEST
@given(history=histories, new=asks, day=st.integers(0, 300))
def test_more_asking_never_raises_a_cap_and_a_cap_holds(history, new, day):
    mine = [replace(one, introducer=1) for one in history]
    assert budget([*mine, replace(new, introducer=1)], day).cap <= budget(mine, day).cap
    assert chance_of(mine, 1, 0.8, day) <= budget([one for one in mine if one.day <= day], day).cap


def test_tact_in_words():
    assert budget([Asked(1, 0, 0.5, True)], 89).cap < FULL == budget([Asked(1, 0, 0.5, True)], 90).cap
    waiting = budget([Asked(1, 80, 0.5)], 89)
    assert waiting.cap == LOW and "still waits" in waiting.words
    refused = budget([Asked(1, 80, 0.5, False, declined=True)], 89)
    assert refused.cap == LOW and refused.words == "said no 9 days ago"
    left = budget([Asked(1, 80, 0.5), Asked(1, 85, 0.5, False)], 89)
    assert left.cap == 0.0 and "leave them in peace" in left.words


def test_what_lies_after_the_day_is_not_seen():
    assert Experience([Asked(1, 50, 0.5, True)], 49).willing(1, 0.5).answered == 0


@MODEST
@given(hops=st.lists(st.tuples(chances, st.floats(PRIOR, 50.0)), min_size=1, max_size=3))
def test_the_range_holds_about_eight_of_ten_products(hops):
    low, high = likely_range(hops)
    draws = np.random.default_rng(5)
    product = np.prod([draws.beta(m * w, (1 - m) * w, 20_000) for m, w in hops], axis=0)
    assert 0.70 < float(((product >= low) & (product <= high)).mean()) < 0.93


def test_one_hop_has_the_range_of_its_own_beta():
    low, high = likely_range([(0.3, 10.0)])
    assert (low, high) == pytest.approx(tuple(beta.ppf([0.1, 0.9], 3.0, 7.0)))


def test_chances_in_words_never_promise():
    assert in_tenths(0.03, 0.0, 0.21) == "less than 1 in 10, at most 2"
    assert in_tenths(0.97, 0.96, 0.99) == "about 10 in 10"


def test_learning_brings_chances_nearer_to_the_truth_than_the_formula_alone():
    """Sixty introducers, readier than the formula says and each in their own way; each was asked a few times."""
    rng = np.random.default_rng(11)
    formula = rng.uniform(0.1, 0.6, 60)
    truth = expit(logit(formula) + 1.0 + rng.normal(0.0, 0.8, 60))
    history = [
        Asked(i, 0, float(formula[i]), bool(rng.random() < truth[i])) for i in range(60) for _ in range(rng.integers(5))
    ]
    known = Experience(history, LONG_AFTER)
    uncapped = truth < FULL
    found = known.chances(np.arange(60), formula)
    before, after = (float(np.mean((c - truth)[uncapped] ** 2)) for c in (formula, found))
    never = np.setdiff1d(np.flatnonzero(uncapped), [one.introducer for one in history])
    assert after < 0.6 * before
    assert np.mean((found - truth)[never] ** 2) < np.mean((formula - truth)[never] ** 2)
