"""D3, D5: what may not stand in an advertisement, and what has to, is found at its place with a proposal."""

from __future__ import annotations

import pytest
from tests.recruit.vacancies.truth import checked

REST = "Standort: Kiel. " + "Wir arbeiten mit Ruhe und Sorgfalt. " * 10
PAY = "Gehalt: 50.000 bis 60.000 Euro brutto im Jahr. "


def found(title: str, words: str, pay: str = PAY) -> set[tuple[str, str]]:
    """The rules of law that find something, and the words at the place they point at."""
    text = f"{title}\n\n{words}\n{pay}{REST}"
    findings = [one for one in checked(text).findings if not one.rule.startswith("form.")]
    assert all(one.why and one.proposal and text[one.start : one.end] == one.words for one in findings)
    return {(one.rule, one.words) for one in findings}


@pytest.mark.parametrize(
    ("title", "words", "rule", "place"),
    [
        ("Entwickler", "Kafka.", "gender.title", "Entwickler"),
        ("Krankenschwester", "Station 3.", "gender.word", "Krankenschwester"),
        ("Koch (m/w/d)", "Sie sind jung und dynamisch.", "age.young", "Sie sind jung und"),
        ("Koch (m/w/d)", "Digital Natives willkommen.", "age.generation", "Digital Natives"),
        ("Koch (m/w/d)", "Für Berufseinsteiger.", "age.beginners", "Berufseinsteiger"),
        ("Koch (m/w/d)", "Bewerber bis 30 Jahre.", "age.limit", "bis 30 Jahre"),
        ("Koch (m/w/d)", "Deutsch als Muttersprache.", "origin.tongue", "Deutsch als Muttersprache"),
        ("Cook (m/f/d)", "English native speaker.", "origin.tongue", "English native speaker"),
        ("Cook (m/f/d)", "Please send a photo.", "asked.photo", "photo"),
        ("Koch (m/w/d)", "Sie sind körperlich voll belastbar.", "disability.body", "körperlich voll belastbar"),
    ],
)
def test_d3_what_sets_people_apart_is_found_at_its_place(title: str, words: str, rule: str, place: str) -> None:
    assert (rule, place) in found(title, words)


def test_d3_an_advertisement_that_sets_nobody_apart_is_left_alone() -> None:
    assert found("Koch (m/w/d)", "Sie kochen für achtzig Gäste.") == set()


def test_d5_an_advertisement_without_a_figure_of_pay_says_so() -> None:
    assert {rule for rule, _ in found("Koch (m/w/d)", "Sie kochen.", pay="")} == {"pay.missing"}
    assert {rule for rule, _ in found("Koch (m/w/d)", "Sie kochen.", pay="Attraktives Gehalt. ")} >= {"pay.missing"}


@pytest.mark.parametrize(
    "words",
    ["Nennen Sie bitte Ihr bisheriges Gehalt.", "Please state your current salary.", "Indique su salario actual."],
)
def test_d5_nobody_is_asked_what_they_were_paid_before(words: str) -> None:
    assert "pay.past" in {rule for rule, _ in found("Koch (m/w/d)", words)}
