"""The formula file: complete, checked, and never the population's business."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from renown.errors import FormulaError
from renown.influence.formula import load_formula, read_formula
from renown.model.kinds import KindClass, kinds_of


@pytest.fixture
def constants() -> dict[str, Any]:
    """The constants of v1, to be spoiled."""
    return tomllib.loads((files("renown.influence.formula") / "v1.toml").read_text())


def test_every_kind_that_counts_has_a_weight() -> None:
    formula = load_formula("v1")
    assert set(formula.reaction) == set(kinds_of(KindClass.REACTION))
    assert set(formula.curation) == set(kinds_of(KindClass.CURATION))


def test_every_constant_has_a_comment() -> None:
    lines = (files("renown.influence.formula") / "v1.toml").read_text().splitlines()
    bare = [line for line in lines if "=" in line and "#" not in line]
    assert bare == ['name = "v1"']


def test_a_formula_that_is_not_there_is_named() -> None:
    for name in ("v0", "../v1", ""):
        with pytest.raises(FormulaError, match="there is no formula"):
            load_formula(name)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("walk", "end"), None, r"\[walk\] lacks 'end'"),
        (("walk", "speed"), 1.0, r"\[walk\] has an unknown 'speed'"),
        (("walk", "end"), 0.0, "expected a number above 0"),
        (("walk", "end"), 1.5, "at most 1"),
        (("walk", "full_trust"), "much", "expected a number above 0"),
        (("reaction", "like"), -1.0, "expected a number above 0"),
        (("reaction", "follow"), 1.0, "unknown 'follow'"),
        (("curation", "endorse"), True, "expected a number above 0"),
        (("half_life", "action"), 45, "expected one of"),
        (("factor", "depth", "weight"), 16.0, "sum to 101, expected 100"),
        (("factor", "breadth", "cap"), 1.0, "unknown 'cap'"),
        (("factor", "endurance", "weeks"), 60, "1 to 53"),
        (("shown", "band"), 1.0, "below 1"),
    ],
)
def test_a_spoiled_constant_is_named(constants: dict[str, Any], path: tuple[str, ...], value: Any, said: str) -> None:
    place = constants
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    with pytest.raises(FormulaError, match=said):
        read_formula(constants)


def test_the_slope_is_the_derivative_of_the_points() -> None:
    for curve in load_formula("v1").curves.values():
        x, step = np.linspace(0.0, curve.full * 0.99, 50), 1e-6
        numeric = (curve.points(x + step) - curve.points(x)) / step
        assert curve.slope(x) == pytest.approx(numeric, rel=1e-4)
        assert curve.slope(np.array([curve.full * 2])) == 0.0
