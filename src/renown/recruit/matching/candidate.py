"""Somebody as they are matched: their profile, and the days of their jobs with what they did there.

Invariant: the texts are blind: who somebody is was taken out of them before anything is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from renown.recruit.matching.blind import blind
from renown.recruit.profiles import Profile
from renown.recruit.resumes.profile import profile_of
from renown.recruit.resumes.resume import Position, Resume
from renown.recruit.resumes.tenure import years


@dataclass(frozen=True, slots=True)
class Spell:
    """One job: its words, how many years it lasted, and when it ended (None: not known)."""

    text: str
    position: Position
    until: date | None


@dataclass(frozen=True, slots=True)
class Matched:
    """Somebody to be matched on a day."""

    profile: Profile
    day: date
    spells: tuple[Spell, ...] = ()

    def experience(self, spells: Iterable[Spell]) -> float | None:
        """Years of some jobs, overlaps counted once; None where none has dates."""
        return years((spell.position for spell in spells), self.day)


def matched_of(resume: Resume, person: int, day: date) -> Matched:
    """Somebody by their CV."""
    return matched_by(profile_of(resume, person, day), (resume,), day)


def matched_by(profile: Profile, resumes: Iterable[Resume], day: date) -> Matched:
    """Somebody by their profile and the CVs that it was made of; a job that two of them tell of counts once."""
    spells = {(spell.text, spell.position.period): spell for one in resumes for spell in _spells(one, day)}
    return Matched(replace(profile, text=blind(profile.text)), day, tuple(spells.values()))


def _spells(resume: Resume, day: date) -> Iterator[Spell]:
    for job in resume.positions:
        end = job.period.end
        until = day if job.period.ongoing else min(end.last, day) if end and not job.period.backwards else None
        yield Spell(blind("\n".join((job.title, *job.description))), job, until)
