"""One made-up CV before it has a layout: a life with its headings, its dates in words, and what a reader should find.

Invariant: the truth is what the file says: where only years are told, it holds only years.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from renown.demo.resumes.lives import Job, Life, life
from renown.demo.resumes.wording import Spelling, headings, own, spelling

FURTHER = ("fresh", "spare")
"""The sets of layouts whose lives are of further trades."""


@dataclass(frozen=True, slots=True)
class TrueJob:
    """A job as it is told: start and end as ISO 8601, as short as it is told; end "" while it lasts."""

    title: str
    employer: str
    town: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader of a CV should find. tongues: ISO 639-1 and level ("native" for one's own)."""

    name: str
    email: str
    jobs: tuple[TrueJob, ...]
    skills: tuple[str, ...]
    tongues: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A life, worded."""

    life: Life
    half: str
    heads: dict[str, str]
    dates: Spelling
    rng: Random

    @property
    def truth(self) -> Truth:
        """What stands in it."""
        jobs = tuple(TrueJob(job.title, job.employer, job.town, *self._days(job)) for job in self.life.jobs)
        tongues = tuple((code, level or "native") for _, code, level in self.life.tongues)
        return Truth(self.life.name, self.life.email, jobs, self.life.skills, tongues)

    @property
    def spoken(self) -> list[tuple[str, str]]:
        """Languages and levels, in the words of the CV."""
        return [(word, level or own(self.half, self.life.language)) for word, _, level in self.life.tongues]

    def _days(self, job: Job) -> tuple[str, str]:
        return self._day(job.start), self._day(job.end) if job.end else ""

    def _day(self, month: tuple[int, int]) -> str:
        return f"{month[0]}-{month[1]:02d}" if self.dates.months else str(month[0])


def sheet(
    number: int, half: str, language: str, latin: bool = False, *, grouped: bool = False, trade: str = ""
) -> Sheet:
    """The worded life of a number. See `life`.

    >>> made = sheet(1, "seen", "en")
    >>> made.truth.jobs[0].title == made.life.jobs[0].title
    True
    """
    rng = Random(f"{half} {language} {number}")
    told = life(number, language, latin, grouped, trade, "further" if half in FURTHER else "trades")
    return Sheet(told, half, headings(half, language, rng), spelling(half, language, rng), rng)
