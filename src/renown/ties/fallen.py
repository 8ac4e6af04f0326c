"""Fallen silent: people who acted in a community with a rhythm, and act no more. The list for those without an owner.

It goes by weeks, as the ledger's masks do: which of a person's last 53 weeks were active, whoever it was towards.
The bounds and the order are those of `ties.rhythm`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from renown.lake.engine import Expression
from renown.lake.expressions import _, ibis
from renown.ledger.days import weeks_between
from renown.ledger.weeks import WEEKS, later
from renown.ties.contacts import date_of
from renown.ties.rhythm import Numbers, median_gaps, most_striking
from renown.ties.ties import COUNTED_KINDS


@dataclass(frozen=True, slots=True)
class FallenSilent:
    """Somebody fallen silent: the last active day, the usual gap (the median, in weeks), and a sentence."""

    person: int
    last: date
    silence_weeks: int
    usual_gap_weeks: float
    active_weeks: int
    words: str


@ibis.udf.agg.builtin(name="bit_or")  # type: ignore[untyped-decorator]
def either(masks: int) -> int:  # type: ignore[empty-body]
    """The weeks active in any mask. Both engines know it by this name; Ibis has no word for it on Spark."""


def active_weeks_of(ledger: Expression) -> Expression:
    """Per acting person: person, last (day) and weeks, the mask of active weeks seen from the last.

    ledger: the derived table. Kinds that say nothing about another person (follow, view, join) are left out.
    """
    acts = ledger.filter(_.kind.isin(COUNTED_KINDS)).select("actor", "weeks", "last")
    own = acts.mutate(newest=_.last.max().over(ibis.window(group_by="actor")))
    seen = own.mutate(weeks=later(own.weeks, weeks_between(own.last, own.newest)))
    return seen.group_by(person=_.actor).agg(last=_.newest.max(), weeks=either(_.weeks))


def fallen_silent(active_weeks: pa.Table, day: int, limit: int = 20) -> tuple[FallenSilent, ...]:
    """People silent against their own rhythm in the community, as of a day; the most striking first.

    active_weeks: what `active_weeks_of` gives. There must be `rhythm.FEWEST_TIMES` active weeks among
    the 53 up to the last.
    """
    person, last, masks = (active_weeks[c].to_numpy() for c in ("person", "last", "weeks"))
    silence = day // 7 - last // 7
    gaps, counts = _rhythms(masks)
    ratio = silence / np.maximum(gaps, 1.0)
    chosen = most_striking(person, counts, ratio, counts > 0)[:limit]
    columns = (person, last, silence, gaps, counts)
    return tuple(_entry(*(column[i].item() for column in columns)) for i in chosen)


def _rhythms(masks: Numbers) -> tuple[Numbers, Numbers]:
    """Per mask the median gap between its active weeks, and how many there are."""
    active = (masks[:, None] >> np.arange(WEEKS)) & 1
    whose, weeks = np.nonzero(active)
    counts = active.sum(axis=1)
    return median_gaps(whose, weeks, counts), counts


def _entry(person: int, last: int, silence: int, gap: float, weeks: int) -> FallenSilent:
    every = "week" if round(gap) <= 1 else f"{round(gap)} weeks"
    words = f"Active about every {every}; now silent for {silence}."
    return FallenSilent(person, date_of(last), silence, gap, weeks, words)
