"""Which units are worth comparing: pairs that share a key which few others have.

Invariant: a key that more than `CROWD` units share makes no pair, so the pairs grow with the units, not with their
square. Which pairs there are does not depend on the order of rows.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from renown.identity.mapping import CROWD
from renown.identity.traits import Ints, Trait, Traits

BEGINNING = 3
"""How many letters of a word stand for it where names are only alike."""


def pairs_of(traits: Traits) -> tuple[Ints, Ints]:
    """Pairs of units (places among `traits.ids`, the smaller first), each once, rising."""
    size = max(traits.ids.size, 1)
    found = np.zeros(0, dtype=np.int64)
    for owner, code in _keys(traits):
        found = np.union1d(found, _within(owner, code, size))
    return np.divmod(found, size)


def _keys(traits: Traits) -> Iterator[tuple[Ints, Ints]]:
    """Every kind of key, as parallel columns of unit and number."""
    for one in (traits.email, traits.phone, traits.profile, traits.handle, traits.name, traits.birthday):
        yield one.owner, one.code
    begun = _begun(traits.word)
    for other in (traits.birthday, traits.day, traits.work, traits.place):
        yield _and(traits.name, other)
        yield _and(traits.word, other)
        yield _and(begun, other)
    yield _both_begun(begun)
    yield _and(begun, _begun(traits.email))
    yield _and(begun, _begun(traits.handle, BEGINNING + 1))


def _within(owner: Ints, code: Ints, size: int) -> Ints:
    """All pairs of units that share a number which at most `CROWD` units have, as smaller * size + larger."""
    order = np.lexsort((owner, code))
    owner, code = owner[order], code[order]
    start = np.flatnonzero(np.append(True, code[1:] != code[:-1])) if code.size else code
    many = np.diff(np.append(start, code.size))
    few = np.repeat((many > 1) & (many <= CROWD), many)
    owner, code = owner[few], code[few]
    made = [np.zeros(0, dtype=np.int64)]
    for step in range(1, min(CROWD, owner.size)):
        same = code[step:] == code[:-step]
        made.append(owner[:-step][same] * size + owner[step:][same])
    return np.unique(np.concatenate(made))


def _and(one: Trait, other: Trait) -> tuple[Ints, Ints]:
    """Units with every pair of a value of one trait and a value of another."""
    many = np.diff(other.start)[one.owner]
    row = np.repeat(np.arange(one.code.size), many)
    begin = np.cumsum(many) - many
    at = np.repeat(other.start[:-1][one.owner], many) + np.arange(row.size) - np.repeat(begin, many)
    return one.owner[row], one.code[row] * max(len(other.values), 1) + other.code[at]


def _both_begun(begun: Trait) -> tuple[Ints, Ints]:
    """Units with the beginnings of two of their words."""
    owner, code = _and(begun, begun)
    many = max(len(begun.values), 1)
    rising = code // many < code % many
    return owner[rising], code[rising]


def _begun(one: Trait, letters: int = BEGINNING) -> Trait:
    """A trait by the beginnings of its values."""
    coded = pc.utf8_slice_codeunits(one.values, 0, letters).dictionary_encode()
    size, many = one.start.size - 1, max(len(coded.dictionary), 1)
    short = coded.indices.to_numpy().astype(np.int64)[one.code] if len(one.values) else one.code
    owner, code = np.divmod(np.unique(one.owner * many + short), many)
    dictionary: pa.Array = coded.dictionary
    return Trait(np.searchsorted(owner, np.arange(size + 1)), code, dictionary, np.bincount(code, minlength=many))
