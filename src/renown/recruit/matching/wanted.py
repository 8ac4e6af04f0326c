"""What a vacancy asks for, in terms of the taxonomy."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from renown.recruit.taxonomy import Kind, Taxonomy
from renown.recruit.vacancies.vacancy import Demand, Vacancy

Strength = Literal["must", "nice"]
SKILLS: tuple[Kind, ...] = ("skill",)
STRENGTHS: tuple[Strength, ...] = ("must", "nice")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a vacancy asks for. words: as the advertisement has it, from `start` to `end` of its text.

    concepts: ids of the taxonomy that it names, and called: what it calls each; any one of them is it, where `either`,
    else all. years: the fewest. start, end: both 0 where the text does not
    say it.
    """

    words: str
    strength: Strength
    concepts: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    years: float | None = None
    either: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vacancy to be matched. text: all words of the advertisement, for what no list of needs tells."""

    text: str
    needs: tuple[Need, ...]

    def of(self, strength: Strength) -> tuple[Need, ...]:
        """The needs of one strength, in the order of the text."""
        return tuple(need for need in self.needs if need.strength == strength)


def wanted_of(vacancy: Vacancy, text: str, taxonomy: Taxonomy) -> Wanted:
    """What a vacancy asks for; what it waives, or does not want, is no need.

    >>> from renown.recruit.taxonomy import load_seed
    >>> asked = (Demand("SQL or Python", "SQL or Python", 0, 13), Demand("Go", "Go", 14, 16, "waived"))
    >>> [need] = wanted_of(Vacancy(demands=asked), "SQL or Python", load_seed()).needs
    >>> need.concepts, need.called, need.either
    (('sql', 'python'), ('SQL', 'Python'), True)
    """
    weighed = [(one, strength) for one in vacancy.demands for strength in STRENGTHS if one.weight == strength]
    return Wanted(text, tuple(_need(one, strength, taxonomy) for one, strength in weighed))


def _need(demand: Demand, strength: Strength, taxonomy: Taxonomy) -> Need:
    named = taxonomy.mentions(demand.words, kinds=SKILLS)
    called: dict[str, str] = {}
    for one in named:
        called.setdefault(one.concept, one.text)
    between = [demand.words[a.end : b.start].casefold() for a, b in pairwise(named)]
    either = any(word in f" {gap} " for gap in between for word in (" or ", " oder ", " o ", " bzw", "/"))
    ids, names = tuple(called), tuple(called.values())
    return Need(demand.words, strength, ids, names, demand.years, either, demand.start, demand.end)
