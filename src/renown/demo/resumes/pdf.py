"""Layouts as PDF, written with reportlab (which comes with the tools for building Renown, not with Renown).

Invariant: letters are those of the standard fonts, so names are of Western letters here.
"""

from __future__ import annotations

import io
from typing import Any

from renown.demo.resumes.lives import NOW, Job
from renown.demo.resumes.sheet import Sheet

LINKEDIN = {
    "de": "Kontakt|Top-Kenntnisse|Languages|Berufserfahrung|Ausbildung|Jahre|Monate|Heute",
    "en": "Contact|Top Skills|Languages|Experience|Education|years|months|Present",
    "es": "Contactar|Aptitudes principales|Languages|Experiencia|Educación|años|meses|Actualidad",
}
SPOKEN = ("Native or Bilingual", "Professional Working", "Limited Working")


def classic(sheet: Sheet) -> bytes:
    """One column: the title in bold, employer and town, the dates in italics, a list of what was done."""
    from reportlab.platypus import Paragraph

    life, heads, style = sheet.life, sheet.heads, _styles()
    rows: list[Any] = [Paragraph(life.name, style["Title"]), Paragraph(f"{life.email} | {life.phone}", style["Normal"])]
    rows.append(Paragraph(heads["experience"], style["Heading2"]))
    for job in life.jobs:
        rows.append(Paragraph(f"<b>{_safe(job.title)}</b>", style["Normal"]))
        rows.append(Paragraph(_safe(f"{job.employer} – {job.town}"), style["Normal"]))
        rows.append(Paragraph(f"<i>{_safe(sheet.dates.words(job))}</i>", style["Normal"]))
        rows.extend(Paragraph(_safe(line), style["Bullet"], bulletText="•") for line in job.done)
    rows.append(Paragraph(heads["education"], style["Heading2"]))
    rows.extend(Paragraph(_safe(f"{s.degree}, {s.name}, {s.start} - {s.end}"), style["Normal"]) for s in life.schools)
    rows.append(Paragraph(heads["skills"], style["Heading2"]))
    rows.append(Paragraph(_safe(", ".join(life.skills)), style["Normal"]))
    rows.append(Paragraph(heads["languages"], style["Heading2"]))
    rows.append(Paragraph(", ".join(f"{word} ({level})" for word, level in sheet.spoken), style["Normal"]))
    return _built(rows)


def sidebar(sheet: Sheet) -> bytes:
    """Two columns: reach, skills and languages in a narrow one on the left, work and schools on the right."""
    from reportlab.platypus import FrameBreak, Paragraph

    life, heads, style = sheet.life, sheet.heads, _styles()
    side: list[Any] = [Paragraph(heads["contact"], style["Heading3"])]
    side += [Paragraph(_safe(line), style["Normal"]) for line in (life.email, life.phone, *life.street.split(", "))]
    side.append(Paragraph(heads["skills"], style["Heading3"]))
    side += [Paragraph(_safe(skill), style["Normal"]) for skill in life.skills]
    side.append(Paragraph(heads["languages"], style["Heading3"]))
    side += [Paragraph(f"{word} – {level}", style["Normal"]) for word, level in sheet.spoken]
    main: list[Any] = [Paragraph(life.name, style["Title"]), Paragraph(heads["experience"], style["Heading3"])]
    for job in life.jobs:
        main.append(Paragraph(f"<b>{_safe(job.title)}</b>", style["Normal"]))
        main.append(Paragraph(_safe(f"{job.employer}, {job.town} | {sheet.dates.words(job)}"), style["Normal"]))
        main.extend(Paragraph(_safe(line), style["Bullet"], bulletText="•") for line in job.done)
    main.append(Paragraph(heads["education"], style["Heading3"]))
    main += [Paragraph(_safe(f"{s.start} - {s.end}: {s.degree}, {s.name}"), style["Normal"]) for s in life.schools]
    return _built([*side, FrameBreak(), *main], narrow=165)


