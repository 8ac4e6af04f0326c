"""Six layouts of other habits: written when the reader of CVs stood, read once before anything was changed for them.

Invariant: they share no code of a layout with those before; what only LibreOffice Writer can make is told as flat
OpenDocument, and Writer makes the file of it (see `benchmarks/evaluate_resumes.py`).
"""

from __future__ import annotations

import io
from html import escape
from typing import Any

import docx

from renown.demo.resumes.sheet import Sheet

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIDE = {"de": ("Werkzeuge", "Methoden"), "en": ("Tools", "Methods"), "es": ("Herramientas", "Métodos")}
_ACADEMIC = {
    "de": (
        "Veröffentlichungen",
        "Lehre",
        "Über Mengen und ihre Mitten. Zeitschrift für Zahlen 12 (2), S. 14-31, 2021.",
    ),
    "en": ("Publications", "Teaching", "On means and their middles. Journal of Counting 12(2), pp. 14-31, 2021."),
    "es": ("Publicaciones", "Docencia", "Sobre medias y medianas. Revista de Cuentas 12(2), pp. 14-31, 2021."),
}
_DUTIES = {"de": "Aufgaben:", "en": "Duties:", "es": "Funciones:"}
_EUROPASS = {
    "de": ("Muttersprache(n):", "Weitere Sprache(n):", "Ort", "Land", "Deutschland"),
    "en": ("Mother tongue(s):", "Other language(s):", "City", "Country", "United Kingdom"),
    "es": ("Lengua(s) materna(s):", "Otro(s) idioma(s):", "Localidad", "País", "España"),
}


