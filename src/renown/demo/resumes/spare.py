"""Six layouts that were kept for the end: read when the reader of CVs was done; two kinds of faults were mended then.

Invariant: no layout of `fresh` is among them; another program wrote each (Writer's DOCX, ODT of a DOCX, Chromium,
Word's own parts, letters drawn in any order, a page of boxes).
"""

from __future__ import annotations

import io
from html import escape
from typing import Any

import docx

from renown.demo.resumes.fresh import flat, p, page
from renown.demo.resumes.sheet import Sheet

_STARS = ("★★★★★", "★★★★☆", "★★★☆☆")
_GRADES = {
    "de": ("Experte", "sehr gut", "Grundkenntnisse"),
    "en": ("expert", "advanced", "basic"),
    "es": ("experto", "avanzado", "básico"),
}
_YEARS = {"de": "{0} J.", "en": "{0} yrs", "es": "{0} años"}


def writer_table(sheet: Sheet) -> bytes:
    """Writer to DOCX: a table of dates, employer and title; skills in a table with a word for how well."""
    life, heads = sheet.life, sheet.heads
    rows = [
        p(f"**{life.name}**"),
        p(life.street),
        p(f"{life.phone}\t{life.email}", "Right"),
        p(heads["experience"], "Head"),
    ]
    rows.append(_table([(sheet.dates.words(job), f"{job.employer}, {job.town}", job.title) for job in life.jobs]))
    rows.append(p(heads["education"], "Head"))
    rows.append(_table([(f"{s.start}–{s.end}", s.name, s.degree) for s in life.schools]))
    rows.append(p(heads["skills"], "Head"))
    rows.append(_table([(skill, _GRADES[life.language][at % 3]) for at, skill in enumerate(life.skills)]))
    rows += [p(heads["languages"], "Head"), _table(list(sheet.spoken))]
    return flat("".join(rows))


def _table(rows: list[tuple[str, ...]]) -> str:
    cells = (f"<table:table-cell>{p(cell)}</table:table-cell>" for row in rows for cell in row)
    wide = len(rows[0])
    made = "".join(f"<table:table-row>{''.join(next(cells) for _ in range(wide))}</table:table-row>" for _ in rows)
    return f'<table:table><table:table-column table:number-columns-repeated="{wide}"/>{made}</table:table>'


def stars(sheet: Sheet) -> bytes:
    """A DOCX that Writer saves as ODT: skills with stars first; employer, town and title on one line, dates below."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()
    made.add_paragraph(life.name, style="Title")
    made.add_paragraph(f"✉ {life.email}   ☎ {life.phone}   ⌂ {life.street}")
    made.add_heading(heads["skills"], 2)
    for at, skill in enumerate(life.skills):
        made.add_paragraph(f"{skill}\t{_STARS[at % 3]}")
    made.add_heading(heads["experience"], 2)
    for job in life.jobs:
        made.add_paragraph().add_run(f"{job.employer} ({job.town}) — {job.title}").bold = True
        made.add_paragraph(sheet.dates.words(job))
        for line in job.done:
            made.add_paragraph(line, style="List Bullet")
    made.add_heading(heads["languages"], 2)
    for word, level in sheet.spoken:
        made.add_paragraph(f"{word} – {level}")
    made.add_heading(heads["education"], 2)
    for school in life.schools:
        made.add_paragraph().add_run(f"{school.name} — {school.degree}").bold = True
        made.add_paragraph(f"{school.start} - {school.end}")
    return _saved(made)


def one_column(sheet: Sheet) -> bytes:
    """A page made for machines, printed: the title; employer, town, dates and how long on one line; a summary first."""
    life, heads = sheet.life, sheet.heads
    jobs = "".join(
        f"<h3>{escape(job.title)}</h3><p>{escape(job.employer)} | {escape(job.town)} | {escape(sheet.dates.words(job))}"
        f" ({_YEARS[life.language].format(at + 1)})</p>"
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in job.done)}</ul>"
        for at, job in enumerate(life.jobs)
    )
    schools = "".join(
        f"<p><b>{escape(s.degree)}</b> | {escape(s.name)} | {s.start} – {s.end}</p>" for s in life.schools
    )
    body = (
        f"<h1>{escape(life.name.upper())}</h1><p>{escape(life.jobs[0].title)}</p><p>{escape(life.phone)} |"
        f" {escape(life.email)}</p><h2>{escape(heads['skills'])}</h2><p>{escape(' • '.join(life.skills))}</p>"
        f"<h2>{escape(heads['experience'])}</h2>{jobs}<h2>{escape(heads['education'])}</h2>{schools}"
        f"<h2>{escape(heads['languages'])}</h2><p>{escape(' • '.join(f'{w} ({n})' for w, n in sheet.spoken))}</p>"
    )
    return page(
        life.language, "body{font:11pt serif}h2{font-variant:small-caps}h3{margin-bottom:0}p{margin:2px 0}", body
    )


def dates_right(sheet: Sheet) -> bytes:
    """A Word file: reach in the header of the page, a table in a table, the dates in its right column."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = f"{life.name} | {life.email} | {life.phone}"
    outer = made.add_table(rows=0, cols=1)
    for head, rows in (
        (
            heads["experience"],
            [(job.title, f"{job.employer}, {job.town}", job.done, sheet.dates.words(job)) for job in life.jobs],
        ),
        (heads["education"], [(s.degree, s.name, (), f"{s.start} – {s.end}") for s in life.schools]),
    ):
        cell = outer.add_row().cells[0]
        cell.paragraphs[0].add_run(head).bold = True
        held = cell.add_table(rows=0, cols=2)
        for title, where, done, dates in rows:
            left, right = held.add_row().cells
            left.paragraphs[0].add_run(title).bold = True
            left.add_paragraph(where)
            for line in done:
                left.add_paragraph(line, style="List Bullet")
            right.text = dates
    for head, line in (
        (heads["skills"], ", ".join(life.skills)),
        (heads["languages"], ", ".join(f"{word}: {level}" for word, level in sheet.spoken)),
    ):
        cell = outer.add_row().cells[0]
        cell.paragraphs[0].add_run(head).bold = True
        cell.add_paragraph(line)
    return _saved(made)


