"""The search that a vacancy asks for: whoever shows each skill that is a must.

Invariant: only skills of the taxonomy are asked for, by their labels in every language, so that a CV in another
language, or under another title, is found as well; what a CV rarely says (a language, a number of years) is left to
whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterator

from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.vacancies.vacancy import Demand, Vacancy

LABELLED_IN = ("en", "de", "es")

MOST_ASKED = 5
"""So many must-haves at most: each further one leaves somebody out who could learn it."""


def search_of(vacancy: Vacancy) -> str:
    """A query in the language of the search; the title where no must-have is a skill, empty where nothing is said.

    >>> from renown.recruit.vacancies.vacancy import Said
    >>> search_of(Vacancy(demands=(Demand("SQL", "SQL", skills=("SQL",)), Demand("Go", "Go", skills=("Go", "C++")))))
    'skill:SQL AND (skill:Go OR skill:C++)'
    >>> search_of(Vacancy(demands=(Demand("Palliativpflege", "", skills=("palliative care",)),)))
    '(skill:"palliative care" OR skill:Palliativpflege OR skill:"cuidados paliativos")'
    >>> search_of(Vacancy(title=Said("Ward Manager", "Ward Manager")))
    'title:"Ward Manager"'
    """
    asked = list(dict.fromkeys(_asked(vacancy)))[:MOST_ASKED]
    if asked:
        return " AND ".join(asked)
    return f"title:{_quoted(vacancy.title.value)}" if vacancy.title else ""


def _asked(vacancy: Vacancy) -> Iterator[str]:
    for demand in vacancy.of("must"):
        if demand.skills and not _is_of_language(demand, vacancy):
            names = [f"skill:{_quoted(name)}" for skill in demand.skills for name in _names(skill)]
            yield names[0] if len(names) == 1 else f"({' OR '.join(names)})"


def _names(skill: str) -> tuple[str, ...]:
    """What a skill is called in each language of the list, its own name first."""
    taxonomy = load_seed()
    concepts = [taxonomy[one.concept] for one in taxonomy.mentions(skill, kinds={"skill"})[:1]]
    labels = [concept.label(language) for concept in concepts for language in LABELLED_IN]
    return tuple({name.casefold(): name for name in (skill, *labels)}.values())


def _is_of_language(demand: Demand, vacancy: Vacancy) -> bool:
    """Whether a demand is that of a language."""
    return any(demand.start <= tongue.start < demand.end for tongue in vacancy.tongues if not tongue.nowhere)


def _quoted(words: str) -> str:
    bare = words.replace('"', " ").strip()
    return f'"{bare}"' if any(not (sign.isalnum() or sign in "+#.") for sign in bare) else bare
