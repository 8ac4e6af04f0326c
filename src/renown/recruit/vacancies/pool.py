"""One's own people as a pool: how many of them do not show what an advertisement demands.

Invariant: a demand is told of only where it names something that can be looked for: skills, languages, years. What
profiles do not say counts as not shown, and is called so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from renown.recruit.profiles import Profile
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.vacancies.demands import tongues_in
from renown.recruit.vacancies.finding import Pool
from renown.recruit.vacancies.vacancy import Demand


def pool_of(profiles: Iterable[Profile]) -> Pool:
    """Count over these profiles. A demand of several skills is shown by whoever shows one of them.

    >>> count = pool_of([Profile(1, skills=("SQL",), years=7.0), Profile(2, skills=("Go",))])
    >>> count(Demand("5 years of SQL", "", skills=("sql",), years=5.0)), count(Demand("team spirit", ""))
    ((1, 2), None)
    """
    people = tuple(profiles)

    def count(demand: Demand) -> tuple[int, int] | None:
        tongues = {tongue.value for tongue in tongues_in([demand])}
        skills = _concepts(demand.skills)
        if not people or not (skills or tongues or demand.years):
            return None
        shown = sum(_shows(profile, skills, tongues, demand.years) for profile in people)
        return len(people) - shown, len(people)

    return count


def _concepts(skills: Iterable[str]) -> set[str]:
    """What skills are, in whatever language a CV names them; a word that the list does not know is itself."""
    return {one for skill in skills for one in _meant(skill)}


@lru_cache(maxsize=20_000)
def _meant(skill: str) -> frozenset[str]:
    named = load_seed().named(skill)
    return frozenset(concept.id for concept in named) or frozenset({skill.casefold()})


def _shows(profile: Profile, skills: set[str], tongues: set[str], years: float | None) -> bool:
    return (
        (not skills or not skills.isdisjoint(_concepts(profile.skills)))
        and (not tongues or tongues <= set(profile.languages))
        and (not years or (profile.years or 0) >= years)
    )
