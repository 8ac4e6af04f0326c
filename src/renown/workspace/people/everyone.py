"""Everybody as columns of numbers, in the order of people: what the table filters and sorts by.

Invariant: position `n` of every column is about person `n` of `derivation.people`; what is unknown comes last in any
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.identity.finder import both, has_all
from renown.reckoning.directory import found_at
from renown.reckoning.scoring import Scoring
from renown.ties.warmth import standing_of
from renown.workspace.context import Context
from renown.workspace.kept import kept
from renown.workspace.me import Me
from renown.workspace.people.asked import WARMTHS

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOT_KNOWN = -1


@dataclass(frozen=True)
class Ties:
    """The owner's tie with each person. warmth: below 0 where there is none. last: the day (an ordinal) of the last
    contact, 0 for none. standing: the place in `WARMTHS`.
    """

    warmth: Floats
    last: Ints
    standing: Ints


def persons_of(scoring: Scoring) -> Ints:
    """The people, rising."""
    persons: Ints = scoring.derivation.people["person"].to_numpy()
    return persons


@kept(most=2)
def ties(context: Context, scoring: Scoring, own: Me) -> Ties:
    """How close everybody is to the owner."""
    persons, told = persons_of(scoring), list(own.ties.values())
    at = found_at(persons, np.array([tie.person for tie in told], dtype=np.int64))
    warmth = np.full(persons.size, -1.0)
    last, standing = np.zeros(persons.size, dtype=np.int64), np.full(persons.size, WARMTHS.index("none"))
    for place, tie in zip(at.tolist(), told, strict=True):
        if place >= 0:
            warmth[place], last[place] = tie.counts, _ordinal(tie.last)
            # By the owner's word alone a tie is what they say it is, however little of it was seen.
            name = standing_of(tie.counts, max(tie.days, 3) if tie.said is not None else tie.days)
            standing[place] = WARMTHS.index(name)
    return Ties(warmth, last, standing)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()


@kept(most=2)
def places(context: Context, scoring: Scoring) -> Ints:
    """The row of each person in the listing."""
    return np.argsort(scoring.listing["person"].to_numpy())


@kept(most=4)
def ranks(context: Context, scoring: Scoring, column: str) -> Ints:
    """The place of each person in the order of a column of words or numbers; `NOT_KNOWN` where nothing is known."""
    values = scoring.listing[column].take(pa.array(places(context, scoring))).combine_chunks()
    if pa.types.is_string(values.type):
        values = pc.utf8_lower(values)
        values = pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.string()), values)
    known = np.asarray(pc.is_valid(values))
    found = np.full(len(values), NOT_KNOWN, dtype=np.int64)
    found[known] = pc.rank(values.filter(pa.array(known)), tiebreaker="dense").to_numpy()
    return found


def ranks_of_words(persons: Ints, words: Mapping[int, tuple[str, ...]]) -> Ints:
    """The same by the first word that each has, of those of a mapping by person."""
    firsts = {person: min(map(str.casefold, told)) for person, told in words.items() if told}
    order = {word: place for place, word in enumerate(sorted(set(firsts.values())))}
    found = np.full(persons.size, NOT_KNOWN, dtype=np.int64)
    at = found_at(persons, np.array(list(firsts), dtype=np.int64))
    found[at[at >= 0]] = np.array([order[word] for word in firsts.values()], dtype=np.int64)[at >= 0]
    return found


def flags(persons: Ints, some: Iterable[int]) -> Flags:
    """Which of the people are among some."""
    found = np.zeros(persons.size, dtype=bool)
    at = found_at(persons, np.fromiter(some, dtype=np.int64))
    found[at[at >= 0]] = True
    return found


@kept(most=2)
def reached_by(context: Context, scoring: Scoring, field: str) -> Flags:
    """Who has an address (`mail`) or a number (`phone`), by what the sources know."""
    fields = scoring.derivation.findable["fields"].combine_chunks()
    whose = pc.list_parent_indices(fields).filter(pc.equal(pc.list_flatten(fields), field))
    found = np.zeros(len(fields), dtype=bool)
    found[whose.to_numpy()] = True
    return found


def at_organisation(context: Context, scoring: Scoring, text: str) -> Flags:
    """Who works somewhere that has all these words."""
    return has_all(_organisations(context, scoring), text)


@kept(most=1)
def _organisations(context: Context, scoring: Scoring) -> pa.Array:
    folded: pa.Array = both(pc.fill_null(scoring.derivation.people["organisation"], "").combine_chunks())
    return folded
