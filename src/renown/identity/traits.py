"""What is known of each unit (accounts that strong keys make one) in a form that can be compared by the million.

Invariant: a trait says which units hold a value, not how often or in which order it was told; values are folded, so
that the same thing written twice is one value. Role mailboxes, bots and organisations have no traits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.model.networks import MAIL, ONE_EACH
from renown.model.rows import NOT_PEOPLE
from renown.model.values.email import ROLES

Ints = NDArray[np.int64]
Texts = Any
"""An Arrow array of strings."""

SHORTEST_HANDLE = 4
SHORTEST_WORK = 4
SHORTEST_PHONE = r"(\d\D*){6}"
"""Numbers of fewer digits are extensions and emergency calls."""


@dataclass(frozen=True, slots=True)
class Trait:
    """Who holds which value: `code[start[u]:start[u + 1]]` are the values of unit u, numbers of `values`.

    bearers: how many units hold each value.
    """

    start: Ints
    code: Ints
    values: Texts
    bearers: Ints

    @property
    def owner(self) -> Ints:
        """The unit of each row."""
        return np.repeat(np.arange(self.start.size - 1), np.diff(self.start))

    def known(self, units: Ints) -> NDArray[np.bool_]:
        """Whether anything is known of these units."""
        return np.asarray(self.start[units + 1] > self.start[units])


@dataclass(frozen=True, slots=True)
class Traits:
    """All traits of all units; `ids` are the units' own numbers (each the smallest account of its unit), rising.

    name: words in the order of the alphabet. word: each of them. handle: what people are called in addresses, without
    signs between. of_name: handles that the name alone explains. work: employers. hint: what the domain of a mail
    address would be called at such an employer. domain: the domains' names. once: networks of `ONE_EACH`.
    """

    ids: Ints
    email: Trait
    phone: Trait
    profile: Trait
    handle: Trait
    of_name: Trait
    name: Trait
    word: Trait
    birthday: Trait
    day: Trait
    work: Trait
    hint: Trait
    domain: Trait
    place: Trait
    once: Trait


def traits_of(accounts: pa.Table, facts: pa.Table, units: pa.Table) -> Traits:
    """The traits of every unit.

    accounts, facts: canonical rows. units: account -> person (the unit), as `mapping.resolve` gives them.
    """
    ids = np.unique(units["person"].to_numpy())
    told = _Told(ids, units)
    people = accounts.filter(pc.invert(pc.is_in(accounts["kind"], pa.array(NOT_PEOPLE))))
    who = told.units_of(people["account"])
    emails = _both(who, _addresses(people), told.fact(facts, "email"))
    pages = _both(who, people["url"], told.fact(facts, "profile"))
    names, work = (who, _folded(people["name"])), (who, _folded(people["organisation"]))
    called = _called(_both(who, people["handle"], emails), pages)
    handle, of_name = _same_values(ids.size, called, _explained(*names))
    hint, domain = _same_values(ids.size, _hints(*work), _domains(*emails))
    born = _matching(*told.fact(facts, "birthday"), r"^(\d{4}|-)-\d\d-\d\d$")
    return Traits(
        ids=ids,
        email=trait(ids.size, emails[0], pc.utf8_lower(emails[1])),
        phone=trait(ids.size, *_matching(*told.fact(facts, "phone"), SHORTEST_PHONE)),
        profile=trait(ids.size, *pages),
        handle=handle,
        of_name=of_name,
        name=trait(ids.size, *_full(*names)),
        word=trait(ids.size, *_words(*names)[:2]),
        birthday=trait(ids.size, *_matching(*born, r"^\d")),
        day=trait(ids.size, born[0], pc.utf8_slice_codeunits(born[1], -5)),
        work=trait(ids.size, *work),
        hint=hint,
        domain=domain,
        place=trait(ids.size, *told.places(facts)),
        once=trait(ids.size, *_kept(who, people["network"], pc.is_in(people["network"], pa.array(ONE_EACH)))),
    )


def trait(size: int, who: Ints, texts: Texts) -> Trait:
    """A trait from parallel rows; empty values are left out, and each value counts once per unit."""
    who, texts = _kept(who, texts, pc.fill_null(pc.not_equal(texts, ""), fill_value=False))
    return _trait(size, who, *_numbered(_one(texts)))


def _numbered(texts: Texts) -> tuple[Ints, Texts]:
    """The texts as numbers in the order of the alphabet, so that no number depends on the order of rows."""
    coded = texts.dictionary_encode()
    order = pc.sort_indices(coded.dictionary).to_numpy().astype(np.int64)
    number = np.empty_like(order)
    number[order] = np.arange(order.size)
    return number[coded.indices.to_numpy()], coded.dictionary.take(pa.array(order))


def _trait(size: int, who: Ints, code: Ints, values: Texts) -> Trait:
    many = max(len(values), 1)
    who, code = np.divmod(np.unique(who * many + code), many)
    start = np.searchsorted(who, np.arange(size + 1))
    return Trait(start, code, values, np.bincount(code, minlength=many))


def _same_values(size: int, one: tuple[Ints, Texts], other: tuple[Ints, Texts]) -> tuple[Trait, Trait]:
    """Two traits whose values have the same numbers."""
    parts = [_kept(who, texts, pc.fill_null(pc.not_equal(texts, ""), fill_value=False)) for who, texts in (one, other)]
    code, values = _numbered(pa.concat_arrays([_one(texts) for _, texts in parts]))
    first = len(parts[0][0])
    return _trait(size, parts[0][0], code[:first], values), _trait(size, parts[1][0], code[first:], values)


class _Told:
    """What facts say, by the place of the unit among the units."""

    def __init__(self, ids: Ints, units: pa.Table) -> None:
        known = units.sort_by("account")
        self._accounts = known["account"].to_numpy()
        self._unit = np.searchsorted(ids, known["person"].to_numpy())

    def units_of(self, accounts: Texts) -> Ints:
        """The unit of each account."""
        return np.asarray(self._unit[np.searchsorted(self._accounts, accounts.to_numpy())], dtype=np.int64)

    def fact(self, facts: pa.Table, kind: str) -> tuple[Ints, Texts]:
        """Who has which value of one kind of fact; facts about accounts that are gone are left out."""
        return self._of(facts.filter(pc.equal(facts["fact"], kind)), "value")

    def places(self, facts: pa.Table) -> tuple[Ints, Texts]:
        """Where somebody is, as positions and addresses say; where somebody studied or went says little."""
        elsewhere = pc.is_in(facts["fact"], pa.array(["education", "event", "membership"]))
        who, texts = self._of(facts.filter(pc.and_not(pc.is_valid(facts["place"]), elsewhere)), "place")
        return who, _folded(texts)

    def _of(self, rows: pa.Table, column: str) -> tuple[Ints, Texts]:
        if not self._accounts.size:
            return np.zeros(0, dtype=np.int64), _one(rows[column])[:0]
        at = np.minimum(np.searchsorted(self._accounts, rows["account"].to_numpy()), self._accounts.size - 1)
        there = self._accounts[at] == rows["account"].to_numpy()
        return self._unit[at[there]], _one(rows[column]).filter(pa.array(there))


def _one(texts: Texts) -> Texts:
    """A column as one array of strings."""
    whole = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return pc.cast(whole, pa.string())


def _kept(who: Ints, texts: Texts, keep: Texts) -> tuple[Ints, Texts]:
    kept = np.asarray(pc.fill_null(_plain(keep), fill_value=False))
    return who[kept], _one(texts).filter(pa.array(kept))


def _plain(values: Texts) -> Texts:
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def _both(who: Ints, texts: Texts, more: tuple[Ints, Texts]) -> tuple[Ints, Texts]:
    return np.concatenate([who, more[0]]), pa.concat_arrays([_one(texts), _one(more[1])])


def _matching(who: Ints, texts: Texts, pattern: str) -> tuple[Ints, Texts]:
    return _kept(who, texts, pc.match_substring_regex(texts, pattern))


def _addresses(people: pa.Table) -> Texts:
    """The mail address of each row that is one person's, null elsewhere."""
    address = _one(pc.if_else(pc.equal(people["network"], MAIL), people["key"], people["email"]))
    shared = pc.fill_null(pc.match_substring_regex(address, f"^({ROLES})[@+]", ignore_case=True), fill_value=False)
    return pc.if_else(shared, pa.scalar(None, pa.string()), address)


