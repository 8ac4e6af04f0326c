"""Gone quiet: people with whom contact had a rhythm, and who are now silent against that rhythm.

A rhythm is the median gap between days of contact. Silence of more than twice the gap is noticed; from twelve
times the gap on the tie is dormant, which is another matter than quiet. Invariant: while the same contacts stand,
growing silence takes nobody off the list before that upper bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from renown.ties.contacts import contacts_of, date_of, days_in_words, networks_of

FEWEST_DAYS = 4
SHORTEST_GAP = 3.0
NOTICED, DORMANT = 2.0, 12.0
CLOSE = 0.5
"""The least weight of a day that counts: one word among three people, or several among more."""

_ROUNDING = 1e-9
Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class GoneQuiet:
    """Somebody gone quiet: when contact was last, its usual gap (the median, in days), and a sentence."""

    person: int
    networks: tuple[str, ...]
    last: date
    silence_days: int
    usual_gap_days: float
    contact_days: int
    words: str


def gone_quiet(contact_days: pa.Table, owner: int, day: int, limit: int = 20) -> tuple[GoneQuiet, ...]:
    """People gone quiet against their own rhythm with the owner, as of a day; the most striking first.

    contact_days: rows of the derived table (those that touch the owner are used). All networks count together. A day
    counts when it was between few (`CLOSE`); there must be `FEWEST_DAYS` of them, and words in both directions.
    Most striking is what is largest of contact days times log(silence / gap): a long rhythm broken for long. Equal
    ones come by person id. The gap is taken as at least `SHORTEST_GAP` days, so that a weekend is no silence.
    """
    rows = contacts_of(contact_days, owner, day)
    rhythms = _rhythms(*(rows[c].to_numpy() for c in ("person", "day", "said", "heard", "weight")))
    silence = day - rhythms["last"]
    ratio = silence / np.maximum(rhythms["gap"], SHORTEST_GAP)
    quiet = (rhythms["days"] >= FEWEST_DAYS) & rhythms["mutual"] & (ratio > NOTICED) & (ratio < DORMANT)
    striking = rhythms["days"] * np.log(np.where(quiet, ratio, 1.0))
    order = np.lexsort((rhythms["person"], -striking))
    chosen = order[quiet[order]][:limit]
    networks = networks_of(rows, rhythms["person"][chosen].tolist())
    return tuple(_entry({name: column[i].item() for name, column in rhythms.items()}, day, networks) for i in chosen)


def _rhythms(person: Numbers, day: Numbers, said: Numbers, heard: Numbers, weight: Numbers) -> dict[str, Numbers]:
    """Per person: number of close days, the last, the median gap (0 for a single day), whether both spoke."""
    order = np.lexsort((day, person))
    starts = _starts(person[order], day[order])
    weights = _sums(weight[order], starts)
    close = weights >= CLOSE - _ROUNDING
    owners, days = person[order][starts][close], day[order][starts][close].astype(np.int64)
    begins = _starts(owners)
    counts = np.diff(np.append(begins, len(owners)))
    mutual = [_sums(_sums(words[order], starts)[close], begins) > 0 for words in (said, heard)]
    return {
        "person": owners[begins],
        "days": counts,
        "last": days[begins + counts - 1],
        "gap": _median_gaps(owners, days, counts),
        "mutual": mutual[0] & mutual[1],
    }


def _median_gaps(person: Numbers, day: Numbers, counts: Numbers) -> Numbers:
    """The median of the steps between each person's sorted days."""
    same = person[1:] == person[:-1]
    gaps, whose = np.diff(day)[same], person[1:][same]
    gaps = gaps[np.lexsort((gaps, whose))]
    if not len(gaps):
        return np.zeros(len(counts))
    steps = counts - 1
    begins = np.cumsum(steps) - steps
    lower, upper = (np.clip(begins + half, 0, len(gaps) - 1) for half in ((steps - 1) // 2, steps // 2))
    return np.where(steps > 0, (gaps[lower] + gaps[upper]) / 2, 0.0)


def _starts(*columns: Numbers) -> Numbers:
    """Where a new combination of values begins in sorted columns."""
    changed = [column[1:] != column[:-1] for column in columns]
    first = np.ones(min(len(columns[0]), 1), dtype=bool)
    return np.flatnonzero(np.append(first, np.logical_or.reduce(changed)))


def _sums(values: Numbers, starts: Numbers) -> Numbers:
    return np.add.reduceat(values, starts) if len(starts) else np.zeros(0, values.dtype)


def _entry(rhythm: dict[str, Any], day: int, networks: dict[int, tuple[str, ...]]) -> GoneQuiet:
    person, gap, silence = rhythm["person"], rhythm["gap"], day - rhythm["last"]
    every = "day" if round(gap) <= 1 else days_in_words(gap)
    return GoneQuiet(
        person,
        networks[person],
        date_of(rhythm["last"]),
        silence,
        gap,
        rhythm["days"],
        f"You were in touch about every {every}; now silent for {silence}.",
    )
