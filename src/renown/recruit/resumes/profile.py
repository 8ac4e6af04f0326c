"""From a CV to what is searched and matched of a person.

Invariant: no name, no way to reach them, no birth date, no address, no place of residence, not even inside running
text; what differs only in those gives the same profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from renown.recruit.profiles import Profile
from renown.recruit.resumes.contacts import discloses, emails_of, is_reach
from renown.recruit.resumes.resume import Position, Resume
from renown.recruit.resumes.tenure import years

SHORTEST_NAME = 3
"""A part of a name of fewer letters is also a word."""


def profile_of(resume: Resume, person: int, day: date, seen: date | None = None) -> Profile:
    """What is searched of somebody's CV; seen: when it was last given.

    >>> from renown.recruit.resumes.resume import Contact, Period, When
    >>> job = Position("Köchin", "Gasthof Adler", "Kiel", Period(When(2019), None, True), ("Ann Alder kocht.",))
    >>> made = profile_of(Resume(contact=Contact("Ann Alder"), positions=(job,)), 7, date(2026, 1, 1))
    >>> (made.titles, made.cities, made.years, made.text)
    (('Köchin',), ('Kiel',), 6.5, 'Köchin\\nGasthof Adler\\nkocht.')
    """
    now = [job for job in resume.positions if _current(job, day)]
    past = [job for job in resume.positions if not _current(job, day)]
    without = _Without(resume)
    return Profile(
        person,
        text="\n".join(_texts(resume, without)),
        titles=_each(without.whole(job.title) for job in now),
        past_titles=_each(without.whole(job.title) for job in past),
        companies=_each(without.whole(job.employer) for job in now),
        past_companies=_each(without.whole(job.employer) for job in past),
        skills=_each(without.whole(skill.label or skill.words) for skill in resume.skills),
        schools=_each(without.whole(study.school) for study in resume.studies),
        cities=_each(job.place for job in resume.positions),
        languages=_each(one.code for one in resume.languages),
        years=years(resume.positions, day),
        seen=None if seen is None else (seen - date(1970, 1, 1)).days,
    )


def _current(job: Position, day: date) -> bool:
    end = job.period.end
    return job.period.ongoing or bool(end and end.last >= day and not job.period.backwards)


def _texts(resume: Resume, without: _Without) -> Iterable[str]:
    """All that is told about work, without who tells it."""
    for job in resume.positions:
        yield from filter(None, (without.whole(job.title), without.whole(job.employer)))
        yield from without.running(job.description)
    for study in resume.studies:
        yield from filter(None, (without.whole(study.degree), without.whole(study.school)))
        yield from without.running(study.description)
    yield from without.running((resume.headline, *resume.summary))
    if not any(passage.kind == "skills" for passage in resume.passages):
        yield from without.running(skill.words for skill in resume.skills if skill.listed)
    yield from without.running(f"{one.name} {one.issuer}".strip() for one in resume.certificates)
    for passage in resume.passages:
        yield from without.running(passage.lines)


class _Without:
    """Takes out of texts who somebody is."""

    def __init__(self, resume: Resume) -> None:
        name = resume.contact.name
        every = [part for part in re.split(r"[\s,.]+", name) if part]
        parts = [part for part in every if len(part) >= SHORTEST_NAME or not part.isascii()]
        self._whole = re.compile(re.escape(name), re.IGNORECASE) if name else None
        self._beside = _beside(every)
        self._parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))})\b") if parts else None

    def whole(self, text: str) -> str:
        """A title or the like, without the whole name (a firm can be called like its owner)."""
        return " ".join((self._whole.sub(" ", text) if self._whole else text).split())

    def running(self, texts: Iterable[str]) -> Iterable[str]:
        """Sentences without any part of the name; lines that say who somebody is, or how to reach them, left out."""
        for text in texts:
            if emails_of(text) or discloses(text) or is_reach(text):
                continue
            named = self._beside.sub(" ", text) if self._beside else text
            bare = self._parts.sub(" ", named) if self._parts else named
            if bare.strip():
                yield " ".join(bare.split())


def _beside(parts: list[str]) -> re.Pattern[str] | None:
    """Two and more parts of a name in a row, however short each is ("Jo Ivy", where the CV is headed "Ms Jo Ivy")."""
    one = "|".join(map(re.escape, parts))
    return re.compile(rf"\b(?:{one})(?:[\s,.]{{1,3}}(?:{one})){{1,9}}\b") if len(parts) > 1 else None


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
