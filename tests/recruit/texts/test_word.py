"""Word's files, written by python-docx or, where that cannot, by hand as Word writes them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import read

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


def saved(write: Callable[[WordDocument], None]) -> bytes:
    """A file that is written by python-docx."""
    file = docx.Document()
    write(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def altered(data: bytes, change: Callable[[str, bytes], bytes] = lambda name, part: part, **added: bytes) -> bytes:
    """The file with parts changed and added; two underscores in a name stand for a slash, one at its end for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, part in added.items():
            after.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return out.getvalue()


def plain(file: WordDocument) -> None:
    file.add_paragraph("Ann Alder")


def test_paragraphs_headings_lists_and_tables_in_their_order():
    def write(file: WordDocument) -> None:
        file.add_heading("Ann Alder", 0)
        file.add_heading("Experience", 1)
        line = file.add_paragraph()
        line.add_run("Data engineer").bold = True
        line.add_run("\tAcme GmbH\t2019 – 2022")
        file.add_paragraph("Built pipelines", style="List Bullet")
        file.add_paragraph("• Led a team of four")
        table = file.add_table(rows=3, cols=2)
        for row, cells in enumerate([("2016 – 2019", "Analyst\nExample AG"), ("Python", "expert"), ("", "alone")]):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        file.add_paragraph().add_run("Education").bold = True
        file.add_paragraph("First line\nsecond line")

    document = read("cv.docx", saved(write))
    assert document.form == "docx" and document.remarks == ()
    assert [line.text for line in document.lines] == [
        *("Ann Alder", "Experience", "Data engineer\tAcme GmbH\t2019 – 2022", "Built pipelines", "Led a team of four"),
        *("2016 – 2019\tAnalyst", "Example AG", "Python\texpert", "alone", "Education", "First line", "second line"),
    ]
    assert [line.text for line in document.lines if line.heading] == ["Ann Alder", "Experience", "Education"]
    assert [line.text for line in document.lines if line.bullet] == ["Built pipelines", "Led a team of four"]
    assert document.lines[0].size == 26


BOX = """<w:p {ns}><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="urn:wps"><w:txbxContent><w:p><w:r><w:rPr>
<w:color w:val="FFFFFF"/></w:rPr><w:t>ann@example.org</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing>
</mc:Choice>
<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>ann@example.org</w:t></w:r></w:p></w:txbxContent></w:pict>
</mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def test_text_boxes_heads_and_feet_are_read_once():
    def write(file: WordDocument) -> None:
        plain(file)
        file.sections[0].header.paragraphs[0].text = "Curriculum vitae"
        file.sections[0].footer.paragraphs[0].text = "Berlin, May 2026"
        file.element.body.insert(0, parse_xml(BOX.format(ns=nsdecls("w"))))

    document = read("cv.docx", saved(write))
    assert [line.text for line in document.lines] == [
        "Curriculum vitae",
        "ann@example.org",
        "Ann Alder",
        "Berlin, May 2026",
    ]
    assert not any(line.hidden for line in document.lines)


def small(run: docx.text.run.Run) -> None:
    run.font.size = Pt(1)


def white(run: docx.text.run.Run) -> None:
    run.font.color.rgb = RGBColor(255, 255, 255)


def vanished(run: docx.text.run.Run) -> None:
    run.font.hidden = True


@pytest.mark.parametrize("hide", [small, white, vanished], ids=lambda hide: hide.__name__)
def test_words_that_nobody_sees_are_kept_marked_and_said(hide: Callable[[docx.text.run.Run], None]):
    def write(file: WordDocument) -> None:
        line = file.add_paragraph("Ann Alder ")
        hide(line.add_run("python kubernetes"))

    document = read("cv.docx", saved(write))
    assert [(line.text, line.hidden) for line in document.lines] == [("Ann Alder", False), ("python kubernetes", True)]
    assert kinds(document) == {"hidden"}


def test_white_letters_on_a_dark_ground_are_seen():
    def write(file: WordDocument) -> None:
        cell = file.add_table(rows=1, cols=2).cell(0, 0)
        white(cell.paragraphs[0].add_run("Skills"))
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="1F2A44"/>'))

    assert [(line.text, line.hidden) for line in read("cv.docx", saved(write)).lines] == [("Skills", False)]


def test_deleted_words_are_no_text_and_added_ones_are():
    def write(file: WordDocument) -> None:
        plain(file)
        changes = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        file.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{changes}</w:p>"))

    assert read("cv.docx", saved(write)).text == "Ann Alder\nnew"


def test_macros_and_things_from_elsewhere_are_said_and_left_alone():
    def write(file: WordDocument) -> None:
        plain(file)
        part = file.part
        part.relate_to("http://192.0.2.1/template.dotm", f"{RELATION}/attachedTemplate", is_external=True)
        link = part.relate_to("https://example.org/ann", f"{RELATION}/hyperlink", is_external=True)
        namespaces = f'{nsdecls("w")} xmlns:r="{RELATION}"'
        words = "<w:r><w:t>My page</w:t></w:r>"
        file.element.body.insert(
            1, parse_xml(f'<w:p {namespaces}><w:hyperlink r:id="{link}">{words}</w:hyperlink></w:p>')
        )

    document = read("cv.docm", altered(saved(write), word__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0"))
    assert document.text == "Ann Alder\nMy page (https://example.org/ann)"
    assert kinds(document) == {"macros", "links"}
    assert "192.0.2.1" in next(remark.words for remark in document.remarks if remark.kind == "links")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r>
</w:p></w:body></w:document>""" % b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 10)
)
LEAK = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r>
</w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    "part",
    [BOMB, LEAK, b"<w:document", b"", b"\0" * 100, b"<a>" * 200_000, b" " * (40 << 20)],
    ids=["bomb", "leak", "cut", "empty", "zeros", "deep", "a zip bomb"],
)
def test_a_part_that_means_harm_is_refused_and_said(part: bytes):
    document = read("cv.docx", altered(saved(plain), lambda name, data: part if name == "word/document.xml" else data))
    assert (document.form, document.lines, kinds(document)) in (
        ("docx", (), {"damaged"}),
        ("other", (), {"damaged"}),
    )


def test_what_is_whole_is_read_beside_what_is_damaged():
    def write(file: WordDocument) -> None:
        plain(file)
        file.sections[0].header.paragraphs[0].text = "Curriculum vitae"

    def break_header(name: str, data: bytes) -> bytes:
        return data[: len(data) // 2] if "header" in name else data

    document = read("cv.docx", altered(saved(write), break_header))
    assert document.text == "Ann Alder" and kinds(document) == {"damaged"}


def test_a_file_cut_in_two_is_said_to_be_damaged():
    data = saved(plain)
    assert kinds(read("cv.docx", data[: len(data) // 2])) == {"damaged"}


def test_tables_in_tables_and_endless_depth():
    inner = "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
    for _ in range(150):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"

    def write(file: WordDocument) -> None:
        plain(file)
        table = file.add_table(rows=1, cols=2)
        table.cell(0, 0).add_table(rows=1, cols=2).cell(0, 1).text = "inside"
        table.cell(0, 1).text = "outside"

    assert read("cv.docx", saved(write)).text.split("\n") == ["Ann Alder", "inside\toutside"]

    def deepen(name: str, data: bytes) -> bytes:
        return re.sub(rb"</w:body>", inner.encode() + b"</w:body>", data) if name == "word/document.xml" else data

    document = read("cv.docx", altered(saved(plain), deepen))
    assert (document.text, kinds(document)) == ("Ann Alder", {"long"})
