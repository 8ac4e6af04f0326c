"""Plain texts: whatever is in them, each word comes out once, in its order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.texts.reader import read


def test_headings_points_and_columns_of_a_text():
    text = (
        "ANN ALDER\n=========\n\n## Experience\n* Acme GmbH       2019 - 2022\n- Built pipelines\n-----\n\x0cPage two\n"
    )
    document = read("cv.md", text.encode())
    assert [(line.text, line.heading, line.bullet, line.page) for line in document.lines] == [
        ("ANN ALDER", True, False, 1),
        ("Experience", True, False, 1),
        ("Acme GmbH\t2019 - 2022", False, True, 1),
        ("Built pipelines", False, True, 1),
        ("Page two", False, False, 2),
    ]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Jan Nowak, kierownik zespołu, imię i nazwisko, doświadczenie zawodowe, wykształcenie wyższe", "cp1250"),
        ("Иван Петров, инженер данных, опыт работы пять лет, образование высшее, навыки", "cp1251"),
        ("Иван Петров, инженер данных, опыт работы пять лет, образование высшее, навыки", "koi8-r"),
        ("Γιώργος Παπαδόπουλος, μηχανικός δεδομένων, εμπειρία πέντε χρόνια, εκπαίδευση", "cp1253"),
        ("山田太郎、データエンジニア、東京での経験は五年です。言語は日本語と英語です。", "shift_jis"),
        ("张伟，数据工程师，有五年的工作经验，教育背景：计算机科学学士学位。", "gb18030"),
        ("김민수, 데이터 엔지니어, 서울에서 오 년 동안 일했습니다. 학력: 컴퓨터 과학 학사", "euc-kr"),
        ("José Muñoz, ingeniero de datos, cinco años de experiencia, educación, ¿qué más? áéíóú", "cp1252"),
        ("Jürgen Großmann, Straße 5, Köln, Führungskräfteentwicklung für größere Häuser", "mac_roman"),
        ("יוסי כהן, מהנדס נתונים, חמש שנות ניסיון, השכלה אקדמית", "cp1255"),
        ("أحمد علي، مهندس بيانات، خمس سنوات من الخبرة في العمل", "cp1256"),
        ("Ayşe Yılmaz, yazılım mühendisi, İstanbul, beş yıl deneyim, eğitim", "cp1254"),
    ],
    ids=str.split("pl ru1 ru2 el ja zh ko es de he ar tr"),
)
def test_a_text_is_read_in_the_encoding_of_its_script(text: str, encoding: str):
    assert read("cv.txt", text.encode(encoding)).text == text


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1, max_size=40), st.data()
)
def test_no_word_gets_lost(words: list[str], data: st.DataObject):
    gaps = st.sampled_from([" ", "\n", "\t", "      ", " \n\n ", "\r\n", "\x0c"])
    text = "".join(word + data.draw(gaps) for word in words)
    expected = unicodedata.normalize("NFC", " ".join(words)).split()
    found = read("cv.txt", text.encode()).text.split()
    assert "".join(found) == "".join(expected)
