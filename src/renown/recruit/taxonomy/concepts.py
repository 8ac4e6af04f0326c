"""One thing that a taxonomy knows: a skill, an occupation or a group of them, with its names in each language.

Invariant: of each language the first name is the one to show; the others are other words for the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["skill", "occupation", "group"]

CONCEPT_KINDS: tuple[Kind, ...] = ("skill", "occupation", "group")
EVERY = ""
"""The language of names that are the same in all of them, such as `Python`."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill, an occupation, or a group of either.

    id: stable. labels: language (ISO 639-1, `EVERY` for all) -> names, the one to show first. broader: ids of what it
    belongs to. essential, optional: of an occupation, the ids of its skills.

    >>> nurse = Concept("job:nurse", "occupation", {"en": ("nurse", "RN"), "de": ("Pflegefachkraft",)})
    >>> nurse.label("de"), nurse.label("fr"), nurse.names()
    ('Pflegefachkraft', 'nurse', ('nurse', 'RN', 'Pflegefachkraft'))
    """

    id: str
    kind: Kind
    labels: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    essential: tuple[str, ...] = field(default=())
    optional: tuple[str, ...] = field(default=())

    def label(self, language: str = "en") -> str:
        """The name to show: in the language, else the one of all languages, else English, else any; else the id."""
        for tried in (language, EVERY, "en", *self.labels):
            if names := self.labels.get(tried):
                return names[0]
        return self.id

    def names(self, languages: Iterable[str] | None = None) -> tuple[str, ...]:
        """Its names, each once, in some languages (and those of every language), or in all."""
        wanted = None if languages is None else {EVERY, *languages}
        return tuple(dict.fromkeys(name for language, name in self.named() if wanted is None or language in wanted))

    def named(self) -> Iterator[tuple[str, str]]:
        """Each (language, name)."""
        for language, names in self.labels.items():
            for name in names:
                yield language, name

    def joined(self, other: Concept) -> Concept:
        """This one with what another list says of the same id; its own names come first.

        >>> one = Concept("python", "skill", {"": ("Python",)}, ("programming",))
        >>> one.joined(Concept("python", "skill", {"": ("CPython",), "de": ("Python-Kenntnisse",)})).labels
        {'': ('Python', 'CPython'), 'de': ('Python-Kenntnisse',)}
        """
        languages = dict.fromkeys([*self.labels, *other.labels])
        return Concept(
            self.id,
            self.kind,
            {one: _together(self.labels.get(one, ()), other.labels.get(one, ())) for one in languages},
            _together(self.broader, other.broader),
            _together(self.essential, other.essential),
            _together(self.optional, other.optional),
        )


def _together(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *other]))
