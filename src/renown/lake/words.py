"""The names of erased people, taken out of text that others wrote.

Invariant: only whole words go, in any case of letters; what is too short to name anybody (two letters, a
number below 10000) stays, because taking it out everywhere would spoil other people's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from renown.lake.engine import Expression

ERASED = "[erased]"

_SHORTEST = 3
_SHORTEST_NUMBER = 5
_AROUND = r"[^\pL\pN_]"


@dataclass(frozen=True)
class Words:
    """Words to take out.

    >>> Words(("Ann Lee", "ann")).redact("thanks, ANN LEE! Joanna and ann@work say hi")
    'thanks, [erased]! Joanna and [erased]@work say hi'
    """

    words: tuple[str, ...]

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(word) for word in sorted(self.words, key=lambda word: (-len(word), word)))

    @cached_property
    def _python(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._any})(?!\w)", re.IGNORECASE)

    @property
    def _engine(self) -> str:
        # Engines know no look-behind: the characters around are matched and put back.
        return rf"(?i)(^|{_AROUND})(?:{self._any})($|{_AROUND})"

    def redact(self, text: str) -> str:
        """The text without the words."""
        return self._python.sub(ERASED, text) if self.words else text

    def found(self, text: Expression) -> Expression:
        """Whether a column of text holds one of the words."""
        return text.re_search(self._engine).fill_null(False)

    def redacted(self, text: Expression) -> Expression:
        """A column of text without the words."""
        # Twice, since two neighbours share the character between them.
        once = text.re_replace(self._engine, rf"\1{ERASED}\2")
        return once.re_replace(self._engine, rf"\1{ERASED}\2")

    def redact_values(self, value: Any) -> Any:
        """JSON values without the words; where a problem quotes them, its whole quotation goes."""
        if isinstance(value, str):
            return self.redact(value)
        if isinstance(value, list | tuple):
            return [self.redact_values(one) for one in value]
        if isinstance(value, dict):
            return {self.redact(key): self._redact_field(key, one) for key, one in value.items()}
        return value

    def _redact_field(self, key: str, value: Any) -> Any:
        if key == "found" and isinstance(value, str):
            return value if self.redact(value) == value else ERASED
        return self.redact_values(value)


def words_of(names: Iterable[str]) -> Words:
    """The words that name somebody: names, handles, addresses, keys, and the last part of a key with slashes.

    >>> words_of(["T1/U7AB", "Al", "1234", "ann"]).words
    ('T1/U7AB', 'U7AB', 'ann')
    """
    parts = {part for name in names for part in (name, name.rsplit("/", 1)[-1])}
    return Words(tuple(sorted(filter(_telling, parts))))


def _telling(word: str) -> bool:
    return len(word) >= (_SHORTEST_NUMBER if word.isdecimal() else _SHORTEST)
