"""Whether a text fits what a channel takes, counted as that channel counts.

Invariant: a limit that no card knows is never claimed to be kept: `Fit.known` says whether there was one to measure by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from renown.recruit.channels.card import Card, Format

ADDRESS = re.compile(r"https?://\S+")
TAG = re.compile(r"(?<![\w&])#\w+")
JOINER, KEYCAP = "\u200d", "\u20e3"

_LIGHT = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""The code points that X counts as one; every other counts as two."""

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€\f")
_SMS_WIDE = 70
"""So many signs fit into one short message once one of them is outside the basic alphabet."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A text measured against one format. most, title_most: the limits, None where none is known.

    known: whether any limit of words is known. problems: what does not fit, in words; none does not mean it is good.
    """

    format: str
    title: str
    length: int
    most: int | None
    title_length: int
    title_most: int | None
    known: bool
    problems: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing that is known speaks against it."""
        return not self.problems


def check_text(card: Card, text: str, title: str = "", form: str = "") -> tuple[Fit, ...]:
    """A text against the formats of a card, or the one named; none where there is no such format.

    >>> from renown.recruit.channels.registry import card_named
    >>> check_text(card_named("x"), "We look for a nurse. https://example.org/a-very-long-address-of-a-vacancy")[0].length
    44
    """
    return tuple(_fit(one, text, title) for one in card.formats if form in ("", one.name))


def _fit(form: Format, text: str, title: str) -> Fit:
    length, most = measured(text, form), _most(text, form)
    title_length, tags = measured(title, form), len(TAG.findall(text))
    problems = [
        _over("the text", length, most),
        _over("the headline", title_length, form.title_characters),
        _over("the number of hashtags", tags, form.tags),
    ]
    known = any(limit is not None for limit in (most, form.title_characters, form.tags))
    found = tuple(problem for problem in problems if problem)
    return Fit(form.name, form.title, length, most, title_length, form.title_characters, known, found)


def _over(what: str, length: int, most: int | None) -> str:
    return "" if most is None or length <= most else f"{what} is {length:,}, at most {most:,} are taken"


def _most(text: str, form: Format) -> int | None:
    return _SMS_WIDE if form.counts == "sms" and not _is_basic(text) else form.characters


def measured(text: str, form: Format) -> int:
    """How long a text is, as a format counts.

    >>> [measured("\\U0001f1e9\\U0001f1ea!", Format("a", "A", counts=how)) for how in ("graphemes", "points", "units")]
    [2, 3, 5]
    """
    text = unicodedata.normalize("NFC", text)
    count = COUNTS[form.counts]
    if form.link is None:
        return count(text)
    return count(ADDRESS.sub("", text)) + form.link * len(ADDRESS.findall(text))


def graphemes(text: str) -> list[str]:
    """A text in the pieces that people see as one sign: letters with their marks, joined emoji, flags.

    It follows UAX 29 in what is written in posts; jamo and clusters of Indic scripts are not put together.

    >>> [len(piece) for piece in graphemes("e\\u0301 \\U0001f1e9\\U0001f1ea")]
    [2, 1, 2]
    """
    pieces: list[str] = []
    for sign in text:
        if pieces and _joins(pieces[-1], sign):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _joins(before: str, sign: str) -> bool:
    if before + sign == "\r\n" or before[-1] == JOINER or sign in (JOINER, KEYCAP):
        return before not in ("\r", "\n") or sign == "\n"
    if _is_flag(sign):
        return len(before) == 1 and _is_flag(before)
    return unicodedata.category(sign) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _is_flag(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _weight(text: str) -> int:
    """As X counts: an emoji is two, whatever it is made of; most scripts of the east are two a sign."""
    return sum(_piece_weight(piece) for piece in graphemes(text))


def _piece_weight(piece: str) -> int:
    if any(unicodedata.category(sign) == "So" or sign == KEYCAP for sign in piece):
        return 2
    return sum(1 if any(low <= ord(sign) <= high for low, high in _LIGHT) else 2 for sign in piece)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _is_basic(text: str) -> bool:
    return set(text) <= _GSM | _GSM_TWICE


def _sms(text: str) -> int:
    """As a short message counts: signs of the basic alphabet, some of them twice; else units of 16 bits."""
    return len(text) + sum(sign in _GSM_TWICE for sign in text) if _is_basic(text) else _units(text)


COUNTS: Mapping[str, Callable[[str], int]] = {
    "points": len,
    "units": _units,
    "graphemes": lambda text: len(graphemes(text)),
    "weighted": _weight,
    "sms": _sms,
}
"""The ways of counting that a format may name."""
