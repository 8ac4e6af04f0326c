"""Willingness: the chance that somebody passes a word on, from warmth, from the owner's own outcomes, and from tact.

    formula  = 0.10 + 0.75 (warmth both ways) / 100
    k        = the root of  sum over requests (outcome - s(logit(expected) + k)) - k = 0       s: the logistic curve
    learned  = (4 s(logit(formula) + k) + agreed) / (4 + answered)                              one introducer
    chance   = min(learned, cap)

k says how much readier the owner's introducers are than the formula expects: a logistic regression with nothing but an
intercept, held towards 0 by a normal prior of width 1. Each introducer then has a Beta-binomial of their own, shrunk to
that overall rate: the prior weighs as much as `PRIOR` outcomes. expected is what the formula said on the day of asking;
outcome is 1 for a yes, 0 for a no and for no answer; what has no outcome yet teaches nothing. The cap is tact, not
statistics: whoever was asked lately is asked less (`budget`).
Invariants: a yes never lowers a chance and a no never raises one, of anybody; more asking never raises a cap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

import numpy as np
from scipy.special import betaincinv, expit, logit

from renown.ties.contacts import days_in_words
from renown.ties.rhythm import Numbers

LEAST, SPAN = 0.10, 0.75
"""What a stone-cold tie is still worth, and what warmth adds."""

PRIOR = 4.0
"""As many outcomes as the formula's own word is worth; the same where nobody was ever asked."""

BUDGET_DAYS, WAITING_DAYS = 90, 30
FULL, EACH, LOW = LEAST + SPAN, 0.7, 0.10
"""The cap of somebody not asked lately, what is left of it for each request, and what is left after a no."""

UNANSWERED = 2
"""As many unanswered requests within `WAITING_DAYS` leave somebody in peace."""

LIKELY = 0.8
"""The share of outcomes that a range shown is meant to hold."""

Shape: TypeAlias = tuple[float, float]
"""A Beta distribution by its mean and the number of outcomes it is worth."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request made of an introducer on a day: what the formula expected, and what came of it.

    outcome: True when they agreed, False when they declined or did not answer, None while nothing is noted.
    declined: whether they said no, which asks for more tact than silence.
    """

    introducer: int
    day: int
    expected: float
    outcome: bool | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """How much can be asked of somebody now: the cap on their chance, and why in words ("" when nothing holds back)."""

    cap: float = FULL
    words: str = ""


@dataclass(frozen=True, slots=True)
class Willing:
    """The chance of one hop as a distribution: its mean, what it is worth in outcomes, and what was learned from."""

    chance: float
    worth: float
    agreed: int = 0
    answered: int = 0
    budget: Budget = Budget()


def willingness(warmth: Numbers) -> Numbers:
    """The chance that one passes a word on to the other, from the warmth both ways (0 to 100) alone.

    >>> willingness(np.array([0.0, 60.0, 100.0])).round(2).tolist()
    [0.1, 0.55, 0.85]
    """
    chance: Numbers = LEAST + SPAN * warmth / 100.0
    return chance


def readiness(asked: Sequence[Asked]) -> float:
    """k: above 0 when the owner's introducers agree more often than the formula expects, below when less often.

    >>> round(readiness([Asked(1, 0, 0.5, True)]), 2), round(readiness([Asked(1, 0, 0.5, False)]), 2), readiness([])
    (0.4, -0.4, 0.0)
    """
    told = [one for one in asked if one.outcome is not None]
    if not told:
        return 0.0
    expected = logit(np.array([one.expected for one in told]))
    agreed, bound = sum(bool(one.outcome) for one in told), float(len(told))
    # It takes half a second to load, and only this needs it: not every command should wait.
    from scipy.optimize import brentq

    return float(brentq(lambda k: agreed - expit(expected + k).sum() - k, -bound, bound, xtol=1e-12))


def learned(formula: float, k: float, agreed: int = 0, answered: int = 0) -> float:
    """One introducer's chance after so many outcomes.

    >>> [round(learned(0.5, 0.0, n, n), 2) for n in (0, 1, 4)], round(learned(0.5, 0.0, 0, 4), 2)
    ([0.5, 0.6, 0.75], 0.25)
    """
    return (PRIOR * float(expit(logit(formula) + k)) + agreed) / (PRIOR + answered)


