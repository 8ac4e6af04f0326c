"""Warmth as one person sees it: who is close now and how much lies behind it, each with the reason in words.

The formula is in `ties.bonds`. The owner's own word on a tie counts in place of the computed warmth (`ties.own`).
Somebody with whom no contact was seen is here by that word alone: else they are unknown, and never shown as weak.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ties.bonds import WARM_SCALE, Bonds, bonds_of, faded, share_of_scale
from renown.ties.contacts import contacts_of, date_of, days_in_words
from renown.ties.own import Tie, others_of, own_ties
from renown.ties.rhythm import Numbers

WARM = 40.0
"""From here on a tie is called warm."""

DORMANT_TIE, FAINT_TIE = "dormant", "faint"
STANDINGS = ((70.0, "strong"), (WARM, "familiar"), (10.0, "weak"), (0.0, DORMANT_TIE))
ASLEEP = 90
"""A tie of hardly any warmth is dormant after so many days of silence; before that it is faint."""

FEWEST_DAYS = 3
"""With fewer days than this a tie is "little seen", whatever its number."""

RECENT = 30
EVEN, ONE_WAY = 0.7, 0.01

Rows = list[dict[str, Any]]
Counts = tuple[tuple[Any, int], ...]


@dataclass(frozen=True, slots=True)
class Warmth:
    """How close somebody is: warmth now and depth ever, both 0 to 100, what they are made of, and why.

    warmth: what counts: said, which is the owner's word, where there is one, else computed. bond: the faded days of
    contact (B). balance: how even the words are (R). days: distinct days of contact, also by year and by network.
    standing: strong, familiar, weak, dormant or faint, or "little seen" below `FEWEST_DAYS` days.
    Where no contact was seen, all that rests on days is None, and there are none.
    """

    person: int
    networks: tuple[str, ...]
    warmth: float
    computed: float | None
    said: float | None
    depth: float | None
    bond: float | None
    balance: float | None
    days: int
    first: date | None
    last: date | None
    by_year: tuple[tuple[int, int], ...]
    by_network: tuple[tuple[str, int], ...]
    standing: str
    words: str


def warmest(
    contact_days: pa.Table, owner: int, day: int, limit: int = 20, said: Mapping[int, float] = MappingProxyType({})
) -> tuple[Warmth, ...]:
    """Whom the owner is closest to as of a day, warmest first; equal ones by the last day, then by person id.

    contact_days: rows of the derived table (those that touch the owner are used; later ones are left out). said: what
    the owner says of the warmth of ties.

    >>> row = {"a": [1], "b": [2], "network": ["slack"], "day": [9], "out": [1], "in_": [0], "weight": [1.0]}
    >>> [(w.person, round(w.warmth), w.standing) for w in warmest(pa.table(row), 1, 10)]
    [(2, 39, 'little seen')]
    >>> [(w.person, w.warmth, w.words) for w in warmest(pa.table(row), 1, 10, said={3: 55.0})][0]
    (3, 55.0, 'No contact was seen; you say 55.')
    """
    near = _touching(contact_days, owner)
    bonds = bonds_of(near, day)
    ties = own_ties(bonds, owner, said)
    chosen = sorted(ties.values(), key=_order)[:limit]
    at = {int(person): at for at, person in enumerate(others_of(bonds, owner).tolist())}
    rows = _by_person(near, owner, day, np.array([tie.person for tie in chosen], dtype=np.int64))
    return tuple(_entry(tie, bonds, at.get(tie.person), owner, day, rows[tie.person]) for tie in chosen)


def warmth_with(
    contact_days: pa.Table, owner: int, person: int, day: int, said: Mapping[int, float] = MappingProxyType({})
) -> Warmth | None:
    """The tie of the owner with one person; None when no contact was seen and nothing said, which is not weak."""
    near = _touching(contact_days, owner)
    between = _touching(near, person) if person != owner else near.slice(0, 0)
    word = {person: said[person]} if person in said else {}
    return next(iter(warmest(between, owner, day, 1, word)), None)


def _order(tie: Tie) -> tuple[float, int, int]:
    return -tie.counts, -(tie.last or date.min).toordinal(), tie.person


def standing_of(warmth: float, days: int, silent: int | None = None) -> str:
    """What a tie of this warmth is called. silent: days since the last contact, None where none was seen.

    >>> standing_of(71.0, 30), standing_of(71.0, 2), standing_of(3.0, 30)
    ('strong', 'little seen', 'dormant')
    >>> standing_of(3.0, 30, silent=1)
    'faint'
    """
    if days < FEWEST_DAYS:
        return "little seen"
    name = next(name for least, name in STANDINGS if warmth >= least)
    return FAINT_TIE if name == DORMANT_TIE and silent is not None and silent < ASLEEP else name


def _touching(contact_days: pa.Table, person: int) -> pa.Table:
    return contact_days.filter(pc.or_(pc.equal(contact_days["a"], person), pc.equal(contact_days["b"], person)))


def _by_person(near: pa.Table, owner: int, day: int, persons: Numbers) -> dict[int, Rows]:
    rows = contacts_of(near, owner, day)
    found: dict[int, Rows] = defaultdict(list)
    for row in rows.filter(pc.is_in(rows["person"], value_set=pa.array(persons, pa.int64()))).to_pylist():
        found[row["person"]].append(row)
    return found


def _entry(tie: Tie, bonds: Bonds, at: int | None, owner: int, day: int, rows: Rows) -> Warmth:
    by_network = _counted({(row["network"], row["day"]) for row in rows})
    seen = {} if at is None else {name: float(getattr(bonds, name)[at]) for name in ("depth", "bond", "balance")}
    return Warmth(
        person=tie.person,
        networks=tuple(network for network, _ in by_network),
        warmth=tie.counts,
        computed=tie.computed,
        said=tie.said,
        depth=seen.get("depth"),
        bond=seen.get("bond"),
        balance=seen.get("balance"),
        days=tie.days,
        first=None if at is None else date_of(int(bonds.first[at])),
        last=tie.last,
        by_year=_counted({(date_of(row["day"]).year, row["day"]) for row in rows}),
        by_network=by_network,
        standing=standing_of(
            tie.counts,
            FEWEST_DAYS if tie.said is not None else tie.days,
            None if at is None else day - int(bonds.last[at]),
        ),
        words=_words(tie, bonds, at, owner, day, rows),
    )


def _counted(pairs: set[tuple[Any, int]]) -> Counts:
    """How many distinct days each name has, by name."""
    counts: dict[Any, int] = defaultdict(int)
    for name, _ in pairs:
        counts[name] += 1
    return tuple(sorted(counts.items()))


def _words(tie: Tie, bonds: Bonds, at: int | None, owner: int, day: int, rows: Rows) -> str:
    """The reason of a warmth: days, how long ago, from when most of it is, who speaks, what a word would change."""
    if at is None:
        return f"No contact was seen; you say {tie.said:.0f}."
    ago = day - int(bonds.last[at])
    last = "today" if ago == 0 else f"{days_in_words(ago)} ago"
    whole = float(bonds.bond[at])
    recent = round(100 * _recent_bond(rows, day) / whole) if whole > 0 else 0  # a bond may have faded to nothing
    said, heard = (bonds.out, bonds.in_) if bonds.a[at] == owner else (bonds.in_, bonds.out)
    seen = (
        f"{days_in_words(tie.days)} of contact, the last {last}; "
        f"{recent} % of the warmth is from the last {RECENT} days; "
        f"{_balance_in_words(float(bonds.balance[at]), float(said[at]), float(heard[at]))}."
    )
    if tie.said is not None:
        return f"You say {tie.said:.0f}, and that counts; worked out was {tie.computed:.0f}. {seen}"
    return seen + (f" A word today would make it {_with_a_word(bonds, at):.0f}." if ago else "")


def _recent_bond(rows: Rows, day: int) -> float:
    weights: dict[int, float] = defaultdict(float)
    for row in rows:
        weights[row["day"]] += row["weight"]
    recent = sorted((day - d, min(w, 1.0)) for d, w in weights.items() if day - d <= RECENT)
    ages, worth = np.array(recent, dtype=np.float64).reshape(-1, 2).T
    return float((worth * faded(ages)).sum())


def _balance_in_words(balance: float, said: float, heard: float) -> str:
    if min(said, heard) < ONE_WAY:
        return "only you speak" if said > heard else "only they speak"
    if balance >= EVEN:
        return "both say much the same"
    return "you say more" if said > heard else "they say more"


def _with_a_word(bonds: Bonds, at: int) -> float:
    """The warmth if both spoke today and the balance stayed."""
    bond = bonds.bond[[at]] + faded(np.zeros(1))
    return float(share_of_scale(bond, bonds.balance[[at]], WARM_SCALE)[0])
