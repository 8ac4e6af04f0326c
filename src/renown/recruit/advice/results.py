"""What came of a channel, as a rate that does not believe few numbers: Beta-binomial, shrunk to the channel's class.

Idea: of `tried` people (clicks, applications) `won` went on. A channel's rate has the prior Beta(m s, (1 - m) s): m is
the rate of the others of its class, itself shrunk to that of all others, so that nothing is believed twice; s is how
many observations that is worth, the more the less the channels of the class differ. With nothing seen a channel is
like its class, with much seen like itself; where no other channel has any result, the prior is Jeffreys'.
Gelman et al., Bayesian Data Analysis, 3rd ed., sections 2.4 and 5.3; s by moments, drawn towards `ALIKE`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import beta

from renown.errors import InputError

BAND = 0.8
"""The interval that is shown holds the rate with this probability."""

ALIKE = 20.0
"""What a class is worth in observations while it has too few channels to say how alike they are."""

LEAST_ALIKE, MOST_ALIKE = 4.0, 100.0
FEWEST_CHANNELS = 3
_GUESSED = 6.0
"""`ALIKE` weighs as much as so many channels against what the channels of a class show."""

_WHOLE = 2.0
"""What all other channels together are worth for a class."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a channel: of `tried` people `won` went on. kind: the class of its card."""

    channel: str
    kind: str
    tried: int
    won: int

    def __post_init__(self) -> None:
        if not 0 <= self.won <= self.tried:
            raise InputError(
                f"{self.channel}: found {self.won} of {self.tried}, expected at most as many as were tried"
            )


@dataclass(frozen=True, slots=True)
class Rate:
    """A channel's rate. low, high: the ends of the band. own: the share of it that the channel's own numbers have."""

    channel: str
    tried: int
    won: int
    mean: float
    low: float
    high: float
    own: float


def rates(results: Iterable[Result]) -> Mapping[str, Rate]:
    """The rate of each channel that has results; several results of one are added.

    >>> found = rates([Result("a", "board", 1000, 100), Result("b", "board", 2, 2)])
    >>> found["a"].mean < found["b"].mean < 0.5, round(found["a"].own, 2)
    (True, 0.98)
    """
    added = _added(results)
    by_class: dict[str, list[Result]] = defaultdict(list)
    for one in added:
        by_class[one.kind].append(one)
    return {one.channel: _rate(one, *_prior(one, by_class[one.kind], added)) for one in added}


def overall(found: Mapping[str, Rate]) -> float:
    """The rate of all channels together. Raises ZeroDivisionError where nothing was tried: ask only with results."""
    return sum(rate.won for rate in found.values()) / sum(rate.tried for rate in found.values())


def _added(results: Iterable[Result]) -> list[Result]:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in results:
        sums[one.channel, one.kind][0] += one.tried
        sums[one.channel, one.kind][1] += one.won
    return [Result(channel, kind, tried, won) for (channel, kind), (tried, won) in sums.items()]


def _prior(one: Result, members: Sequence[Result], everything: Sequence[Result]) -> tuple[float, float]:
    """The rate expected of a channel before its own numbers, and what that is worth in observations."""
    others = _sum(everything, one)
    if not others.tried:
        return 0.5, 1.0
    whole = (others.won + 0.5) / (others.tried + 1)
    alike = _sum(members, one)
    return (alike.won + whole * _WHOLE) / (alike.tried + _WHOLE), _strength(members)


def _sum(members: Sequence[Result], without: Result) -> Result:
    tried, won = sum(one.tried for one in members), sum(one.won for one in members)
    return Result("", "", tried - without.tried, won - without.won)


def _strength(members: Sequence[Result]) -> float:
    """How many observations a class is worth: many where its channels hardly differ more than chance makes them."""
    seen = [one for one in members if one.tried]
    if len(seen) < FEWEST_CHANNELS:
        return ALIKE
    tried = sum(one.tried for one in seen)
    mean = sum(one.won for one in seen) / tried
    spread = sum(one.tried * (one.won / one.tried - mean) ** 2 for one in seen)
    chance = mean * (1 - mean)
    free = tried - sum(one.tried**2 for one in seen) / tried
    between = (spread - (len(seen) - 1) * chance) / free if free > 0 else 0.0
    shown = MOST_ALIKE if between <= 0 or chance == 0 else chance / between - 1
    shown = min(max(shown, LEAST_ALIKE), MOST_ALIKE)
    weights = len(seen) + _GUESSED
    return math.exp((len(seen) * math.log(shown) + _GUESSED * math.log(ALIKE)) / weights)


def _rate(one: Result, mean: float, strength: float) -> Rate:
    a, b = mean * strength + one.won, (1 - mean) * strength + one.tried - one.won
    rate = a / (a + b)
    low, high = (float(beta.ppf(end, a, b)) for end in ((1 - BAND) / 2, (1 + BAND) / 2))
    # A very lopsided belief has its mean outside its own middle: the band is then drawn to it.
    own = one.tried / (one.tried + strength)
    return Rate(one.channel, one.tried, one.won, rate, min(low, rate), max(high, rate), own)
