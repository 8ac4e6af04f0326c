"""Searching people: texts folded once, so that a search finds a name however it is written.

Invariant: what a user types and what is looked into are folded by the same rule.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Texts = Any
"""An Arrow array of strings (pyarrow's own types of columns are too narrow to be of use here)."""

_MARKS = "[\\x{0300}-\\x{036F}\\x{0591}-\\x{05C7}\\x{064B}-\\x{065F}]"
"""The accents of Latin, Greek and Cyrillic letters, the points of Hebrew, the vowel signs of Arabic."""

_PLAIN: Mapping[str, str] = dict(zip("ß ø æ œ ł đ ð þ ħ ı ς".split(), "ss o ae oe l d d th h i σ".split(), strict=True))
_SPELT_OUT: Mapping[str, str] = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_SPELT_SO = "[äöüåø]"
_SILENT = "['’‘ʼ`´]"
_BETWEEN = r"[^\p{L}\p{N}\p{M}\p{So}]+"
"""What parts words. Some people are called by a picture, so pictures are words too."""


def folded(text: str) -> str:
    """A text as it is compared: NFKC, case folded, white space single.

    >>> folded("  Ana  MARÍA ")
    'ana maría'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def searchable(table: pa.Table) -> pa.Table:
    """With `folded_name`, and `keys` folded for exact finds."""
    table = table.set_column(table.column_names.index("keys"), "keys", fold_column(table["keys"]))
    return table.append_column("folded_name", fold_column(table["name"]))


def fold_column(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """`folded` for a column."""
    lower = pc.utf8_lower(pc.utf8_normalize(pc.fill_null(texts, ""), form="NFKC"))
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(lower, pattern=r"\s+", replacement=" "))


def plain(texts: Texts) -> Texts:
    """Texts as they are searched: plain small letters and digits, one space between words.

    Accents go, `ø` is `o`, `ß` is `ss`; apostrophes go, every other sign is a space.

    >>> plain(pa.array(["Müller-Sørensen,  O’Brien", "Straße 7"])).to_pylist()
    ['muller sorensen obrien', 'strasse 7']
    """
    bare = pc.replace_substring_regex(pc.utf8_normalize(texts, form="NFKD"), pattern=_MARKS, replacement="")
    lower = pc.replace_substring_regex(pc.utf8_lower(bare), pattern=_SILENT, replacement="")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(_each(lower, _PLAIN), pattern=_BETWEEN, replacement=" "))


def spelt_out(texts: Texts) -> Texts:
    """The same with umlauts written in two letters; null for a text that has none.

    >>> spelt_out(pa.array(["Jürgen Müller", "Ana"])).to_pylist()
    ['juergen mueller', None]
    """
    lower = pc.utf8_lower(pc.utf8_normalize(texts, form="NFKC"))
    rows = pc.match_substring_regex(lower, pattern=_SPELT_SO)
    there = plain(_each(pc.filter(lower, rows), _SPELT_OUT))
    return pc.replace_with_mask(pa.nulls(len(lower), pa.string()), _array(rows), _array(there))


def _each(texts: Texts, letters: Mapping[str, str]) -> Texts:
    for letter, instead in letters.items():
        texts = pc.replace_substring(texts, pattern=letter, replacement=instead)
    return texts


def _array(texts: Texts) -> Texts:
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def plain_text(text: str) -> str:
    """`plain` for one text; half of a character, which no text may hold, goes."""
    found: str = plain(pa.array([text.encode("utf-8", "ignore").decode()]))[0].as_py()
    return found


def spellings(text: str) -> tuple[str, ...]:
    """What a text may look like where it is searched: plain, and with its umlauts in two letters.

    >>> spellings("Müller"), spellings("Ana")
    (('muller', 'mueller'), ('ana',))
    """
    whole = pa.array([text.encode("utf-8", "ignore").decode()])
    both = (plain(whole)[0].as_py(), spelt_out(whole)[0].as_py())
    return tuple(dict.fromkeys(found for found in both if found))
