"""The funnel of leads: how far each came, how many of those who reached a stage went on, and how long it took.

A lead is a chance of work, seen from either side: somebody's next job, or somebody for an open place. It may skip
stages; it then counts as having passed them. A share counts only leads whose fate at a stage is known: those that
went on, and those that were closed there; whatever still waits is told beside it, never as a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from renown.errors import InputError
from renown.ties.share import interval

STAGES = ("lead", "asked", "talk", "referral", "interview", "offer")
CLOSED = "closed"

Step = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Passage:
    """From one stage to the next: how many reached it, went on, were closed there, still wait there.

    share: of those whose fate is known, with Wilson's 95 % interval; None where nothing is known yet.
    weeks: the median from entering the stage to leaving it, of those that went on; None without any. words: the same
    in a sentence.
    """

    stage: str
    onward: str
    reached: int
    went_on: int
    closed: int
    waiting: int
    share: float | None
    low: float | None
    high: float | None
    weeks: float | None
    words: str


def check_stage(before: Sequence[str], stage: str) -> None:
    """Raise InputError unless a lead may take this step: forwards only, and nothing after closed."""
    if stage not in (*STAGES, CLOSED):
        raise InputError(f"found the stage {stage!r}, expected one of {', '.join((*STAGES, CLOSED))}")
    if CLOSED in before:
        raise InputError("the lead is closed", hint="undo that step to go on")
    if stage != CLOSED and before and STAGES.index(stage) <= STAGES.index(before[-1]):
        raise InputError(f"found {stage!r} after {before[-1]!r}", hint="undo the last step to go back")


def reached_by(steps: Sequence[Step]) -> str:
    """The last stage a lead came to, whether or not it was closed there.

    >>> reached_by([("lead", date(2026, 1, 5)), ("talk", date(2026, 2, 2)), ("closed", date(2026, 3, 2))])
    'talk'
    """
    return next(stage for stage, _ in reversed(steps) if stage != CLOSED)


def weeks_in_stage(steps: Sequence[Step], day: date) -> float:
    """Weeks since the last step, as of a day.

    >>> weeks_in_stage([("lead", date(2026, 1, 5))], date(2026, 1, 19))
    2.0
    """
    return max((day - steps[-1][1]).days, 0) / 7


def passages(leads: Sequence[Sequence[Step]]) -> tuple[Passage, ...]:
    """How leads went on from each stage to the next.

    leads: the steps of each, oldest first.

    >>> day = date(2026, 1, 5)
    >>> [(p.stage, p.went_on, p.closed, p.waiting) for p in passages([[("lead", day)], [("talk", day)]])][:3]
    [('lead', 1, 0, 1), ('asked', 1, 0, 0), ('talk', 0, 0, 1)]
    """
    return tuple(_passage(leads, stage, onward) for stage, onward in pairwise(STAGES))


def _passage(leads: Sequence[Sequence[Step]], stage: str, onward: str) -> Passage:
    at = STAGES.index(stage)
    far = [STAGES.index(reached_by(steps)) for steps in leads]
    here = [steps for steps, furthest in zip(leads, far, strict=True) if furthest == at]
    went_on, closed = sum(furthest > at for furthest in far), sum(steps[-1][0] == CLOSED for steps in here)
    known = went_on + closed
    low, high = interval(went_on, known) if known else (None, None)
    share = went_on / known if known else None
    waiting = len(here) - closed
    return Passage(
        stage=stage,
        onward=onward,
        reached=went_on + len(here),
        went_on=went_on,
        closed=closed,
        waiting=waiting,
        share=share,
        low=low,
        high=high,
        weeks=_weeks(leads, stage),
        words=_in_words(went_on, closed, waiting, (low, high)),
    )


def _in_words(went_on: int, closed: int, waiting: int, between: tuple[float | None, float | None]) -> str:
    """A passage in a sentence, with the interval of its share.

    >>> _in_words(0, 0, 0, (None, None)), _in_words(3, 1, 1, (0.3, 0.95))
    ('no lead came here yet', '3 of 4 went on (30 to 95 %); 1 still there')
    """
    if not went_on + closed + waiting:
        return "no lead came here yet"
    still, (low, high) = f"; {waiting} still there" if waiting else "", between
    if low is None or high is None:
        return f"nothing known yet{still}"
    return f"{went_on} of {went_on + closed} went on ({100 * low:.0f} to {100 * high:.0f} %){still}"


def _weeks(leads: Sequence[Sequence[Step]], stage: str) -> float | None:
    """The median number of weeks that leads stood at a stage before they went on from it."""
    stays = [
        (after[1] - before[1]).days / 7
        for steps in leads
        for before, after in pairwise(steps)
        if before[0] == stage and after[0] != CLOSED
    ]
    return median(stays) if stays else None
