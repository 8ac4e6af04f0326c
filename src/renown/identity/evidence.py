"""How much speaks for two units being one person, and what: points that are added up, by one small public table.

Each family (the address, the name, ...) gives at most one sign, the one that weighs most; what is not known of one of
the two gives none. The sum is compared with two bounds: from `SURE` on it is nearly certain, from
`REVIEW` on it is possible; either way somebody is asked. A sum is a sum of points, not a chance.

Invariant: something more that two units share never lowers their sum. Names, employers and places together never
reach `SURE`: nobody is merged by name alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.identity.traits import Ints, Trait, Traits
from renown.model.values.organisation import NO_NAME, WAY_OF_WORKING

Floats = NDArray[np.float64]
Found = tuple[NDArray[np.int8], Floats]
"""For every pair the number of its sign (0: none) and its points."""

SURE = 6.0
REVIEW = 2.5
AGAINST = -5.0
"""Units whose pair has this sum or less are never put together by way of a third."""

ALIKE = 0.92
ALIKE_WORD = 0.8
UNLIKE = 0.75
"""Jaro-Winkler similarities: from which two names are alike, from which the words are that they do not share, and below
which they differ."""


BATCH = 1 << 19


FEW = 4
"""So many units may share a name, a number or a handle before it says less: one person often has several accounts."""

MANY = 16
"""So many units may have one birthday by chance; beyond it is the day that a program writes for none."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for two units being one person, or against it.

    points: what it adds. fades: what each doubling beyond `few` of those who share it takes off, down to `least`.
    """

    family: str
    points: float
    words: str
    fades: float = 0.0
    least: float = 0.0
    few: int = FEW


SIGNS: tuple[Sign, ...] = (
    Sign("", 0.0, ""),
    Sign("email", 7.0, "the same e-mail address"),
    Sign("email", 4.0, "nearly the same e-mail address"),
    Sign("email", 0.2, "similar e-mail addresses that the name explains"),
    Sign("profile", 7.0, "the same profile address"),
    Sign("phone", 4.5, "the same phone number", fades=0.5, least=3.0),
    Sign("handle", 3.0, "the same handle", fades=0.5, least=1.0),
    Sign("handle", 0.2, "a handle that the name explains"),
    Sign("name", 3.5, "the same name", fades=0.5, least=1.0),
    Sign("name", 1.5, "nearly the same name"),
    Sign("name", 1.0, "one name within the other"),
    Sign("name", -4.0, "different names"),
    Sign("name", -1.0, "names that share no word"),
    Sign("birthday", 5.0, "the same birthday", fades=1.0, least=1.0, few=MANY),
    Sign("birthday", 2.0, "the same day of birth, one without its year"),
    Sign("birthday", 2.5, "birthdays that differ in one part"),
    Sign("birthday", -1.5, "different birthdays"),
    Sign("work", 1.0, "both at the same employer"),
    Sign("work", 0.8, "an address at the employer of the other"),
    Sign("place", 1.0, "the same place"),
    Sign("once", -2.0, "two accounts on a network where one person has one"),
)
"""Every sign there is; tables hold its place in this list."""

RULES = str((SIGNS, SURE, REVIEW, AGAINST, ALIKE, ALIKE_WORD, UNLIKE, FEW, WAY_OF_WORKING, NO_NAME))
"""Names these rules: what was worked out under others is worked out anew."""

FAMILIES = tuple(dict.fromkeys(sign.family for sign in SIGNS[1:]))
_PLACE = {sign.words: place for place, sign in enumerate(SIGNS)}


def weigh(traits: Traits, a: Ints, b: Ints) -> pa.Table:
    """The evidence on pairs of units, given by their places: a, b (unit ids), points, a sign per family, and rarity.

    `name_bearers`, `handle_bearers`: how many units share what the two share (0: nothing). at: the employer shared.
    """
    batches = [_weigh(traits, a[i : i + BATCH], b[i : i + BATCH]) for i in range(0, max(a.size, 1), BATCH)]
    return pa.concat_tables(batches)


def _weigh(traits: Traits, a: Ints, b: Ints) -> pa.Table:
    named = _same(traits.name, a, b)[0]
    called, handle = _same(traits.handle, a, b)
    working, work = _same(traits.work, a, b)
    signs: Mapping[str, Found] = {
        "email": _email(traits, a, b),
        "profile": _told("the same profile address", _same(traits.profile, a, b)[0]),
        "phone": _told("the same phone number", _same(traits.phone, a, b)[0]),
        "handle": _handle(traits, a, b, called, handle),
        "name": _name(traits, a, b, named),
        "birthday": _birthday(traits, a, b),
        "work": _work(traits, a, b, working),
        "place": _told("the same place", _same(traits.place, a, b)[0]),
        "once": _told("two accounts on a network where one person has one", _same(traits.once, a, b)[0]),
    }
    return pa.table(
        {
            "a": traits.ids[a],
            "b": traits.ids[b],
            "points": np.round(sum(points for _, points in signs.values()), 3),
            **{family: sign for family, (sign, _) in signs.items()},
            "name_bearers": named.astype(np.int32),
            "handle_bearers": called.astype(np.int32),
            "at": _values(traits.work, work),
        }
    )


def _told(words: str, bearers: Ints) -> Found:
    """One sign wherever something is shared; the more share it, the less it says."""
    place = _PLACE[words]
    sign = SIGNS[place]
    doublings = np.log2(np.maximum(bearers, sign.few) / sign.few)
    points = np.maximum(sign.points - sign.fades * doublings, sign.least) if sign.fades else sign.points
    there = bearers > 0
    return np.where(there, place, 0).astype(np.int8), np.where(there, points, 0.0)


def _most(*found: Found) -> Found:
    """Of several signs of one family the first that is there; they are given in the order of what they say."""
    sign, points = found[0]
    for other, more in found[1:]:
        points = np.where(sign == 0, more, points)
        sign = np.where(sign == 0, other, sign)
    return sign, points


def _flag(words: str, there: NDArray[Any]) -> Found:
    return _told(words, np.where(there, 2, 0))


def _email(traits: Traits, a: Ints, b: Ints) -> Found:
    same = _same(traits.email, a, b)[0]
    near = _nearly_written(traits.email, a, b, same == 0)
    explained = _named_after(traits, a) | _named_after(traits, b)
    return _most(
        _told("the same e-mail address", same),
        _flag("nearly the same e-mail address", near & ~explained),
        _flag("similar e-mail addresses that the name explains", near),
    )


def _nearly_written(trait: Trait, a: Ints, b: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether two addresses differ by a slip of the pen; numbers must agree, for they tell namesakes apart."""
    pair, left, right = _crossing(trait, a, b, wanted)
    digits = pc.replace_substring_regex(trait.values, r"\D+", "").dictionary_encode().indices.to_numpy()
    agree = digits[left] == digits[right] if pair.size else np.zeros(0, dtype=bool)
    return _largest(trait, a.size, (pair[agree], left[agree], right[agree])) >= ALIKE


