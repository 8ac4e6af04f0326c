"""The order in which pages are read, seen on real PDFs: columns one after the other, tables row by row."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import read

LEFT = "Contact|ann@example.org|+49 30 901820|Skills|Python and pandas|SQL|Airflow|Languages|German|English".split("|")
RIGHT = [
    "Experience",
    "Data engineer, Acme GmbH, Berlin, since March 2020",
    "Built pipelines for the warehouse with four colleagues",
    "and moved two hundred reports to the new platform.",
    "Analyst, Example AG, Hamburg, 2016 to 2020",
    "Wrote reports for sales and for the board of the company",
    "and taught the others how to write their own.",
    "Education",
    "BSc Computer Science, University of Example, 2016",
    "School in Example, 2012",
]
COLUMNS = {"left": LEFT, "right": RIGHT}


def at(x: float, top: float, lines: Sequence[str], leading: float = 14, size: float = 9) -> list[tuple]:
    """Lines below each other."""
    return [(x, top - leading * number, size, line) for number, line in enumerate(lines)]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def woven(left: list, right: list) -> list:
    """Two columns drawn line by line, as programs do that sort what they print."""
    return [cell for row in zip(left, right, strict=True) for cell in row]


@pytest.mark.parametrize(("lead_left", "lead_right"), [(14, 14), (17, 13), (13, 18)])
@pytest.mark.parametrize("main_first", [False, True])
def test_a_side_bar_is_read_apart_from_the_main_column(pdf: Callable[..., bytes], lead_left, lead_right, main_first):
    left, right = at(40, 720, LEFT, lead_left), at(200, 720, RIGHT, lead_right)
    head = [(40, 780, 22, "Ann Alder"), (40, 758, 11, "Data engineer who likes clean data and long walks")]
    page = [*head, *right, *left] if main_first else [*head, *left, *right]
    assert texts(read("cv.pdf", pdf(page))) == ["Ann Alder", head[1][3], *LEFT, *RIGHT]


def test_two_columns_of_prose_are_read_as_columns_though_they_were_drawn_line_by_line(pdf: Callable[..., bytes]):
    prose = [f"line {n} of a text that fills its column to the edge" for n in range(12)]
    other = [f"row {n} of another text that fills its column too" for n in range(12)]
    page = woven(at(40, 700, prose), at(310, 700, other))
    assert texts(read("cv.pdf", pdf(page))) == prose + other


def test_side_bar_at_the_right_comes_after_the_main_text(pdf: Callable[..., bytes]):
    page = [*at(40, 720, RIGHT, 15), *at(420, 716, LEFT, 13)]
    assert texts(read("cv.pdf", pdf(page))) == RIGHT + LEFT


def test_three_columns(pdf: Callable[..., bytes]):
    third = [f"Course {n} at the academy" for n in range(8)]
    page = [*at(40, 720, LEFT, 14), *at(180, 715, RIGHT[:8], 15), *at(440, 719, third, 16)]
    assert texts(read("cv.pdf", pdf(page))) == LEFT + RIGHT[:8] + third


DAYS = ["03/2020 – today", "2016 – 2020", "2012 – 2016", "Jan 2011 – Dec 2011"]
WORK = ["Data engineer, Acme GmbH", "Analyst, Example AG", "BSc Computer Science", "Au pair in Valencia"]


@pytest.mark.parametrize("drawn", ["days first", "row by row", "days last"])
def test_days_at_the_edge_stand_with_what_they_are_of(pdf: Callable[..., bytes], drawn: str):
    days, work = at(40, 700, DAYS, 40), at(160, 700, WORK, 40)
    more = at(160, 686, [f"what was done there, told at length {n}" for n in range(4)], 40)
    order = {"days first": days + work + more, "days last": more + work + days}
    page = order.get(drawn, [cell for row in zip(days, work, more, strict=True) for cell in row])
    found = texts(read("cv.pdf", pdf(page)))
    assert found[::2] == [f"{day}\t{what}" for day, what in zip(DAYS, WORK, strict=True)]
    assert found[1::2] == [cell[3] for cell in more]


def test_days_at_the_right_edge_too(pdf: Callable[..., bytes]):
    page = woven(at(40, 700, WORK, 30), at(450, 700, DAYS, 30))
    assert texts(read("cv.pdf", pdf(page))) == [f"{what}\t{day}" for day, what in zip(DAYS, WORK, strict=True)]


def test_days_at_the_right_edge_stand_with_the_line_they_are_on_though_more_follows(pdf: Callable[..., bytes]):
    page = []
    for number, (what, when) in enumerate(zip(WORK, DAYS, strict=True)):
        page += [(40, 700 - 45 * number, 10, f"{what}*"), (400, 700 - 45 * number, 10, when)]
        page += [(40, 686 - 45 * number, 10, f"Place {number}"), (40, 672 - 45 * number, 10, "• done")]
    found = texts(read("cv.pdf", pdf(page)))
    assert found[:4] == [f"{WORK[0]}\t{DAYS[0]}", "Place 0", "done", f"{WORK[1]}\t{DAYS[1]}"]


def test_a_table_is_read_row_by_row(pdf: Callable[..., bytes]):
    rows = [("Python", "expert", "8 years"), ("SQL", "good", "6 years"), ("Rust", "basic", "1 year"), ("Go", "-", "-")]
    page = [
        (x, 700 - 16 * n, 10, cell) for n, row in enumerate(rows) for x, cell in zip((40, 140, 240), row, strict=True)
    ]
    assert texts(read("cv.pdf", pdf(page))) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("apart", [3, 5, 9])
def test_letters_set_far_apart_are_words(apart: float):
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(40, 700, "WORK EXPERIENCE", charSpace=apart)
    canvas.drawString(40, 680, "A B test in C and R")
    canvas.save()
    assert texts(read("cv.pdf", out.getvalue())) == ["WORK EXPERIENCE", "A B test in C and R"]


def test_words_cut_at_the_end_of_a_line_are_put_together(pdf: Callable[..., bytes]):
    lines = [
        "Leitung der Software-",
        "entwicklung, Vor- und Nachteile von Java-",
        "Anwendungen; worked full-",
        "time in",
    ]
    lines += [
        "inter-",
        "national teams, E-Mail-",
        "Marketing, Ein- und",
        "Verkauf, a cloud-native, cloud-",
        "native thing",
    ]
    found = read("cv.pdf", pdf(at(40, 700, lines))).text.replace("\n", " ")
    for word in (
        "Softwareentwicklung,",
        "Vor- und",
        "Java-Anwendungen;",
        "full-time",
        "international",
        "E-Mail-Marketing,",
    ):
        assert word in found
    assert found.count("cloud-native") == 2


def test_addresses_that_the_end_of_a_line_cut_are_whole(pdf: Callable[..., bytes]):
    lines = [
        "www.example.org/in/ann-",
        "alder-77",
        "Berlin",
        "www.example.org/in/person-18012",
        "3 (LinkedIn)",
        "Skills",
    ]
    assert texts(read("cv.pdf", pdf(at(40, 700, lines)))) == [
        *("www.example.org/in/ann-alder-77", "Berlin", "www.example.org/in/person-180123", "(LinkedIn)", "Skills")
    ]


def test_what_stands_on_each_page_is_told_once(pdf: Callable[..., bytes]):
    pages = [
        [
            (40, 810, 8, "Ann Alder, CV"),
            *at(40, 700, [f"Text {page}.{n}" for n in range(5)]),
            (500, 30, 8, f"{page} / 3"),
        ]
        for page in (1, 2, 3)
    ]
    document = read("cv.pdf", pdf(*pages))
    assert texts(document).count("Ann Alder, CV") == 1
    assert [line.text for line in document.lines if line.text.startswith("Text")] == [
        f"Text {page}.{n}" for page in (1, 2, 3) for n in range(5)
    ]
    (remark,) = document.remarks
    assert remark.kind == "running" and "2 / 3" in remark.words and "pages" not in texts(document)
    assert {line.page for line in document.lines} == {1, 2, 3}


def test_headings_and_points_are_known_by_their_letters(pdf: Callable[..., bytes]):
    page = [(40, 780, 20, "Ann Alder"), (40, 740, 10, "Experience*"), *at(40, 720, RIGHT[1:4], size=10)]
    page += [
        (40, 660, 10, "•"),
        (58, 660, 10, "Built pipelines"),
        (40, 646, 10, "– Wrote reports"),
        (40, 632, 10, "o Go"),
    ]
    lines = {line.text: line for line in read("cv.pdf", pdf(page)).lines}
    assert [text for text, line in lines.items() if line.heading] == ["Ann Alder", "Experience"]
    assert [text for text, line in lines.items() if line.bullet] == ["Built pipelines", "Wrote reports"]
    assert lines["Ann Alder"].size == 20 and lines["Built pipelines"].size == 10


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_like_any_other(pdf: Callable[..., bytes], turn: int):
    lines = ["Ann Alder", "Data engineer", "Python, SQL"]
    made = pdf(at(100, 600, lines)).replace(b"/Rotate 0", f"/Rotate {turn}".encode())
    document = read("cv.pdf", made)
    assert (texts(document), document.remarks) == (lines, ())


def test_words_that_climb_the_edge_are_read_after_the_rest():
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.saveState()
    canvas.translate(30, 400)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Curriculum vitae of Ann")
    canvas.restoreState()
    for x, y, size, text in at(60, 700, RIGHT):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    assert texts(read("cv.pdf", out.getvalue())) == [*RIGHT, "Curriculum vitae of Ann"]


PAGES = """
<style>body {{ font: 10pt 'DejaVu Sans' }} td {{ vertical-align: top; padding: 3px 8px }} .page {{ break-after: page }}
.label {{ text-align: right; width: 110px }} .grid {{ display: grid; grid-template-columns: 1fr 1fr; gap: 16px }}
.head {{ grid-template-columns: 110px 1fr }} .set {{ text-align: justify; width: 300px }}</style>
<div class=page><table><tr><td class=label>Name<td>Ann Alder<tr><td class=label>Occupation or position held<td>Engineer
<tr><td class=label>Main activities and responsibilities<td>{long}<tr><td class=label>Dates<td>2016</table></div>
<div class=page><div class=grid><div><h3>Experience</h3>Engineer at Acme since 2019</div><div><h3>Education</h3>BSc<br>
School</div><div><h3>Skills</h3>Python<br>SQL<br>Go</div><div><h3>Languages</h3>German<br>English<br>Polish</div></div></div>
<div class=page><p class=set>{prose}</p></div>
<div class="grid head"><b>EXPERIENCE</b><div>Engineer, Acme<br>2019 – 2022</div><b>EDUCATION</b><div>BSc Physics</div>
<b>SKILLS</b><div>Python, SQL, Airflow</div></div>"""
LONG = "Built pipelines and wrote reports and led a team and did more than one line can hold of what there was to do"
PROSE = (
    "Entwicklung von Datenstrecken für Vertriebsorganisationen mit Qualitätssicherungsmaßnahmen und außergewöhnlich "
    "langen Wörtern in schmalen Spalten."
)


def test_tables_of_labels_cards_and_prose_set_to_both_edges(printed: Callable[[str], bytes]):
    document = read("cv.pdf", printed(PAGES.format(long=LONG, prose=PROSE)))
    pages = [[line.text for line in document.lines if line.page == page] for page in (1, 2, 3, 4)]
    said = " ".join(pages[0])
    assert pages[0][0] == "Name\tAnn Alder" and pages[0][-1] == "Dates\t2016"
    assert f"Main activities and responsibilities {LONG}" in said and "Occupation or position held Engineer" in said
    assert " ".join(pages[1]) == (
        "Experience Engineer at Acme since 2019 Education BSc School "
        "Skills Python SQL Go Languages German English Polish"
    )
    assert " ".join(pages[2]) == PROSE and len(pages[2]) > 3
    assert pages[3] == [
        "EXPERIENCE",
        "Engineer, Acme",
        "2019 – 2022",
        "EDUCATION",
        "BSc Physics",
        "SKILLS",
        "Python, SQL, Airflow",
    ]


CV = """
<style>
  @page {{ size: A4; margin: 12mm }} body {{ font: 10pt 'DejaVu Sans'; margin: 0 }}
  .g {{ display: {display}; grid-template-columns: 52mm 1fr; gap: 8mm }}
  aside {{ background: #203040; color: white; padding: 4mm; {aside} }} aside a {{ color: white }}
  .when {{ float: right }} table {{ border-collapse: collapse }} td {{ border: 1px solid; padding: 1mm }}
</style>
<h1>Zoë Müller-Łukasz</h1>
<div class=g>
<aside><h2>Kontakt</h2><p>zoe@example.org<br><a href="https://example.org/zoe">Webseite</a></p>
<h2>Kenntnisse</h2><ul><li>Python<li>efﬁcient office<li>C++, C#, .NET</ul>
<p dir=rtl>שלום עולם</p><p dir=rtl>مرحبا بالعالم</p><p>Привет 😀</p></aside>
<main><h2>Berufserfahrung</h2>
<p><b>Dateningenieurin</b>, Acme GmbH <span class=when>2019 – 2022</span></p>
<ul><li>Entwickelt Strecken<li>Leitet ein Team</ul>
<p><b>Analystin</b>, Beispiel AG <span class=when>2016 – 2019</span></p>
<p lang=de style="hyphens: manual; width: 40mm">Weiter&shy;entwicklung der Software&shy;architektur und
Daten&shy;bank&shy;pflege</p>
<table><tr><td>Deutsch<td>Muttersprache<td>seit je<tr><td>Englisch<td>C1<td>2015</table>
<p style="color: #fff">python java kubernetes</p><p style="font-size: 1px">rank me first</p>
</main></div>
"""


def test_a_cv_printed_by_a_browser(printed: Callable[[str], bytes]):
    document = read("cv.pdf", printed(CV.format(display="grid", aside="")))
    shown = [line.text for line in document.lines if not line.hidden]
    aside = ["Kontakt", "zoe@example.org", "Webseite (https://example.org/zoe)", "Kenntnisse", "Python"]
    aside += ["efficient office", "C++, C#, .NET", "שלום עולם", "مرحبا بالعالم", "Привет 😀", "Berufserfahrung"]
    assert shown[:12] == ["Zoë Müller-Łukasz", *aside]
    assert shown[12:16] == [
        "Dateningenieurin, Acme GmbH\t2019 – 2022",
        "Entwickelt Strecken",
        "Leitet ein Team",
        "Analystin, Beispiel AG\t2016 – 2019",
    ]
    assert " ".join(shown[16:-2]) == "Weiterentwicklung der Softwarearchitektur und Datenbankpflege"
    assert shown[-2:] == ["Deutsch\tMuttersprache\tseit je", "Englisch\tC1\t2015"]
    assert {line.text for line in document.lines if line.bullet} >= {"Python", "Leitet ein Team"}
    assert [line.text for line in document.lines if line.heading][:2] == ["Zoë Müller-Łukasz", "Kontakt"]
    assert {line.text for line in document.lines if line.hidden} == {"python java kubernetes", "rank me first"}
    assert [remark.kind for remark in document.remarks] == ["hidden"]
