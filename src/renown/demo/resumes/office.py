"""Layouts as Word files, written with python-docx.

Invariant: nothing but the words of the sheet is in the file; its properties name nobody.
"""

from __future__ import annotations

import io
from typing import Any

import docx

from renown.demo.resumes.sheet import Sheet


def table(sheet: Sheet) -> bytes:
    """A table of two columns: dates left; title, employer and town, and what was done right."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()
    made.add_heading({"de": "Lebenslauf", "en": "Curriculum Vitae", "es": "Currículum vitae"}[life.language], 0)
    _rows(made, [("Name", life.name), ("E-Mail", life.email), ("Tel.", life.phone)])
    made.add_heading(heads["experience"], 1)
    _rows(
        made,
        [
            (
                sheet.dates.words(job),
                "\n".join((job.title, f"{job.employer}, {job.town}", *(f"• {x}" for x in job.done))),
            )
            for job in life.jobs
        ],
    )
    made.add_heading(heads["education"], 1)
    _rows(made, [(f"{school.start} - {school.end}", f"{school.degree}\n{school.name}") for school in life.schools])
    made.add_heading(heads["skills"], 1)
    for at in range(0, len(life.skills), 4):
        made.add_paragraph(", ".join(life.skills[at : at + 4]))
    made.add_heading(heads["languages"], 1)
    _rows(made, sheet.spoken)
    return _bytes(made)


def tabs(sheet: Sheet) -> bytes:
    """Employer and town with the dates behind a tab, the title below in italics, oldest job first."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()
    made.add_paragraph(life.name, style="Title")
    made.add_paragraph(f"{life.phone} · {life.email}")
    made.add_heading(heads["skills"], 1)
    half = len(life.skills) // 2
    for some in (life.skills[:half], life.skills[half:]):
        made.add_paragraph("; ".join(some), style="List Bullet")
    made.add_heading(heads["experience"], 1)
    for job in reversed(life.jobs):
        made.add_paragraph(f"{job.employer} · {job.town}\t{sheet.dates.words(job)}")
        made.add_paragraph().add_run(job.title).italic = True
        for line in job.done:
            made.add_paragraph(line, style="List Bullet")
    made.add_heading(heads["education"], 1)
    for school in reversed(life.schools):
        made.add_paragraph(f"{school.name}\t{school.start}–{school.end}")
        made.add_paragraph().add_run(school.degree).italic = True
    made.add_heading(heads["languages"], 1)
    made.add_paragraph(" · ".join(f"{word}: {level}" for word, level in sheet.spoken))
    return _bytes(made)


def _rows(made: Any, rows: list[tuple[str, str]]) -> None:
    held = made.add_table(rows=0, cols=2)
    for left, right in rows:
        cells = held.add_row().cells
        cells[0].text, cells[1].text = left, right


def _bytes(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
