"""Warmth as the owner corrects it: their own word on a tie stands beside the computed value and counts in its place.

Invariant: a word about one tie changes no other, and the computed value is never overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping

from renown.errors import InputError

SAID: Mapping[str, float] = {"cold": 5.0, "cool": 25.0, "warm": 55.0, "close": 85.0}
"""Words for a warmth: the middle of the dormant, weak, familiar and strong ties (`warmth.STANDINGS`)."""


def corrected(warmth: Mapping[int, float], corrections: Mapping[int, float]) -> dict[int, float]:
    """The warmth that counts, per person: the owner's word where there is one, else what was worked out.

    People with a word but without any contact seen are added: the owner knows them.

    >>> corrected({1: 30.0, 2: 70.0}, {1: 85.0, 3: 55.0})
    {1: 85.0, 2: 70.0, 3: 55.0}
    """
    return {**warmth, **corrections}


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
