"""What a group looks like from its ties: sub-groups, positions, who leans on whom, and what hangs on one person.

    dependency of i on j = w_ij / sum_k w_ik        power of j over i = dependency of i on j - dependency of j on i

after Emerson (1962); sub-groups by Leiden, the line between them by the E-I index (Krackhardt & Stern 1988). All of it
is about positions among ties that were seen, never about what somebody is like or wants. Invariants: everybody named is
a member; a role is only ever given with the count behind it; the order of rows never matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from renown.graph.communities import communities_of
from renown.graph.ego import Ints, Ties
from renown.ties.bonds import starts_of
from renown.ties.groups.network import Inside

FEWEST_MEMBERS = 3
"""A sub-group has at least so many people, and so many must be cut off for it to be worth a word."""

HUBS, BRIDGES, LEANING = 3, 3, 5
HUB_AGAINST_TYPICAL = 2.0
BRIDGE_CONTACTS, LOOKED_AT = 3, 100
NEW_DAYS, OLD_DAYS = 90, 180
LEANS = 0.5
HALF = 0.5
SPLIT = -0.6
"""Sub-groups whose E-I index lies at or below this hardly speak to each other: 20 of 100 parts of the warmth cross."""

CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Role:
    """A position: hub, bridge, gatekeeper, newcomer or isolate; number is what it rests on.

    hub: share of all ties' warmth that touches them. bridge: 1 - constraint. gatekeeper: how many pairs of sub-groups
    only they link. newcomer: days since the first contact here. isolate: 0.
    """

    person: int
    role: str
    number: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """person has this share of their contact here with `on`; power is that minus the share the other way."""

    person: int
    on: int
    share: float
    power: float


@dataclass(frozen=True, slots=True)
class Risk:
    """What could break: only_link, cut_off, half, split or isolates.

    people: who it hangs on (none for the last two). sizes: of the sub-groups, or how many are concerned. number: a
    share where the kind has one. join: two people whose acquaintance would help, if any.
    """

    kind: str
    people: tuple[int, ...]
    sizes: tuple[int, ...]
    number: float | None = None
    join: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """All that is read off a group. outward: the E-I index of the sub-groups, None where there are no two."""

    people: tuple[int, ...]
    ties: int
    subgroups: tuple[tuple[int, ...], ...]
    outward: float | None
    roles: tuple[Role, ...]
    leanings: tuple[Leaning, ...]
    risks: tuple[Risk, ...]


def group_of(inside: Inside, day: int) -> Group:
    """Read a group off the ties among its members as of a day."""
    ties = inside.ties
    labels = subgroups_of(inside, ties)
    gates = _gates(inside, labels)
    return Group(
        people=tuple(inside.people.tolist()),
        ties=len(inside.a),
        subgroups=tuple(_best_first(inside, ties, np.flatnonzero(labels == s)) for s in range(_count(labels))),
        outward=_outward(inside, labels),
        roles=(
            *_hubs(inside, ties),
            *_bridges(inside, ties, labels),
            *_gatekeepers(inside, gates),
            *_newcomers(inside, day),
            *(Role(int(inside.people[at]), "isolate", 0.0) for at in _alone(ties)),
        ),
        leanings=_leanings(inside, ties),
        risks=(*_only_links(inside, ties, labels, gates), *_others(inside, ties, labels)),
    )


def subgroups_of(inside: Inside, ties: Ties) -> Ints:
    """The sub-group of each member, largest 0; -1 for members of none, and for all where there are no two."""
    labels = communities_of(ties.matrix, inside.people).labels.astype(np.int64)
    large = [s for s in range(_count(labels)) if int((labels == s).sum()) >= FEWEST_MEMBERS]
    if len(large) < 2:
        return np.full(len(labels), -1, dtype=np.int64)
    return np.where(np.isin(labels, large), labels, -1)


def _best_first(inside: Inside, ties: Ties, members: Ints) -> tuple[int, ...]:
    """The people at these positions, the best connected first."""
    order = np.lexsort((inside.people[members], -ties.strength[members]))
    return tuple(inside.people[members[order]].tolist())


def _count(labels: Ints) -> int:
    return int(labels.max(initial=-1)) + 1


def _outward(inside: Inside, labels: Ints) -> float | None:
    """The E-I index, by warmth; ties of people in no sub-group are left out."""
    if not _count(labels):
        return None
    a, b = labels[inside.a], labels[inside.b]
    told = (a >= 0) & (b >= 0)
    total = float(inside.warmth[told].sum())
    across = float(inside.warmth[told & (a != b)].sum())
    return 2.0 * across / total - 1.0


def _hubs(inside: Inside, ties: Ties) -> list[Role]:
    """The members whose ties are warmest in sum, if they stand out from the typical one."""
    strength = ties.strength
    typical = float(np.median(strength[strength > 0.0])) if len(inside.a) else 0.0
    order = np.lexsort((inside.people, -strength))[:HUBS]
    total = float(inside.warmth.sum())
    high = [at for at in order.tolist() if strength[at] >= HUB_AGAINST_TYPICAL * typical > 0.0]
    return [Role(int(inside.people[at]), "hub", float(strength[at]) / total) for at in high]


def _bridges(inside: Inside, ties: Ties, labels: Ints) -> list[Role]:
    """Members with contacts in more than one sub-group, least bound to one circle first.

    Looked at are the `LOOKED_AT` whose warmth across the line is largest.
    """
    across = np.zeros(ties.nodes)
    for one, two in ((inside.a, inside.b), (inside.b, inside.a)):
        crossing = (labels[one] >= 0) & (labels[two] >= 0) & (labels[one] != labels[two])
        across += np.bincount(one[crossing], inside.warmth[crossing], ties.nodes)
    many = np.diff(ties.matrix.indptr)
    likely = np.flatnonzero((across > 0.0) & (many >= BRIDGE_CONTACTS))
    best = likely[np.lexsort((inside.people[likely], -across[likely]))][:LOOKED_AT]
    found = sorted((ties.around(at).constraint or 0.0, int(inside.people[at])) for at in best.tolist())
    return [Role(person, "bridge", 1.0 - min(constraint, 1.0)) for constraint, person in found[:BRIDGES]]


def _gates(inside: Inside, labels: Ints) -> dict[tuple[int, int], list[int]]:
    """For each two sub-groups that are linked: the members without whom they would not be."""
    one, two = labels[inside.a], labels[inside.b]
    crossing = np.flatnonzero((one >= 0) & (two >= 0) & (one != two))
    low, high = np.minimum(one, two)[crossing], np.maximum(one, two)[crossing]
    order = np.lexsort((high, low))
    low, high, crossing = low[order], high[order], crossing[order]
    begins = starts_of(low, high)
    found: dict[tuple[int, int], list[int]] = {}
    for first, past in pairwise([*begins.tolist(), len(crossing)]):
        links = crossing[first:past]
        people, ways = np.unique(np.concatenate([inside.a[links], inside.b[links]]), return_counts=True)
        found[int(low[first]), int(high[first])] = people[ways == len(links)].tolist()
    return found


def _gatekeepers(inside: Inside, gates: dict[tuple[int, int], list[int]]) -> list[Role]:
    kept = [at for keepers in gates.values() for at in keepers]
    counted = sorted((-kept.count(at), int(inside.people[at])) for at in set(kept))
    return [Role(person, "gatekeeper", float(-many)) for many, person in counted]


def _newcomers(inside: Inside, day: int) -> list[Role]:
    """Members whose first contact here is young in a group that is not."""
    if not len(inside.first) or day - int(inside.first.min()) < OLD_DAYS:
        return []
    since = np.full(len(inside.people), np.iinfo(np.int64).max)
    np.minimum.at(since, inside.a, inside.first)
    np.minimum.at(since, inside.b, inside.first)
    young = np.flatnonzero((since <= day) & (since > day - NEW_DAYS))
    order = young[np.lexsort((inside.people[young], -since[young]))]
    return [Role(int(inside.people[at]), "newcomer", float(day - since[at])) for at in order.tolist()]


def _alone(ties: Ties) -> list[int]:
    """Members without a single tie to another member."""
    alone: list[int] = np.flatnonzero(ties.strength == 0.0).tolist()
    return alone


def _leanings(inside: Inside, ties: Ties) -> tuple[Leaning, ...]:
    """Who has more than half of their contact here with one other, though not only with that one; most power first."""
    one, two = np.concatenate([inside.a, inside.b]), np.concatenate([inside.b, inside.a])
    warmth = np.concatenate([inside.warmth, inside.warmth])
    share, back = warmth / ties.strength[one], warmth / ties.strength[two]
    leaning = np.flatnonzero((share > LEANS) & (share < 1.0))
    order = leaning[np.lexsort((inside.people[one[leaning]], back[leaning] - share[leaning]))][:LEANING]
    return tuple(
        Leaning(int(inside.people[one[i]]), int(inside.people[two[i]]), float(share[i]), float(share[i] - back[i]))
        for i in order.tolist()
    )


def dependency(ties: Ties, one: int, two: int) -> float:
    """The share of one member's tie weight that goes to another; 0 where there is no tie.

    >>> line = Ties(np.array([0, 1]), np.array([1, 2]), np.array([30.0, 10.0]), 3)
    >>> dependency(line, 0, 1), dependency(line, 1, 0)
    (1.0, 0.75)
    """
    contacts, weights = ties.contacts(one)
    here = weights[contacts == two]
    return float(here[0] / ties.strength[one]) if len(here) else 0.0


def _only_links(inside: Inside, ties: Ties, labels: Ints, gates: dict[tuple[int, int], list[int]]) -> list[Risk]:
    found = []
    for (one, two), keepers in gates.items():
        if keepers:
            sizes = int((labels == one).sum()), int((labels == two).sum())
            ends = [_strongest(inside, ties, np.flatnonzero(labels == side), keepers) for side in (one, two)]
            join = (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
            found.append(Risk("only_link", tuple(inside.people[keepers].tolist()), sizes, None, join))
    return found


def _strongest(inside: Inside, ties: Ties, members: Ints, without: list[int]) -> int | None:
    """The best-connected member of a sub-group other than some."""
    left = members[~np.isin(members, without)]
    best = left[np.lexsort((inside.people[left], -ties.strength[left]))]
    return int(inside.people[best[0]]) if len(best) else None


def _others(inside: Inside, ties: Ties, labels: Ints) -> list[Risk]:
    """The risks that are not about two sub-groups and one link."""
    found = [Risk("cut_off", (int(inside.people[at]),), (many,)) for at, many in _cut_off(inside, ties)]
    total = float(inside.warmth.sum())
    for at in np.flatnonzero(ties.strength > HALF * total).tolist() if len(inside.a) > FEWEST_MEMBERS else ():
        found.append(Risk("half", (int(inside.people[at]),), (), float(ties.strength[at]) / total))
    outward = _outward(inside, labels)
    if outward is not None and outward <= SPLIT:
        sizes = tuple(int((labels == s).sum()) for s in range(_count(labels)))
        found.append(Risk("split", (), sizes, (1.0 + outward) / 2.0))
    alone = len(_alone(ties))
    return [*found, Risk("isolates", (), (alone,))] if alone else found


def _cut_off(inside: Inside, ties: Ties) -> list[tuple[int, int]]:
    """Members without whom others lose touch with the main part of the group: who, and how many; most first."""
    degree = np.diff(ties.matrix.indptr)
    before = _outside_main(ties, None)
    found = []
    for at in np.lexsort((inside.people, -degree))[:CANDIDATES].tolist():
        lost = _outside_main(ties, at) - before
        if lost >= FEWEST_MEMBERS:
            found.append((at, lost))
    return sorted(found, key=lambda row: (-row[1], int(inside.people[row[0]])))


def _outside_main(ties: Ties, without: int | None) -> int:
    """How many members have no way to the largest part of the group, when one is away."""
    from scipy.sparse.csgraph import connected_components

    kept = np.arange(ties.nodes) != (-1 if without is None else without)
    _, parts = connected_components(ties.matrix[kept][:, kept], directed=False)
    sizes = np.bincount(parts)
    return int(sizes.sum() - sizes.max(initial=0))
