"""Finding people by what somebody types: any order of words, their beginnings and parts, numbers in any spelling.

Invariant: everything that was typed must be found of a person, each word anywhere; how well it fits is told beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from renown.identity.search import Texts, plain, spellings, spelt_out

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONGEST_QUERY = 200
MOST_TERMS = 12
_FEWEST_DIGITS = 5
_NUMBER = re.compile(r"[+(]{0,2}\d[\d()/.+-]*")
_TRUNK = re.compile(r"\(0\)")
LINE = " \n "
CALLED, HANDLES = ("name", "nickname"), ("handle", "mail")
"""The fields in which a person is called by something, and those by which an account is reached."""


class Fit(IntEnum):
    """How well somebody fits, the best first."""

    WHOLE = 0  # the name, or an id of an account, is what was typed
    NAME = 1  # every word begins a word of the name
    WORD = 2  # every word begins a word of something
    PART = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word that was typed, as it may look where it is searched; in a number, what stands between digits is gone."""

    spelt: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether it may be an id: ids that tell people apart hold digits."""
        return any(map(str.isdecimal, self.spelt[0]))


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is known of a person and can be searched: what it is (`name`, `phone`, `note`, ...), and words."""

    person: int
    field: str
    words: str


@dataclass(frozen=True)
class Found:
    """Who was found: the people, rising, and how well each fits (`Fit`)."""

    persons: Ints
    fit: Ints

    def where(self, wanted: Flags) -> Found:
        """Only some of them."""
        return Found(self.persons[wanted], self.fit[wanted])


@lru_cache(maxsize=256)
def terms_of(query: str) -> tuple[Term, ...]:
    """What has to be found.

    >>> [term.spelt for term in terms_of("Kadri  Müller")]
    [('kadri',), ('muller', 'mueller')]
    >>> [term.spelt for term in terms_of("+49 (0)30 90-18 20")], [term.spelt for term in terms_of("030 901820")]
    ([('4930901820', '49 0 30 90 18 20')], [('30901820', '030 901820')])
    """
    words: list[Term] = []
    for number, tokens in _runs(query[:LONGEST_QUERY].split()):
        words += [_number(tokens)] if number else [Term(spellings(token)) for token in tokens]
    return tuple(dict.fromkeys(word for word in words if word.spelt))[:MOST_TERMS]


def _runs(tokens: Sequence[str]) -> Iterator[tuple[bool, list[str]]]:
    """Tokens in a row that are one number, and the others."""
    run: list[str] = []
    for token in [*tokens, ""]:
        if token and _NUMBER.fullmatch(token):
            run.append(token)
            continue
        if run:
            yield sum(map(str.isdecimal, "".join(run))) >= _FEWEST_DIGITS, run
            run = []
        if token:
            yield False, [token]


def _number(tokens: Sequence[str]) -> Term:
    """A number as it may stand in its international form: the zero in front of it is not part of that."""
    whole = "".join(tokens)
    digits = re.sub(r"\D", "", _TRUNK.sub("", whole))
    if not whole.startswith("+"):
        digits = digits.removeprefix("00") if digits.startswith("00") else digits.removeprefix("0")
    written = [*spellings(" ".join(tokens)), *(spellings(whole) if len(tokens) == 1 else ())]
    return Term(tuple(dict.fromkeys(spelt for spelt in (digits, *written) if spelt)))


