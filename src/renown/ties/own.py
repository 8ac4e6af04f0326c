"""The owner's own ties: the warmth worked out of each, what the owner says of it, and which of the two counts.

Invariants: the owner's word counts in place of the computed warmth wherever warmth is shown or used; it changes no
other tie, and what was computed is never overwritten. Somebody with whom no contact was seen and of whom nothing was
said has no tie here: that is unknown, which is not weak.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from renown.errors import InputError
from renown.ties.bonds import Bonds
from renown.ties.contacts import date_of
from renown.ties.quiet import among_few
from renown.ties.rhythm import Numbers

SAID: Mapping[str, float] = {"cold": 5.0, "cool": 25.0, "warm": 55.0, "close": 85.0}
"""Words for a warmth: the middle of the dormant, weak, familiar and strong ties (`warmth.STANDINGS`)."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The owner's tie with a person: warmth as worked out (None: no contact was seen) and as the owner says it is.

    days: distinct days of contact; last: the last of them. circular: nothing but mails to many was seen, and nothing
    said: that is contact, and nobody would call it knowing each other.
    """

    person: int
    computed: float | None
    said: float | None = None
    days: int = 0
    last: date | None = None
    circular: bool = False

    @property
    def counts(self) -> float:
        """The warmth that counts: the owner's word where there is one, else what was worked out.

        >>> Tie(1, 30.0).counts, Tie(1, 30.0, 85.0).counts, Tie(1, None, 55.0).counts
        (30.0, 85.0, 55.0)
        """
        return self.said if self.said is not None else self.computed or 0.0


def own_ties(bonds: Bonds, owner: int, said: Mapping[int, float]) -> dict[int, Tie]:
    """Every tie of the owner, by person: those of whom contact was seen, then those the owner speaks of alone.

    bonds: of pairs among which the owner's are used. said: what the owner says of the warmth of ties.
    """
    others, few = others_of(bonds, owner), among_few(bonds.weighted_days)
    found = {}
    for at in np.flatnonzero(others >= 0).tolist():
        person = int(others[at])
        word = said.get(person)
        circular = word is None and not few[at]
        last = date_of(int(bonds.last[at]))
        found[person] = Tie(person, float(bonds.warmth[at]), word, int(bonds.days[at]), last, circular)
    unseen = (person for person in said if person not in found and person != owner)
    return found | {person: Tie(person, None, said[person]) for person in sorted(unseen)}


def warmth_as_said(bonds: Bonds, owner: int | None, said: Mapping[int, float]) -> Numbers:
    """The warmth of each pair, the owner's word in place of the computed one where there is one."""
    if owner is None or not said:
        return bonds.warmth
    others = others_of(bonds, owner)
    warmth: Numbers = bonds.warmth.copy()
    for at in np.flatnonzero(np.isin(others, list(said))).tolist():
        warmth[at] = said[int(others[at])]
    return warmth


def others_of(bonds: Bonds, owner: int) -> Numbers:
    """The other person of each pair that the owner is one of; -1 for pairs of other people."""
    others: Numbers = np.where(bonds.a == owner, bonds.b, np.where(bonds.b == owner, bonds.a, -1))
    return others


def value_of(said: str | float) -> float:
    """A warmth as a number from 0 to 100 or as a word of `SAID`. Raises InputError for anything else.

    >>> value_of("close"), value_of("42"), value_of(7)
    (85.0, 42.0, 7.0)
    """
    text = str(said).strip().casefold()
    try:
        value = SAID[text] if text in SAID else float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise InputError(f"found {said!r} as a warmth", hint=f"give a number from 0 to 100, or {', '.join(SAID)}")
    return value
