"""Every word that a page asks for is explained, and no meaning needs a formula."""

from __future__ import annotations

import re
from pathlib import Path

from renown.model.glossary import TERMS, meaning

TEMPLATES = Path(__file__).parents[2] / "src/renown/web/templates"


def test_every_word_that_a_page_asks_for_is_explained() -> None:
    asked = {
        word for page in TEMPLATES.rglob("*.html") for word in re.findall(r'{% term "([^"]+)" %}', page.read_text())
    }
    assert len(asked) >= 8
    assert all(meaning(word) for word in asked)


def test_meanings_are_short_sentences_in_the_order_of_the_alphabet() -> None:
    assert list(TERMS) == sorted(TERMS)
    for word, words in TERMS.items():
        assert words.endswith(".") and len(words) <= 240, word
        assert not re.search(r"[=^_{}]|\bln\b|\blog\b", words), word
