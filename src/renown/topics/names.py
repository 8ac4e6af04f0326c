"""A name for a group of people: the place or organisation that stands out among them.

Invariant: a name is only given where several people of the group bear it out and others bear it clearly less.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

from renown.topics.trends import SIGNIFICANT, excess

FEWEST_BEARERS = 3
SHARE = 0.2

Group = TypeVar("Group", bound=Hashable)
Label = TypeVar("Label", bound=Hashable)


def standing_out(labels: Mapping[Label, Collection[int]], groups: Mapping[int, Group]) -> dict[Group, list[Label]]:
    """The labels that far more of a group's people bear than of everybody, most telling first; equal ones by name.

    labels: who bears each. groups: whose group is which. What is looked at is who bears a label, each once: many
    groups cost no more than few.

    >>> labels = {"maps": {1, 2, 3, 4}, "general": set(range(1, 40))}
    >>> standing_out(labels, {person: "ours" if person < 5 else "theirs" for person in range(1, 41)})["ours"]
    ['maps']
    """
    sizes, found = Counter(groups.values()), defaultdict[Group, list[tuple[float, str, Label]]](list)
    for label, bearers in labels.items():
        for group, many in Counter(groups[person] for person in bearers if person in groups).items():
            usual = len(bearers) * sizes[group] / len(groups)
            score = excess(many, usual) if many >= FEWEST_BEARERS else 0.0
            if score >= SIGNIFICANT and many >= SHARE * sizes[group]:
                found[group].append((-score, str(label), label))
    return {group: [label for *_, label in sorted(told, key=lambda t: t[:2])] for group, told in found.items()}
