"""One word in the letters it is searched by: small, without accents, and with umlauts in both ways they are written.

Invariant: "Größe", "Groesse" and "Grosse" meet. A word with umlauts has two spellings, the plain one first.
"""

from __future__ import annotations

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_ACCENTS = re.compile("[\u0300-\u036f]+")


def small(word: str) -> str:
    """The word in small letters, composed; umlauts stay.

    >>> small("GRÖSSE"), small("Größe")
    ('grösse', 'grösse')
    """
    return unicodedata.normalize("NFC", word.casefold())


def spellings(word: str) -> tuple[str, ...]:
    """How a word is looked up: without accents, and besides with ae, oe, ue where it has umlauts.

    >>> spellings("Größe"), spellings("Café"), spellings("Python")
    (('grosse', 'groesse'), ('cafe',), ('python',))
    """
    word = small(word)
    plain = _plain(word)
    written = _plain(word.translate(_UMLAUTS))
    return (plain,) if plain == written else (plain, written)


def _plain(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).casefold()
