"""What could be seen at all: a factor that no source can show is unknown, never zero.

What must stay true: points are never scaled up to make good for what is unseen; the unseen widens the band upwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from renown.influence.factors import FACTORS
from renown.model.kinds import KINDS, KindClass

_SHOWS = {KindClass.REACTION: frozenset(FACTORS) - {"curation"}, KindClass.CURATION: frozenset({"curation"})}


@dataclass(frozen=True, slots=True)
class Observable:
    """Names of the factors that some source can show: for everybody, and for owners whose own exports show more."""

    everybody: frozenset[str]
    owners: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def factors(self, person: int) -> frozenset[str]:
        """What can be seen of one person."""
        return self.everybody | self.owners.get(person, frozenset())


EVERYTHING = Observable(frozenset(FACTORS))
"""All factors can be seen: for data whose coverage is known to be complete."""


def observable_from(coverage: pa.Table, people: Mapping[int, int] | None = None) -> Observable:
    """What the sources can show, from the canonical table `coverage`.

    A source with scope `community` shows what everybody received; an owner's export with direction `in` or `both`
    shows what the owner received.

    people: the person of each owner's account; without it owners' exports say nothing about anybody.
    """
    person = people or {}
    everybody: frozenset[str] = frozenset()
    owners: dict[int, frozenset[str]] = {}
    for line in coverage.select(["kind", "scope", "direction", "account"]).to_pylist():
        shown = _SHOWS.get(KINDS[line["kind"]].kind_class, frozenset())
        if line["scope"] == "community":
            everybody |= shown
        elif line["direction"] != "out" and line["account"] in person:
            owner = person[line["account"]]
            owners[owner] = owners.get(owner, frozenset()) | shown
    return Observable(everybody, owners)