def _folded(texts: Texts) -> Texts:
    """Words only, one case, without Latin, Greek and Cyrillic accents, as `model.values.name.fold` has it."""
    plain = pc.utf8_lower(pc.utf8_normalize(_one(texts), form="NFKD"))
    bare = pc.replace_substring_regex(plain, "[\u0300-\u036f]+", "")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(bare, r"[^\p{L}\p{M}\p{N}]+", " "))


def _words(who: Ints, names: Texts) -> tuple[Ints, Texts, Ints]:
    """Every word of every name, with its unit and the row of its name, in the order of the alphabet in each name."""
    who, names = _kept(who, names, pc.fill_null(pc.not_equal(names, ""), fill_value=False))
    listed = pc.split_pattern(names, " ")
    row = pc.list_parent_indices(listed).to_numpy().astype(np.int64)
    words = _one(pc.list_flatten(listed))
    order = np.lexsort((_numbered(words)[0], row))
    return who[row[order]], words.take(pa.array(order)), row[order]


def _full(who: Ints, names: Texts) -> tuple[Ints, Texts]:
    """Names of two words or more, their words in the order of the alphabet: "Doe, Jane" is "Jane Doe"."""
    unit, words, row = _words(who, names)
    rows, first, many = np.unique(row, return_index=True, return_counts=True)
    offsets = np.append(first, row.size).astype(np.int32)
    joined = pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), words), " ") if rows.size else words
    return _kept(unit[first], joined, pa.array(many > 1))