def _named_after(traits: Traits, units: Ints) -> NDArray[np.bool_]:
    """Whether a handle or the part of an address before the @ is but the name of its holder."""
    pair, code = _spread(traits.handle, units)
    found = np.zeros(units.size, dtype=bool)
    found[pair[_holds(traits.of_name, units[pair], code)]] = True
    return found


def _handle(traits: Traits, a: Ints, b: Ints, bearers: Ints, which: Ints) -> Found:
    explained = _holds(traits.of_name, a, which) | _holds(traits.of_name, b, which)
    telling = np.where(explained, 0, bearers)
    return _most(_told("the same handle", telling), _told("a handle that the name explains", bearers))


def _name(traits: Traits, a: Ints, b: Ints, bearers: Ints) -> Found:
    open_ = bearers == 0
    similar, rest = _similarity(traits.name, a, b, open_), _rest(traits.word, a, b, open_)
    within = open_ & _within(traits.word, a, b)
    known = open_ & traits.word.known(a) & traits.word.known(b)
    full = known & traits.name.known(a) & traits.name.known(b)
    return _most(
        _told("the same name", bearers),
        _flag("nearly the same name", (similar >= ALIKE) & (rest >= ALIKE_WORD)),
        _flag("one name within the other", within),
        _flag("different names", full & ((similar < UNLIKE) | (rest < UNLIKE))),
        _flag("names that share no word", known & ~full & (rest < UNLIKE)),
    )


