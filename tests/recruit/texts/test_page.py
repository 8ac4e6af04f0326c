"""Web pages as browsers save them."""

from __future__ import annotations

import json

import pytest

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import read


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


JOB = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Data engineer (m/w/d)"}
PAGE = f"""<!DOCTYPE html>
<html lang=de><head><meta charset="utf-8"><title>Stelle bei Acme</title>
<style>.gone {{ display: none }} #side {{ position: absolute; left: -9999px }} .dark {{ background: #123 }}
.dark p {{ color: white }} @media print {{ .shown {{ display: none }} }}</style>
<script>document.write("never run")</script>
<script type="application/ld+json">{json.dumps(JOB)}</script>
<script type="application/ld+json">{{ broken</script>
<script type="application/ld+json">{{"@graph": [{{"@type": "Organization"}}]}}</script></head>
<body><header><nav><a href="/home">Start</a></nav></header>
<h1>Data   engineer <em>(m/w/d)</em></h1>
<p>Wir suchen dich f&uuml;r <b>Berlin</b>.<br>Zweite Zeile, <a href="https://example.org/jobs">mehr davon</a></p>
<h2>Aufgaben</h2><ul><li>Strecken bauen<ul><li>in Python</li></ul></li><li>Berichte &ndash; t&auml;glich</li></ul>
<p><strong>Profil</strong></p><div>Text ohne Absatz<div>und darin</div>danach</div>
<table><tr><th>Ort</th><td>Berlin</td></tr><tr><th>Gehalt</th><td>60.000 bis 70.000 €</td></tr></table>
<pre>Zeile 1
  Zeile 2</pre>
<p class="shown">zu sehen</p><div class="dark" style="color:#fff">hell auf dunkel</div>
<p class="gone">python</p><p id=side>java</p><p style="FONT-SIZE: 1px">rust</p><p hidden>go</p>
<p style="color:#FFFFFF !important">perl</p><p style="opacity:0">ruby</p>
<p>Sichtbar <span style="display:none">lisp</span></p>
<noscript><img src="http://192.0.2.1/pixel.png"></noscript><template><p>no</p></template>
<form><input value="Ann Alder"><textarea>Freitext</textarea></form><img src="x.png" alt="Unser Büro">
</body></html>"""


def test_an_advertisement_as_a_browser_saves_it():
    document = read("job.html", PAGE.encode())
    assert document.form == "html" and kinds(document) == {"hidden"}
    assert [line.text for line in document.lines if not line.hidden] == [
        *("Stelle bei Acme", "Start", "Data engineer (m/w/d)", "Wir suchen dich für Berlin."),
        *("Zweite Zeile, mehr davon (https://example.org/jobs)", "Aufgaben", "Strecken bauen", "in Python"),
        *("Berichte – täglich", "Profil", "Text ohne Absatz", "und darin", "danach", "Ort\tBerlin"),
        *("Gehalt\t60.000 bis 70.000 €", "Zeile 1", "Zeile 2", "zu sehen", "hell auf dunkel", "Sichtbar"),
        *("Ann Alder Freitext", "Unser Büro"),
    ]
    hidden = [line.text for line in document.lines if line.hidden]
    assert hidden == ["python", "java", "rust", "go", "perl", "ruby", "lisp"]
    assert document.data == [JOB, {"@type": "Organization"}]
    headings = [line.text for line in document.lines if line.heading]
    assert headings == ["Stelle bei Acme", "Data engineer (m/w/d)", "Aufgaben", "Profil"]
    assert [line.text for line in document.lines if line.bullet] == [
        "Strecken bauen",
        "in Python",
        "Berichte – täglich",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=iso-8859-1>", "latin-1"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("<meta charset=utf-8>", "cp1252"),
    ],
)
def test_a_page_is_read_in_its_encoding(head: str, encoding: str):
    words = "Привет" if encoding == "cp1251" else "Größe über Maß"
    page = f"<html><head>{head}</head><body><p>{words}</p></body></html>"
    assert read("job.html", page.encode(encoding)).text == words


def test_a_page_saved_as_one_file():
    page = """From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r
Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r
<html><body><p>Gr=C3=B6=C3=9Fe</p></body></html>\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n"""
    assert read("job.mht", page.encode()).text == "Größe"


def test_word_that_calls_a_web_page_doc():
    assert (
        read("cv.doc", b"<html xmlns:w='urn:x'><body><p class=MsoNormal>Ann Alder</p></body></html>").text
        == "Ann Alder"
    )


@pytest.mark.parametrize("page", ["<html>", "<html><body></body></html>", "<!doctype html><script>x</script>"])
def test_a_page_without_words(page: str):
    assert read("job.html", page.encode()).lines == ()


def test_a_page_of_endless_depth_or_length_is_read_as_far_as_it_goes():
    deep = read("job.html", b"<html><body><p>Ann</p>" + b"<div>" * 100_000 + b"deep" + b"</body></html>")
    assert deep.lines[0].text == "Ann" and (kinds(deep) == {"long"} or deep.lines[-1].text == "deep")
    long = read("job.html", b"<html><body>" + b"word<br>" * 21_000 + b"</body></html>")
    assert kinds(long) == {"long"} and len(long.lines) == 20_000
