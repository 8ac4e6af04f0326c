"""A name for a group of people: the place or organisation that stands out among them.

Invariant: a name is only given where several people of the group bear it out and others bear it clearly less.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from renown.topics.trends import SIGNIFICANT, excess

FEWEST_BEARERS = 3
SHARE = 0.2


def standing_out(
    labels: Mapping[str, Collection[int]], people: Collection[int], everybody: int, limit: int = 1
) -> tuple[str, ...]:
    """The labels that far more of these people bear than of everybody, most telling first; equal ones by name.

    >>> labels = {"maps": {1, 2, 3, 4}, "general": set(range(1, 40))}
    >>> standing_out(labels, {1, 2, 3, 4}, 40)
    ('maps',)
    """
    group, found = frozenset(people), []
    for label, bearers in labels.items():
        many = sum(person in group for person in bearers)
        score = excess(many, len(bearers) * len(group) / everybody) if many >= FEWEST_BEARERS else 0.0
        if score >= SIGNIFICANT and many >= SHARE * len(group):
            found.append((-score, label))
    return tuple(label for _, label in sorted(found)[:limit])
