"""The room `areas`: the catalogue of named measures, and one person's values."""

from __future__ import annotations

import pyarrow.compute as pc

from renown.ledger import areas
from renown.workspace.context import AsOf, Context
from renown.workspace.views import AreaLine


class Areas:
    """The named measures of the networks that are here."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> tuple[AreaLine, ...]:
        """Every area of the catalogue, by name."""
        with self._context.lock:
            derivation = self._context.derivation()
            pairs = derivation.fetch(derivation.ledger.select("network", "kind").distinct(), "list networks and kinds")
            networks, kinds = (tuple(sorted(pc.unique(pairs[c]).to_pylist())) for c in ("network", "kind"))
            return tuple(AreaLine(a.name, a.sentence, a.unit, a.low, a.high) for a in areas.catalogue(networks, kinds))

    def values(self, person: int, as_of: AsOf = None) -> tuple[AreaLine, ...]:
        """A person's values; an area in which nothing was seen is left out, for unseen is not zero."""
        with self._context.lock:
            derivation = self._context.derivation(as_of)
            near = derivation.ledger.filter((derivation.ledger.actor == person) | (derivation.ledger.target == person))
            found = areas.values(derivation.fetch(near, "ledger of a person"), [person], derivation.day)
            values = dict(zip(found["area"].to_pylist(), found["value"].to_pylist(), strict=True))
            networks, kinds = (
                tuple(sorted(set(derivation.fetch(near.select(c).distinct(), "kinds")[c].to_pylist())))
                for c in ("network", "kind")
            )
            return tuple(
                AreaLine(a.name, a.sentence, a.unit, a.low, a.high, values[a.name])
                for a in areas.catalogue(networks, kinds)
                if a.name in values
            )
