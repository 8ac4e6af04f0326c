"""What is talked about by more people than before: this month's people against the rate of the months before.

    e = people of the earlier months / number of months * (all who wrote this month / all who wrote in a month before)
    G = 2 (n ln(n / e) - (n - e))        n: people of this month; the log-likelihood ratio of a Poisson count

People are counted, not posts: one loud voice makes no topic. A month is 30 days, counted back from the day looked from.
Invariants: a term that no more people use than expected is never listed, nor a single word that many use anyway; the
order of uses never matters. With less than two earlier months nothing is said: that is unknown, not quiet.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

MONTH = 30
MONTHS_BEFORE = 6
FEWEST_MONTHS = 2
FEWEST_PEOPLE = 3
SIGNIFICANT = 10.83
"""One chance in a thousand that so many came by accident (chi-squared, one degree of freedom)."""

PRIOR = 0.5
"""What is added to the people of the earlier months, so that a term never used before has a finite rise."""

COMMON = 0.03
"""A single word that a larger part of all who write uses in a usual month is everyday language, not a topic."""

ALIKE, THE_SAME = 0.75, 0.8
"""Two terms are one topic when they share a word and so large a part of the smaller one's people, or, whatever their
words, so large a part of all people of both."""


@dataclass(frozen=True, slots=True)
class Said:
    """That somebody used some terms on a day."""

    person: int
    day: int
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rise:
    """A rising term: score G, people this month, people expected, and those of the months before, a month each."""

    term: str
    score: float
    people: tuple[int, ...]
    expected: float
    before: int


def rising(said: Iterable[Said], day: int, limit: int = 20) -> tuple[Rise, ...]:
    """What rises as of a day, strongest first; equal scores by term. Days are whole days, the day itself is left out.

    >>> talk = [Said(p, 95, frozenset({"tides"})) for p in range(6)]
    >>> talk += [Said(p, 95 - 30 * m, frozenset({"maps"})) for p in range(6) for m in range(4)]
    >>> [(rise.term, len(rise.people), rise.before) for rise in rising(talk, 100)]
    [('tides', 6, 0)]
    """
    now, before, months = _counted(said, day)
    if months < FEWEST_MONTHS:
        return ()
    voices = len({person for people in now.values() for person in people})
    earlier = sum(len(people) for people in _voices(before).values())
    busier = voices * months / earlier if earlier else 1.0
    found = []
    for term, people in now.items():
        then = sum(len(people_then) for people_then in before[term].values())
        expected = (then + PRIOR) / months * busier
        score = excess(len(people), expected)
        if len(people) >= FEWEST_PEOPLE and score >= SIGNIFICANT and not _everyday(term, expected, voices):
            found.append(Rise(term, score, tuple(sorted(people)), expected, then))
    return tuple(_apart(sorted(found, key=lambda rise: (-rise.score, -len(rise.term), rise.term)), limit))


def _everyday(term: str, expected: float, voices: int) -> bool:
    """Whether a term is a single word that many use anyway; hashtags and pairs of words never are."""
    return " " not in term and not term.startswith("#") and expected > max(COMMON * voices, 1.0)


def excess(many: int, expected: float) -> float:
    """How surprising it is to see so many where fewer were expected; 0 where no more were seen.

    >>> round(excess(6, 1.0), 2), excess(1, 2.0)
    (11.5, 0.0)
    """
    return 2.0 * (many * math.log(many / expected) - (many - expected)) if many > expected else 0.0


def _counted(said: Iterable[Said], day: int) -> tuple[dict[str, set[int]], dict[str, dict[int, set[int]]], int]:
    """People by term this month; people by term and month before; how many months before there are."""
    now: dict[str, set[int]] = defaultdict(set)
    before: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    oldest = day
    for row in said:
        month = (day - 1 - row.day) // MONTH
        if not 0 <= month <= MONTHS_BEFORE:
            continue
        oldest = min(oldest, row.day)
        for term in row.terms:
            if month:
                before[term][month].add(row.person)
            else:
                now[term].add(row.person)
    return now, before, min((day - oldest) // MONTH - 1, MONTHS_BEFORE) if oldest < day else 0


def _voices(before: dict[str, dict[int, set[int]]]) -> dict[int, set[int]]:
    """Everybody who wrote in each month before."""
    found: dict[int, set[int]] = defaultdict(set)
    for months in before.values():
        for month, people in months.items():
            found[month] |= people
    return found


def _apart(found: list[Rise], limit: int) -> list[Rise]:
    """The strongest rises, each topic once: of "tidal", "index" and "tidal index" by the same people one is kept."""
    kept: list[Rise] = []
    for rise in found:
        if len(kept) == limit:
            break
        if not any(_same(rise, other) for other in kept):
            kept.append(rise)
    return kept


def _same(one: Rise, other: Rise) -> bool:
    words = set(one.term.lstrip("#").split()), set(other.term.lstrip("#").split())
    people = set(one.people), set(other.people)
    both = len(people[0] & people[1])
    if both >= THE_SAME * len(people[0] | people[1]):
        return True
    return bool(words[0] & words[1]) and both >= ALIKE * min(len(people[0]), len(people[1]))
