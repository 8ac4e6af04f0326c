"""Bonds: the warmth (now) and depth (ever) of every tie, each a number from 0 to 100 made of contact days alone.

    B      = sum over distinct days of contact of w (age + 0.5)^-0.6 2^(-age / 365)      age in days, w at most 1
    R      = 2 (min(in, out) + 1) / (in + out + 2)                                       balance, smoothed
    warmth = 100 (1 - exp(-B (0.85 + 0.15 R) / 1.5))
    depth  = 100 (1 - exp(-D (0.85 + 0.15 R) / 27)),  D = sum over the same days of w    no decay

w is what was said on a day on all networks together, where a word among n people counts 1 / (n - 1); in and out are
counted the same way. Invariants: a day on which both spoke never lowers warmth; without contact warmth never rises;
both people see the same numbers; the order of the rows never matters. Who was never seen in contact has no row here:
that is unknown, which is not weak.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.rhythm import Numbers

POWER, HALF_LIFE = 0.6, 365.0
WORDS_HALF_LIFE = 30.0
"""In so many days a word of the sum `Bonds.recent` counts half."""

SOFTENING = 0.5
"""Days added to an age, so that a word of today is finite."""

ONE_SIDED = 0.85
"""What is left of a tie in which only one side speaks."""

WARM_SCALE, DEEP_SCALE = 1.5, 27.0
"""Where 63 of 100 is reached. The second makes a year of weekly contact as deep as it is warm (85)."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """The ties of pairs a < b, one position per pair, ordered by a, then b; the top of this module has the formulas.

    bond: B. balance: R. days: distinct days of contact. weighted_days: D, the same with group mails discounted.
    bond_out, bond_in: B over the days on which a spoke, and over those on which b spoke. first, last: day numbers.
    out, in_: words of a to b and of b to a, with group mails discounted. recent: the sum of all words of both, each
    faded with a half-life of 30 days.
    """

    a: Numbers
    b: Numbers
    bond: Numbers
    balance: Numbers
    warmth: Numbers
    depth: Numbers
    days: Numbers
    weighted_days: Numbers
    bond_out: Numbers
    bond_in: Numbers
    first: Numbers
    last: Numbers
    out: Numbers
    in_: Numbers
    recent: Numbers


def bonds_of(contact_days: pa.Table, day: int) -> Bonds:
    """The ties of every pair that was in contact, as of a day (days since 1970-01-01; rows after it are left out).

    >>> row = {"a": [1], "b": [2], "network": ["slack"], "day": [9], "out": [1], "in_": [1], "weight": [2.0]}
    >>> bonds = bonds_of(pa.table(row), 9)
    >>> bonds.bond.round(3).tolist(), bonds.balance.tolist(), bonds.warmth.round(1).tolist()
    ([1.516], [1.0], [63.6])
    """
    rows = contact_days.filter(pc.less_equal(contact_days["day"], day))
    a, b, when, out, in_, weight = (rows[c].to_numpy() for c in ("a", "b", "day", "out", "in_", "weight"))
    order = np.lexsort((in_, out, weight, when, b, a))
    a, b, when, out, in_, weight = (column[order] for column in (a, b, when, out, in_, weight))
    share = weight / np.maximum(out + in_, 1)
    days = starts_of(a, b, when)
    worth = np.minimum(sums_of(weight, days), 1.0)
    pairs = starts_of(a[days], b[days])
    daily = [sums_of(words * share, days) for words in (out, in_)]
    spoken = [sums_of(words, pairs) for words in daily]
    at = when[days].astype(np.int64)
    lately = weight * 2.0 ** ((when.astype(np.int64) - day) / WORDS_HALF_LIFE)
    ends = (np.append(pairs[1:], len(at)) - 1)[: len(pairs)]
    counted = worth * faded(day - at)
    bond, weighted = sums_of(counted, pairs), sums_of(worth, pairs)
    balance = balance_of(*spoken)
    bond_out, bond_in = (sums_of(counted * (words > 0.0), pairs) for words in daily)
    return Bonds(
        a=a[days][pairs],
        b=b[days][pairs],
        bond=bond,
        balance=balance,
        warmth=share_of_scale(bond, balance, WARM_SCALE),
        depth=share_of_scale(weighted, balance, DEEP_SCALE),
        days=np.diff(np.append(pairs, len(at))),
        weighted_days=weighted,
        bond_out=bond_out,
        bond_in=bond_in,
        first=at[pairs],
        last=at[ends],
        out=spoken[0],
        in_=spoken[1],
        recent=sums_of(lately, starts_of(a, b)),
    )


def faded(age: Numbers) -> Numbers:
    """What a day of contact still counts at an age in days.

    >>> faded(np.array([0, 30, 365])).round(3).tolist()
    [1.516, 0.122, 0.014]
    """
    counted: Numbers = (age + SOFTENING) ** -POWER * 2.0 ** (-age / HALF_LIFE)
    return counted


def balance_of(out: Numbers, in_: Numbers) -> Numbers:
    """How even the words of two people are: 1 when each said as much, towards 0 when only one speaks.

    >>> balance_of(np.array([4.0, 9.0]), np.array([4.0, 0.0])).round(2).tolist()
    [1.0, 0.18]
    """
    balance: Numbers = 2.0 * (np.minimum(out, in_) + 1.0) / (out + in_ + 2.0)
    return balance


def share_of_scale(bond: Numbers, balance: Numbers, scale: float) -> Numbers:
    """A sum of days on the scale from 0 to 100."""
    shown: Numbers = 100.0 * -np.expm1(-bond * (ONE_SIDED + (1.0 - ONE_SIDED) * balance) / scale)
    return shown


def starts_of(*columns: Numbers) -> Numbers:
    """Where a new combination of values begins in sorted columns.

    >>> starts_of(np.array([1, 1, 2]), np.array([5, 6, 6])).tolist()
    [0, 1, 2]
    """
    changed = [column[1:] != column[:-1] for column in columns]
    first = np.ones(min(len(columns[0]), 1), dtype=bool)
    return np.flatnonzero(np.append(first, np.logical_or.reduce(changed)))


def sums_of(values: Numbers, starts: Numbers) -> Numbers:
    """The sum of each run of values; nothing where there are no runs."""
    return np.add.reduceat(values, starts) if len(starts) else np.zeros(0, values.dtype)
