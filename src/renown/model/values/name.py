"""Names of people as shown: NFC, no invisible marks, single spaces. Nobody is ever merged by name alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from renown.model.values.value import strip_marks

# Only the accents of Latin, Greek and Cyrillic: in other scripts combining signs are vowels.
_ACCENTS = re.compile("[\u0300-\u036f]")
_INITIAL = 0.8
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class NameType:
    """Names."""

    name: str = "name"
    telling: float = 0.2

    def clean(self, raw: str) -> str | None:
        """The name without marks and needless spaces, or None when nothing is left.

        >>> NAME.clean("\u202aJane \u00a0Doe\u202c"), NAME.clean(" \u200b ")
        ('Jane Doe', None)
        """
        return strip_marks(raw) or None

    def validate(self, value: str) -> bool:
        """Whether this is a cleaned name.

        >>> NAME.validate("Jane Doe"), NAME.validate(" Jane Doe")
        (True, False)
        """
        return self.clean(value) == value

    def compare(self, a: str, b: str) -> float:
        """How alike two names are by their words: order, case and accents do not count, initials nearly match.

        >>> NAME.compare("Doe, Jane", "Jane Doe"), NAME.compare("Jane Doe", "Ali Khan")
        (1.0, 0.0)
        >>> NAME.compare("J. Doe", "Jane Doe")
        0.9
        """
        if a == b:
            return 1.0
        words_a, words_b = fold(a).split(), fold(b).split()
        total = len(words_a) + len(words_b)
        return 2 * _matched(words_a, words_b) / total if total else 0.0

    def show(self, value: str) -> str:
        """The name as it is.

        >>> NAME.show("Jane Doe")
        'Jane Doe'
        """
        return value


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name for looking up: words only, one case, without Latin, Greek and Cyrillic accents.

    >>> fold("Zoë  O’Neil-Müller, Ph.D.")
    "zoe o'neil muller ph d"
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", strip_marks(name).casefold()))
    kept = (sign if _in_word(sign) else " " for sign in unicodedata.normalize("NFC", plain).replace("’", "'"))
    return " ".join("".join(kept).split())


def may_be_one(a: str, b: str) -> bool:
    """Whether two names can be one person's: all words of the shorter stand in the other, in full or as an initial.

    >>> may_be_one("Doe, Jane", "Jane M. Doe"), may_be_one("J. Doe", "Jane Doe"), may_be_one("Jane Doe", "John Doe")
    (True, True, False)
    """
    short, long = sorted((fold(a).split(), fold(b).split()), key=len)
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        meant = next((other for other in left if word == other), None) or next(
            (other for other in left if 1 in (len(word), len(other)) and word[0] == other[0]), None
        )
        if meant is None:
            return False
        left.remove(meant)
    return True


def initials(name: str) -> str:
    """The first sign of each word, in capitals.

    >>> initials("Jane van Doe")
    'JVD'
    """
    return "".join(word[0].upper() for word in fold(name).split())


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "'" or unicodedata.category(sign).startswith("M")


def _matched(words_a: list[str], words_b: list[str]) -> float:
    pairs = [(_alike(s, t), min(s, t), max(s, t), i, j) for i, s in enumerate(words_a) for j, t in enumerate(words_b)]
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    free_a, free_b, total = set(range(len(words_a))), set(range(len(words_b))), 0.0
    for score, _, _, i, j in pairs:
        if i in free_a and j in free_b:
            free_a.discard(i)
            free_b.discard(j)
            total += score
    return total


def _alike(s: str, t: str) -> float:
    if s == t:
        return 1.0
    if min(len(s), len(t)) == 1:
        return _INITIAL if s[0] == t[0] else 0.0
    score = _dice(s, t)
    return score if score >= _ALIKE else 0.0


def _dice(s: str, t: str) -> float:
    pairs_s, pairs_t = ({w[i : i + 2] for i in range(len(w) - 1)} for w in (f" {s} ", f" {t} "))
    return 2 * len(pairs_s & pairs_t) / (len(pairs_s) + len(pairs_t))


NAME = NameType()
"""The value type of names."""
