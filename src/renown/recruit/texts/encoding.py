"""The encoding of an old text that is neither UTF-8 nor UTF-16, by the letters that its script uses most.

Invariant: who reads western text reads windows-1252, unless the letters say clearly that it is something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from renown.sources.text import decode

_SAMPLE: Final = 1 << 16
_FOREIGN: Final = 0.3
"""In western text fewer of the letters have accents; in another script nearly all stand above 127."""

_LATIN = {
    "cp1252": "äöüßÄÖÜéèêëàâáíìîóòôúùûñçÉÀÁÍÓÚÑÇæøåÆØÅœ¿¡–—’‘“”„•€…·°§«»",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžýáíéČĎŇŘŠŤŮŽőűŐŰăâîșțäöüßÄÖÜ–—’‘“”„•€…",
    "cp1254": "ğşıİĞŞçöüâÇÖÜ–—’‘“”„•€…",
    "mac_roman": "äöüßÄÖÜéèêëàâáíìîóòôúùûñçÉÀÁÍÓÚÑÇæøåÆØÅœ¿¡–—’‘“”„•€…«»",
}
_FREQUENT = {
    "cp1251": "оеаинтсрвлкмдпуя",
    "koi8-r": "оеаинтсрвлкмдпуя",
    "cp866": "оеаинтсрвлкмдпуя",
    "cp1253": "αοιετσνηυρπκμλςόίάέήώύ",
    "cp1255": "יוהלאתרבמשנכעדקחפםטסגןצזךץף",
    "cp1256": "اليمنوترهبسفعدكةقحج",
}
_WIDE = {
    "shift_jis": re.compile("[ぁ-ゖァ-ヺー]"),
    "euc_jp": re.compile("[ぁ-ゖァ-ヺー]"),
    "euc_kr": re.compile("[가-힣]"),
}
_KANA, _HANGUL, _ENOUGH, _CLEARLY = 0.25, 0.95, 0.6, 0.9


def encoding_of(data: bytes) -> str:
    """The encoding of a text.

    >>> encoding_of("Größe".encode("cp1252")), encoding_of("Инженер данных".encode("koi8-r"))
    ('cp1252', 'koi8-r')
    """
    head = data[:_SAMPLE]
    found = decode(head)
    if found.startswith("utf"):
        return found
    letters = sum(1 for byte in head if byte > 127 or chr(byte).isalpha())
    high = sum(byte > 127 for byte in head)
    latin = max(_LATIN, key=lambda encoding: _known(head, encoding, _LATIN[encoding]))
    if high <= _FOREIGN * letters or _known(head, latin, _LATIN[latin]) >= _CLEARLY * high:
        return latin
    return _foreign(head) or found


def _known(head: bytes, encoding: str, letters: str) -> int:
    """How many of the letters above 127 are those that texts in an encoding use."""
    return sum(sign in letters for sign in head.decode(encoding, "replace") if sign > "\x7f")


def _foreign(head: bytes) -> str | None:
    """The encoding of a text in another script; None where no letters say which."""
    wide = {encoding: _share(head, encoding, letters.match) for encoding, letters in _WIDE.items()}
    if wide["euc_kr"] >= _HANGUL:
        return "euc_kr"
    kana = max(("shift_jis", "euc_jp"), key=lambda encoding: wide[encoding])
    if wide[kana] >= _KANA:
        return kana
    narrow = {encoding: _share(head, encoding, letters.__contains__) for encoding, letters in _FREQUENT.items()}
    best = max(narrow, key=lambda encoding: narrow[encoding])
    if narrow[best] >= _ENOUGH:
        return best
    chinese = {
        encoding: _share(head, encoding, lambda sign: "\u4e00" <= sign <= "\u9fff" or sign in "，。、：；（）")
        for encoding in ("gb18030", "big5")
    }
    best = max(chinese, key=lambda encoding: chinese[encoding])
    return best if chinese[best] >= _HANGUL else None


def _share(head: bytes, encoding: str, fits: Callable[[str], object]) -> float:
    """The part of the letters above 127 that fit; none where the bytes are not of the encoding at all."""
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return 0.0
        text = head[: error.start].decode(encoding)
    high = [sign for sign in text if sign > "\x7f"]
    return sum(bool(fits(sign)) for sign in high) / len(high) if high else 0.0
