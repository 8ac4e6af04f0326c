"""Areas: the named measures of a person, network x kind x half-life x measure, each defined in one sentence.

    slack.reply.90d.people_received     all.all.ever.acts_received

Aggregates stay long and are spread in numpy: hundreds of conditional sums in one SQL statement kill an engine.
An area in which a person shows nothing has no value, for what is unseen is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.ledger.cells import ALL, Cell, Floats, Ints, Rows
from renown.ledger.decay import HALF_LIVES
from renown.ledger.measures import MEASURES, Measure

SCHEMA = pa.schema({"person": pa.int64(), "area": pa.string(), "value": pa.float64()})


@dataclass(frozen=True, slots=True)
class Area:
    """One area. half_life is None for measures that look at all time; high is None where there is no upper end."""

    name: str
    sentence: str
    unit: str
    low: float
    high: float | None
    network: str
    kind: str
    half_life: int | None
    measure: str


def catalogue(networks: Iterable[str], kinds: Iterable[str]) -> tuple[Area, ...]:
    """Every area of these networks and kinds, with `all` networks and `all` kinds besides, by network and kind.

    >>> areas = catalogue(["slack"], ["like", "reply", "mention"])
    >>> len(areas) >= 400
    True
    >>> next(a.sentence for a in areas if a.name == "slack.reply.90d.people_received")
    'How many different people did acts of kind reply on slack because of the person within the last 90 days.'
    """
    scopes = [(n, k) for n in [*sorted(set(networks)), ALL] for k in [*sorted(set(kinds)), ALL]]
    return tuple(_area(n, k, measure, days) for n, k in scopes for measure, days in _variants())


def values(ledger: pa.Table, persons: Sequence[int] | Ints | None, as_of_day: int) -> pa.Table:
    """The values as a long table: person, area, value.

    ledger: the rows in which these persons act or are acted for (more do no harm, but rows of theirs must not be
    missing), none later than the day. persons: None is everybody in the ledger.
    Raises InputError if the ledger holds acts after the day.
    """
    asked = _everybody(ledger) if persons is None else np.unique(np.asarray(persons, dtype=np.int64))
    near = ledger if persons is None else _near(ledger, asked)
    found = [part for cell in Rows(near, asked, as_of_day).cells() for part in _measured(cell)]
    if not found:
        return SCHEMA.empty_table()
    names = pa.array([name for name, _, _ in found])
    code = np.repeat(np.arange(len(found)), [who.size for _, who, _ in found])
    person = asked[np.concatenate([who for _, who, _ in found])]
    value = np.concatenate([value for _, _, value in found])
    return pa.Table.from_arrays(
        [pa.array(person), names.take(pa.array(code, pa.int64())), pa.array(value)], schema=SCHEMA
    )


def _variants() -> Iterator[tuple[Measure, int | None]]:
    for measure in MEASURES:
        yield from ((measure, days) for days in (HALF_LIVES if measure.fading else (None,)))


def _area(network: str, kind: str, measure: Measure, days: int | None) -> Area:
    acts = f"acts of {'any kind' if kind == ALL else f'kind {kind}'} on {'any network' if network == ALL else network}"
    return Area(
        name=_name(network, kind, days, measure),
        sentence=measure.sentence.replace("{acts}", acts).replace("{days}", str(days)),
        unit=measure.unit,
        low=measure.low,
        high=measure.high,
        network=network,
        kind=kind,
        half_life=days,
        measure=measure.name,
    )


def _name(network: str, kind: str, days: int | None, measure: Measure) -> str:
    return f"{network}.{kind}.{f'{days}d' if days else 'ever'}.{measure.name}"


def _measured(cell: Cell) -> Iterator[tuple[str, Ints, Floats]]:
    """Per area its name, whom it says something of (as positions), and what."""
    seen = (cell.received.people + cell.given.people) > 0
    for measure, days in _variants():
        found = measure.function(cell) if days is None else measure.function(cell, days)
        who = np.flatnonzero(seen & ~np.isnan(found))
        if who.size:
            yield _name(cell.network, cell.kind, days, measure), who, found[who]


def _near(ledger: pa.Table, persons: Ints) -> pa.Table:
    asked = pa.array(persons)
    return ledger.filter(pc.or_(pc.is_in(ledger["actor"], asked), pc.is_in(ledger["target"], asked)))


def _everybody(ledger: pa.Table) -> Ints:
    return np.unique(np.concatenate([ledger["actor"].to_numpy(), ledger["target"].to_numpy()]))
