"""Gone quiet: people with whom contact had a rhythm, and who are now silent against that rhythm.

A rhythm is the median gap between days of contact. Silence of more than `rhythm.NOTICED` gaps is noticed; from
`rhythm.DORMANT` gaps on the tie is dormant, which is another matter than quiet. Invariant: while the same contacts
stand, growing silence takes nobody off the list before that upper bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from renown.ties.bonds import starts_of, sums_of
from renown.ties.contacts import contacts_of, date_of, days_in_words, networks_of
from renown.ties.rhythm import Numbers, median_gaps, most_striking

SHORTEST_GAP = 3.0
CLOSE = 0.5
"""The least weight of a day that counts: one word among three people, or several among more."""

_ROUNDING = 1e-9


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
    counts when it was between few (`CLOSE`); there must be `rhythm.FEWEST_TIMES` of them, and words in both directions.
    Most striking is what is largest of contact days times log(silence / gap): a long rhythm broken for long. Equal
    ones come by person id. The gap is taken as at least `SHORTEST_GAP` days, so that a weekend is no silence.
    """
    rows = contacts_of(contact_days, owner, day)
    rhythms = rhythms_of(*(rows[c].to_numpy() for c in ("person", "day", "said", "heard", "weight")))
    silence = day - rhythms["last"]
    ratio = silence / np.maximum(rhythms["gap"], SHORTEST_GAP)
    chosen = most_striking(rhythms["person"], rhythms["days"], ratio, rhythms["mutual"])[:limit]
    networks = networks_of(rows, rhythms["person"][chosen].tolist())
    return tuple(_entry({name: column[i].item() for name, column in rhythms.items()}, day, networks) for i in chosen)


def among_few(weight: Numbers) -> Numbers:
    """Which of these weights of days are those of contact among few.

    >>> among_few(np.array([0.49, 0.5, 2.0])).tolist()
    [False, True, True]
    """
    found: Numbers = weight >= CLOSE - _ROUNDING
    return found


def rhythms_of(person: Numbers, day: Numbers, said: Numbers, heard: Numbers, weight: Numbers) -> dict[str, Numbers]:
    """Per person, by id: number of close days, the last, the median gap (0 for a single day), whether both spoke."""
    order = np.lexsort((day, person))
    starts = starts_of(person[order], day[order])
    weights = sums_of(weight[order], starts)
    close = among_few(weights)
    owners, days = person[order][starts][close], day[order][starts][close].astype(np.int64)
    begins = starts_of(owners)
    counts = np.diff(np.append(begins, len(owners)))
    mutual = [sums_of(sums_of(words[order], starts)[close], begins) > 0 for words in (said, heard)]
    return {
        "person": owners[begins],
        "days": counts,
        "last": days[begins + counts - 1],
        "gap": median_gaps(owners, days, counts),
        "mutual": mutual[0] & mutual[1],
    }


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
