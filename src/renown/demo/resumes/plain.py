"""Layouts that need no library: plain text, RTF, ODT and web pages, written by hand.

Invariant: the same sheet gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from html import escape

from renown.demo.resumes.lives import Job
from renown.demo.resumes.sheet import Sheet

_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_ODT = (
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
)


def ruled_text(sheet: Sheet) -> bytes:
    """Plain text with capitals and rules: dates, title, employer and town on one line."""
    life, heads = sheet.life, sheet.heads
    lines = [life.name, life.street, f"{life.phone} | {life.email}", ""]
    for part, body in (
        ("experience", [row for job in life.jobs for row in _text_job(sheet, job)]),
        ("education", [f"{school.start} - {school.end}  {school.degree}, {school.name}" for school in life.schools]),
        ("skills", [", ".join(life.skills)]),
        ("languages", [", ".join(f"{word} ({level})" for word, level in sheet.spoken)]),
    ):
        head = heads[part].upper()
        lines += [head, "-" * len(head), *body, ""]
    return "\n".join(lines).encode()


def _text_job(sheet: Sheet, job: Job) -> list[str]:
    return [f"{sheet.dates.words(job)}  {job.title}, {job.employer}, {job.town}", *(f"- {line}" for line in job.done)]


def rtf(sheet: Sheet) -> bytes:
    """Rich text, oldest job first: title, employer in brackets, dates behind a comma; what was done as sentences."""
    life, heads = sheet.life, sheet.heads
    rows = [rf"\b\fs36 {_rtf(life.name)}\b0\fs22", _rtf(f"{life.street} / {life.email} / {life.phone}")]

    def part(name: str, *texts: str) -> None:
        rows.extend([rf"\b\fs26 {_rtf(heads[name])}\b0\fs22", *(_rtf(text) for text in texts)])

    part("skills", " / ".join(life.skills))
    part("experience")
    for job in reversed(life.jobs):
        rows.append(_rtf(f"{job.title} ({job.employer}, {job.town}), {sheet.dates.words(job)}"))
        rows.append(_rtf(" ".join(f"{line}." for line in job.done)))
    part("education", *(f"{school.degree}, {school.name} ({school.end})" for school in reversed(life.schools)))
    part("languages", *(f"{word}: {level}" for word, level in sheet.spoken))
    body = "\\par\n".join(rows)
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n\\fs22 " + body + "\\par}").encode("ascii")


def _rtf(text: str) -> str:
    """Letters beyond ASCII as RTF writes them, in units of UTF-16."""
    made = []
    for sign in text:
        if sign.isascii():
            made.append("\\" + sign if sign in "\\{}" else sign)
            continue
        units = sign.encode("utf-16-le")
        for at in range(0, len(units), 2):
            unit = int.from_bytes(units[at : at + 2], "little")
            made.append(f"\\u{unit - 65536 if unit > 32767 else unit}?")
    return "".join(made)


def odt(sheet: Sheet) -> bytes:
    """OpenDocument with its own headings: title, employer and town parted by bars, the dates on a line of their own."""
    life, heads = sheet.life, sheet.heads
    body = [_p(life.name, "Title"), _p(f"{life.email} | {life.phone} | {life.street}")]

    def head(part: str) -> None:
        body.append(f'<text:h text:outline-level="1">{escape(heads[part])}</text:h>')

    head("experience")
    for job in life.jobs:
        body += [_p(f"{job.title} | {job.employer} | {job.town}"), _p(sheet.dates.words(job))]
        body.append(_points(job.done))
    head("education")
    body += [_p(f"{s.start} - {s.end}: {s.degree}, {s.name}") for s in life.schools]
    head("skills")
    body.append(
        "<text:list>" + "".join(f"<text:list-item>{_p(s)}</text:list-item>" for s in life.skills) + "</text:list>"
    )
    head("languages")
    body += [_p(f"{word} – {level}") for word, level in sheet.spoken]
    return _odt("".join(body))


def _points(lines: Iterable[str]) -> str:
    return "<text:list>" + "".join(f"<text:list-item>{_p(line)}</text:list-item>" for line in lines) + "</text:list>"


def _p(text: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{escape(text)}</text:p>"


def _odt(body: str) -> bytes:
    office, text = _ODT
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" xmlns:text="{text}"'
        f' office:version="1.3"><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    entries = (("/", kind), ("content.xml", "text/xml"))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>' for path, media in entries
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">{listed}</manifest:manifest>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, said in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 6, 1, 9, 0, 0)), said, packed)
    return held.getvalue()


def printed_page(sheet: Sheet) -> bytes:
    """A web page to be printed, one column: title and dates at the two ends of a line."""
    life, heads = sheet.life, sheet.heads
    jobs = "".join(
        f"<div class='row'><b>{escape(job.title)}</b><span>{escape(sheet.dates.words(job))}</span></div>"
        f"<div>{escape(job.employer)}, {escape(job.town)}</div>{_list(job.done)}"
        for job in life.jobs
    )
    schools = "".join(
        f"<div class='row'><b>{escape(s.degree)}</b><span>{s.start} – {s.end}</span></div><div>{escape(s.name)}</div>"
        for s in life.schools
    )
    body = (
        f"<h1>{escape(life.name)}</h1><p>{escape(life.email)} · {escape(life.phone)} · {escape(life.street)}</p>"
        f"<h2>{escape(heads['experience'])}</h2>{jobs}<h2>{escape(heads['education'])}</h2>{schools}"
        f"<h2>{escape(heads['skills'])}</h2><p>{escape(' · '.join(life.skills))}</p>"
        f"<h2>{escape(heads['languages'])}</h2>{_list(f'{word}: {level}' for word, level in sheet.spoken)}"
    )
    style = "body{font:11pt sans-serif}.row{display:flex;justify-content:space-between}h2{border-bottom:1px solid}"
    return _page(life.name, life.language, style, body)


def two_columns(sheet: Sheet) -> bytes:
    """A web page to be printed, two columns: work on the left, the rest in a coloured column on the right."""
    life, heads = sheet.life, sheet.heads
    jobs = "".join(
        f"<h3>{escape(job.title)} @ {escape(job.employer)}</h3>"
        f"<small>{escape(job.town)} · {escape(sheet.dates.words(job))}</small>{_list(job.done)}"
        for job in life.jobs
    )
    schools = "".join(f"<h3>{escape(s.degree)}</h3><small>{escape(s.name)} · {s.end}</small>" for s in life.schools)
    chips = "".join(f"<span class='chip'>{escape(skill)}</span>" for skill in life.skills)
    tongues = "".join(f"<div>{escape(word)} <i>{escape(level)}</i></div>" for word, level in sheet.spoken)
    body = (
        f"<header><h1>{escape(life.name)}</h1></header><main><section><h2>{escape(heads['experience'])}</h2>{jobs}"
        f"<h2>{escape(heads['education'])}</h2>{schools}</section><aside><h2>{escape(heads['contact'])}</h2>"
        f"<div>{escape(life.email)}</div><div>{escape(life.phone)}</div><div>{escape(life.street)}</div>"
        f"<h2>{escape(heads['skills'])}</h2><div class='chips'>{chips}</div>"
        f"<h2>{escape(heads['languages'])}</h2>{tongues}</aside></main>"
    )
    style = (
        "body{font:10pt serif}main{display:grid;grid-template-columns:62% 34%;gap:4%}aside{background:#eef;padding:8px}"
        ".chips{display:flex;flex-wrap:wrap;gap:6px}.chip{border:1px solid #99c;border-radius:8px;padding:2px 8px}"
        "h2{font-size:13pt}h3{font-size:11pt;margin:8px 0 0}"
    )
    return _page(life.name, life.language, style, body)


def saved_page(sheet: Sheet) -> bytes:
    """A web page saved as a file: a list of definitions, the jobs below their employers, oldest first."""
    life, heads = sheet.life, sheet.heads
    groups: list[list[Job]] = []
    for job in reversed(life.jobs):
        if groups and groups[-1][-1].employer == job.employer:
            groups[-1].append(job)
        else:
            groups.append([job])
    work = "".join(_group(sheet, group) for group in groups)
    schools = "".join(
        f"<dt>{s.start}–{s.end}</dt><dd>{escape(s.degree)}<br>{escape(s.name)}</dd>" for s in life.schools
    )
    tongues = "".join(f"<tr><td>{escape(word)}</td><td>{escape(level)}</td></tr>" for word, level in sheet.spoken)
    body = (
        f"<h1>{escape(life.name)}</h1><p><a href='mailto:{life.email}'>{life.email}</a><br>{escape(life.phone)}</p>"
        f"<h2>{escape(heads['skills'])}</h2><p>{escape('; '.join(life.skills))}</p>"
        f"<h2>{escape(heads['experience'])}</h2>{work}"
        f"<h2>{escape(heads['education'])}</h2><dl>{schools}</dl>"
        f"<h2>{escape(heads['languages'])}</h2><table>{tongues}</table>"
        f"<h2>{escape(heads['interests'])}</h2><p>Origami</p>"
    )
    return _page(life.name, life.language, "", body)


def _group(sheet: Sheet, jobs: list[Job]) -> str:
    rows = "".join(
        f"<h4>{escape(job.title)}</h4><p><em>{escape(sheet.dates.words(job))}</em></p>{_list(job.done)}" for job in jobs
    )
    return f"<h3>{escape(jobs[0].employer)}, {escape(jobs[0].town)}</h3>{rows}"


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _page(title: str, language: str, style: str, body: str) -> bytes:
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<style>{style}</style></head><body>{body}</body></html>"
    ).encode()
