"""Where a text names skills and occupations: all labels are looked for at once (Aho-Corasick).

Invariants: a mention is a whole word or several, endings and German compounds within reason; of names of one kind
that overlap, the longest counts; web and e-mail addresses name nothing. Skills and occupations may overlap: a
`Python developer` is an occupation and names a skill.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import ahocorasick

from renown.recruit.taxonomy.concepts import EVERY, Concept, Kind
from renown.recruit.taxonomy.doubt import Doubt, begins_prose, doubt_of, listed, verdict, written_so
from renown.recruit.taxonomy.folding import Folded, folded, spellings
from renown.recruit.taxonomy.forms import forms, heads, takes

How = Literal["label", "form", "compound"]
"""label: as the taxonomy writes it. form: with an ending, as the other gender. compound: in a longer German word."""

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+|(?<![\w.\-])[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,5}\.(?:com|org|de|es|eu|at|ch|io|net)/\S*",
    re.IGNORECASE,
)
_REST = re.compile(r"[^\W_]+")
_SHORT = re.compile(r"(?<![^\W_])[^\W_]{1,2}(?![^\W_])")
_SHORT_AT_MOST = 2
_CJK = "\u2e80"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text that names something.

    start, end: characters of the text. concepts: ids of what is meant; where several share a name, those whose own
    name it is come first.
    """

    start: int
    end: int
    text: str
    kind: Kind
    concepts: tuple[str, ...]
    how: How = "label"

    @property
    def concept(self) -> str:
        """The id of what is most likely meant."""
        return self.concepts[0]


class _Use(NamedTuple):
    """What a folded name means: whose it is, how it is written there, and how much doubt it leaves."""

    concept: str
    kind: Kind
    language: str
    label: str
    rank: int
    doubt: Doubt
    how: How


class _Hit(NamedTuple):
    """A name found in folded text: its place there, and what it may mean."""

    start: int
    end: int
    uses: tuple[_Use, ...]
    how: How


class _Placed(NamedTuple):
    """A name at its place in the written text. meant: None while nothing says so or otherwise."""

    start: int
    end: int
    uses: tuple[_Use, ...]
    how: How
    meant: bool | None


