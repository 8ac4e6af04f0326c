"""What of everybody can be searched: names, handles, addresses, numbers, work, nicknames, groups, notes of the sources.

Invariants: the answer depends on the rows, not on their order. Who is nameless is said here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.identity.finder import CALLED, HANDLES, LINE, both
from renown.identity.search import Texts, plain
from renown.model.networks import CONTACTS, MAIL

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Lines = tuple[str, Ints, Texts]
"""A field, and whose (the position among people) which words are."""

LONGEST = 2000
"""Of a long text, such as a note, so many characters are searched."""

FACTS = ("phone", "email", "nickname", "position", "category", "note")
_FIELDS = ("name", "nickname", "headline", "organisation", "handle", "mail", "phone", "role", "group", "note")
_FIELD_OF = {"email": "mail", "position": "role", "category": "group"}
_ID = (
    r"^(?:\P{L}*\d\P{L}*|[A-Z]*\d[A-Z\d]{7,}|[A-Z][A-Z\d]*\d[A-Z\d]{6,}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:user|channel|chat)[_-]?\d+)$"
)
"""A number, or what a machine calls an account: `U02A7BCD9EF`, `user123456`, a UUID."""

_OTHERS = f"^(?:{CONTACTS}|{MAIL}):"
"""What stands among handles and is none: the key of a card, and an address, which has a field of its own."""


def nameless(names: Texts, given: Flags) -> Flags:
    """Who is shown by a mere number or id.

    names: what each is shown as. given: whether any account gave that name; an id that somebody gave as their name is
    one, a number is none.

    >>> nameless(pa.array(["1077999542", "U02A7BCD9EF", "R2D2", "ana.lund", "+1 555 0100", "🦄"]), np.zeros(6, bool))
    array([ True,  True, False, False,  True, False])
    """
    number = np.asarray(pc.match_substring_regex(names, pattern=r"^\P{L}*\d\P{L}*$"))
    return number | (np.asarray(pc.match_substring_regex(names, pattern=_ID)) & ~given)


def findable(people: pa.Table, accounts: pa.Table, facts: pa.Table, mapping: pa.Table) -> pa.Table:
    """One row per person, rising: person, nameless; called, handles, text and ids as they are searched; fields, words.

    people: see `people.describe`, rising by person. facts: account, fact, value, organisation, of the kinds in `FACTS`.
    called: names and nicknames. handles: handles and mail addresses. text: everything. Each line stands there once for
    each spelling; words are bounded by spaces, lines by breaks. fields, words: the lines as they were told.
    """
    persons: Ints = people["person"].to_numpy()
    told = _Told(persons, mapping)
    named = told.where(accounts["account"])
    given = np.bincount(named[_there(accounts["name"])], minlength=persons.size) > 0
    field, at, words = _long(persons, [*_of_people(people), *_of_accounts(accounts, named), *told.facts(facts)])
    size, lines = persons.size, both(words)
    made = {
        "person": people["person"].combine_chunks(),
        "nameless": pa.array(nameless(people["name"], given)),
        "called": _text(size, at, lines, _is(field, CALLED)),
        "handles": _text(size, at, lines, _is(field, HANDLES)),
        "text": _text(size, at, lines, np.ones(at.size, dtype=bool)),
        "ids": _ids(size, accounts, named),
        "fields": _lists(size, at, pa.array(_FIELDS).take(pa.array(field))),
        "words": _lists(size, at, words),
    }
    return pa.table(made)


def _is(field: Ints, wanted: Collection[str]) -> Flags:
    return np.isin(field, [_FIELDS.index(name) for name in wanted])


def _text(size: int, at: Ints, lines: Texts, wanted: Flags) -> Texts:
    return _bounded(pc.binary_join(_lists(size, at[wanted], lines.filter(pa.array(wanted))), LINE))


def _lists(size: int, at: Ints, words: Texts) -> Texts:
    """Per person their words, which stand in the order of people."""
    return pa.ListArray.from_arrays(pa.array(np.searchsorted(at, np.arange(size + 1)).astype(np.int32)), words)


class _Told:
    """Whose an account is."""

    def __init__(self, persons: Ints, mapping: pa.Table) -> None:
        known = mapping.sort_by("account")
        self._account: Ints = known["account"].to_numpy()
        self._person = np.searchsorted(persons, known["person"].to_numpy())

    def where(self, accounts: Texts) -> Ints:
        """The position of the person of each account; every account is somebody's."""
        found: Ints = self._person[np.searchsorted(self._account, accounts.to_numpy())]
        return found

    def facts(self, facts: pa.Table) -> Iterator[Lines]:
        """What facts say, kind by kind."""
        for kind in FACTS:
            rows = facts.filter(pc.equal(facts["fact"], kind))
            whose = self.where(rows["account"])
            yield _FIELD_OF.get(kind, kind), whose, rows["value"]
            if kind == "position":
                yield "organisation", whose, rows["organisation"]


