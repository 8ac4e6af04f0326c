"""The room `skills`: what a text names of skills and occupations, what words come near to, and what hangs together.

Invariant: it looks at texts and at the taxonomy, never at people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from renown.errors import InputError
from renown.model.rows import Problem
from renown.recruit.taxonomy import Concept, Kind, Mention, Near, Taxonomy, load_any, load_seed
from renown.recruit.taxonomy.concepts import CONCEPT_KINDS
from renown.recruit.texts.reader import read
from renown.workspace.room import Room

_LONGEST = 100_000
"""Characters of a text that is looked through for programs; a file may be as long as it is."""

_MOST_WORDS = 1_000
"""How many words may be asked about at a time."""


@dataclass(frozen=True, slots=True)
class SkillName:
    """A skill, an occupation or a group by its name to show."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A place in a text that names something, and the name to show of what is most likely meant."""

    mention: Mention
    label: str


@dataclass(frozen=True, slots=True)
class SkillsFound:
    """What a text names. problems: what of a list could not be used, the first hundred; left_out: how many in all."""

    mentions: tuple[SkillMention, ...]
    problems: tuple[Problem, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SkillNear:
    """Something near to some words, and its name to show."""

    near: Near
    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class SkillCard:
    """All that is known of a skill or an occupation. names: in each language, "" for every language."""

    id: str
    kind: Kind
    label: str
    names: dict[str, tuple[str, ...]]
    broader: tuple[SkillName, ...]
    essential: tuple[SkillName, ...]
    optional: tuple[SkillName, ...]
    occupations: tuple[SkillName, ...]


class Skills(Room):
    """Skills and occupations: their names in texts, what is near to words, synonyms, and what needs what."""

    def mentions(self, text: str, kind: str = "", language: str = "") -> tuple[SkillMention, ...]:
        """The places where a text names skills and occupations of the list that ships, in its order.

        kind: skill, occupation or group; language: of the names, such as de. Empty: all. Raises InputError for a text
        of more than 100,000 signs, and for a kind or a language that there cannot be.
        """
        if len(text) > _LONGEST:
            raise InputError(f"found {len(text):,} signs, at most {_LONGEST:,} are looked through")
        return _mentioned(load_seed(), text, kind, language)

    def look_through(
        self, text: str, file: Path | None = None, own_list: Path | None = None, kind: str = "", language: str = ""
    ) -> SkillsFound:
        """The same for a text of any length or a file (PDF, Word, text and what else is read as one); besides by ESCO's
        files or a list of one's own.

        Raises NotFoundError, InputError or StorageError for a file or list that cannot be read.
        """
        own = None if own_list is None else load_any(own_list)
        taxonomy = load_seed() if own is None else load_seed().joined(own.taxonomy)
        said = text if file is None else read(file.name, file).text
        problems, left_out = ((), 0) if own is None else (own.problems, own.left_out)
        return SkillsFound(_mentioned(taxonomy, said, kind, language), problems, left_out)

    def nearest(
        self, words: tuple[str, ...], kind: str = "", language: str = "", limit: int = 5
    ) -> tuple[tuple[SkillNear, ...], ...]:
        """For each of some words, what is nearest to it, nearest first; none where nothing is near.

        Raises InputError for more than 1,000 words, a limit outside 1 to 50, and an impossible kind or language.
        """
        if len(words) > _MOST_WORDS or not 1 <= limit <= 50:
            raise InputError(f"found {len(words):,} words and a limit of {limit}", hint="1 to 50 of up to 1,000")
        seed, language = load_seed(), _language(language)
        found = seed.nearest(words, limit=limit, kinds=_kinds(kind), languages=(language,) if language else None)
        return tuple(
            tuple(SkillNear(one, seed[one.concept].kind, seed[one.concept].label(language or "en")) for one in answers)
            for answers in found
        )

    def synonyms(self, word: str, language: str = "") -> tuple[str, ...]:
        """Other words for the same, gender forms among them; none where the list that ships does not know it."""
        language = _language(language)
        return load_seed().synonyms(word, languages=(language,) if language else None)

    def show(self, name: str, language: str = "en") -> SkillCard:
        """All that is known of a skill or an occupation, by its id. Raises NotFoundError, InputError."""
        seed, language = load_seed(), _language(language)
        concept = seed[name]
        essential, optional = seed.skills_of(name)
        occupations = seed.occupations_of(name)
        return SkillCard(
            concept.id,
            concept.kind,
            concept.label(language),
            dict(concept.labels),
            *(_named(seed, ids, language) for ids in (seed.broader_of(name), essential, optional, occupations)),
        )


def _mentioned(taxonomy: Taxonomy, text: str, kind: str, language: str) -> tuple[SkillMention, ...]:
    language = _language(language)
    found = taxonomy.mentions(text, kinds=_kinds(kind), languages=(language,) if language else None)
    return tuple(SkillMention(one, taxonomy[one.concept].label(language or "en")) for one in found)


def _named(taxonomy: Taxonomy, ids: Iterable[str], language: str) -> tuple[SkillName, ...]:
    there: list[Concept] = [taxonomy.concepts[one] for one in ids if one in taxonomy.concepts]
    return tuple(SkillName(one.id, one.label(language)) for one in there)


def _kinds(kind: str) -> tuple[Kind, ...] | None:
    """Which kinds are looked for; None: all. Raises InputError."""
    if not kind:
        return None
    found = tuple(one for one in CONCEPT_KINDS if one == kind)
    if not found:
        raise InputError(f"there is no kind {kind[:40]!r}", hint=f"one of: {', '.join(CONCEPT_KINDS)}")
    return found


def _language(language: str) -> str:
    """A language as two letters, or none. Raises InputError."""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise InputError(f"{language[:40]!r} is no language", hint="two letters, such as de, en or es")
    return language