def drawn(sheet: Sheet) -> bytes:
    """Letters drawn with reportlab in an order of their own: the right column first, the name last."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    life, heads = sheet.life, sheet.heads
    held = io.BytesIO()
    made = Canvas(held, pagesize=A4, invariant=1)
    right = [("h", heads["skills"]), *(("t", skill) for skill in life.skills), ("h", heads["languages"])]
    right += [("t", f"{word} ({level})") for word, level in sheet.spoken]
    right += [("h", heads["contact"]), ("t", life.email), ("t", life.phone)]
    _column(made, 400, right)
    left = [("h", heads["experience"])]
    for job in life.jobs:
        left += [("b", job.title), ("t", job.employer), ("t", f"{job.town}, {sheet.dates.words(job)}")]
        left += [("t", f"• {line}") for line in job.done]
    left.append(("h", heads["education"]))
    for school in life.schools:
        left += [("b", school.degree), ("t", school.name), ("t", f"{school.start} – {school.end}")]
    _column(made, 45, left)
    made.setFont("Helvetica-Bold", 24)
    made.drawString(45, A4[1] - 60, life.name)
    made.save()
    return held.getvalue()


def _column(made: Any, x: int, rows: list[tuple[str, str]]) -> None:
    y = 740
    for kind, text in rows:
        y -= 26 if kind == "h" else 19 if kind == "b" else 14
        if y < 50:
            made.showPage()
            y = 780
        made.setFont("Helvetica" if kind == "t" else "Helvetica-Bold", 13 if kind == "h" else 10)
        made.drawString(x, y, text)


def boxes(sheet: Sheet) -> bytes:
    """A page of a builder of pages, saved: nothing but boxes with classes, dates as times."""
    life, heads = sheet.life, sheet.heads

    def part(name: str, inner: str) -> str:
        return f"<div class='w-section'><div class='w-head'><span>{escape(heads[name])}</span></div>{inner}</div>"

    jobs = "".join(
        f"<div class='w-item'><div><span class='x1'>{escape(job.title)}</span></div>"
        f"<div><span>{escape(job.employer)}</span> "
        f"<span>– {escape(job.town)}</span></div><div><time>{escape(sheet.dates.words(job))}</time></div>"
        f"{''.join(f'<div class=w-text>{escape(line)}</div>' for line in job.done)}</div>"
        for job in life.jobs
    )
    schools = "".join(
        f"<div class='w-item'><div><span>{escape(s.degree)}</span></div><div><span>{escape(s.name)}</span></div>"
        f"<div><time>{s.start} – {s.end}</time></div></div>"
        for s in life.schools
    )
    chips = "".join(f"<span class='tag'>{escape(skill)}</span> " for skill in life.skills)
    tongues = "".join(f"<div><span>{escape(w)}</span> <span>({escape(n)})</span></div>" for w, n in sheet.spoken)
    body = (
        f"<div class='w-hero'><div>{escape(life.name)}</div><div>{escape(life.email)}</div></div>"
        + part("experience", jobs)
        + part("skills", f"<div class='w-tags'>{chips}</div>")
        + part("education", schools)
        + part("languages", tongues)
    )
    return page(life.language, ".tag{border:1px solid;border-radius:9px;padding:2px 6px}.w-head{font-size:20px}", body)


def _saved(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
