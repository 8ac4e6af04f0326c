"""How many-sided a network is, as the doors show it, and what meeting somebody would change.

Invariant: a workspace whose purpose is not personal tells this of the owner alone.
"""

from __future__ import annotations

import numpy as np

from renown.errors import InputError, NotFoundError
from renown.graph.ego import Around
from renown.ties.groups import diversity
from renown.ties.groups.diversity import Diversity
from renown.workspace.context import AsOf, Context
from renown.workspace.groups import neighbourhood
from renown.workspace.groups.answers import Bottleneck, CircleShare, DiversityPage, WhatIf
from renown.workspace.groups.neighbourhood import OWN_NETWORK
from renown.workspace.groups.rows import held_groups
from renown.workspace.me import me
from renown.workspace.register import called, grown, name_of, names_of

CIRCLES_SHOWN, BOTTLENECKS = 8, 6
LEAST_CHANGE, CLEAR_CHANGE = 0.001, 0.02
"""By how much spread (0 to 1) has to change to be worth a word, and to be called clear."""


def diversity_page(context: Context, person: int | None, as_of: AsOf) -> DiversityPage:
    """The figures of one network."""
    owner = me(context, as_of).person
    asked = me(context, as_of).require(OWN_NETWORK) if person is None else person
    if asked != owner and not neighbourhood.openly(context):
        raise InputError(
            "this workspace is not personal, so it tells nothing about the network of a single person",
            hint="look at groups instead: renown groups",
        )
    if asked not in names_of(context, [asked]):
        raise NotFoundError(f"there is no person {asked}", hint="look with: renown people PART-OF-THE-NAME")
    network = neighbourhood.network_of(context, as_of)
    around, found = _figures(context, asked, as_of)
    return grown(
        DiversityPage,
        found,
        person=asked,
        name=name_of(context, asked),
        circles=_shares(context, around, as_of),
        circles_seen=neighbourhood.circles_of(context, as_of)[0].count,
        bottlenecks=_bottlenecks(context, found, network.people, "you" if asked == owner else "them"),
        words=diversity.in_words(found),
    )


def what_if(context: Context, person: int, as_of: AsOf) -> WhatIf:
    """What the owner's figures would be with one more tie, as warm as those they keep up typically are."""
    owner = me(context, as_of).require(OWN_NETWORK)
    if person == owner:
        raise InputError("found you yourself, whom you have met", hint="name somebody else")
    if person not in names_of(context, [person]):
        raise NotFoundError(f"there is no person {person}", hint="look with: renown people PART-OF-THE-NAME")
    network = neighbourhood.network_of(context, as_of)
    node = network.node(person)
    before, after = _figures(context, owner, as_of)[1], _figures(context, owner, as_of, met=node)[1]
    name = name_of(context, person)
    return WhatIf(
        person=person,
        name=name,
        spread=(before.spread, after.spread),
        constraint=(before.constraint, after.constraint),
        effective_size=(before.effective_size, after.effective_size),
        reached=(before.reached, after.reached),
        words=_in_words(name, node, before, after) + _circle_words(context, node, as_of),
    )


def _figures(context: Context, person: int, as_of: AsOf, met: int | None = None) -> tuple[Around, Diversity]:
    network = neighbourhood.network_of(context, as_of)
    circle, _ = neighbourhood.circles_of(context, as_of)
    node = network.node(person)
    if node is None:
        none = np.zeros(0, dtype=np.int64)
        around = Around(None, 0.0, none, none.astype(np.float64), 0, none)
        return around, Diversity(0, None, 0.0, None, None, None, None, 0, circles=0, bottlenecks=())
    weights = network.ties.contacts(node)[1]
    around = network.ties.around(node, met, _typical(weights))
    return around, diversity.diversity_of(around, circle, node)


def _typical(weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """How warm a tie that is kept up typically is: the median of those that are not dormant, else of all."""
    kept = weights[weights >= diversity.WEAK]
    return float(np.median(kept if len(kept) else weights)) if len(weights) else 1.0


def _shares(context: Context, around: Around, as_of: AsOf) -> tuple[CircleShare, ...]:
    """The circles that warmth goes to, the largest share first."""
    circle, communities = neighbourhood.circles_of(context, as_of)
    of = circle.of[around.contacts]
    total = float(around.weights[of >= 0].sum())
    names = {group.community: group for group in held_groups(context, as_of) if group.community is not None}
    found = []
    for number in np.unique(of[of >= 0]).tolist():
        here, group = of == number, names[communities[number]]
        share = float(around.weights[here].sum()) / total
        found.append(CircleShare(group.id, group.name, int(here.sum()), share, communities[number]))
    return tuple(sorted(found, key=lambda row: (-row.share, row.id))[:CIRCLES_SHOWN])


def _bottlenecks(
    context: Context, found: Diversity, people: np.ndarray[tuple[int], np.dtype[np.int64]], whom: str
) -> tuple[Bottleneck, ...]:
    rows = [(int(people[node]), many) for node, many in found.bottlenecks[:BOTTLENECKS]]
    names = called(context, [person for person, _ in rows])
    told = []
    for person, many in rows:
        name = names[person]
        told.append(Bottleneck(person, name, many, f"{many} people reach {whom} only through {name}"))
    return tuple(told)


def _in_words(name: str, node: int | None, before: Diversity, after: Diversity) -> str:
    """What a meeting would change, in a sentence."""
    if node is None:
        return f"No contact of {name} was seen, so what a meeting would change is unknown."
    if after.contacts == before.contacts:
        return f"You are in contact with {name} already."
    more = after.reached + after.contacts - before.reached - before.contacts
    people = "nobody new" if not more else f"{more} more {'person' if more == 1 else 'people'}"
    return f"Meeting {name} would bring {people} within two steps of you, and {_wider(before.spread, after.spread)}."


def _wider(before: float | None, after: float | None) -> str:
    """What a meeting does to how evenly warmth goes to communities, in words.

    >>> _wider(0.833, 0.836), _wider(0.5, 0.5), _wider(None, 0.5)
    ('make your network a little wider', 'leave it as wide as it is', 'leave it as wide as it is')
    """
    by = 0.0 if before is None or after is None else after - before
    if abs(by) < LEAST_CHANGE:
        return "leave it as wide as it is"
    much = "clearly" if abs(by) >= CLEAR_CHANGE else "a little"
    return f"make your network {much} {'wider' if by > 0 else 'narrower'}"


def _circle_words(context: Context, node: int | None, as_of: AsOf) -> str:
    """Which circle somebody is in, and what part of the owner's warmth goes there now."""
    circle, communities = neighbourhood.circles_of(context, as_of)
    if node is None or circle.of[node] < 0:
        return ""
    community = communities[int(circle.of[node])]
    owner = me(context, as_of).require(OWN_NETWORK)
    mine = {share.community: share.share for share in _shares(context, _figures(context, owner, as_of)[0], as_of)}
    name = next(group.name for group in held_groups(context, as_of) if group.community == community)
    return f" They are in the community {name}, where {100 * mine.get(community, 0.0):.0f} % of your warmth goes now."
