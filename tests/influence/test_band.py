"""The band: both ways of finding it agree, it is the same each time, and it stays within 0 and 100."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow.compute as pc
import pytest

from renown.influence import band
from renown.influence.deeds import deeds_of
from renown.influence.explain import explain
from renown.influence.measure import measure
from renown.influence.score import scores_of
from renown.influence.standing import Standing, standing_of


def a_crowd(ledgers: Any, size: int) -> list[Any]:
    """So many people who answer one person, each a few times, on one or two networks."""
    rng = np.random.default_rng(4)
    return [
        ledgers.act(actor, 9_999, network, "reply", int(ago))
        for actor in range(size)
        for network in (("x", "slack") if actor % 3 == 0 else ("x",))
        for ago in rng.integers(0, 300, 3)
    ]


def test_bootstrap_and_delta_method_agree_on_many_actors(ledgers: Any) -> None:
    deeds = deeds_of(ledgers.of(a_crowd(ledgers, 120)), ledgers.today, ledgers.formula)
    standing = Standing(np.ones(deeds.people.size), (deeds.people % 6).astype(np.int32), guarded=False)
    scores = scores_of(deeds, standing, ledgers.formula)
    told = explain(deeds, standing, ledgers.formula)
    assert told.high - told.low == pytest.approx(scores.high[0] - scores.low[0], rel=0.2)
    assert told.low <= told.score <= told.high


def test_one_persons_deeds_on_several_networks_stand_or_fall_together(ledgers: Any) -> None:
    deeds = deeds_of(ledgers.of(a_crowd(ledgers, 30)), ledgers.today, ledgers.formula)
    points = np.ones(deeds.target.size)
    by_hand = sum(2.0**2 if actor % 3 == 0 else 1.0 for actor in range(30)) ** 0.5
    assert band.spread(deeds, points).tolist() == pytest.approx([by_hand])


def test_the_same_person_has_the_same_band_each_time(ledgers: Any) -> None:
    ledger = ledgers.of(ledgers.random(3))
    measured = measure(ledger, ledgers.today, ledgers.formula, [0, 1])
    person = int(measured.scores.person[0])
    deeds = deeds_of(ledger.filter(pc.equal(ledger["target"], person)), ledgers.today, ledgers.formula)
    standing = standing_of(deeds.people, measured.trust, measured.communities, guarded=True)
    one, two = (explain(deeds, standing, ledgers.formula) for _ in range(2))
    assert (one.low, one.high) == (two.low, two.high)
    assert one.score == pytest.approx(measured.scores.score[0], abs=1e-9)


def test_ends_stay_within_the_scale() -> None:
    low, high = band.ends(np.array([1.0, 99.0]), np.array([20.0, 20.0]), np.array([0.0, 30.0]), 0.8)
    assert (low.tolist()[0], high.tolist()[1]) == (0.0, 100.0)


def test_an_80_percent_band_reaches_1_28_deviations() -> None:
    low, high = band.ends(np.array([50.0]), np.array([10.0]), np.array([0.0]), 0.8)
    assert (low[0], high[0]) == (pytest.approx(37.1845, abs=1e-3), pytest.approx(62.8155, abs=1e-3))
