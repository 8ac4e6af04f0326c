"""Plain text in any encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from renown.recruit.texts.document import Document, Remark
from renown.recruit.texts.drafts import LETTERS_KEPT, Draft, clean, document, mended, unmarked
from renown.recruit.texts.encoding import encoding_of
from renown.sources.text import decoded

_RULE: Final = re.compile(r"^[\s=_\-*#~.+|]{3,}$")
_MARK: Final = re.compile(r"^#{1,6}\s+")
_PAGE = "\f"


def text_of(data: bytes) -> str:
    r"""Bytes as text, the encoding found by looking; what no encoding explains becomes a sign.

    >>> text_of("Zoë Müller".encode("utf-16")), text_of("Zoë".encode("cp1252")), text_of(b"Ann\x00\x00")
    ('Zoë Müller', 'Zoë', 'Ann')
    """
    encoding = encoding_of(data)
    if encoding.startswith("utf-16"):
        return data.decode(encoding, "replace")
    held = data.replace(b"\0", b"")
    return decoded(held).removeprefix("\ufeff") if encoding.startswith("utf-8") else held.decode(encoding, "replace")


def read(name: str, data: bytes) -> Document:
    """The document that a plain text is."""
    text = text_of(data)
    if not text.strip():
        return document(name, "text", (), [empty(data)])
    remarks = []
    if len(text) > LETTERS_KEPT:
        remarks.append(Remark("long", f"Only the first {LETTERS_KEPT:,} of {len(text):,} letters were read"))
        text = text[:LETTERS_KEPT]
    return document(name, "text", mended(list(_drafts(text))), remarks)


def empty(data: bytes) -> Remark:
    """What to say of a file without a letter."""
    if not data:
        return Remark("empty", "It is empty")
    what = "zeros, as after a copy that broke off" if not data.strip(b"\0") else "blanks"
    return Remark("empty", f"It holds nothing but {what}; ask for it again")


def _drafts(text: str) -> Iterator[Draft]:
    """The lines. One with a rule below it, or with the sign of one in Markdown, is a heading."""
    for number, page in enumerate(text.split(_PAGE), start=1):
        before: Draft | None = None
        for line in page.splitlines():
            if _RULE.match(line):
                if before is not None and not before.bullet and len(before.text) <= 80 and len(set(line.strip())) == 1:
                    before.heading = True
                continue
            if before is not None:
                yield before
            marked = _MARK.match(line.lstrip())
            kept, bullet = unmarked(clean(line.lstrip()[marked.end() :] if marked else _tabbed(line)))
            before = Draft(kept, number, heading=marked is not None, bullet=bullet)
        if before is not None:
            yield before


def _tabbed(line: str) -> str:
    """A line with a tab where a wide gap is."""
    return re.sub(r"(?<=\S) {3,}(?=\S)", "\t", line)
