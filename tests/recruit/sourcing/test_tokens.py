"""Words as recruiters write them are found as they are meant."""

from __future__ import annotations

import pytest

from renown.recruit.sourcing.compounds import parts
from renown.recruit.sourcing.gender import base, neutral
from renown.recruit.sourcing.tokens import LONGEST_WORD, asked, patterns, places


def terms(text: str) -> list[str]:
    """The first term of each place."""
    return [place[0] for place in places(text)]


def finds(query: str, text: str) -> bool:
    """Whether a searched word or phrase stands in a text."""
    there = places(text)
    return any(
        all(word in there[at + number] for number, word in enumerate(words))
        for words in asked(query)
        for at in range(len(there) - len(words) + 1)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, C# and C.", "c++ c# and c"),
        ("C++17, C#10, F#, g++", "c++ 17 c# 10 f# g++"),
        ("(.NET) .net-Entwickler ASP.NET", ".net .net entwickler asp.net"),
        ("knows Node.js. Next.js/Vue.js", "knows node.js next.js vue.js"),
        ("was done.Then came 3.11 and v2.0", "was done then came 3.11 and v2.0"),
        ("B.Sc., M.A., U.S.A.", "bsc ma usa"),
        ("R&D with R, Tern&Tallow", "r&d with r tern tallow"),
        ("computer-vision CI/CD", "computer vision ci cd"),
        ("issue#5 A+ 60%", "issue 5 a 60"),
        ("工程师 Ingenieur", "工 程 师 ingenieur"),
        ("हिन्दी", "हिन्दी"),
        ("\u202eabc\u202c 👩🏽‍💻 dev", "abc dev"),
        ("Ｃ＋＋ ﬁnance", "c++ finance"),
        ("", ""),
        ("&&& --- ...", ""),
    ],
)
def test_words(text, words):
    assert terms(text) == words.split()


@pytest.mark.parametrize(
    "address",
    [
        "ann@mail.example.org",
        "https://www.example.org/in/ann",
        "www.example.org/ann",
        "linkedin.com/in/ann",
        "+49 30 901820 55",
        "mailto:ann@example.org",
    ],
)
def test_addresses_are_no_words(address):
    assert "ann" not in terms(f"write to {address} now")
    assert not any(term.isdigit() for term in terms(f"write to {address} now"))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Größe", "GROSSE"),
        ("Groesse", "Größe"),
        ("Zürich", "Zurich"),
        ("Zürich", "Zuerich"),
        ("Zuerich", "Zürich"),
        ("Zürich", "Zu\u0308rich"),
        ("Straße", "STRASSE"),
        ("Malmo", "Malmö"),
        ("Lodz", "Łódź"),
        ("Geschaeftsfuehrerin", "Geschäftsführer"),
        ("Softwareentwickler", "Software-Entwicklerin"),
        ("Software Entwickler", "Softwareentwickler/-in"),
        ("entwickler", "Softwareentwicklerinnen"),
        ("computer-vision", "computer vision"),
        (".NET", "ASP.NET"),
        ("Vertrieb", "Vertriebsleiter:in"),
        ("Buchhaltung", "Finanzbuchhaltung"),
    ],
)
def test_what_is_meant_is_found(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("C", "C++ C#"),
        ("C#", "C++"),
        ("Java", "JavaScript"),
        ("NET", ".NET"),
        ("bank", "Datenbankentwickler"),
        ("leiter", "Begleiter"),
        ("linked", "LinkedIn"),
        ("R", "R&D"),
        ("node", "Node.js"),
    ],
)
def test_what_is_not_meant_is_not_found(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize(
    "form",
    [
        "Entwickler:in", "Entwickler*innen", "Entwickler_in", "Entwickler/in", "Entwickler/-in", "Entwickler(in)",
        "EntwicklerIn", "EntwicklerInnen", "Entwickler·innen", "Entwicklerin", "Entwicklerinnen", "Entwickler (m/w/d)",
        "Entwickler m/w/d", "Entwickler (d|f|m)", "Entwickler (w/m/x)", "Entwickler (gn)", "Entwickler (all genders)",
        "Entwickler/ -innen", "entwickler:IN", "Entwickler (M/F/D)",
    ],
)  # fmt: skip
def test_gender_forms_of_one_word(form):
    assert terms(form) == ["entwickler"]


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("Kaufmann/-frau", "kaufmann"),
        ("Kauffrau/-mann", "kaufmann"),
        ("Kaufmann/frau", "kaufmann"),
        ("Kaufmann:frau", "kaufmann"),
        ("Kaufleute", "kaufmann"),
        ("Ärzt:innen", "arzt"),
        ("ÄrztIn", "arzt"),
        ("Aerztin", "arzt"),
        ("Kolleg*innen", "kollege"),
        ("Psycholog_in", "psychologe"),
        ("Angestellte:r", "angestellte"),
        ("Angestellte(r)", "angestellte"),
        ("Architektinnen", "architekt"),
    ],
)
def test_more_gender_forms(form, word):
    assert terms(form) == [word]


@pytest.mark.parametrize(
    "word",
    "LinkedIn PlugIn LogIn BuiltIn Berlin Admin Medizin Termin Disziplin Protein Valentin Severin Hausfrau innen "
    "gewinnen beginnen remote/in an/in w/o m/s i/o".split(),
)
def test_what_is_no_gender_form_stays(word):
    assert neutral(word).casefold() == word.casefold()
    assert base(word) == word.casefold()


def test_compounds_take_apart_only_what_is_known():
    assert parts("softwareentwickler") == ("software", "entwickler")
    assert parts("projektmanagement") == ("projekt", "management")
    assert parts("gesundheitsberater") == ("gesundheit", "berater")
    for whole in "begleiter datenbank technikerin information management ableiter vorleiter manager".split():
        assert parts(whole) == (whole,), whole


def test_words_with_gaps_in_every_spelling():
    assert patterns("Größ*") == (("gross.*",), ("groess.*",))
    assert patterns("*") == ((".*",),)
    assert patterns("???") == (("...",),)
    assert patterns("**a*") == ((".*a.*",),)
    assert patterns("C++*") == ((r"c\+\+.*",),)
    assert patterns("[a-z]*(x)") == (("a", "z.*", "x"),)


def test_words_of_any_length_are_kept_short():
    assert terms("x" * 500) == ["x" * LONGEST_WORD]
    assert asked("x" * 500) == (("x" * LONGEST_WORD,),)