class Finder:
    """Everybody's words, and those that the owner said besides, ready to be searched."""

    def __init__(self, findable: pa.Table, said: Iterable[Line] = ()) -> None:
        """findable: see `findable.findable`, rising by person."""
        self.persons: Ints = findable["person"].to_numpy()
        self.nameless: Flags = np.asarray(findable["nameless"])
        self._fields, self._words = findable["fields"], findable["words"]
        self._said = {at: lines for person, lines in _by_person(said).items() if (at := self._place(person)) >= 0}
        self._ids = findable["ids"].combine_chunks()
        self._called = self._grown(findable["called"], CALLED)
        self._handles = self._grown(findable["handles"], HANDLES)
        self._text = self._grown(findable["text"])

    def _grown(self, texts: Texts, fields: Sequence[str] = ()) -> Texts:
        """The texts, with what the owner said in these fields, or in all."""
        more = {
            at: [line.words for line in lines if not fields or line.field in fields]
            for at, lines in sorted(self._said.items())
        }
        more = {at: words for at, words in more.items() if words}
        if not more:
            return texts.combine_chunks()
        mask = np.zeros(self.persons.size, dtype=bool)
        mask[list(more)] = True
        said = pa.array([LINE.join(_lines(words)) for words in more.values()], pa.string())
        grown = pc.binary_join_element_wise(pc.filter(texts, mask).combine_chunks(), "\n ", said, " ", "")
        return pc.replace_with_mask(texts.combine_chunks(), mask, grown)

    def _place(self, person: int) -> int:
        at = int(np.searchsorted(self.persons, person))
        return at if at < self.persons.size and self.persons[at] == person else -1

    @cached_property
    def _everybody(self) -> Ints:
        return np.arange(self.persons.size)

    def find(self, query: str) -> Found:
        """Everybody who fits; with nothing typed, everybody there is."""
        terms = terms_of(query)
        at, whole = self._everybody, np.zeros(self.persons.size, dtype=bool)
        if not terms:
            at = at[: 0 if query.strip() else None]
            return Found(self.persons[at], np.full(at.size, Fit.WORD, dtype=np.int64))
        for term in sorted(terms, key=lambda term: -max(len(spelt) for spelt in term.spelt)):
            told, is_id = self._has(at, term)
            kept = told | is_id
            at, whole = at[kept], whole[kept] | is_id[kept]
        return Found(self.persons[at], self._fit(at, terms, whole))

    def _has(self, at: Ints, term: Term) -> tuple[Flags, Flags]:
        told = _match(_at(self._text, at), _any(term))
        return told, _match(_at(self._ids, at), _any(term, " ", " ")) if term.numbered else np.zeros(
            at.size, dtype=bool
        )

    def _fit(self, at: Ints, terms: Sequence[Term], whole: Flags) -> Ints:
        called = _at(self._called, at)
        fit = np.full(at.size, Fit.PART, dtype=np.int64)
        for better, where in ((Fit.WORD, _at(self._text, at)), (Fit.NAME, called)):
            fit[_all(where, terms, " ")] = better
        fit[whole | _match(called, _phrase(terms, "(?:^|\n) ", " (?:\n|$)"))] = Fit.WHOLE
        return fit

    def called(self, query: str) -> tuple[Ints, Ints, Ints]:
        """The people whom somebody may mean by a name: those whose name has all the words, whose name or handle begins
        with what was typed, and those of whose names or handles it is a mere part.

        >>> none = {"nameless": [False] * 2} | {column: [""] * 2 for column in ("handles", "text", "ids")}
        >>> none |= {column: [[], []] for column in ("fields", "words")}
        >>> everybody = pa.table({"person": [1, 2], "called": [" ben lund ", " ida benzoni "], **none})
        >>> [found.tolist() for found in Finder(everybody).called("ben")]
        [[1], [1], [1, 2]]
        """
        terms = terms_of(query)
        if not terms:
            return self.persons[:0], self.persons[:0], self.persons[:0]
        whole = _all(self._called, terms, " ", " ")
        begun = _all(self._called, terms, " ") & _match(self._called, _any(terms[0], "(?:^|\n) "))
        begun |= _match(self._handles, _phrase(terms, "(?:^|\n) "))
        part = _all(self._called, terms) | _all(self._handles, terms)
        return self.persons[whole], self.persons[begun], self.persons[part]

    def lines(self, person: int) -> tuple[Line, ...]:
        """Everything of a person that can be searched, as it was written."""
        if (at := self._place(person)) < 0:
            return ()
        told = zip(self._fields[at].as_py(), self._words[at].as_py(), strict=True)
        return (*(Line(person, field, words) for field, words in told), *self._said.get(at, ()))

    def whys(self, persons: Sequence[int], query: str) -> list[Line | None]:
        """Of each person the line in which most was found, the first of them; None where the words are spread."""
        terms, lines = terms_of(query), [self.lines(person) for person in persons]
        texts = iter(_lines([line.words for some in lines for line in some]))
        held = [[_held(next(texts), terms) for _ in some] for some in lines]
        return [some[of.index(max(of))] if any(of) else None for some, of in zip(lines, held, strict=True)]


def _held(text: str, terms: Sequence[Term]) -> int:
    return sum(any(spelt in text for spelt in term.spelt) for term in terms)


def has_all(texts: Texts, query: str) -> Flags:
    """Which of these texts, as they are searched, hold everything that was typed."""
    terms = terms_of(query)
    return _all(texts, terms) if terms else np.zeros(len(texts), dtype=bool)


def _by_person(lines: Iterable[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.person, []).append(line)
    return found


def _lines(words: Sequence[str]) -> list[str]:
    """Each as it is searched, umlauts in both spellings."""
    found: list[str] = both(pa.array(words, pa.string())).to_pylist()
    return found


def both(texts: Texts) -> Texts:
    """Texts as they are searched, one line for each spelling.

    >>> both(pa.array(["Müller", "Ana"])).to_pylist()
    ['muller \\n mueller', 'ana']
    """
    return pc.binary_join_element_wise(plain(texts), spelt_out(texts), LINE, null_handling="skip")


def _at(texts: Texts, at: Ints) -> Texts:
    return texts if at.size == len(texts) else texts.take(pa.array(at))


def _any(term: Term, before: str = "", after: str = "") -> str:
    return f"{before}(?:{'|'.join(map(re.escape, term.spelt))}){after}"


def _phrase(terms: Sequence[Term], before: str, after: str = "") -> str:
    return f"{before}{' '.join(map(_any, terms))}{after}"


def _all(texts: Texts, terms: Sequence[Term], before: str = "", after: str = "") -> Flags:
    found = np.ones(len(texts), dtype=bool)
    for term in terms:
        found &= _match(texts, _any(term, before, after))
    return found


def _match(texts: Texts, pattern: str) -> Flags:
    return np.asarray(pc.match_substring_regex(texts, pattern=pattern))
