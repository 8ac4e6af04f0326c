"""The taxonomy: concepts by id and by name, how they hang together, and where a text names them.

Invariants: the same id is one concept, whatever list it came from; `broader` has no rings, and leads nowhere that is
not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

from renown.errors import NotFoundError
from renown.recruit.taxonomy.concepts import EVERY, Concept, Kind
from renown.recruit.taxonomy.folding import fold, spellings
from renown.recruit.taxonomy.forms import feminine, forms
from renown.recruit.taxonomy.mentions import Gazetteer, Mention
from renown.recruit.taxonomy.nearest import CUT_OFF, Near, Neighbours


class Taxonomy:
    """Skills, occupations and groups; see the package for what can be asked.

    rings: chains of broader ids that came back to where they began; each was cut at its last step.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        found: dict[str, Concept] = {}
        for concept in concepts:
            found[concept.id] = found[concept.id].joined(concept) if concept.id in found else concept
        self.rings = tuple(_cut_rings(found))
        self.concepts: Mapping[str, Concept] = MappingProxyType(found)

    def __len__(self) -> int:
        return len(self.concepts)

    def __getitem__(self, concept: str) -> Concept:
        """The concept of an id.

        Raises:
            NotFoundError: there is none.
        """
        try:
            return self.concepts[concept]
        except KeyError:
            raise NotFoundError(
                f"the taxonomy has no {concept}", hint="Look for it by name, or load a list that has it"
            ) from None

    def joined(self, other: Taxonomy) -> Taxonomy:
        """Both as one; of ids that both have, the names of this one come first."""
        return Taxonomy([*self.concepts.values(), *other.concepts.values()])

    def named(
        self, word: str, *, kind: Kind | None = None, languages: Collection[str] | None = None
    ) -> tuple[Concept, ...]:
        """What has this name, exactly but for case, accents and dashes: those first whose own name it is."""
        wanted = None if languages is None else {EVERY, *languages}
        found = dict[str, None]()
        for _rank, concept, language in sorted(self._by_name.get(fold(word), ())):
            if (kind is None or self.concepts[concept].kind == kind) and (wanted is None or language in wanted):
                found[concept] = None
        return tuple(self.concepts[concept] for concept in found)

    def synonyms(
        self, word: str, *, kind: Kind | None = None, languages: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Other words for the same thing, for whoever builds a search: gender forms among them, the word itself not.

        languages: of the answers; None: all. Nothing, if the taxonomy does not know the word.
        """
        said, found = fold(word), dict[str, None]()
        for concept in self.named(word, kind=kind):
            for language, name in concept.named():
                if languages is None or language in (EVERY, *languages):
                    woman = feminine(name, language) if concept.kind == "occupation" else ""
                    found.update(dict.fromkeys(one for one in (name, woman) if one and fold(one) != said))
        return tuple(found)

    def skills_of(self, occupation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of the skills of an occupation: essential, optional; also those of what it is a special case of."""
        essential, optional = dict[str, None](), dict[str, None]()
        for one in (occupation, *self.broader_of(occupation)):
            essential.update(dict.fromkeys(self[one].essential))
            optional.update(dict.fromkeys(self[one].optional))
        return tuple(essential), tuple(one for one in optional if one not in essential)

    def occupations_of(self, skill: str) -> tuple[str, ...]:
        """The ids of the occupations that need a skill: those for which it is essential first."""
        self[skill]
        return tuple(occupation for _optional, occupation in sorted(self._by_skill.get(skill, ())))

    def broader_of(self, concept: str) -> tuple[str, ...]:
        """The ids of all it belongs to, the nearest first."""
        return self._reached(concept, lambda one: self[one].broader)

    def narrower_of(self, concept: str) -> tuple[str, ...]:
        """The ids of all that belongs to it, the nearest first."""
        return self._reached(concept, lambda one: self._narrower.get(one, ()))

    def mentions(
        self, text: str, *, kinds: Collection[Kind] | None = None, languages: Collection[str] | None = None
    ) -> list[Mention]:
        """What a text names, with its places. kinds, languages: look for these only."""
        return self._gazetteer.mentions(text, kinds, languages)

    def nearest(
        self,
        words: Sequence[str],
        *,
        limit: int = 5,
        cut_off: float = CUT_OFF,
        kinds: Collection[Kind] | None = None,
        languages: Collection[str] | None = None,
    ) -> list[list[Near]]:
        """For each of some words, the concepts nearest to it, nearest first; none where none reaches the cut-off."""
        return self._neighbours.nearest(words, limit, cut_off, kinds, languages)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.concepts.values())

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer(self.concepts.values())

    @cached_property
    def _by_name(self) -> dict[str, set[tuple[int, str, str]]]:
        found = defaultdict[str, set[tuple[int, str, str]]](set)
        for concept in self.concepts.values():
            for language, names in concept.labels.items():
                for rank, name in enumerate(names):
                    for spelling in _all_spellings(name, language, concept.kind):
                        found[spelling].add((min(rank, 1), concept.id, language))
        return found

    @cached_property
    def _by_skill(self) -> dict[str, set[tuple[bool, str]]]:
        found = defaultdict[str, set[tuple[bool, str]]](set)
        for concept in self.concepts.values():
            for skill in concept.essential:
                found[skill].add((False, concept.id))
            for skill in set(concept.optional) - set(concept.essential):
                found[skill].add((True, concept.id))
        return found

    @cached_property
    def _narrower(self) -> dict[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        for concept in self.concepts.values():
            for one in concept.broader:
                found[one].append(concept.id)
        return found

    def _reached(self, concept: str, step: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
        """All that is reached from a concept, nearest first, each once."""
        found, row = dict[str, None](), [concept]
        while row:
            row = list(dict.fromkeys(two for one in row for two in step(one) if two not in found and two != concept))
            found.update(dict.fromkeys(row))
        return tuple(found)


def _all_spellings(name: str, language: str, kind: Kind) -> Iterator[str]:
    yield from spellings(name, language)
    if kind == "occupation":
        for form in {feminine(name, language), *forms(name, language)} - {""}:
            yield from spellings(form, language)


def _cut_rings(concepts: dict[str, Concept]) -> Iterator[tuple[str, ...]]:
    """Take out of `broader` what is not there, and every step that comes back to where it began; tell the latter."""
    for concept in [*concepts.values()]:
        known = tuple(one for one in dict.fromkeys(concept.broader) if one in concepts)
        if known != concept.broader:
            concepts[concept.id] = replace(concept, broader=known)
    done: set[str] = set()
    for begin in [*concepts]:
        way: dict[str, Iterator[str]] = {} if begin in done else {begin: iter(concepts[begin].broader)}
        while way:
            one, steps = next(reversed(way.items()))
            two = next(steps, None)
            if two is None:
                done.add(one)
                way.popitem()
            elif two in way:
                concepts[one] = replace(concepts[one], broader=tuple(b for b in concepts[one].broader if b != two))
                yield (*list(way)[list(way).index(two) :], two)
            elif two not in done:
                way[two] = iter(concepts[two].broader)