def _called(named: tuple[Ints, Texts], pages: tuple[Ints, Texts]) -> tuple[Ints, Texts]:
    """Handles, the part of addresses before the @, and the last part of profile addresses: letters and digits only."""
    plain = pc.replace_substring_regex(pc.utf8_lower(_one(named[1])), r"[@+].*$", "")
    slug = pc.replace_substring_regex(_one(pages[1]), r"^.*/@?", "")
    slug = pc.replace_substring_regex(slug, r"[-_][0-9a-f]*\d[0-9a-f]*$", "")
    who, texts = _both(named[0], plain, (pages[0], slug))
    bare = pc.replace_substring_regex(texts, r"[^\p{L}\p{N}]+", "")
    return _kept(who, bare, pc.greater_equal(pc.utf8_length(bare), SHORTEST_HANDLE))


def _explained(who: Ints, names: Texts) -> tuple[Ints, Texts]:
    """The handles that a name alone explains: first and last name, in either order, whole or as an initial."""
    who, names = _kept(who, names, pc.fill_null(pc.not_equal(names, ""), fill_value=False))
    first, last = pc.replace_substring_regex(names, " .*$", ""), pc.replace_substring_regex(names, "^.* ", "")
    f, l = (pc.utf8_slice_codeunits(word, 0, 1) for word in (first, last))  # noqa: E741 - the initials of both
    whole = pc.replace_substring(names, " ", "")
    pairs = ((first, last), (last, first), (f, last), (first, l), (last, f), (l, first))
    made = [pc.binary_join_element_wise(a, b, "") for a, b in pairs]
    return np.tile(who, len(made) + 3), pa.concat_arrays([*made, first, last, whole])


def _hints(who: Ints, work: Texts) -> tuple[Ints, Texts]:
    """What a domain would be called at this employer: the first word, or all of them together."""
    first, whole = pc.replace_substring_regex(work, " .*$", ""), pc.replace_substring(work, " ", "")
    texts = pa.concat_arrays([first, whole])
    return _kept(np.tile(who, 2), texts, pc.greater_equal(pc.utf8_length(texts), SHORTEST_WORK))


def _domains(who: Ints, emails: Texts) -> tuple[Ints, Texts]:
    """The name of the domain of each address: what stands before its last dot, without what stands before that."""
    named = pc.replace_substring_regex(pc.utf8_lower(emails), r"^.*[@.]([^.@]+)\.[^.@]+$", r"\1")
    return _kept(who, named, pc.greater_equal(pc.utf8_length(named), SHORTEST_WORK))
