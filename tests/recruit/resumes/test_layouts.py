"""The gate in small: a CV of every layout that needs no browser, from the bytes of its file to what it says."""

from __future__ import annotations

from datetime import date

from renown.demo.resumes.layouts import LAYOUTS, written
from renown.recruit.resumes.reader import resume_of
from renown.recruit.texts.reader import Reader

DAY = date(2026, 7, 1)
FEWEST_F1 = {"jobs": 0.90, "skills": 0.85, "dates": 0.95, "tongues": 0.95}


def test_a_cv_of_each_layout() -> None:
    right, both = dict.fromkeys(FEWEST_F1, 0), dict.fromkeys(FEWEST_F1, 0)
    layouts = tuple(layout for layout in LAYOUTS if layout.ending != "print")
    assert {layout.ending for layout in layouts} == {"txt", "docx", "pdf", "odt", "rtf", "html"}
    with Reader() as reader:
        for cv in written(1, layouts):
            made = resume_of(reader.read(cv.name, cv.content), DAY)
            ends = [
                (str(job.period.start), "" if job.period.ongoing else str(job.period.end)) for job in made.positions
            ]
            found = {
                "jobs": {(job.title, job.employer) for job in made.positions},
                "skills": {skill.words for skill in made.skills},
                "dates": set(ends),
                "tongues": {(one.code, one.level) for one in made.languages},
            }
            true = {
                "jobs": {(job.title, job.employer) for job in cv.truth.jobs},
                "skills": set(cv.truth.skills),
                "dates": {(job.start, job.end) for job in cv.truth.jobs},
                "tongues": set(cv.truth.tongues),
            }
            assert made.contact.name == cv.truth.name
            assert made.contact.emails == (cv.truth.email,)
            for part in FEWEST_F1:
                right[part] += 2 * len(found[part] & true[part])
                both[part] += len(found[part]) + len(true[part])
    for part, fewest in FEWEST_F1.items():
        assert right[part] >= fewest * both[part], part
