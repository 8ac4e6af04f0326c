"""Text made comparable, every character with its place in what was written.

Invariant: upper and lower case, accents (umlauts excepted), kinds of dashes, blanks and line ends, signs without
width and words cut at a line's end make no difference; gender signs (`:innen`, `/-in`, `/a`) are passed over. What is
found in the folded text has its place in the written one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_DASHES = "\\-\u2010-\u2015\u2212"
_GAP = rf"\s{_DASHES}"
_NO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u0652\u0640"
_MARKS = "\u0300-\u036f"
_WIDE = "\ufb00-\ufb06"
_END = r"(?![^\W_])"
# One class of first signs, then what each is part of: so the search skips everything else at once.
_ODD = re.compile(
    rf"[{_GAP}{_NO_WIDTH}{_MARKS}{_WIDE}:*_/(I](?:"
    rf"(?P<gap>(?<=[{_GAP}])[{_GAP}]+)|(?<=[{_NO_WIDTH}])[{_NO_WIDTH}]*|(?P<wide>(?<=[{_WIDE}]))"
    rf"|(?P<mark>(?<=[^\W\d_][{_MARKS}])[{_MARKS}]*)"
    rf"|(?<=[a-zäöüß]{{2}}[:*_/(])[-\u2010\u2011]?(?:in|innen)\)?{_END}"
    rf"|(?:(?<=erI)|(?<=stI)|(?<=ntI)|(?<=orI)|(?<=urI))n(?:nen)?{_END}"
    rf"|(?:(?<=mann[/(])|(?<=mann )/) ?-?(?:frau|Kauffrau|Fachfrau)\)?{_END}"
    rf"|(?<=[a-záéíóúñ]{{3}}[/(])-?(?:a|as|o|os|ra|ras)\)?{_END})"
)
_CUT = re.compile(r"-[^\S\n]*\n\s*")
_KEPT = frozenset("äöüß")


_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BARE = str.maketrans("äöü", "aou")


class _Table(dict[int, str]):
    """What each character is folded to: always one character."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _one(chr(code))
        return found


def _one(char: str) -> str:
    low = char.lower()
    if low in _KEPT or char == "ẞ":
        return "ß" if char == "ẞ" else low
    if char.isspace() or re.match(f"[{_DASHES}]", char):
        return " "
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).casefold()
    if char in "’‘`´":
        return "'"
    return bare if len(bare) == 1 else low if len(low) == 1 else char


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. places, starts: from which folded character on, where the written text goes on."""

    text: str
    places: tuple[int, ...] = (0,)
    starts: tuple[int, ...] = (0,)

    def place(self, at: int) -> int:
        """Where a folded character stands in the written text; behind a sign that was passed over.

        >>> folded("Node  –  JS").place(5)
        9
        """
        piece = bisect_right(self.places, at) - 1
        return self.starts[piece] + at - self.places[piece]


def folded(text: str) -> Folded:
    """The text made comparable.

    >>> folded("Krankenpfle-\\nger:innen, CAFÉ, Köche, ﬁne").text
    'krankenpfleger, cafe, köche, fine'
    """
    plain = text.translate(_TABLE)
    parts, places, starts, done, size = list[str](), [0], [0], 0, 0
    for odd in _ODD.finditer(text):
        begin, instead = _instead(odd)
        parts += (plain[done:begin], instead)
        size += begin - done
        places += (size, size := size + len(instead))
        starts += (begin, odd.end())
        done = odd.end()
    return Folded("".join((*parts, plain[done:])), tuple(places), tuple(starts)) if parts else Folded(plain)


def _instead(odd: re.Match[str]) -> tuple[int, str]:
    """From where on something is not one character for one, and what stands for it."""
    text, begin, end = odd.string, odd.start(), odd.end()
    if odd["gap"] is not None:
        around = text[begin - 1 : begin] + text[end : end + 1]
        return begin, "" if len(around) == 2 and around.islower() and _CUT.fullmatch(odd.group()) else " "
    if odd["mark"] is not None:
        return begin - 1, unicodedata.normalize("NFC", text[begin - 1 : end])[:1].translate(_TABLE)
    return begin, unicodedata.normalize("NFKC", odd.group()) if odd["wide"] is not None else ""


def fold(label: str) -> str:
    """A label made comparable.

    >>> fold("  E‑Learning "), fold("C++"), fold("Pflegekra\\u0308fte")
    ('e learning', 'c++', 'pflegekräfte')
    """
    return folded(label).text.strip()


def spellings(label: str, language: str = "") -> tuple[str, ...]:
    """How a folded label may be written: umlauts and ß in two letters, dashed words in one; but in German no umlaut
    without its dots, which is another letter there.

    >>> spellings("Pflegekräfte", "de"), spellings("front-end"), spellings("lingüística", "es")
    (('pflegekräfte', 'pflegekraefte'), ('front end', 'frontend'), ('lingüistica', 'linguistica'))
    """
    plain = fold(label)
    found = [plain]
    if not plain.isascii():
        narrow = plain.replace("ß", "ss")
        found += [narrow, narrow.translate(_TWO if language in ("de", "") else _BARE)]
    if re.fullmatch(r"[^\W\d_]{2,40}[-\u2010\u2011][^\W\d_]{2,40}", label.strip()):
        found += [spelling.replace(" ", "") for spelling in found]
    return tuple(dict.fromkeys(found))
