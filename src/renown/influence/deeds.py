"""Deeds: what each person did because of another on one network, read from the ledger as of a day.

One deed is one (target, actor, network); all five factors are sums over deeds, so each deed's part in a score is
known. What must stay true: deeds are sorted by target, actor and network, whatever the order of the ledger's rows;
rows of one key may come in pieces; nothing here knows who is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.errors import InputError
from renown.influence.formula import Formula

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
DAYS_PER_WEEK = 7
_COLUMNS = ("actor", "target", "network", "kind", "last", "weeks")


@dataclass(frozen=True, slots=True)
class Deeds:
    """Parallel columns, one entry per deed, sorted by target, actor and network.

    people: ids of everybody, rising; `target` and `actor` are positions in it. networks: names, rising.
    action: log2(1 + sum of kind weight * decayed count).
    presence: 1 while the last reaction is fresh, then 0.5 ** (days / half-life).
    curation: 0.5 ** (days / half-life) of the last act of each kind of curation, summed over kinds.
    weeks: bit i = reacted in the as-of week minus i.
    scopes: (network, kind) of all acts that count.
    subjects: the distinct targets, rising; `starts` is where the deeds of each begin, `row` each deed's subject.
    """

    people: Ints
    networks: tuple[str, ...]
    target: Codes
    actor: Codes
    network: Codes
    action: Floats
    presence: Floats
    curation: Floats
    weeks: Ints
    subjects: Codes
    starts: Ints
    row: Codes
    scopes: tuple[tuple[str, str], ...] = ()

    def sums(self, values: Floats) -> Floats:
        """The sum of these values over the deeds of each subject."""
        return np.add.reduceat(values, self.starts)

    def actor_starts(self) -> Ints:
        """Where the deeds of each (target, actor) begin: one person's deeds on all networks stand together."""
        return _starts(self.target, self.actor)

    def pick(self, deeds: Flags | Ints) -> Deeds:
        """Only these deeds, in the order given, which has to keep targets together; positions in `people` stay."""
        columns = (self.target, self.actor, self.network, self.action, self.presence, self.curation, self.weeks)
        return replace(assemble(self.people, self.networks, [column[deeds] for column in columns]), scopes=self.scopes)


def deeds_of(ledger: pa.Table, as_of_day: int, formula: Formula, people: Ints | None = None) -> Deeds:
    """The deeds that a ledger tells of, as of a day (whole days since 1970-01-01 UTC).

    ledger: the columns of docs/rooms.md; kinds that are neither reaction nor curation are left out.
    people: ids of everybody, rising, if they are known already (many days over the same people); else they are read
        from the ledger.

    Raises InputError if the ledger holds facts after the day, or people who are not in `people`.
    """
    counted = _counted(ledger, formula)
    age = _ages(counted, as_of_day)
    ids, target, actor = _coded(counted, people)
    networks, network = _named(counted["network"])
    key = (target.astype(np.int64) * ids.size + actor) * max(len(networks), 1) + network
    order = np.argsort(key, kind="stable")
    starts = _starts(key[order])
    reaction = _weights(counted, formula.reaction)
    action = reaction * _numbers(counted, f"s{formula.action_half_life}") * np.exp2(-age / formula.action_half_life)
    fading = np.maximum(age - formula.presence_whole, 0.0)
    presence = np.where(reaction > 0, np.exp2(-fading / formula.presence_half_life), 0.0)
    weeks = np.where(reaction > 0, _weeks_seen_from(counted, as_of_day, formula.weeks), 0)
    first = order[starts]
    columns: list[NDArray[Any]] = [
        target[first],
        actor[first],
        network[first],
        np.log2(1.0 + np.add.reduceat(action[order], starts)),
        np.maximum.reduceat(presence[order], starts),
        _curated(counted, key, key[first], np.exp2(-age / formula.curation_half_life), formula),
        np.bitwise_or.reduceat(weeks[order], starts),
    ]
    return replace(assemble(ids, networks, columns), scopes=_scopes(counted))


def assemble(people: Ints, networks: tuple[str, ...], columns: list[NDArray[Any]]) -> Deeds:
    """Deeds from their seven columns (target to weeks), in which each target's deeds stand together."""
    target, actor, network, action, presence, curation, weeks = columns
    starts = _starts(target)
    counts = np.diff(np.append(starts, target.size))
    row = np.repeat(np.arange(starts.size, dtype=np.int32), counts)
    return Deeds(
        people,
        networks,
        target,
        actor,
        network,
        action,
        presence,
        curation,
        weeks,
        subjects=target[starts],
        starts=starts,
        row=row,
    )


def _starts(*columns: NDArray[Any]) -> Ints:
    """Where a new value begins in columns whose equal values stand together."""
    if not columns[0].size:
        return np.zeros(0, dtype=np.int64)
    changed = np.zeros(columns[0].size, dtype=np.bool_)
    changed[0] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changed)


