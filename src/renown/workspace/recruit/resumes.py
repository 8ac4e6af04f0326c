"""CVs as they are read, before anybody is kept: what was understood of each file, and what was not.

Invariant: nothing is written anywhere; a file is read and let go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from renown.recruit.resumes.json_resume import to_json_resume
from renown.recruit.resumes.reader import fingerprint, resume_of
from renown.recruit.resumes.resume import Gap, Position, Resume, Study
from renown.recruit.resumes.tenure import gaps, years
from renown.recruit.taxonomy.seed import load_seed
from renown.recruit.texts.folder import read_all


@dataclass(frozen=True, slots=True)
class ReadResume:
    """A CV that was read. years: of experience, overlaps counted once. twin: the earlier file that says the same.

    json_resume: the same as JSON Resume 1.0.0. rest: lines that were not understood, and those of
    another person, which are not in the JSON. hidden: lines nobody sees.
    """

    file: str
    language: str
    name: str
    years: float | None
    positions: tuple[Position, ...]
    gaps: tuple[Gap, ...]
    studies: tuple[Study, ...]
    skills: tuple[str, ...]
    mentioned: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    rest: tuple[str, ...]
    hidden: tuple[str, ...]
    remarks: tuple[str, ...]
    twin: str
    json_resume: dict[str, Any]


def read_resumes(path: Path, day: date) -> Iterator[ReadResume]:
    """The CV in a file, or those in a folder or zip, as seen on a day. Raises NotFoundError where nothing is there."""
    seen: dict[str, str] = {}
    for found in read_all(path):
        same = found.same_as
        if not same and found.document.lines:
            same = seen.setdefault(fingerprint(found.document), found.path)
        yield _answer(found.path, resume_of(found.document, day, load_seed()), day, "" if same == found.path else same)


def _answer(file: str, resume: Resume, day: date, twin: str) -> ReadResume:
    return ReadResume(
        file,
        resume.language,
        resume.contact.name,
        years(resume.positions, day),
        resume.positions,
        gaps(resume, day),
        resume.studies,
        tuple(skill.words for skill in resume.skills if skill.listed),
        tuple(skill.words for skill in resume.skills if not skill.listed),
        tuple((one.words, one.said or one.level) for one in resume.languages),
        tuple(line.text for line in (*resume.rest, *resume.others)),
        tuple(line.text for line in resume.hidden),
        tuple(remark.words for remark in resume.remarks),
        twin,
        to_json_resume(resume),
    )
