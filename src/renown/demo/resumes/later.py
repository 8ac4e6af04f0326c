"""Four layouts that were written last, when the reader of CVs was done.

Invariant: they share no code of a layout with the twelve before, so that what fits those by chance does not fit these.
"""

from __future__ import annotations

import io
from html import escape
from typing import Any

import docx

from renown.demo.resumes.sheet import Sheet

_DOTS = ("●●●●●", "●●●●○", "●●●○○", "●●○○○")


def marked_text(sheet: Sheet) -> bytes:
    """Text as programmers keep it: headings behind #, titles between stars, dates behind a bar."""
    life, heads = sheet.life, sheet.heads
    rows = [f"# {life.name}", "", f"{life.email} · {life.phone}", "", f"## {heads['skills']}", ""]
    rows += [f"* {skill}" for skill in life.skills]
    rows += ["", f"## {heads['experience']}", ""]
    for job in life.jobs:
        rows += [f"**{job.title}**, {job.employer} ({job.town}) | {sheet.dates.words(job)}", ""]
        rows += [f"* {line}" for line in job.done] + [""]
    rows += [f"## {heads['education']}", ""]
    rows += [f"**{school.degree}**, {school.name} | {school.start}–{school.end}" for school in life.schools]
    rows += ["", f"## {heads['languages']}", ""] + [f"* {word}: {level}" for word, level in sheet.spoken]
    return "\n".join(rows).encode()


def bold_letters(sheet: Sheet) -> bytes:
    """A Word file without any style: headings are bold letters; dates, title, employer and town on lines of their own;
    what was done in sentences, oldest first."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()

    def bold(text: str) -> None:
        made.add_paragraph().add_run(text).bold = True

    bold(life.name)
    made.add_paragraph(f"{life.street}")
    made.add_paragraph(f"{life.phone}, {life.email}")
    bold(heads["education"])
    for school in reversed(life.schools):
        made.add_paragraph(f"{school.start} – {school.end}: {school.degree} ({school.name})")
    bold(heads["experience"])
    for job in reversed(life.jobs):
        made.add_paragraph(f"{sheet.dates.words(job)}:")
        made.add_paragraph(job.title)
        made.add_paragraph(f"{job.employer}, {job.town}")
        made.add_paragraph(" ".join(f"{line}." for line in job.done))
    bold(heads["skills"])
    made.add_paragraph(", ".join(life.skills) + ".")
    bold(heads["languages"])
    made.add_paragraph("; ".join(f"{word} {level}" for word, level in sheet.spoken))
    return _bytes(made)


def printed_table(sheet: Sheet) -> bytes:
    """A web page to be printed: employer and title in one cell, dates on the right; skills with dots for how well."""
    life, heads = sheet.life, sheet.heads
    jobs = "".join(
        f"<tr><td><b>{escape(job.employer)}</b>, {escape(job.town)}<br><i>{escape(job.title)}</i>"
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in job.done)}</ul></td>"
        f"<td class='r'>{escape(sheet.dates.words(job))}</td></tr>"
        for job in life.jobs
    )
    schools = "".join(
        f"<tr><td><b>{escape(s.name)}</b><br><i>{escape(s.degree)}</i></td><td class='r'>{s.start}–{s.end}</td></tr>"
        for s in life.schools
    )
    skills = "".join(
        f"<div class='s'><span>{escape(skill)}</span><span>{_DOTS[i % 4]}</span></div>"
        for i, skill in enumerate(life.skills)
    )
    tongues = "".join(f"<div class='s'><span>{escape(w)}</span><span>{escape(n)}</span></div>" for w, n in sheet.spoken)
    style = (
        "body{font:11pt sans-serif}table{width:100%}td{vertical-align:top}.r{text-align:right;white-space:nowrap}"
        "h2{text-transform:uppercase;font-size:12pt;color:#357}.s{display:flex;justify-content:space-between;width:60%}"
    )
    body = (
        f"<h1>{escape(life.name)}</h1><h2>{escape(heads['contact'])}</h2><p>{escape(life.street)}<br>{escape(life.email)}"
        f"</p><h2>{escape(heads['experience'])}</h2><table>{jobs}</table><h2>{escape(heads['education'])}</h2>"
        f"<table>{schools}</table><h2>{escape(heads['skills'])}</h2>{skills}<h2>{escape(heads['languages'])}</h2>{tongues}"
    )
    return (
        f"<!doctype html><html lang='{life.language}'><head><meta charset='utf-8'><title>CV</title>"
        f"<style>{style}</style></head><body>{body}</body></html>"
    ).encode()


def right_column(sheet: Sheet) -> bytes:
    """Two columns of reportlab, work on the left: dates and town above title and employer; a blue head."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import FrameBreak, Paragraph

    life, heads = sheet.life, sheet.heads
    text, small = (
        ParagraphStyle("t", fontSize=9.5, leading=13),
        ParagraphStyle("s", fontSize=8, leading=11, spaceBefore=6),
    )
    head = ParagraphStyle("h", fontSize=11, leading=18, spaceBefore=10, textColor="#204080", fontName="Helvetica-Bold")
    name = ParagraphStyle("n", fontSize=22, leading=28)
    main: list[Any] = [Paragraph(life.name, name), Paragraph(heads["experience"].upper(), head)]
    for job in life.jobs:
        main.append(Paragraph(_safe(f"{sheet.dates.words(job)} / {job.town}"), small))
        main.append(Paragraph(f"<b>{_safe(job.title)}</b> – {_safe(job.employer)}", text))
        main.append(Paragraph(_safe("; ".join(job.done)), text))
    main.append(Paragraph(heads["education"].upper(), head))
    for school in life.schools:
        main.append(Paragraph(f"{school.start}–{school.end}", small))
        main.append(Paragraph(f"<b>{_safe(school.degree)}</b> – {_safe(school.name)}", text))
    side: list[Any] = [
        Paragraph(heads["contact"].upper(), head),
        Paragraph(life.email, text),
        Paragraph(life.phone, text),
    ]
    side.append(Paragraph(heads["skills"].upper(), head))
    side += [Paragraph(_safe(f"• {skill}"), text) for skill in life.skills]
    side.append(Paragraph(heads["languages"].upper(), head))
    side += [Paragraph(f"{word} / {level}", text) for word, level in sheet.spoken]
    return _columns([*main, FrameBreak(), *side])


def _columns(rows: list[Any]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    held = io.BytesIO()
    made = BaseDocTemplate(held, pagesize=A4, invariant=1)
    frames = [Frame(40, 40, 330, A4[1] - 80, id="left"), Frame(390, 40, 165, A4[1] - 80, id="right")]
    made.addPageTemplates([PageTemplate(id="page", frames=frames)])
    made.build(rows)
    return held.getvalue()


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _bytes(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()