def _counted(ledger: pa.Table, formula: Formula) -> pa.Table:
    """The rows whose kind is a reaction or an act of curation."""
    needed = (*_COLUMNS, f"s{formula.action_half_life}")
    missing = sorted(set(needed) - set(ledger.column_names))
    if missing:
        raise InputError(f"the ledger lacks the columns {', '.join(missing)}", hint="docs/rooms.md lists them all")
    kinds = pa.array([*formula.reaction, *formula.curation])
    return ledger.select(needed).filter(pc.is_in(pc.cast(ledger["kind"], pa.string()), kinds))


def _numbers(table: pa.Table, name: str) -> NDArray[Any]:
    """A column as numpy numbers."""
    return np.asarray(table[name].to_numpy())


def _ages(ledger: pa.Table, as_of_day: int) -> Floats:
    """Whole days since each row's last act."""
    last = _numbers(ledger, "last")
    if last.size and last.max() > as_of_day:
        raise InputError(
            f"the ledger holds acts of day {last.max()}, after the as-of day {as_of_day}",
            hint="make the ledger for the day that is asked for",
        )
    return (as_of_day - last).astype(np.float64)


def _coded(ledger: pa.Table, people: Ints | None) -> tuple[Ints, Codes, Codes]:
    """Everybody's ids, rising, and the targets' and actors' positions among them."""
    if people is not None:
        return people, _positions(_numbers(ledger, "target"), people), _positions(_numbers(ledger, "actor"), people)
    both = pa.chunked_array([*ledger["target"].chunks, *ledger["actor"].chunks], type=pa.int64()).combine_chunks()
    encoded = both.dictionary_encode()
    found = np.asarray(encoded.dictionary.to_numpy())
    order = np.argsort(found)
    rank = np.empty(order.size, dtype=np.int32)
    rank[order] = np.arange(order.size, dtype=np.int32)
    codes = rank[encoded.indices.to_numpy()]
    return found[order], codes[: ledger.num_rows], codes[ledger.num_rows :]


def _positions(ids: Ints, people: Ints) -> Codes:
    """Where these ids stand among the people."""
    at = np.searchsorted(people, ids)
    at[at == people.size] = 0
    if ids.size and (not people.size or (people[at] != ids).any()):
        raise InputError("the ledger names people who are not in `people`", hint="make both from the same day")
    return at.astype(np.int32)


def _named(column: Any) -> tuple[tuple[str, ...], Codes]:
    """The distinct texts of a column, rising, and each row's position among them."""
    encoded = pc.cast(column, pa.string()).combine_chunks().dictionary_encode()
    names = [str(name) for name in encoded.dictionary.to_pylist()]
    ordered = sorted(names)
    place = np.array([ordered.index(name) for name in names], dtype=np.int32)
    return tuple(ordered), place[encoded.indices.to_numpy()]


def _scopes(ledger: pa.Table) -> tuple[tuple[str, str], ...]:
    """The distinct (network, kind) of these rows, rising."""
    networks, network = _named(ledger["network"])
    kinds, kind = _named(ledger["kind"])
    found = np.flatnonzero(np.bincount(network * len(kinds) + kind)) if network.size else ()
    return tuple((networks[code // len(kinds)], kinds[code % len(kinds)]) for code in found)


def _weights(ledger: pa.Table, of_kind: Mapping[str, float]) -> Floats:
    """What one act of each row's kind weighs; 0 for kinds of the other class."""
    kinds, kind = _named(ledger["kind"])
    return np.array([of_kind.get(name, 0.0) for name in kinds], dtype=np.float64)[kind]


def _weeks_seen_from(ledger: pa.Table, as_of_day: int, weeks: int) -> Ints:
    """The masks of active weeks, moved so that bit 0 is the as-of week, cut to the last `weeks`."""
    back = as_of_day // DAYS_PER_WEEK - _numbers(ledger, "last").astype(np.int64) // DAYS_PER_WEEK
    moved = _numbers(ledger, "weeks") << np.minimum(back, weeks)
    return np.asarray(np.where(back < weeks, moved & ((1 << weeks) - 1), 0), dtype=np.int64)


def _curated(ledger: pa.Table, key: Ints, deeds: Ints, presence: Floats, formula: Formula) -> Floats:
    """Per deed: kind weight times the presence of the latest act of that kind, summed over kinds of curation."""
    kinds, kind = _named(ledger["kind"])
    weight = _weights(ledger, formula.curation)
    which = np.flatnonzero(weight > 0)
    exact = key[which] * len(kinds) + kind[which]
    order = np.argsort(exact, kind="stable")
    starts = _starts(exact[order])
    strongest = np.maximum.reduceat((weight * presence)[which][order], starts)
    deed = np.searchsorted(deeds, exact[order][starts] // max(len(kinds), 1))
    return np.bincount(deed, strongest, minlength=deeds.size).astype(np.float64)
