"""How many-sided a network is: its spread over circles, its shares of weak and dormant ties, what hangs on one tie.

    H     = - sum over circles of p ln p / ln k                                p: a circle's share of the warmth
    E - I = (ties into other circles - ties inside one's own) / all ties       Krackhardt & Stern 1988

k counts every circle that was seen, one's own and those out of reach: so somebody who knows one circle well has 0, and
1 needs every circle in equal parts. Invariants: H lies from 0 to 1; a contact of no circle enters neither figure; a
name of a circle never matters, only who is in the same one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from renown.graph.ego import Around, Floats, Ints
from renown.ties.warmth import WARM

WEAK = 10.0
"""Below this warmth a tie is dormant; from here up to `warmth.WARM` it is weak."""

NONE = -1
FEWEST_BEHIND = 3
"""What hangs on one tie is worth saying from so many people on."""


@dataclass(frozen=True, slots=True)
class Circles:
    """The circle of every node, `NONE` for none, and how many circles there are."""

    of: Ints
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many-sided one network is; what is not known is None, which is not zero.

    spread: H. outward: E-I, -1 (all ties inside one's own circle) to 1. weak, dormant: shares of the ties.
    reached: how many people are within two steps.
    """

    contacts: int
    constraint: float | None
    effective_size: float
    spread: float | None
    outward: float | None
    weak: float | None
    dormant: float | None
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversity(Figures):
    """The figures of one network, how many circles are touched, and its bottlenecks.

    bottlenecks: contact and how many people are within two steps only through them.
    """

    circles: int
    bottlenecks: tuple[tuple[int, int], ...]


def diversity_of(around: Around, circles: Circles, node: int) -> Diversity:
    """The figures of one node whose ties weigh as much as they are warm (0 to 100)."""
    circle, warmth = circles.of[around.contacts], around.weights
    known = circle != NONE
    return Diversity(
        contacts=len(circle),
        constraint=around.constraint,
        effective_size=around.effective_size,
        spread=spread_of(circle[known], warmth[known], circles.count),
        outward=outward_of(circle[known], int(circles.of[node])),
        circles=len(np.unique(circle[known])),
        weak=_share((warmth >= WEAK) & (warmth < WARM)),
        dormant=_share(warmth < WEAK),
        reached=around.reached,
        bottlenecks=_bottlenecks(around),
    )


def spread_of(circle: Ints, warmth: Floats, count: int) -> float | None:
    """The evenness of warmth over all circles there are, 0 to 1; None without warmth or with fewer than two circles.

    >>> spread_of(np.array([0, 1]), np.array([50.0, 50.0]), 2), spread_of(np.array([0]), np.array([9.0]), 2)
    (1.0, 0.0)
    """
    total = float(warmth.sum())
    if count < 2 or total <= 0.0:
        return None
    share = np.bincount(circle, warmth) / total
    share = share[share > 0.0]
    return abs(float((share * np.log(share)).sum() / np.log(count)))


def outward_of(circle: Ints, own: int) -> float | None:
    """External minus internal ties, as a share of both; None without ties or without a circle of one's own.

    >>> outward_of(np.array([0, 0, 0, 1]), 0)
    -0.5
    """
    if not len(circle) or own == NONE:
        return None
    inside = int((circle == own).sum())
    return (len(circle) - 2 * inside) / len(circle)


def in_words(found: Diversity) -> str:
    """What the figures say, in plain words.

    >>> none = Diversity(0, None, 0.0, None, None, None, None, 0, circles=0, bottlenecks=())
    >>> in_words(none)
    'No contact was seen, so nothing can be said of this network.'
    """
    if found.constraint is None:
        return "No contact was seen, so nothing can be said of this network."
    people = "1 person" if found.contacts == 1 else f"{found.contacts} people"
    said = f"In contact with {people}, who stand for about {found.effective_size:.0f} that do not know each other"
    if found.spread is None:
        return f"{said}; fewer than two communities were seen, so their spread cannot be told."
    touched = "1 community" if found.circles == 1 else f"{found.circles} communities"
    return f"{said}; warmth goes to {touched} ({_evenly(found.spread)})."


def _evenly(spread: float) -> str:
    if spread < 0.25:
        return "nearly all of it to one"
    return "most of it to a few" if spread < 0.6 else "spread widely"


def _share(which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float | None:
    return float(which.mean()) if len(which) else None


def _bottlenecks(around: Around) -> tuple[tuple[int, int], ...]:
    """Contacts with people behind them that no other contact reaches; most first, then by number of the node."""
    rows = zip(around.contacts.tolist(), around.only_through.tolist(), strict=True)
    behind = [(contact, many) for contact, many in rows if many >= FEWEST_BEHIND]
    return tuple(sorted(behind, key=lambda row: (-row[1], row[0])))
