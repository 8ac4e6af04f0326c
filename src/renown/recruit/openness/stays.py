"""How long people stay with an employer, and how long is usual among those one keeps.

Invariant: whoever is still there has not left: their time counts as "at least so long" (Kaplan and Meier 1958), since
the mean of those who left is too short. Of few stays nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from renown.recruit.resumes.resume import Position, Resume
from renown.recruit.resumes.tenure import years

FEWEST_STAYS = 30
"""Below so many stays, nothing is usual."""


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody was with one employer. left: the last day it can have ended; None while it lasts."""

    employer: str
    years: float
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """How long half of the stays last at least, and on how many that rests; ended: of so many the end is known."""

    years: float
    stays: int
    ended: int


def folded_employer(name: str) -> str:
    """An employer to be compared.

    >>> folded_employer(" Nordwind  GmbH ")
    'nordwind gmbh'
    """
    return " ".join(name.casefold().split())


def stays_of(resume: Resume, day: date) -> Iterator[Stay]:
    """The stays of a CV as it was on a day, several jobs with one employer as one; those without dates are left out.

    >>> from renown.recruit.resumes.resume import Period, When
    >>> jobs = (Position("Cook", "Adler", period=Period(When(2018, 1), When(2019, 12))),
    ...         Position("Chef", "ADLER", period=Period(When(2020, 1), None, True)))
    >>> list(stays_of(Resume(positions=jobs), date(2026, 1, 1)))
    [Stay(employer='Adler', years=8.0, left=None)]
    """
    by_employer: dict[str, list[Position]] = {}
    for job in resume.positions:
        if job.employer.strip():
            by_employer.setdefault(folded_employer(job.employer), []).append(job)
    for jobs in by_employer.values():
        if (long := years(jobs, day)) is not None:
            yield Stay(jobs[0].employer, long, _left(jobs, day))


def _left(jobs: Iterable[Position], day: date) -> date | None:
    """When the last of these jobs ended; None where one lasts, or where an end is not told."""
    ends = [None if job.period.ongoing or job.period.end is None else job.period.end.last for job in jobs]
    told = [end for end in ends if end is not None]
    return max(told) if len(told) == len(ends) and max(told) < day else None


def usual(stays: Iterable[Stay]) -> Usual | None:
    """How long half of them last at least; None of fewer than `FEWEST_STAYS`, or while more than half last.

    >>> usual([Stay("Adler", n / 10, date(2026, 1, 1)) for n in range(1, 32)])
    Usual(years=1.6, stays=31, ended=31)
    """
    known = sorted(stays, key=lambda stay: (stay.years, stay.left is None))
    ended = sum(stay.left is not None for stay in known)
    if len(known) < FEWEST_STAYS:
        return None
    last = 1.0
    for place, stay in enumerate(known):
        if stay.left is not None:
            last *= 1 - 1 / (len(known) - place)
        if last <= 0.5 + 1e-12:
            return Usual(stay.years, len(known), ended)
    return None