def flat(body: str) -> bytes:
    """A flat OpenDocument file; the style "Right" has a tab at the right margin, "Head" is a heading."""
    styles = (
        '<style:style style:name="Right" style:family="paragraph"><style:paragraph-properties><style:tab-stops>'
        '<style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties>'
        '</style:style><style:style style:name="Bold" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Head"'
        ' style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm" fo:border-bottom="0.5pt solid'
        ' #000000"/><style:text-properties fo:font-size="14pt" fo:font-variant="small-caps"/></style:style>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def p(text: str, style: str = "") -> str:
    """A paragraph of it; a tab is a tab, stars make letters bold."""
    parts = text.split("**")
    made = "".join(
        f'<text:span text:style-name="Bold">{escape(part)}</text:span>' if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{made.replace(chr(9), '<text:tab/>')}</text:p>"


def writer_lines(sheet: Sheet) -> bytes:
    """Writer to PDF: title, employer and town on a line whose end has the dates; skills in two named rows."""
    life, heads = sheet.life, sheet.heads
    rows = [p(f"**{life.name}**"), p(f"{life.street} • {life.phone} • {life.email}"), p(heads["experience"], "Head")]
    for job in life.jobs:
        rows += [p(f"**{job.title}**\t{sheet.dates.words(job)}", "Right"), p(f"{job.employer}, {job.town}")]
        rows += [p(f"– {line}") for line in job.done]
    rows.append(p(heads["education"], "Head"))
    for school in life.schools:
        rows += [p(f"**{school.degree}**\t{school.start} – {school.end}", "Right"), p(school.name)]
    rows.append(p(heads["skills"], "Head"))
    half = len(life.skills) // 2
    for name, some in zip(_SIDE[life.language], (life.skills[:half], life.skills[half:]), strict=True):
        rows.append(p(f"**{name}:** {', '.join(some)}"))
    rows += [p(heads["languages"], "Head"), p(", ".join(f"{word} ({level})" for word, level in sheet.spoken))]
    return flat("".join(rows))


def word_template(sheet: Sheet) -> bytes:
    """A template of Word: reach, skills and languages in a text box, every field of a job in a content control."""
    life, heads = sheet.life, sheet.heads
    made = docx.Document()
    side = [(heads["contact"], (life.email, life.phone, life.street)), (heads["skills"], life.skills)]
    side.append((heads["languages"], tuple(f"{word}: {level}" for word, level in sheet.spoken)))
    boxed = "".join(_par(head, "Heading2") + "".join(_par(line) for line in lines) for head, lines in side)
    _raw(
        made,
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:150pt;height:600pt">'
        f"<v:textbox><w:txbxContent>{boxed}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    )
    made.add_paragraph(life.name, style="Title")
    made.add_paragraph(heads["experience"], style="Heading 1")
    for job in life.jobs:
        _raw(made, f"<w:p>{_control(sheet.dates.words(job))}</w:p>")
        _raw(made, f"<w:p>{_control(job.title)}{_run(' | ')}{_control(job.employer)}{_run(' | ' + job.town)}</w:p>")
        _raw(
            made,
            f"<w:sdt><w:sdtContent>{''.join(_par(line, 'ListBullet') for line in job.done)}</w:sdtContent></w:sdt>",
        )
    made.add_paragraph(heads["education"], style="Heading 1")
    for school in life.schools:
        _raw(made, f"<w:p>{_control(f'{school.start}–{school.end}')}</w:p>")
        _raw(made, f"<w:p>{_control(school.degree)}{_run(' | ')}{_control(school.name)}</w:p>")
    return _saved(made)


def _raw(made: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    at = xml.index(">")
    made.element.body.insert(len(made.element.body) - 1, parse_xml(f'{xml[:at]} xmlns:w="{_WORD}"{xml[at:]}'))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _par(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _control(text: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="Field"/></w:sdtPr><w:sdtContent>{_run(text)}</w:sdtContent></w:sdt>'


def _saved(made: Any) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def europass_look(sheet: Sheet) -> bytes:
    """What the editor of Europass prints: dates in brackets, the title in capitals, towns named as fields."""
    life, heads = sheet.life, sheet.heads
    own, other, city, country, land = _EUROPASS[life.language]
    jobs = "".join(
        f"<div class='j'><div class='d'>[ {escape(sheet.dates.words(job))} ]</div><div><b>{escape(job.title)}</b></div>"
        f"<div><b>{escape(job.employer)}</b></div><div class='g'>{city}: {escape(job.town)} | {country}: {land}</div>"
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in job.done)}</ul></div>"
        for job in life.jobs
    )
    schools = "".join(
        f"<div class='j'><div class='d'>[ {s.start} – {s.end} ]</div><div><b>{escape(s.degree)}</b></div>"
        f"<div>{escape(s.name)}</div></div>"
        for s in life.schools
    )
    first, *rest = sheet.spoken
    tongues = "".join(f"<div><b>{escape(word)}</b> <span>{escape(level)}</span></div>" for word, level in rest)
    body = (
        f"<h1>{escape(life.name)}</h1><p>{escape(life.email)} | (+49) {escape(life.phone[4:])} | "
        f"{escape(life.street)}</p>"
        f"<h2>{escape(heads['experience'])}</h2>{jobs}<h2>{escape(heads['education'])}</h2>{schools}"
        f"<h2>{escape(heads['languages'])}</h2><div>{own} <b>{escape(first[0])}</b></div><div>{other}</div>{tongues}"
        f"<h2>{escape(heads['skills'])}</h2><p>{escape(' | '.join(life.skills))}</p>"
    )
    style = (
        "body{font:10.5pt sans-serif}h2{text-transform:uppercase;border-bottom:2px solid #888;font-size:12pt}"
        ".d{color:#666;font-size:9pt}.g{color:#666;font-size:9pt}"
        ".j{margin:0 0 12px 12px;border-left:1px solid;padding-left:8px}"
    )
    return page(life.language, style, body)


def designed(sheet: Sheet) -> bytes:
    """A designer's page: a dark sidebar, headings in spaced capitals, a line of time, skills as drawn bars."""
    life, heads = sheet.life, sheet.heads
    jobs = "".join(
        f"<div class='j'><div class='d'>{escape(sheet.dates.words(job))}</div><div><h3>{escape(job.title)}</h3>"
        f"<p class='e'>{escape(job.employer)} · {escape(job.town)}</p><p>{escape('. '.join(job.done))}.</p></div></div>"
        for job in life.jobs
    )
    schools = "".join(
        f"<div class='j'><div class='d'>{s.start} – {s.end}</div><div><h3>{escape(s.degree)}</h3>"
        f"<p class='e'>{escape(s.name)}</p></div></div>"
        for s in life.schools
    )
    bars = "".join(
        f"<div class='b'>{escape(skill)}<i style='width:{60 + at * 13 % 40}%'></i></div>"
        for at, skill in enumerate(life.skills)
    )
    tongues = "".join(f"<div>{escape(word)}<br><small>{escape(level)}</small></div>" for word, level in sheet.spoken)
    body = (
        f"<aside><h1>{escape(life.name)}</h1><h2>{escape(heads['contact'])}</h2><div>{escape(life.phone)}</div>"
        f"<div>{escape(life.email)}</div><div>{escape(life.street)}</div><h2>{escape(heads['skills'])}</h2>{bars}"
        f"<h2>{escape(heads['languages'])}</h2>{tongues}</aside><main><h2>{escape(heads['experience'])}</h2>{jobs}"
        f"<h2>{escape(heads['education'])}</h2>{schools}</main>"
    )
    style = (
        "body{font:10pt sans-serif;margin:0;display:flex}aside{width:30%;background:#223;color:#fff;padding:16px}"
        "main{flex:1;padding:16px}h2{text-transform:uppercase;letter-spacing:4px;font-size:11pt}h3{margin:0;font-size:11pt}"
        ".j{display:flex;gap:12px;border-left:2px solid #c55;padding-left:10px;margin:8px 0}.d{width:90px;color:#c55}"
        ".e{margin:0;font-style:italic}.b{margin:6px 0}.b i{display:block;height:5px;background:#c55}"
    )
    return page(life.language, style, body)


def academic(sheet: Sheet) -> bytes:
    """A scholar's CV of reportlab: dates hang on the left; papers and courses that are no jobs between the parts."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    life, heads = sheet.life, sheet.heads
    papers, courses, paper = _ACADEMIC[life.language]
    text = ParagraphStyle("t", fontName="Times-Roman", fontSize=10.5, leading=14)
    head = ParagraphStyle("h", fontName="Times-Bold", fontSize=13, leading=22)

    def par(words: str) -> Any:
        return Paragraph(words, text)

    rows: list[Any] = [Paragraph(life.name, ParagraphStyle("n", fontName="Times-Roman", fontSize=20, leading=30))]
    rows += [par(f"{life.email}, {life.phone}"), Paragraph(safe(heads["education"]), head)]
    rows += [_hanging(Table, f"{s.end}", par(f"{safe(s.degree)}, {safe(s.name)}"), par) for s in life.schools]
    rows.append(Paragraph(safe(heads["experience"]), head))
    for job in life.jobs:
        said = f"<b>{safe(job.title)}</b>, {safe(job.employer)}, {job.town}<br/>{safe('; '.join(job.done))}"
        rows.append(_hanging(Table, sheet.dates.words(job), par(said), par))
    rows += [Paragraph(papers, head), par(f"{life.name.split()[-1]}, {life.name[0]}. {paper}")]
    rows += [
        par(f"{life.name.split()[-1]}, {life.name[0]}. {paper.replace('2021', '2023').replace('14-31', '201-219')}")
    ]
    rows += [Paragraph(courses, head), _hanging(Table, "2022, 2023", par("Statistik I / Statistics I"), par)]
    rows += [Paragraph(safe(heads["skills"]), head), par(safe(", ".join(life.skills)))]
    rows += [
        Paragraph(safe(heads["languages"]), head),
        par("; ".join(f"{word} ({level})" for word, level in sheet.spoken)),
    ]
    held = io.BytesIO()
    SimpleDocTemplate(held, invariant=1).build(rows)
    return held.getvalue()


def _hanging(table: Any, left: str, right: Any, par: Any) -> Any:
    return table([[par(left), right]], colWidths=[110, 340], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def letters(sheet: Sheet) -> bytes:
    """Text of an old editor in the letters of Windows: columns made of spaces, the duties named as such."""
    life, heads = sheet.life, sheet.heads
    rows = [life.name, f"Tel. {life.phone}", f"Mail {life.email}", "", f"{heads['experience']}:", ""]
    for job in life.jobs:
        rows += [f"{sheet.dates.words(job):<28}{job.employer}, {job.town}", f"{'':<28}{job.title}"]
        rows += [f"{'':<28}{_DUTIES[life.language]}"] + [f"{'':<28}- {line}" for line in job.done] + [""]
    rows += [f"{heads['education']}:", ""]
    for school in life.schools:
        rows += [f"{f'{school.start} - {school.end}':<28}{school.name}", f"{'':<28}{school.degree}", ""]
    rows += [f"{heads['skills']}:", ""] + [f"{'':<28}{skill}" for skill in life.skills]
    rows += ["", f"{heads['languages']}:", ""] + [f"{word:<28}{level}" for word, level in sheet.spoken]
    return "\r\n".join(rows).encode("cp1252", "replace")


def page(language: str, style: str, body: str) -> bytes:
    """A web page."""
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'><title>CV</title><style>{style}</style>"
        f"</head><body>{body}</body></html>"
    ).encode()


def safe(text: str) -> str:
    """Text for reportlab."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
