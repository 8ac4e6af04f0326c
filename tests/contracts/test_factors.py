"""Every factor keeps the contract of influence/factors.py: it adds up, never falls, keeps its cap, and is explained."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from renown.influence.deeds import Deeds, assemble
from renown.influence.explain import explain
from renown.influence.factors import FACTORS
from renown.influence.formula import FACTOR_NAMES, load_formula
from renown.influence.score import scores_of
from renown.influence.standing import Standing
from renown.influence.words import RESTS_ON

FORMULA = load_formula()
PEOPLE = 60
every_factor = pytest.mark.parametrize("name", FACTORS)


def random_deeds(seed: int) -> Deeds:
    """Deeds of random people because of random people, every column filled."""
    rng = np.random.default_rng(seed)
    pairs = np.unique(rng.integers(0, PEOPLE, (400, 2)), axis=0).astype(np.int32)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    size = len(pairs)
    columns = [pairs[:, 0], pairs[:, 1], np.zeros(size, dtype=np.int32), rng.random(size) * 6.0]
    columns += [rng.random(size), rng.random(size) * 2.0, rng.integers(0, 1 << 52, size)]
    return assemble(np.arange(PEOPLE), ("slack",), columns)


def random_standing(seed: int) -> Standing:
    """Random weights and communities."""
    rng = np.random.default_rng(seed)
    return Standing(rng.random(PEOPLE).round(1), rng.integers(-1, 5, PEOPLE).astype(np.int32), guarded=True)


def test_factors_and_formula_name_the_same() -> None:
    assert tuple(FACTORS) == FACTOR_NAMES == tuple(FORMULA.curves) == tuple(RESTS_ON)


@every_factor
def test_its_docstring_tells_people_what_it_is(name: str) -> None:
    meaning = FACTORS[name].__doc__ or ""
    assert "\n" not in meaning
    assert 40 < len(meaning) < 160
    assert meaning.endswith(".")


@every_factor
@pytest.mark.parametrize("seed", range(5))
def test_its_parts_are_never_below_zero_and_sum_to_x(name: str, seed: int) -> None:
    deeds, standing = random_deeds(seed), random_standing(seed)
    parts = FACTORS[name](deeds, standing, FORMULA)
    x = scores_of(deeds, standing, FORMULA).x[:, list(FACTORS).index(name)]
    assert parts.min() >= 0.0
    assert [parts[deeds.row == row].sum() for row in range(x.size)] == pytest.approx(x.tolist(), abs=1e-9)


@every_factor
@pytest.mark.parametrize("seed", range(5))
def test_trust_never_lowers_it(name: str, seed: int) -> None:
    deeds, standing = random_deeds(seed), random_standing(seed)
    actor = int(deeds.actor[seed])
    weight = standing.weight.copy()
    weight[actor] = 1.0
    before = deeds.sums(FACTORS[name](deeds, standing, FORMULA))
    after = deeds.sums(FACTORS[name](deeds, replace(standing, weight=weight), FORMULA))
    assert (after >= before - 1e-9).all()


@every_factor
@pytest.mark.parametrize("seed", range(5))
def test_one_more_deed_never_lowers_it(name: str, seed: int) -> None:
    deeds, standing = random_deeds(seed), random_standing(seed)
    fewer = np.ones(deeds.target.size, dtype=np.bool_)
    fewer[deeds.starts + 1] = False
    without = deeds.pick(fewer)
    assert without.subjects.tolist() == deeds.subjects.tolist()
    before, after = (picked.sums(FACTORS[name](picked, standing, FORMULA)) for picked in (without, deeds))
    assert (after >= before - 1e-9).all()


@every_factor
@pytest.mark.parametrize("seed", range(5))
def test_all_the_unproved_together_keep_within_its_cap(name: str, seed: int) -> None:
    deeds = random_deeds(seed)
    nobody = replace(random_standing(seed), weight=np.zeros(PEOPLE))
    x = deeds.sums(FACTORS[name](deeds, nobody, FORMULA))
    assert x.max() <= FORMULA.curves[name].cap + 1e-9


@every_factor
def test_it_is_explained(name: str) -> None:
    deeds, standing = random_deeds(3), random_standing(3)
    one = deeds.pick(deeds.row == 0)
    line = next(line for line in explain(one, standing, FORMULA).factors if line.name == name)
    assert line.meaning == FACTORS[name].__doc__
    assert 0.0 < line.points <= line.max_points == FORMULA.curves[name].weight
    assert any(character.isdigit() for character in line.words)
