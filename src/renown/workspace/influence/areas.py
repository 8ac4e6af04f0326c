"""The room `areas`: the catalogue of named measures, and one person's values."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa

from renown.ledger import areas
from renown.workspace.context import AsOf
from renown.workspace.influence.answers import AreaLine
from renown.workspace.room import Room


class Areas(Room):
    """The named measures of the networks that are here."""

    def list(self) -> tuple[AreaLine, ...]:
        """Every area of the kinds that occur on each network, and of all networks together; by name."""
        derivation = self._context.derivation()
        pairs = derivation.ledger.select("network", "kind").distinct()
        found = _catalogue(derivation.fetch(pairs, "networks and kinds"))
        return tuple(AreaLine(a.name, a.sentence, a.unit, a.low, a.high) for a in found)

    def values(self, person: int, as_of: AsOf = None) -> tuple[AreaLine, ...]:
        """A person's values; an area in which nothing was seen is left out, for unseen is not zero."""
        derivation = self._context.derivation(as_of)
        near = derivation.ledger_around(person)
        found = areas.values(near, [person], derivation.day)
        values = dict(zip(found["area"].to_pylist(), found["value"].to_pylist(), strict=True))
        return tuple(
            AreaLine(a.name, a.sentence, a.unit, a.low, a.high, values[a.name])
            for a in _catalogue(near)
            if a.name in values
        )


def _catalogue(ledger: pa.Table) -> tuple[areas.Area, ...]:
    """The areas of the pairs of network and kind that occur in some rows."""
    kinds = defaultdict(set)
    for pair in ledger.group_by(["network", "kind"]).aggregate([]).to_pylist():
        kinds[pair["network"]].add(pair["kind"])
    named = {area.name: area for network, seen in kinds.items() for area in areas.catalogue([network], seen)}
    return tuple(named[name] for name in sorted(named))