def _birthday(traits: Traits, a: Ints, b: Ints) -> Found:
    same, day = _same(traits.birthday, a, b)[0], _same(traits.day, a, b)[0]
    whole = traits.birthday.known(a) & traits.birthday.known(b)
    differ = traits.day.known(a) & traits.day.known(b)
    near = _nearly_born(traits.birthday, a, b, whole & (same == 0))
    return _most(
        _told("the same birthday", same),
        _flag("the same day of birth, one without its year", (day > 0) & ~whole),
        _flag("birthdays that differ in one part", near),
        _flag("different birthdays", differ),
    )


def _work(traits: Traits, a: Ints, b: Ints, bearers: Ints) -> Found:
    there = _crossed(traits, a, b) | _crossed(traits, b, a)
    return _most(
        _flag("both at the same employer", bearers > 0), _flag("an address at the employer of the other", there)
    )


def _crossed(traits: Traits, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Whether the domain of an address of the one is what the employer of the other would be called."""
    pair, code = _spread(traits.domain, a)
    found = np.zeros(a.size, dtype=bool)
    found[pair[_holds(traits.hint, b[pair], code)]] = True
    return found


def _spread(trait: Trait, units: Ints) -> tuple[Ints, Ints]:
    """Every value of every unit: the place of the unit in `units`, and the value."""
    many = trait.start[units + 1] - trait.start[units]
    place = np.repeat(np.arange(units.size), many)
    begin = np.cumsum(many) - many
    return place, trait.code[np.repeat(trait.start[units], many) + np.arange(place.size) - np.repeat(begin, many)]


def _holds(trait: Trait, units: Ints, code: Ints) -> NDArray[np.bool_]:
    """Whether each unit holds the value beside it; no unit holds the value -1."""
    many = max(len(trait.values), 1)
    held, asked = trait.owner * many + trait.code, units * many + code
    if not held.size:
        return np.zeros(units.size, dtype=bool)
    at = np.minimum(np.searchsorted(held, asked), held.size - 1)
    return np.asarray((held[at] == asked) & (code >= 0))


def _same(trait: Trait, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """How many units bear the rarest value that both hold (0: they share none), and that value (-1: none)."""
    pair, code = _spread(trait, a)
    shared = _holds(trait, b[pair], code)
    pair, code = pair[shared], code[shared]
    order = np.lexsort((code, trait.bearers[code], pair))
    first = order[np.unique(pair[order], return_index=True)[1]]
    bearers, which = np.zeros(a.size, dtype=np.int64), np.full(a.size, -1, dtype=np.int64)
    bearers[pair[first]], which[pair[first]] = trait.bearers[code[first]], code[first]
    return bearers, which


def _within(words: Trait, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Whether all words of the one are words of the other."""
    pair, code = _spread(words, a)
    both = np.bincount(pair[_holds(words, b[pair], code)], minlength=a.size)
    fewest = np.minimum(words.start[a + 1] - words.start[a], words.start[b + 1] - words.start[b])
    return np.asarray((fewest > 0) & (both == fewest))


def _rest(words: Trait, a: Ints, b: Ints, wanted: NDArray[np.bool_]) -> Floats:
    """How alike the words are that the two do not share, the most alike of them: "Mia Lund" is not "Noa Lund".

    A word is also alike another of nearly the same letters in another order, as slips of the pen have it.
    """
    pair, left, right = _crossing(words, a, b, wanted)
    own = ~_holds(words, b[pair], left) & ~_holds(words, a[pair], right)
    beside = pair[own], left[own], right[own]
    used = np.unique(np.concatenate(beside[1:]))
    letters = np.full(len(words.values), "", dtype=object)
    letters[used] = ["".join(sorted(text)) for text in words.values.take(pa.array(used)).to_pylist()]
    mixed = replace(words, values=pa.array(letters, pa.string()))
    return np.maximum(_largest(words, a.size, beside), _largest(mixed, a.size, beside))


def _crossing(trait: Trait, a: Ints, b: Ints, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Every value of the one beside every value of the other, of the pairs wanted: place of the pair, both values."""
    places = np.flatnonzero(wanted & trait.known(a) & trait.known(b))
    place, left = _spread(trait, a[places])
    again, right = _spread(trait, b[places][place])
    return places[place[again]], left[again], right


def _similarity(trait: Trait, a: Ints, b: Ints, wanted: NDArray[np.bool_]) -> Floats:
    """The largest Jaro-Winkler similarity of their values, where wanted; 0 where nothing is known."""
    return _largest(trait, a.size, _crossing(trait, a, b, wanted))


def _largest(trait: Trait, size: int, crossing: tuple[Ints, Ints, Ints]) -> Floats:
    """The largest Jaro-Winkler similarity of two values beside each other, by pair."""
    from rapidfuzz import process  # a tenth of a second that only new data should cost
    from rapidfuzz.distance import JaroWinkler

    pair, left, right = crossing
    texts = trait.values.to_numpy(zero_copy_only=False)
    found = np.zeros(size)
    if pair.size:
        each = process.cpdist(texts[left], texts[right], scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
        np.maximum.at(found, pair, each)
    return found


def _nearly_born(trait: Trait, a: Ints, b: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether two whole birthdays share two of year, month and day."""
    pair, left, right = _crossing(trait, a, b, wanted)
    parts = [_numbers(trait, slice_) for slice_ in (slice(0, 4), slice(5, 7), slice(8, 10))]
    agreeing = sum((part[left] == part[right]).astype(np.int64) for part in parts)
    found = np.zeros(a.size, dtype=bool)
    found[pair[np.asarray(agreeing) >= 2]] = True
    return found


def _numbers(trait: Trait, part: slice) -> Ints:
    return np.array([int(text[part]) for text in trait.values.to_pylist()], dtype=np.int64)


def _values(trait: Trait, code: Ints) -> pa.Array:
    return trait.values.take(pa.array(code, mask=code < 0))


def fingerprint(row: Mapping[str, Any]) -> str:
    """Names what is known of a pair: while it is the same, nothing new speaks for or against it.

    >>> fingerprint({"name": 8, "points": 3.5})
    '3.5 name:8'
    """
    return " ".join([str(row["points"]), *(f"{family}:{row[family]}" for family in FAMILIES if row.get(family))])


def reasons(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The evidence on one pair in words, what speaks for it first, what weighs most first.

    >>> reasons({"name": 8, "name_bearers": 2, "work": 17, "at": "Saltmarsh"})
    ('the same name, which nobody else here has', 'both at Saltmarsh')
    """
    signs = sorted((place for family in FAMILIES if (place := row.get(family))), key=lambda p: -SIGNS[p].points)
    return tuple(_in_words(SIGNS[place], row) for place in signs)


def _in_words(sign: Sign, row: Mapping[str, Any]) -> str:
    if sign.fades and sign.family in ("name", "handle"):
        bearers, whose = row[f"{sign.family}_bearers"], "people" if sign.family == "name" else "accounts"
        return f"{sign.words}, which {f'{bearers} {whose} here have' if bearers > 2 else 'nobody else here has'}"
    if sign.words == "both at the same employer" and row.get("at"):
        return f"both at {row['at']}"
    return sign.words
