"""Searching people: texts folded once, so that a search finds a name however it is written.

Invariant: what a user types and what is looked into are folded by the same rule.
"""

from __future__ import annotations

import unicodedata

import pyarrow as pa
import pyarrow.compute as pc


def folded(text: str) -> str:
    """A text as it is searched for: NFKC, case folded, white space single.

    >>> folded("  Ana  MARÍA ")
    'ana maría'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def searchable(table: pa.Table) -> pa.Table:
    """With `folded_name`, `keys` folded for exact finds, and `search` (everything a search looks into)."""
    parts = [pc.fill_null(table[c], "") for c in ("name", "handles", "headline", "organisation")]
    search = fold_column(pc.binary_join_element_wise(*parts, " "))
    table = table.set_column(table.column_names.index("keys"), "keys", fold_column(table["keys"]))
    return table.append_column("folded_name", fold_column(table["name"])).append_column("search", search)


def fold_column(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """`folded` for a column."""
    lower = pc.utf8_lower(pc.utf8_normalize(pc.fill_null(texts, ""), form="NFKC"))
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(lower, pattern=r"\s+", replacement=" "))
