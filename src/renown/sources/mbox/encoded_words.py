"""Encoded words (RFC 2047), as mailers really write them: unknown charsets, letters cut in two, padding lost.

Invariant: whatever stands there, text comes out, in time that grows with its length and no faster; what is decoded
holds no encoded word that could be read.

The standard library's decoder is not used: one word in a charset unknown to it leaves the whole field as it stands,
and a field of a hundred kilobytes keeps it busy for minutes.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import a2b_qp
from collections.abc import Iterator
from itertools import groupby

WORD = r"=\?[^?\s=]{1,60}\?[bq]\?(?:[^?=]++|\?(?!=)|=(?!\?(?!=)))*+\?="
"""The pattern of one encoded word, to be matched in any case; the text within ends where another word begins."""

_WORDS = re.compile(rf"({WORD})", re.IGNORECASE)
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]+")
_PREFIX = re.compile(r"x-|cp-(?=\d)", re.IGNORECASE)
# Charsets that are larger than the ones they are taken for.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932"}
_WIDER |= {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8", "iso-8859-9": "cp1254"}


def decode_words(text: str) -> str:
    """The text with its encoded words decoded.

    >>> decode_words("=?iso-8859-1?q?Zo=EB?= Doe"), decode_words("=?unknown-8bit?Q?N=E9e?="), decode_words("=?a?b")
    ('Zoë Doe', 'Née', '=?a?b')
    >>> decode_words("=?utf-8?b?w4k=?= =?utf-8?b?bWlsaWU?=")
    'Émilie'
    """
    if "=?" not in text:
        return text
    pieces = _WORDS.split(text)
    # Odd pieces are words. White space between two words is not part of the text.
    told = [(n % 2, piece) for n, piece in enumerate(pieces) if n % 2 or not _between(pieces, n)]
    return "".join("".join(_decoded(run)) if word else "".join(run) for word, run in _runs(told))


def _between(pieces: list[str], number: int) -> bool:
    return 0 < number < len(pieces) - 1 and not pieces[number].strip()


def _runs(told: list[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    return ((word, [piece for _, piece in run]) for word, run in groupby(told, key=lambda one: one[0]))


def _decoded(words: list[str]) -> Iterator[str]:
    """Neighbours in one charset are put together before they are decoded: some mailers cut letters in two."""
    named = ((word[2:].partition("?")[0].partition("*")[0].lower(), _bytes(word)) for word in words)
    for charset, run in groupby(named, key=lambda one: one[0]):
        yield _text(b"".join(data for _, data in run), charset)


def _bytes(word: str) -> bytes:
    """What a word holds; one that holds nothing that could be read stands for itself."""
    _, way, text = word[2:-2].split("?", 2)
    if way in "qQ":
        return a2b_qp(text.encode(errors="surrogatepass"), header=True)
    digits = _NO_BASE64.sub("", text)
    digits = digits[:-1] if len(digits) % 4 == 1 else digits
    return b64decode(digits + "=" * (-len(digits) % 4)) if digits or not text else word.encode(errors="replace")


def _text(data: bytes, charset: str) -> str:
    """The bytes in the charset that is named; in UTF-8, else windows-1252, where there is no such charset."""
    for name in (_WIDER.get(charset, charset), _PREFIX.sub("", charset), charset.rpartition("-")[0]):
        try:
            return data.decode(name, "replace")
        except (LookupError, ValueError):
            continue
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