def budget(asked: Sequence[Asked], day: int) -> Budget:
    """What can be asked of somebody as of a day, from the requests made of them so far.

    >>> budget([Asked(1, 100, 0.5, True)], 110)
    Budget(cap=0.595, words='asked once in the last 90 days')
    >>> budget([], 110)
    Budget(cap=0.85, words='')
    """
    lately = [one for one in asked if 0 <= day - one.day < BUDGET_DAYS]
    open_or_silent = [one for one in lately if not one.outcome and not one.declined]
    silent = sum(day - one.day < WAITING_DAYS for one in open_or_silent)
    refused = [day - one.day for one in lately if one.declined]
    if silent >= UNANSWERED:
        return Budget(0.0, f"{silent} requests in {WAITING_DAYS} days have no answer: leave them in peace for now")
    if refused:
        return Budget(LOW, f"said no {_ago(min(refused))}")
    if silent:
        return Budget(LOW, "your last request still waits for an answer")
    if lately:
        many = "once" if len(lately) == 1 else f"{len(lately)} times"
        return Budget(round(FULL * EACH ** len(lately), 4), f"asked {many} in the last {BUDGET_DAYS} days")
    return Budget()


class Experience:
    """What the owner's requests so far have taught, as of a day."""

    def __init__(self, asked: Sequence[Asked] = (), day: int = 0, corrected: Mapping[int, float] | None = None) -> None:
        """asked: every request made; those after the day are left out.

        corrected: the warmth (0 to 100) that the owner says their tie with somebody has; it counts for the computed.
        """
        seen = [one for one in asked if one.day <= day]
        self.readiness = readiness(seen)
        self._of: dict[int, list[Asked]] = defaultdict(list)
        for one in seen:
            self._of[one.introducer].append(one)
        self._day = day
        self.corrected = corrected or {}

    def formula(self, people: Numbers, computed: Numbers) -> Numbers:
        """What the formula says of the owner's ties with these people, where corrected by the owner's own word."""
        said = computed.copy()
        for i in np.flatnonzero(np.isin(people, list(self.corrected))).tolist():
            said[i] = willingness(np.array([self.corrected[int(people[i])]]))[0]
        return said

    def expected(self, person: int, computed: float) -> float:
        """The same of one tie."""
        return float(self.formula(np.array([person]), np.array([computed]))[0])

    def chances(self, people: Numbers, formula: Numbers) -> Numbers:
        """The chance of each of these introducers, from the formula's word on each; 0 leaves somebody in peace."""
        # Nobody asked yet is everybody's case but for a few: those few are looked at one by one.
        chances = np.minimum(expit(logit(formula) + self.readiness), FULL)
        for i in np.flatnonzero(np.isin(people, list(self._of))).tolist():
            chances[i] = self.willing(int(people[i]), float(formula[i])).chance
        return chances

    def willing(self, person: int, formula: float) -> Willing:
        """What is known of one introducer."""
        asked = self._of.get(person, [])
        told = [one.outcome for one in asked if one.outcome is not None]
        agreed, limit = sum(told), budget(asked, self._day)
        chance = min(learned(formula, self.readiness, agreed, len(told)), limit.cap)
        return Willing(chance, PRIOR + len(told), agreed, len(told), limit)


def likely_range(hops: Sequence[Shape]) -> tuple[float, float]:
    """Where the product of independent chances lies in 8 cases of 10: a Beta of the same mean and variance.

    hops: mean (above 0) and worth of each chance, taken as a Beta distribution.

    >>> [round(end, 2) for end in likely_range([(0.3, 4.0)])], [round(end, 2) for end in likely_range([(0.3, 400.0)])]
    ([0.06, 0.6], [0.27, 0.33])
    """
    mean = prod(m for m, _ in hops)
    square = prod(m * (m * worth + 1.0) / (worth + 1.0) for m, worth in hops)
    worth = mean * (1.0 - mean) / (square - mean * mean) - 1.0
    yes, no = mean * worth, (1.0 - mean) * worth
    return float(betaincinv(yes, no, (1.0 - LIKELY) / 2.0)), float(betaincinv(yes, no, (1.0 + LIKELY) / 2.0))


def in_tenths(chance: float, low: float, high: float) -> str:
    """A chance as one says it; a range where it is wider than a tenth.

    >>> in_tenths(0.31, 0.08, 0.52), in_tenths(0.02, 0.0, 0.04), in_tenths(0.5, 0.46, 0.54), in_tenths(0.03, 0.0, 0.1)
    ('about 3 in 10, between 1 and 5', 'less than 1 in 10', 'about 5 in 10', '1 in 10 at most')
    """
    middle, least, most = (round(10 * share) for share in (chance, low, high))
    said = f"about {middle} in 10" if middle else "less than 1 in 10"
    if least >= most:
        return said
    if not middle and most == 1:
        return "1 in 10 at most"
    return f"{said}, between {least} and {most}" if middle else f"{said}, at most {most}"


def _ago(days: int) -> str:
    return f"{days_in_words(days)} ago" if days else "today"
