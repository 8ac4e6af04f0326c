"""Where texts name skills and occupations: whole words, the longest, and only what is meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.taxonomy import Concept, Taxonomy, load_seed, mentions


def skills(text: str) -> list[tuple[str, str]]:
    """Each (what stands there, which skill)."""
    return [(m.text, m.concept) for m in mentions(text, kinds=("skill",))]


def jobs(text: str) -> list[tuple[str, str]]:
    """Each (what stands there, which occupation)."""
    return [(m.text, m.concept) for m in mentions(text, kinds=("occupation",))]


def test_names_with_signs_are_found_as_what_they_are() -> None:
    found = skills("C++, C#, .NET, ASP.NET and Node.js. Also CI/CD, T-SQL; MIG/MAG")
    assert [skill for _text, skill in found] == "cpp csharp dotnet dotnet nodejs ci-cd sql welding".split()
    assert [text for text, _skill in found][:5] == ["C++", "C#", ".NET", "ASP.NET", "Node.js"]


def test_a_part_of_a_word_is_no_mention_and_the_longest_counts() -> None:
    assert skills("javascripting, scalability, digits, excellent") == []
    assert skills("machine learning on SQL Server with React Native") == [
        ("machine learning", "machine-learning"),
        ("SQL Server", "sql-server"),
        ("React Native", "react-native"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I go to work and rest.",
        "Vitamin C and a plan B",
        "the C-level and R&D",
        "Excel in your role. Swift answers, word of mouth",
        "Rust on the roof",
        "a safe way by sea, an express train",
        "Vitamin D oder Gruppe C",
        "Spring 2020: we moved",
        "see python.org, @python and java@example.org, https://example.com/kotlin/java",
    ],
)
def test_common_words_letters_and_addresses_are_no_skills(text: str) -> None:
    assert skills(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Python, R, Go", ["python", "r", "go"]),
        ("R, C und Go, SQL", ["r", "c", "go", "sql"]),
        ("Kenntnisse in R", ["r"]),
        ("Go developer", ["go"]),
        ("lenguaje C", ["c"]),
        ("MS Excel und Word", ["excel", "word"]),
        ("WORD, EXCEL, POWERPOINT", ["word", "excel", "powerpoint"]),
        ("• Go\n• Rust\n• Docker", ["go", "rust", "docker"]),
        ("experience with React", ["react"]),
        ("R, Go", []),
        ("c, r, python", ["python"]),
    ],
)
def test_what_stands_beside_says_whether_a_letter_is_a_language(text: str, wanted: list[str]) -> None:
    assert [skill for _text, skill in skills(text)] == wanted


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("Softwareentwickler:in", "job:software-developer"),
        ("Softwareentwickler*innen", "job:software-developer"),
        ("Softwareentwickler_in", "job:software-developer"),
        ("SoftwareentwicklerInnen", "job:software-developer"),
        ("Softwareentwicklerinnen", "job:software-developer"),
        ("Softwareentwickler/-in", "job:software-developer"),
        ("Softwareentwickler(in)", "job:software-developer"),
        ("SOFTWAREENTWICKLERIN", "job:software-developer"),
        ("Pflegefachmann/-frau", "job:nurse"),
        ("Pflegefachkräfte", "job:nurse"),
        ("Pflegefachkraefte", "job:nurse"),
        ("Pflegefachkra\u0308fte", "job:nurse"),
        ("Gesundheits- und Krankenpfleger/in", "job:nurse"),
        ("Kaufmann/-frau für Büromanagement", "job:office-clerk"),
        ("Elektronikerin für Betriebstechnik", "job:electrician"),
        ("Elektroniker:in für Betriebstechnik", "job:electrician"),
        ("Köchinnen", "job:cook"),
        ("Ärztin", "job:physician"),
        ("enfermero/a", "job:nurse"),
        ("enfermera", "job:nurse"),
        ("desarrolladora web", "job:web-developer"),
        ("desarrollador/a web", "job:web-developer"),
        ("técnica de soporte informático", "job:it-support"),
        ("warehouse workers", "job:warehouse-worker"),
    ],
)
def test_a_name_is_found_in_each_gender_and_number_to_its_last_sign(text: str, job: str) -> None:
    assert jobs(f"Wir suchen {text} (m/w/d), ab sofort") == [(text, job)]


def test_german_compounds_are_special_cases_of_their_head_and_hold_the_skill_they_begin_with() -> None:
    found = {m.text: (m.concept, m.how) for m in mentions("Chirurgiepflegefachkraft mit Excelkenntnissen, Linuxsystem")}
    assert found["Chirurgiepflegefachkraft"] == ("job:nurse", "compound")
    assert found["Excelkenntnissen"] == ("excel", "compound")
    assert "Linuxsystem" in found


def test_linkedin_is_no_gender_form_and_a_verb_is_not_the_form_of_a_job() -> None:
    taxonomy = Taxonomy([Concept("linkedin", "skill", {"": ("LinkedIn",)})])
    assert [m.text for m in taxonomy.mentions("LinkedIn, linked lists, linkedin")] == ["LinkedIn", "linkedin"]
    assert jobs("Polieren, Kochen, Drehen") == []


def test_a_word_cut_at_the_end_of_a_line_and_names_over_two_lines_are_found_with_their_place() -> None:
    text = "Anwendungs-\n  entwicklung und machine\n   learning"
    assert skills(text) == [
        ("Anwendungs-\n  entwicklung", "software-development"),
        ("machine\n   learning", "machine-learning"),
    ]


def test_an_occupation_may_hold_a_skill_and_kinds_and_languages_narrow_what_is_looked_for() -> None:
    assert [(m.text, m.kind) for m in mentions("Java developer")] == [
        ("Java developer", "occupation"),
        ("Java", "skill"),
    ]
    assert mentions("Krankenpflege", languages=("en",)) == []
    assert [m.concept for m in mentions("Krankenpflege und Python", languages=("de",))] == ["nursing-care", "python"]


def test_names_written_from_right_to_left_and_without_blanks_are_found() -> None:
    taxonomy = Taxonomy(
        [
            Concept("nurse", "occupation", {"ar": ("ممرضة",), "he": ("אחות",)}),
            Concept("cook", "skill", {"zh": ("烹饪",)}),
        ]
    )
    text = "\u202bمُمَرِّضة\u202c, אחות, 我会烹饪很好"
    found = taxonomy.mentions(text)
    assert [m.concept for m in found] == ["nurse", "nurse", "cook"]
    assert [text[m.start : m.end] for m in found] == [m.text for m in found]


def test_of_several_that_share_a_name_those_whose_own_it_is_come_first() -> None:
    taxonomy = Taxonomy(
        [
            Concept("a", "skill", {"en": ("wound treatment", "dressing wounds")}),
            Concept("b", "skill", {"en": ("dressing wounds",)}),
        ]
    )
    assert taxonomy.mentions("Dressing wounds")[0].concepts == ("b", "a")


NAMES = [name for concept in load_seed().concepts.values() for name in concept.names()]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(NAMES),
            st.text(max_size=8),
            st.sampled_from([":innen", "/-in", "\n", "-\n", "\u0308", "\u00ad", ", ", "ﬁ", "İ", "/a", "(in)"]),
        ),
        max_size=14,
    )
)
def test_every_mention_stands_where_it_says_and_none_of_a_kind_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    ends: dict[str, int] = {}
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.text != ""
        assert ends.get(mention.kind, 0) <= mention.start
        ends[mention.kind] = mention.end


def test_a_text_that_repeats_what_it_names_costs_no_more_than_its_length() -> None:
    text = "Go, R, C " * 1500 + "Python " * 1500
    found = mentions(text)
    assert len([m for m in found if m.concept == "python"]) == 1500