def grid(sheet: Sheet) -> bytes:
    """Tables with lines: dates, what and where in three columns."""
    from reportlab.platypus import Paragraph, Table

    life, heads, style = sheet.life, sheet.heads, _styles()
    lines = [("GRID", (0, 0), (-1, -1), 0.5, "grey"), ("VALIGN", (0, 0), (-1, -1), "TOP")]

    def cell(*texts: str) -> list[Any]:
        return [Paragraph(_safe(text), style["Normal"]) for text in texts]

    work = [
        [
            cell(sheet.dates.words(job)),
            cell(f"{job.employer}: {job.title}", *(f"- {x}" for x in job.done)),
            cell(job.town),
        ]
        for job in life.jobs
    ]
    schools = [[cell(f"{s.start}–{s.end}"), cell(s.degree, s.name)] for s in life.schools]
    reach = Paragraph(_safe(f"{life.email} / {life.phone}"), style["Normal"])
    rows: list[Any] = [Paragraph(life.name, style["Title"]), reach]
    rows += [Paragraph(heads["experience"].upper(), style["Heading4"]), Table(work, [110, 290, 90], style=lines)]
    rows += [Paragraph(heads["education"].upper(), style["Heading4"]), Table(schools, [110, 380], style=lines)]
    rows += [Paragraph(heads["skills"].upper(), style["Heading4"]), *cell(" | ".join(life.skills))]
    rows += [Paragraph(heads["languages"].upper(), style["Heading4"])]
    rows += [Table([[cell(word), cell(level)] for word, level in sheet.spoken], [110, 380], style=lines)]
    return _built(rows)


def linkedin(sheet: Sheet) -> bytes:
    """As LinkedIn saves a profile: employers above titles, how long each lasted, three top skills at the side."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import FrameBreak, Paragraph

    life = sheet.life
    contact, top, spoken, work, learnt, *units = LINKEDIN[life.language].split("|")
    small, mid, large = (ParagraphStyle(f"l{size}", fontSize=size, leading=size * 1.35) for size in (10.5, 12, 26))
    head = ParagraphStyle("lh", fontSize=15, leading=24, spaceBefore=8)
    side: list[Any] = [Paragraph(contact, head), Paragraph(life.email, small)]
    side += [Paragraph(f"www.linkedin.com/in/{life.email.partition('@')[0]} (LinkedIn)", small), Paragraph(top, head)]
    side += [Paragraph(_safe(skill), small) for skill in life.skills[:3]]
    side.append(Paragraph(spoken, head))
    side += [Paragraph(f"{w} ({SPOKEN[i]})", small) for i, (w, _, _) in enumerate(life.tongues)]
    main: list[Any] = [Paragraph(life.name, large), Paragraph(_safe(life.jobs[0].title), mid), Paragraph(work, head)]
    for at in range(len(life.jobs)):
        main += [
            Paragraph(_safe(text), mid if large_ else small) for text, large_ in _linkedin_job(life.jobs, at, units)
        ]
    main.append(Paragraph(learnt, head))
    for school in life.schools:
        main += [
            Paragraph(_safe(school.name), mid),
            Paragraph(_safe(f"{school.degree} · ({school.start} - {school.end})"), small),
        ]
    return _built([*side, FrameBreak(), *main], narrow=180)


def _linkedin_job(jobs: tuple[Job, ...], at: int, units: list[str]) -> list[tuple[str, bool]]:
    """The lines of one job, and whether they are large: several at one employer stand below its name and whole time."""
    from renown.demo.resumes.wording import MONTHS

    job, years, months, now = jobs[at], *units
    names = {"Jahre": "de", "years": "en", "años": "es"}[years]
    first = at == 0 or jobs[at - 1].employer != job.employer
    several = first and at + 1 < len(jobs) and jobs[at + 1].employer == job.employer

    def lasted(start: tuple[int, int], end: tuple[int, int]) -> str:
        count = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
        return " ".join(f"{n} {unit}" for n, unit in ((count // 12, years), (count % 12, months)) if n)

    def named(month: tuple[int, int]) -> str:
        of = " de " if names == "es" else " "
        return f"{MONTHS[names].split('|')[month[1] - 1]}{of}{month[0]}"

    lines = [(job.employer, True)] if first else []
    if several:
        lines.append((lasted(jobs[at + 1].start, job.end or NOW), False))
    end = named(job.end) if job.end else now
    lines += [(job.title, True), (f"{named(job.start)} - {end} ({lasted(job.start, job.end or NOW)})", False)]
    return [*lines, (job.town, False), *((line, False) for line in job.done)]


def _styles() -> Any:
    from reportlab.lib.styles import getSampleStyleSheet

    return getSampleStyleSheet()


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _built(rows: list[Any], narrow: int = 0) -> bytes:
    """The pages of a file; narrow: how wide the column on the left is, in points."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    held = io.BytesIO()
    made = BaseDocTemplate(held, pagesize=A4, invariant=1)
    width, height = A4
    wide = Frame(narrow + 50 if narrow else 50, 40, width - narrow - 100, height - 80, id="wide")
    frames = [Frame(40, 40, narrow, height - 80, id="narrow"), wide] if narrow else [wide]
    made.addPageTemplates(
        [PageTemplate(id="first", frames=frames, autoNextPageTemplate="more"), PageTemplate("more", [wide])]
    )
    made.build(rows)
    return held.getvalue()
