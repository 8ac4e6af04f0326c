"""The contract of a value type, and the one place that knows which marks in a text cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

# Soft hyphen, zero-width signs, direction marks and isolates, byte order mark: exports put them around names
# and addresses; nobody sees them, and two equal names would differ by them.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_UNTYPED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class ValueType(Protocol):
    """A kind of value.

    telling: how much an equal value says that two accounts are one person, 0 (nothing) to 1 (all).
    """

    @property
    def name(self) -> str:
        """The name of the type: email, phone, ..."""

    @property
    def telling(self) -> float:
        """How telling an equal value is for identity, 0 to 1."""

    def clean(self, raw: str) -> str | None:
        """The one form in which the value is stored; None when the text is no such value."""

    def validate(self, value: str) -> bool:
        """Whether the text already is the form that `clean` gives."""

    def compare(self, a: str, b: str) -> float:
        """How alike two cleaned values are, 0 to 1; symmetric, and 1.0 when equal."""

    def show(self, value: str) -> str:
        """The cleaned value as a person likes to read it."""


def strip_marks(text: str) -> str:
    """The text in NFC, without invisible marks, control signs and lone surrogates, whitespace folded.

    >>> strip_marks("\u200eJane\u00a0 Doe\u202c\\n")
    'Jane Doe'
    """
    if text.isascii() and text.isprintable():
        # Most texts: nothing in them is invisible, untyped or written in two ways.
        return " ".join(text.split())
    seen = _UNTYPED.sub(" ", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", seen).split())
