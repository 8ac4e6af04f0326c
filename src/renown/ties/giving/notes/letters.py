"""A line in letters that compare: lower case, without accents, one letter for each, so that places stay the same."""

from __future__ import annotations

import re
import unicodedata

TOKEN = re.compile(r"(?<![\w@])@?[^\W_](?:[\w.'’-]*[^\W_])?")
"""A word, also one with an apostrophe, a hyphen or a dot inside; a handle with its @."""


def plain(text: str) -> str:
    """Lower case without accents, letter for letter.

    >>> plain("Señor Müller")
    'senor muller'
    """
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in text)
