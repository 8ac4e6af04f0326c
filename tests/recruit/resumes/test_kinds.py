"""Kinds of faults that files of other tools showed: each is read rightly, and its neighbour that looks like it too."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from renown.demo.resumes.layouts import FRESH, SPARE, written
from renown.recruit.resumes.reader import resume_of
from renown.recruit.resumes.resume import Resume
from renown.recruit.texts.document import Document, Line
from renown.recruit.texts.reader import Reader

DAY = date(2026, 7, 1)
JOB = ("Köchin", "Hotel Post")


def made(*texts: str) -> Resume:
    lines, at = [], 0
    for text in texts:
        lines.append(Line(text, at))
        at += len(text) + 1
    return resume_of(Document("cv.txt", "text", tuple(lines)), DAY)


def jobs(found: Resume) -> list[tuple[str, str, str, str]]:
    return [(one.title, one.employer, str(one.period.start), str(one.period.end)) for one in found.positions]


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        (("03/2019 –\tKöchin", "05/2021\tHotel Post"), "2021-05"),
        (("03/2019 –\tKöchin", "05/2021", "Hotel Post"), "2021-05"),
        (("März\tKöchin", "2019 -\tHotel Post", "Mai\tMenü geplant.", "2021"), "2021-05"),
        (("März 2019 - Mai\tKöchin, Hotel Post", "2021"), "2021-05"),
        (("03/2019 –\tKöchin", "heute\tHotel Post"), "None"),
        (("von März 2019\tKöchin", "bis Mai 2021\tHotel Post"), "2021-05"),
    ],
)
def test_days_that_a_narrow_column_broke_over_lines(rows: tuple[str, ...], end: str) -> None:
    assert jobs(made("Berufserfahrung", *rows)) == [(*JOB, "2019-03", end)]


def test_a_job_that_lasts_does_not_take_the_days_of_the_one_below() -> None:
    found = made("Berufserfahrung", "2021 –\tKöchin, Hotel Post", "2019 – 2021\tAushilfe, Gasthof Adler")
    assert [(one.title, one.period.ongoing) for one in found.positions] == [("Köchin", True), ("Aushilfe", False)]


def test_brackets_around_days_are_no_part_of_a_job() -> None:
    found = made("Work Experience", "[ 03/2019 – Current ]", "Cook", "Post Hotel Ltd [Kiel]")
    assert [(one.title, one.employer, one.period.ongoing) for one in found.positions] == [
        ("Cook", "Post Hotel Ltd", True)
    ]


def test_what_was_done_in_a_job_is_no_part_of_its_own() -> None:
    job = ("2019 - 2021\tGasthof Adler, Kiel", "Köchin", "Aufgaben:", "- Menü geplant", "- Lehrlinge angeleitet")
    other = ("2016 - 2018\tHotel Post, Husum", "Beiköchin", "Tätigkeiten:", "- Salate")
    found = made("Berufserfahrung:", *job, *other, "Kenntnisse:", "HACCP, Einkauf")
    assert [(one.title, one.employer) for one in found.positions] == [
        ("Köchin", "Gasthof Adler"),
        ("Beiköchin", "Hotel Post"),
    ]
    assert not found.rest and "Lehrlinge angeleitet" in " ".join(found.positions[0].description)


def test_the_same_word_above_all_jobs_begins_them() -> None:
    assert jobs(made("Ann Alder", "Tätigkeiten", "2019 - 2021\tKöchin, Hotel Post")) == [(*JOB, "2019", "2021")]


@pytest.mark.parametrize(
    "heading", ["C O R E|COMPETENCIES", "BESONDERE|KENNTNISSE", "KE NNT NISSE", "Skills & Expertise:"]
)
def test_headings_in_two_lines_in_pieces_or_of_two_words(heading: str) -> None:
    found = made("Ann Alder", *heading.split("|"), "Python, SQL, Kafka")
    assert [skill.words for skill in found.skills if skill.listed] == ["Python", "SQL", "Kafka"]


def test_a_list_that_runs_on_in_the_next_line_and_words_for_how_well() -> None:
    found = made("Skills", "Python, CRM, Captación de", "clientes, Excel", "Salesforce\tvery good", "Verkauf\tExperte")
    listed = [skill for skill in found.skills if skill.listed]
    assert [skill.words for skill in listed] == [
        "Python",
        "CRM",
        "Captación de clientes",
        "Excel",
        "Salesforce",
        "Verkauf",
    ]
    text = "Skills\nPython, CRM, Captación de\nclientes, Excel"
    assert text[listed[3].places[0].at : listed[3].places[0].end] == "Excel"


def test_a_cv_of_each_further_layout_that_needs_no_browser_and_no_office() -> None:
    layouts = tuple(one for one in (*FRESH, *SPARE) if one.ending != "print" and not one.ending.startswith("writer-"))
    right = wrong = 0
    with Reader() as reader:
        for cv in written(1, layouts):
            found = resume_of(reader.read(cv.name, cv.content), DAY)
            told = {(one.title, one.employer, str(one.period.start)) for one in found.positions}
            true = {(job.title, job.employer, job.start) for job in cv.truth.jobs}
            right, wrong = right + len(told & true), wrong + len(told ^ true)
            assert cv.truth.email in cast(tuple[str, ...], found.contact.emails)
    assert len(layouts) == 6 and 2 * right >= 0.9 * (2 * right + wrong)
