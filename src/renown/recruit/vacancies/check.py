"""The check of an advertisement: every rule, in the order of the text.

Invariant: the same text gives the same findings. A rule finds each place once and at most `MOST_PER_RULE` of them;
what the pool says is told of every must-have, and is unknown (empty) where there is no pool.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from renown.errors import InputError
from renown.recruit.vacancies.advert import Advert
from renown.recruit.vacancies.finding import AdFinding, Case, Hit, Pool, Rule, Shrink
from renown.recruit.vacancies.rules import AD_RULES
from renown.recruit.vacancies.vacancy import Vacancy

MOST_PER_RULE = 40


@dataclass(frozen=True, slots=True)
class AdCheck:
    """What a check found. shrinks: each must-have with how many of the pool it excludes, empty without a pool."""

    findings: tuple[AdFinding, ...]
    shrinks: tuple[Shrink, ...] = ()


def check_advert(
    advert: Advert, vacancy: Vacancy, pool: Pool | None = None, rules: Sequence[Rule] = AD_RULES
) -> AdCheck:
    """Check an advertisement. pool: counts whom of one's own people a demand excludes.

    >>> from renown.recruit.vacancies.advert import pasted
    >>> from renown.recruit.vacancies.reading import read_vacancy
    >>> ad = pasted("Data Engineer (m/w/d)\\nWir sind ein junges Team. Gehalt: 60.000 Euro im Jahr.")
    >>> [finding.words for finding in check_advert(ad, read_vacancy(ad)).findings if finding.of_law]
    ['junges Team']
    """
    shrinks = tuple(_shrinks(vacancy, pool)) if pool else ()
    case = Case(advert, vacancy, shrinks)
    found = [_finding(case, rule, hit) for rule in rules for hit in _hits(rule, case)]
    return AdCheck(tuple(sorted(found, key=lambda f: (f.end == 0, f.start, -f.end, f.rule))), shrinks)


def _shrinks(vacancy: Vacancy, pool: Pool) -> Iterator[Shrink]:
    for demand in vacancy.of("must"):
        counted = pool(demand)
        if counted is not None:
            yield Shrink(demand, *counted)


def _hits(rule: Rule, case: Case) -> Iterable[Hit]:
    """The places that a rule found, without those inside another of its own."""
    taken: list[Hit] = []
    for hit in sorted(rule.find(case), key=lambda h: (h.start, -h.end)):
        if not any(other.start <= hit.start and hit.end <= other.end and other.end for other in taken[-3:]):
            taken.append(hit)
    return islice(taken, MOST_PER_RULE)


def _finding(case: Case, rule: Rule, hit: Hit) -> AdFinding:
    words = case.advert.text[hit.start : hit.end]
    return AdFinding(
        rule.key, rule.title, hit.start, hit.end, words, hit.why, hit.proposal, hit.instead, rule.of_law, rule.sources
    )


def accepted(text: str, finding: AdFinding) -> str:
    """The text with a finding's proposal put in its place. Raises InputError where none can be put there.

    >>> one = AdFinding("age.young", "", 4, 15, "junges Team", "", "", "engagiertes Team", True, ())
    >>> accepted("Ein junges Team", one)
    'Ein engagiertes Team'
    """
    if finding.instead is None or text[finding.start : finding.end] != finding.words:
        raise InputError(f"{finding.title}: there are no words to put in", hint="edit the text yourself")
    return text[: finding.start] + finding.instead + text[finding.end :]
