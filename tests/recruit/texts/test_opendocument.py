"""ODT as LibreOffice writes it."""

from __future__ import annotations

import io
import zipfile

import pytest

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import read

SPACES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible",
    "draw": "drawing", "svg": "svg-compatible", "meta": "meta",
}  # fmt: skip
NAMES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in SPACES.items())
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {NAMES} office:version="1.3"><office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="14pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="1"><style:text-properties fo:font-size="130%"
 fo:font-weight="bold"/></style:style>
</office:styles><office:master-styles><style:master-page style:name="Standard">
<style:header><text:p>Lebenslauf</text:p></style:header><style:footer><text:p><text:page-number>1</text:page-number></text:p>
</style:footer></style:master-page></office:master-styles></office:document-styles>"""
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties fo:font-size="1pt"/></style:style>
<style:style style:name="C1" style:family="table-cell"><style:table-cell-properties fo:background-color="#203040"/>
</style:style></office:automatic-styles>"""
MANIFEST = """<?xml version="1.0"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"/>
{}</manifest:manifest>"""


PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'


def odt(body: str, *, before: str = PROLOG, locked: bool = False, **added: str) -> bytes:
    """A file with such a body."""
    content = f"{before}<office:document-content {NAMES}>{AUTOMATIC}"
    content += f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    lock = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", "\x8fscrambled" if locked else content)
        archive.writestr("styles.xml", STYLES)
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(lock * locked))
        for name, part in added.items():
            archive.writestr(name.replace("__", "/"), part)
    return out.getvalue()


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


BODY = """
<text:h text:style-name="Heading_20_1" text:outline-level="1">Zoë Müller</text:h>
<text:p text:style-name="Standard">Dateningenieurin<text:tab/>2019<text:s text:c="3"/>– 2022</text:p>
<text:p>Zeile eins<text:line-break/>Zeile zwei <text:a xlink:href="https://example.org/zoe">Webseite</text:a></text:p>
<text:list><text:list-item><text:p>Python</text:p><text:list><text:list-item><text:p>pandas</text:p></text:list-item>
</text:list></text:list-item><text:list-item><text:p>SQL</text:p></text:list-item></text:list>
<table:table><table:table-column/><table:table-row><table:table-cell><text:p>2016 – 2019</text:p></table:table-cell>
<table:table-cell><text:p>Analystin</text:p><text:p>Beispiel AG</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="C1"><text:p><text:span text:style-name="T1">Deutsch</text:span>
</text:p></table:table-cell><table:table-cell><text:p>Muttersprache</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p>zoe@example.org</text:p></draw:text-box></draw:frame>
Neben dem Kasten</text:p>
<text:p><text:span text:style-name="T2">Ausbildung</text:span></text:p>
"""


def test_a_cv_as_libreoffice_writes_it():
    document = read("cv.odt", odt(BODY))
    assert (document.form, document.remarks) == ("odt", ())
    assert [line.text for line in document.lines] == [
        *("Lebenslauf", "Zoë Müller", "Dateningenieurin\t2019 – 2022", "Zeile eins"),
        *("Zeile zwei Webseite (https://example.org/zoe)", "Python", "pandas", "SQL", "2016 – 2019\tAnalystin"),
        *("Beispiel AG", "Deutsch\tMuttersprache", "Neben dem Kasten", "zoe@example.org", "Ausbildung"),
    ]
    assert [line.text for line in document.lines if line.heading] == ["Zoë Müller", "Ausbildung"]
    assert [line.text for line in document.lines if line.bullet] == ["Python", "pandas", "SQL"]


@pytest.mark.parametrize("style", ["T1", "T3", "T4"])
def test_words_that_nobody_sees_are_kept_marked_and_said(style: str):
    document = read("cv.odt", odt(f'<text:p>Zoë <text:span text:style-name="{style}">python java</text:span></text:p>'))
    assert [line.text for line in document.lines if line.hidden] == ["python java"]
    assert kinds(document) == {"hidden"}


def test_a_password_macros_and_things_from_elsewhere_are_said():
    assert kinds(read("cv.odt", odt("", locked=True))) == {"encrypted"}
    picture = '<text:p>Zoë</text:p><text:p><draw:frame><draw:image xlink:href="http://192.0.2.1/a.png"/></draw:frame></text:p>'
    document = read("cv.odt", odt(picture, Basic__Standard__Module1="Sub Main"))
    assert document.text == "Lebenslauf\nZoë" and kinds(document) == {"macros", "links"}


def test_entities_and_endless_depth_are_refused_and_said():
    bomb = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
    assert kinds(read("cv.odt", odt("<text:p>&b;</text:p>", before=bomb))) == {"damaged"}
    deep = "<text:section>" * 200 + "<text:p>deep</text:p>" + "</text:section>" * 200
    assert kinds(read("cv.odt", odt(f"<text:p>Zoë</text:p>{deep}"))) == {"long"}