def _of_people(people: pa.Table) -> Iterator[Lines]:
    everybody = np.arange(people.num_rows)
    for column in ("headline", "organisation"):
        yield column, everybody, people[column]
    handles = pc.split_pattern(people["handles"], ";").combine_chunks()
    whose, words = np.asarray(pc.list_parent_indices(handles)), pc.list_flatten(handles)
    bare = pc.replace_substring_regex(words, pattern="^[^:]*:", replacement="")
    shown = pc.invert(
        pc.or_(pc.match_substring_regex(words, pattern=_OTHERS), pc.match_substring_regex(bare, pattern=_ID))
    )
    yield "handle", whose[np.asarray(shown)].astype(np.int64), bare.filter(shown)


def _of_accounts(accounts: pa.Table, whose: Ints) -> Iterator[Lines]:
    for column, field in (("name", "name"), ("headline", "headline"), ("organisation", "organisation")):
        yield field, whose, accounts[column]
    yield "mail", whose, accounts["email"]
    mails = np.asarray(pc.equal(accounts["network"], MAIL))
    yield "mail", whose[mails], accounts["key"].filter(pa.array(mails))


def _long(persons: Ints, lines: list[Lines]) -> tuple[Ints, Ints, Texts]:
    """All lines of all people: field, position and words, by person, each line once."""
    fields, whose, words = [], [], []
    for name, positions, texts in lines:
        there = _there(texts)
        fields.append(np.full(int(there.sum()), _FIELDS.index(name), dtype=np.int64))
        whose.append(positions[there])
        words += _chunks(pc.utf8_slice_codeunits(texts.filter(pa.array(there)), 0, LONGEST))
    field, at = np.concatenate(fields), np.concatenate(whose)
    codes = pa.chunked_array(words, pa.string()).combine_chunks().dictionary_encode()
    code = codes.indices.to_numpy().astype(np.int64)
    # A line that two accounts tell is one; of a name that is a handle too, the name stands.
    order = np.lexsort((field, code, at))
    new = np.ones(order.size, dtype=bool)
    new[1:] = (np.diff(at[order]) != 0) | (np.diff(code[order]) != 0)
    kept = order[new]
    rank = _alphabetical(codes.dictionary)[code[kept]]
    kept = kept[np.lexsort((rank, field[kept], at[kept]))]
    return field[kept], at[kept], codes.dictionary.take(pa.array(code[kept]))


def _alphabetical(words: Texts) -> Ints:
    rank = np.empty(len(words), dtype=np.int64)
    rank[pc.sort_indices(words).to_numpy()] = np.arange(len(words))
    return rank


def _ids(size: int, accounts: pa.Table, whose: Ints) -> Texts:
    """The keys and handles of each person's accounts."""
    keys = pc.binary_join_element_wise(accounts["key"], accounts["handle"], " ", null_handling="skip")
    order = np.argsort(whose, kind="stable")
    words = pa.chunked_array(_chunks(keys), pa.string()).combine_chunks().take(pa.array(order))
    return _bounded(plain(pc.binary_join(_lists(size, whose[order], words), " ")))


def _there(texts: Texts) -> Flags:
    return np.asarray(pc.fill_null(pc.not_equal(texts, ""), False))


def _chunks(texts: Texts) -> list[Texts]:
    return list(texts.chunks) if isinstance(texts, pa.ChunkedArray) else [texts]


def _bounded(texts: Texts) -> Texts:
    return pc.binary_join_element_wise("", pc.fill_null(texts, ""), "", " ")
