"""What stands on a button is in its name: who speaks to a page says what they see. Looked up in every template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src/renown/web/templates"
PIECE = r"""(?:[^"{]|\{%.*?%\}|\{\{.*?\}\})*"""
ELEMENT = re.compile(rf"""<(button|a|summary)\b((?:[^<>"]|"{PIECE}")*)>(.*?)</\1>""", re.DOTALL)
SAYS = re.compile(r"""\{% translate ["'](.*?)["'] %\}""")


def words(markup: str) -> str:
    """What is read of a piece of a template, signs of the template itself taken out."""
    bare = re.sub(r"""\{% (?:blocktranslate|endblocktranslate|plural)[^%]*%\}""", "", SAYS.sub(r"\1", markup))
    bare = re.sub(r"<span (?:class=\"hidden\"|aria-hidden=\"true\")>.*?</span>|<[^>]+>", "", bare)
    return re.sub(r"\{%.*?%\}", "|", bare).strip().casefold()


@pytest.mark.parametrize("page", sorted(TEMPLATES.rglob("*.html")), ids=lambda page: page.name)
def test_the_words_on_a_button_are_in_its_name(page: Path) -> None:
    for _, attributes, inside in ELEMENT.findall(page.read_text(encoding="utf-8")):
        label = re.search(rf'aria-label="({PIECE})"', attributes)
        if label is None:
            continue
        named = words(label[1])
        for shown in filter(None, words(inside).split("|")):
            if any(letter.isalpha() for letter in shown):
                assert shown in named, f"{shown!r} is not in {named!r}"