class Gazetteer:
    """All names of a taxonomy, ready to be found in texts."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        meant = defaultdict[str, list[_Use]](list)
        for concept in concepts:
            for spelling, use in _names(concept):
                meant[spelling].append(use)
        self._uses = {name: tuple(sorted(uses, key=lambda use: use.rank)) for name, uses in meant.items()}
        self._automaton = ahocorasick.Automaton()
        for name in self._uses:
            if len(name) > _SHORT_AT_MOST or not name.isalnum() or name[0] >= _CJK:
                self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    def mentions(
        self, text: str, kinds: Collection[Kind] | None = None, languages: Collection[str] | None = None
    ) -> list[Mention]:
        """What a text names, in its order. kinds, languages: look for these only (names of every language always)."""
        made = folded(text)
        blocked = [match.span() for match in _ADDRESS.finditer(text)] if _may_hold_address(text) else []
        wanted = None if languages is None else frozenset((EVERY, *languages))
        hits = defaultdict[Kind, list[_Hit]](list)
        for hit in self._hits(made.text):
            for kind, uses in _by_kind(hit.uses, wanted):
                hits[kind].append(_Hit(hit.start, hit.end, uses, hit.how))
        named = {hit[:2] for found in hits.values() for hit in found if hit.how == "label"}
        kept: list[Mention] = []
        for kind, found in hits.items():
            if kinds is not None and kind not in kinds:
                continue
            sensible = [hit for hit in found if hit.how == "label" or hit[:2] not in named]
            kept += _settled(text, made, kind, _longest(sensible, len(made.text)), blocked)
        return sorted(kept, key=lambda mention: (mention.start, -mention.end, mention.kind))

    def _hits(self, text: str) -> Iterator[_Hit]:
        """Every name in folded text that is a word there, or nearly one."""
        uses, last = self._uses, len(text) - 1
        for found in _SHORT.finditer(text):
            if (meant := uses.get(found.group())) and _apart(text, *found.span()):
                yield _Hit(*found.span(), meant, "label")
        if not len(self._automaton):
            return
        for end, name in self._automaton.iter(text):
            start = end + 1 - len(name)
            left = start > 0 and _joins(text[start - 1])
            right = end < last and _joins(text[end + 1])
            if not left and not right:
                if _apart(text, start, end + 1):
                    yield _Hit(start, end + 1, uses[name], "label")
            elif name[0].isalpha() and name[-1].isalpha() and (hit := _in_word(text, start, end + 1, name, uses[name])):
                yield hit


def _names(concept: Concept) -> Iterator[tuple[str, _Use]]:
    """Each (folded name, what it means) of a concept."""
    for language, names in concept.labels.items():
        seen = {""}
        for rank, label in enumerate(names):
            for spelling in set(spellings(label, language)) - seen:
                seen.add(spelling)
                doubt = doubt_of(label, spelling)
                yield spelling, _Use(concept.id, concept.kind, language, label, min(rank, 1), doubt, "label")
        for form in (form for label in names if concept.kind == "occupation" for form in forms(label, language)):
            for spelling in set(spellings(form, language)) - seen:
                seen.add(spelling)
                yield spelling, _Use(concept.id, concept.kind, language, form, 2, Doubt.NONE, "form")


def _joins(char: str) -> bool:
    """Whether a character beside a name makes one word of both. Writing without blanks has no such."""
    return char.isalnum() and char < _CJK


def _apart(text: str, start: int, end: int) -> bool:
    """Whether signs beside a name leave it what it is: not the `C` of `C#`, the `python` of `python.org`."""
    after = text[end : end + 2]
    if after[:1] in ("+", "#"):
        return not (after == "++" or after[:1] == "#" or (text[start:end].isalpha() and end - start == 1))
    if after[:1] in (".", "@") and len(after) == 2 and after[1].isalnum() and after[1].islower():
        return False
    return not (start > 0 and text[start - 1] in "@_" and text[start].isalnum())


def _in_word(text: str, start: int, end: int, name: str, uses: tuple[_Use, ...]) -> _Hit | None:
    """A name with an ending, or in a German compound: as which of its uses, if any."""
    rest = _REST.match(text, end)
    tail = rest.group() if rest else ""
    if tail:
        uses = tuple(use._replace(doubt=Doubt.NONE) for use in uses if _takes(name, tail, use))
    if not uses:
        return None
    how: How = "form" if len(tail) <= len("innen") else "compound"
    if start > 0 and _joins(text[start - 1]):
        begin = start
        while begin > 0 and _joins(text[begin - 1]):
            begin -= 1
        uses = tuple(use for use in uses if heads(name, use.language, use.kind))
        if not uses or start - begin < 3 or not text[begin:start].isalpha():
            return None
        start, how = begin, "compound"
    stop = end + len(tail)
    return _Hit(start, stop, uses, how) if _apart(text, start, stop) else None


def _takes(name: str, tail: str, use: _Use) -> bool:
    """Whether a name with what follows it in the word may still mean this; in doubt only where German says so."""
    return use.doubt < Doubt.NEAR and (len(tail) > 4 or not use.doubt) and takes(name, tail, use.language, use.kind)


def _by_kind(uses: tuple[_Use, ...], languages: frozenset[str] | None) -> Iterator[tuple[Kind, tuple[_Use, ...]]]:
    """What a name means in some languages, apart by kind."""
    if len(uses) == 1 and languages is None:
        yield uses[0].kind, uses
        return
    apart = defaultdict[Kind, list[_Use]](list)
    for use in uses:
        if languages is None or use.language in languages:
            apart[use.kind].append(use)
    yield from ((kind, tuple(found)) for kind, found in apart.items())


def _longest(hits: list[_Hit], size: int) -> list[_Hit]:
    """Those that stay where names overlap: the longest first, of equal ones the first."""
    if len(hits) < 2:
        return hits
    taken, kept = bytearray(size), list[_Hit]()
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.how != "label")):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept)


def _settled(
    text: str, made: Folded, kind: Kind, hits: list[_Hit], blocked: list[tuple[int, int]]
) -> Iterator[Mention]:
    """The hits as mentions, without those that doubt or an address speaks against."""
    found = list[_Placed]()
    for hit in hits:
        start, end = made.place(hit.start), made.place(hit.end)
        if any(low <= start < high for low, high in blocked):
            continue
        uses = tuple(use for use in hit.uses if not use.doubt or _as_written(text, start, end, use))
        plain = tuple(use for use in uses if use.doubt < Doubt.NEAR)
        if uses:
            found.append(_Placed(start, end, plain or uses, hit.how, bool(plain) or verdict(text, start, end)))
    for one in _meant(text, found):
        how: How = one.how if one.how != "label" else one.uses[0].how
        concepts = tuple(dict.fromkeys(use.concept for use in one.uses))
        yield Mention(one.start, one.end, text[one.start : one.end], kind, concepts, how)


def _as_written(text: str, start: int, end: int, use: _Use) -> bool:
    return written_so(text[start:end], use.label) and (use.doubt == Doubt.NEAR or not begins_prose(text, start, end))


def _meant(text: str, found: list[_Placed]) -> Iterator[_Placed]:
    """Those that are meant: what leaves no doubt, and what stands in one list with it, from neighbour to neighbour."""
    meant = [one.meant for one in found]
    for steps in (range(1, len(found)), range(len(found) - 1, 0, -1)):
        for right in steps:
            one, other = right - 1, right
            open_one = {meant[one], meant[other]} == {None, True}
            if open_one and listed(text, found[one].end, found[other].start):
                meant[one] = meant[other] = True
    yield from (one for one, said in zip(found, meant, strict=True) if said)


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or "/" in text
