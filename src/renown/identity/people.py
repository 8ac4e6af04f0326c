"""What is known of each person: the best name, all handles, networks, headline, organisation.

Invariant: the answer depends on the rows, not on their order; the newest import that says something wins.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_TEXTS = frozenset(["network", "key", "handle", "name", "email", "kind", "headline", "organisation"])
Texts = Any
"""An Arrow array of strings (pyarrow's own types of columns are too narrow to be of use here)."""


def describe(accounts: pa.Table, mapping: pa.Table) -> pa.Table:
    """One row per person: person, name, kind, handles, networks, headline, organisation, owner, keys.

    name: one with a first and a last name before one of a single word, then the newest, then the longest; a person
    without any is shown by handle or key. kind: the newest that is not unknown. handles: `network:handle` joined by
    `;`. networks and keys: bounded by `;` on both sides, so that one is found by looking for `;name;`.
    """
    persons, who = _positions(accounts, mapping)
    texts = {c: _filled(accounts[c].combine_chunks()) for c in accounts.column_names if c in _TEXTS}
    shown = pc.coalesce(texts["handle"], texts["key"])
    label = pc.binary_join_element_wise(texts["network"], shown, ":")
    newest = -accounts["import_id"].to_numpy().astype(np.int64)
    size = persons.size

    def newest_of(values: Texts) -> Texts:
        return _first(size, who, values, newest)

    name = texts["name"]
    single = np.asarray(pc.fill_null(pc.invert(pc.match_substring(name, " ")), True)).astype(np.int64)
    short = -np.asarray(pc.fill_null(pc.utf8_length(name), 0)).astype(np.int64)
    keys = pa.concat_arrays([texts["key"], texts["handle"], label, texts["email"]])
    owned = np.bincount(who, weights=np.asarray(accounts["owner"]), minlength=size) > 0
    kind = pc.if_else(pc.equal(texts["kind"], "unknown"), pa.scalar(None, pa.string()), texts["kind"])
    made = {
        "person": pa.array(persons),
        "name": pc.coalesce(_first(size, who, name, single, newest, short), newest_of(shown)),
        "kind": pc.fill_null(newest_of(kind), "unknown"),
        "handles": _joined(size, who, label),
        "networks": _bounded(_joined(size, who, texts["network"])),
        "headline": newest_of(texts["headline"]),
        "organisation": newest_of(texts["organisation"]),
        "owner": pa.array(owned),
        "keys": _bounded(_joined(size, np.tile(who, 4), keys)),
    }
    return pa.table(made)


def _positions(accounts: pa.Table, mapping: pa.Table) -> tuple[Ints, Ints]:
    """The people, rising, and for each row of accounts the position of its person among them."""
    known = mapping.sort_by("account")
    at = np.searchsorted(known["account"].to_numpy(), accounts["account"].to_numpy())
    persons, who = np.unique(known["person"].to_numpy()[at], return_inverse=True)
    return persons, who


def _filled(texts: Texts) -> Texts:
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _first(size: int, who: Ints, values: Texts, *ranks: Ints) -> Texts:
    """Per person the value of the lowest rank, equal ranks in the order of the alphabet; null if there is none."""
    rows = np.flatnonzero(np.asarray(pc.is_valid(values)))
    there = values.take(pa.array(rows))
    order = np.lexsort((_alphabetical(who[rows], there), *(rank[rows] for rank in reversed(ranks)), who[rows]))
    people, first = np.unique(who[rows][order], return_index=True)
    chosen = np.full(size, -1, dtype=np.int64)
    chosen[people] = order[first]
    return there.take(pa.array(chosen, mask=chosen < 0))


def _alphabetical(who: Ints, texts: Texts) -> Ints:
    """Ranks of texts by the alphabet; only people with several are looked at, for the others any rank will do."""
    rank = np.zeros(who.size, dtype=np.int64)
    several = np.flatnonzero(np.bincount(who)[who] > 1) if who.size else who
    codes = texts.take(pa.array(several)).dictionary_encode()
    alphabet = np.empty(len(codes.dictionary), dtype=np.int64)
    alphabet[pc.sort_indices(codes.dictionary).to_numpy()] = np.arange(alphabet.size)
    rank[several] = alphabet[codes.indices.to_numpy()] if several.size else 0
    return rank


def _joined(size: int, who: Ints, texts: Texts) -> Texts:
    """The distinct values per person in the order of the alphabet, joined by `;`."""
    rows = np.flatnonzero(np.asarray(pc.is_valid(texts)))
    there, of = texts.take(pa.array(rows)), who[rows]
    codes = there.dictionary_encode().indices.to_numpy().astype(np.int64)
    order = np.lexsort((codes, _alphabetical(of, there), of))
    new = np.ones(order.size, dtype=bool)
    new[1:] = (np.diff(of[order]) != 0) | (np.diff(codes[order]) != 0)
    kept = order[new]
    offsets = np.searchsorted(of[kept], np.arange(size + 1)).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), there.take(pa.array(kept))), ";")


def _bounded(joined: Texts) -> Texts:
    return pc.binary_join_element_wise("", joined, "", ";")
