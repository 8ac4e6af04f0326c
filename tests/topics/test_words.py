"""Terms and links: what counts as a word, and what never does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.topics.words import STOP_WORDS, asks, links_of, terms_of

MODEST = settings(max_examples=50, deadline=None)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Tidal maps", {"tidal", "maps", "tidal maps"}),
        ("tidal. Maps", {"tidal", "maps"}),
        ("the maps of the coast", {"maps", "coast"}),
        ("#TideTables are out", {"#tidetables"}),
        ("issue #42 again", {"issue"}),
        ("@bo.diaz thanks :tada: bo@maps.example", set()),
        ("Re: AW: [brackwater-dev] Sprint report", {"sprint", "report", "sprint report"}),
        ("die Gezeiten und el estuario", {"gezeiten", "estuario"}),
        ("don’t panic", {"panic"}),
        ("self-hosted atlas", {"self-hosted", "atlas", "self-hosted atlas"}),
        ("ｗｉｄｅ letters", {"wide", "letters", "wide letters"}),
        ("潮汐の地図", {"潮汐の地図"}),
        ("", set()),
    ],
)
def test_terms(text: str, terms: set[str]) -> None:
    assert terms_of(text) == terms


@MODEST
@given(st.text(max_size=200))
def test_whatever_is_written_gives_terms_in_one_case_and_no_stop_word(text: str) -> None:
    for term in terms_of(text):
        assert term == term.strip() and not set(term.split()) & STOP_WORDS
        assert 1 <= len(term.split(" ")) <= 2
    for link in links_of(text):
        assert link.startswith(("http://", "https://")) and "#" not in link


@MODEST
@given(st.lists(st.sampled_from(["tides", "maps", "silt", "the", "and"]), max_size=6))
def test_case_does_not_matter(words: list[str]) -> None:
    assert terms_of(" ".join(words).upper()) == terms_of(" ".join(words))


def test_links_are_the_same_whoever_sent_them_on() -> None:
    one, two = links_of("https://Maps.example/a?utm_medium=mail"), links_of("(https://maps.example/a#part)")
    assert one == two == {"https://maps.example/a"}
    assert links_of("http://[broken") == frozenset()


def test_a_question_is_a_question() -> None:
    assert asks("Which version?") and not asks("See https://maps.example/?q=1") and not asks("No.")
