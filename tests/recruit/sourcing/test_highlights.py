"""What is marked in a text is what the search finds there, and nothing it leaves out."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.recruit.query.parser import parse
from renown.recruit.query.tree import Phrase, Term
from renown.recruit.sourcing.highlights import MOST_MARKS, highlights
from renown.recruit.sourcing.tokens import asked, places

from .worlds import AT, OFTEN, WORDS, tree

TEXT = "Softwareentwicklerin (m/w/d) in München: C++/C#, ASP.NET; Data-Engineer, data  engineer.\nNo intern; C&A."


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("entwickler", ["Softwareentwicklerin"]),
        ("muenchen OR C#", ["München", "C#"]),
        ("c++ NOT (intern OR NOT .net)", ["C++", "ASP.NET"]),
        ('"data engineer"', ["Data-Engineer", "data  engineer"]),
        ('"engineer data"~4', ["Data-Engineer", "data", "engineer"]),
        ("title:engin*", ["Data-Engineer", "engineer"]),
        ("C", []),
        ("NOT data", []),
        ("data NEAR/2 engineer", ["Data-Engineer", "data", "engineer"]),
    ],
)
def test_words_are_marked_as_they_are_found(query: str, marked: list[str]) -> None:
    found = [TEXT[begin:end] for begin, end in highlights(TEXT, parse(query).tree)]
    assert found == marked


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_marks_are_apart_in_order_and_hold_what_was_looked_for(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(word + chance.choice((" ", "\n", ", ", "/", " (")) for word in chance.choices(WORDS, k=30))
    marks = highlights(text, tree(chance))
    assert all(0 <= begin < end <= len(text) for begin, end in marks)
    assert all(before[1] < after[0] for before, after in pairwise(marks))
    word = chance.choice(OFTEN)
    forms = {form[0] for form in asked(word) if len(form) == 1}
    there = any(forms & set(place) for place in places(text))
    if forms:
        assert bool(highlights(text, Term(word, AT))) == there


def test_endless_texts_and_searches_are_marked_to_a_bound() -> None:
    many = " OR ".join(f"w{n}" for n in range(900))
    text = " ".join(f"w{n % 1_500}" for n in range(20_000))
    assert len(highlights(text, parse(many).tree)) <= MOST_MARKS
    assert highlights("x" * 200_000, Phrase(("a", "b"), AT)) == ()
    assert highlights("", Term("a", AT)) == () == highlights("!? ... —", Term("—", AT))
