"""RTF as Word, WordPad and LibreOffice write it."""

from __future__ import annotations

import random

import pytest

from renown.recruit.texts.document import Document
from renown.recruit.texts.reader import Reader, read

HEAD = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fswiss\fcharset204 Arial;}
{\f2\fnil\fcharset2 Symbol;}{\f3\fmodern\fcharset128 MS Gothic;}}
{\colortbl ;\red0\green0\blue0;\red255\green255\blue255;\red32\green48\blue64;}
{\stylesheet{\ql\snext0 Normal;}{\s1\ql\b\fs32\sbasedon0\snext0 heading 1;}}
{\info{\title Secret title}{\author Somebody}}{\*\generator Riched20 10.0;}\viewkind4\uc1
{\header\pard Lebenslauf\par}
"""


def kinds(document: Document) -> set[str]:
    return {remark.kind for remark in document.remarks}


BODY = rb"""\pard\s1\b\fs32 Zo\'eb M\'fcller\par
\pard\plain\f0\fs22 Dateningenieurin\tab 2019 \endash  2022\par
{\pntext\f2\'B7\tab}{\*\pn\pnlvlblt\pnf2\pnindent0{\pntxtb\'B7}}\fi-200\li200 Strecken gebaut\par
\pard{\listtext\f2\'b7\tab}\ls1\ilvl0 Python, 5 000 \u8364? im Jahr\par
\pard \u8211\'96 kein Punkt, \{geschweift\} und \\ schr\u228 ag\par
{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}, {\f3 \'93\'fa\'96\'7b}, \u-10179?\u-8704?\par
{\field{\*\fldinst{HYPERLINK "https://example.org/zoe"}}{\fldrslt{\ul Webseite}}}\par
{\field{\*\fldinst{HYPERLINK "mailto:zoe@example.org"}}{\fldrslt{zoe@example.org}}}\par
\trowd\cellx3000\cellx6000\pard\intbl 2016 \endash  2019\cell Analystin\par Beispiel AG\cell\row
\trowd\cellx3000\cellx6000\pard\intbl Deutsch\cell Muttersprache\cell\row
\pard\b Ausbildung\b0\par
Zeile eins\line Zeile zwei\par
{\pict\pngblip\picw10 89504e470d0a1a0a}{\object\objemb{\*\objdata 0105000002}{\result Tabelle}}
"""


def test_a_cv_as_word_writes_it():
    document = read("cv.rtf", HEAD + BODY + b"}")
    assert document.form == "rtf" and kinds(document) == {"links"}  # it holds an object
    assert [line.text for line in document.lines] == [
        *("Lebenslauf", "Zoë Müller", "Dateningenieurin\t2019 – 2022", "Strecken gebaut", "Python, 5 000 € im Jahr"),
        *("kein Punkt, {geschweift} und \\ schräg", "Привет, 日本, 😀", "Webseite (https://example.org/zoe)"),
        *("zoe@example.org", "2016 – 2019\tAnalystin", "Beispiel AG", "Deutsch\tMuttersprache", "Ausbildung"),
        *("Zeile eins", "Zeile zwei"),
    ]
    assert [line.text for line in document.lines if line.heading] == ["Zoë Müller", "Ausbildung"]
    assert [line.text for line in document.lines if line.bullet][:2] == ["Strecken gebaut", "Python, 5 000 € im Jahr"]


@pytest.mark.parametrize("hide", [rb"\v ", rb"\cf2 ", rb"\fs2 "])
def test_words_that_nobody_sees_are_kept_marked_and_said(hide: bytes):
    document = read("cv.rtf", HEAD + rb"\pard Zo\'eb {" + hide + rb"python java}\par}")
    assert [(line.text, line.hidden) for line in document.lines][1:] == [("Zoë", False), ("python java", True)]
    assert kinds(document) == {"hidden"}


def test_white_letters_on_a_dark_ground_are_seen():
    assert not any(line.hidden for line in read("cv.rtf", HEAD + rb"\pard {\cf2\chcbpat3 Kontakt}\par}").lines)


def test_a_picture_of_raw_bytes_is_passed_over():
    blob = random.Random(3).randbytes(2000)
    document = read("cv.rtf", HEAD + b"\\pard Ann{\\pict\\bin2000 " + blob + b"} Alder\\par}")
    assert document.text == "Lebenslauf\nAnn Alder" and document.remarks == ()


def test_what_breaks_off_is_read_as_far_as_it_goes():
    whole = HEAD + BODY + b"}"
    document = read("cv.rtf", whole[: whole.index(b"Beispiel")])
    assert "2016 – 2019\tAnalystin" in document.text and kinds(document) == {"damaged"}
    deep = read("cv.rtf", HEAD + b"{" * 100_000 + b"Ann" + b"}" * 100_000 + b"}")
    assert deep.lines[-1].text == "Ann" and kinds(deep) == {"damaged"}


def test_no_damage_is_more_than_a_remark():
    chance = random.Random(11)
    with Reader() as reader:
        for _ in range(150):
            broken = bytearray(HEAD + BODY + b"}")
            for _ in range(chance.randint(1, 40)):
                broken[chance.randrange(6, len(broken))] = chance.choice(b"\\{}'u0-9 \x00\xffab")
            assert "could not be read around" not in " ".join(
                r.words for r in reader.read("cv.rtf", bytes(broken)).remarks
            )
