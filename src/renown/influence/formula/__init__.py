"""The formula: every constant of the score, read from one versioned file and checked. Nothing is fitted at run time.

What must stay true: a formula is never changed once published, a new one gets a new name and file; no constant
depends on the population; the factors' weights sum to 100.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from renown.errors import FormulaError
from renown.model.kinds import KindClass, kinds_of

Floats = NDArray[np.float64]
LEDGER_HALF_LIVES = (7, 30, 90, 365, 1826)
FACTOR_NAMES = ("resonance", "depth", "curation", "breadth", "endurance")
_EXTRA = {"breadth": {"crowd"}, "endurance": {"cap", "weeks"}}


@dataclass(frozen=True, slots=True)
class Curve:
    """How a factor's X becomes points: `weight * log(1 + X/scale) / log(1 + full/scale)`, at most `weight`.

    cap: how much everybody unproved can add to X together.
    """

    weight: float
    scale: float
    full: float
    cap: float = 0.0

    def points(self, x: Floats) -> Floats:
        """The points of X.

        >>> Curve(weight=30.0, scale=1.0, full=9.0).points(np.array([0.0, 9.0, 99.0])).tolist()
        [0.0, 30.0, 30.0]
        """
        points: Floats = self.weight * np.log1p(x / self.scale) / np.log1p(self.full / self.scale)
        return np.minimum(self.weight, points)

    def slope(self, x: Floats) -> Floats:
        """Points per unit of X at X; 0 once the points are full."""
        slope: Floats = self.weight / ((self.scale + x) * np.log1p(self.full / self.scale))
        slope[x >= self.full] = 0.0
        return slope

    @property
    def cap_points(self) -> float:
        """The most that everybody unproved together can add, in points: at X = 0, where the curve is steepest."""
        return float(self.points(np.array([self.cap]))[0])


@dataclass(frozen=True, slots=True)
class Formula:
    """All constants of one published formula; `formula/<name>.toml` says what each is for.

    reaction, curation: kind -> what one act weighs. curves: factor -> its curve, in the order they are shown.
    end, unspent, full_trust: a, k and tau of the walk. crowd: b of breadth.
    """

    name: str
    reaction: Mapping[str, float]
    curation: Mapping[str, float]
    action_half_life: int
    presence_half_life: float
    presence_whole: float
    curation_half_life: float
    end: float
    unspent: float
    full_trust: float
    curves: Mapping[str, Curve]
    crowd: float
    weeks: int
    min_actors: int
    band: float


def load_formula(name: str = "v1") -> Formula:
    """The published formula of this name.

    Raises FormulaError if there is none, or if a constant is missing, unknown or impossible.

    >>> sum(curve.weight for curve in load_formula("v1").curves.values())
    100.0
    """
    path = files(__name__) / f"{name}.toml"
    if not name.isalnum() or not path.is_file():
        raise FormulaError(f"there is no formula {name!r}", hint="formulas are the files of renown/influence/formula")
    return read_formula(tomllib.loads(path.read_text(encoding="utf-8")))


def read_formula(constants: Mapping[str, Any]) -> Formula:
    """A formula from its constants, laid out as in `v1.toml`; FormulaError names the first that cannot be."""
    _names("the formula", constants, {"name", "reaction", "curation", "half_life", "walk", "factor", "shown"})
    _names("[reaction]", constants["reaction"], set(kinds_of(KindClass.REACTION)))
    _names("[curation]", constants["curation"], set(kinds_of(KindClass.CURATION)))
    _names("[half_life]", constants["half_life"], {"action", "presence", "presence_whole", "curation"})
    _names("[walk]", constants["walk"], {"end", "unspent", "full_trust"})
    _names("[factor]", constants["factor"], set(FACTOR_NAMES))
    _names("[shown]", constants["shown"], {"min_actors", "band"})
    formula = Formula(
        name=str(constants["name"]),
        reaction=MappingProxyType(_numbers("[reaction]", constants["reaction"])),
        curation=MappingProxyType(_numbers("[curation]", constants["curation"])),
        curves=MappingProxyType({name: _curve(name, constants["factor"][name]) for name in FACTOR_NAMES}),
        action_half_life=int(constants["half_life"]["action"]),
        presence_half_life=_above_zero("half_life.presence", constants["half_life"]["presence"]),
        presence_whole=_above_zero("half_life.presence_whole", constants["half_life"]["presence_whole"]),
        curation_half_life=_above_zero("half_life.curation", constants["half_life"]["curation"]),
        end=_above_zero("walk.end", constants["walk"]["end"]),
        unspent=_above_zero("walk.unspent", constants["walk"]["unspent"]),
        full_trust=_above_zero("walk.full_trust", constants["walk"]["full_trust"]),
        crowd=_above_zero("factor.breadth.crowd", constants["factor"]["breadth"]["crowd"]),
        weeks=int(constants["factor"]["endurance"]["weeks"]),
        min_actors=int(constants["shown"]["min_actors"]),
        band=_above_zero("shown.band", constants["shown"]["band"]),
    )
    _check_ranges(formula)
    return formula


def _curve(name: str, constants: Mapping[str, Any]) -> Curve:
    """One factor's curve; breadth has no pool, so no cap."""
    _names(f"[factor.{name}]", constants, {"weight", "scale", "full"} | _EXTRA.get(name, {"cap"}))
    numbers = _numbers(f"[factor.{name}]", constants)
    return Curve(numbers["weight"], numbers["scale"], numbers["full"], numbers.get("cap", 0.0))


def _names(where: str, found: Mapping[str, Any], expected: set[str]) -> None:
    """Refuse missing and unknown names."""
    for name in sorted(expected - found.keys()):
        raise FormulaError(f"{where} lacks {name!r}", hint="every constant has to be stated")
    for name in sorted(found.keys() - expected):
        raise FormulaError(f"{where} has an unknown {name!r}", hint=f"known are {', '.join(sorted(expected))}")


def _numbers(where: str, found: Mapping[str, Any]) -> dict[str, float]:
    """All values as numbers above 0."""
    return {name: _above_zero(f"{where} {name}", value) for name, value in found.items()}


def _above_zero(where: str, value: Any) -> float:
    """The value as a number above 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise FormulaError(f"{where} is {value!r}, expected a number above 0")
    return float(value)


def _check_ranges(formula: Formula) -> None:
    """What no single constant can say: sums and ranges."""
    total = sum(curve.weight for curve in formula.curves.values())
    if abs(total - 100.0) > 1e-9:
        raise FormulaError(f"the factors' weights sum to {total:g}, expected 100")
    if formula.action_half_life not in LEDGER_HALF_LIVES:
        raise FormulaError(f"half_life.action is {formula.action_half_life}, expected one of {LEDGER_HALF_LIVES}")
    if formula.end > 1.0 or formula.band >= 1.0:
        raise FormulaError("walk.end must be at most 1 and shown.band below 1")
    if not 1 <= formula.weeks <= 53 or formula.min_actors < 1:
        raise FormulaError("factor.endurance.weeks must be 1 to 53 and shown.min_actors at least 1")
