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
    """Words to take out, in any case of letters. lone: parts of names that nobody else has, as they are written.

    >>> Words(("Ann Lee",), ("Ann", "Lee")).redact("ann_lee.vcf: Ann and lee, Annette")
    '[erased].vcf: [erased] and lee, Annette'

    >>> Words(("Ann Lee", "ann")).redact("thanks, ANN LEE! Joanna and ann@work say hi")
    'thanks, [erased]! Joanna and [erased]@work say hi'
    """

    words: tuple[str, ...]
    lone: tuple[str, ...] = ()

    @cached_property
    def _any(self) -> str:
        return "|".join(re.escape(word) for word in sorted(self.words, key=lambda word: (-len(word), word)))

    @cached_property
    def _exact(self) -> str:
        return "".join(f"|{re.escape(part)}s?|{re.escape(part.upper())}S?" for part in self.lone)

    @cached_property
    def _python(self) -> re.Pattern[str]:
        # The names of files put anything between the parts of a name, and an underscore is no letter there.
        loose = [r"[\W_]*".join(map(re.escape, re.split(r"[\W_]+", word))) for word in self.words]
        words = "|".join([self._any, *sorted(filter(None, loose), key=len, reverse=True)])
        return re.compile(rf"(?<![^\W_])(?:(?i:{words}){self._exact})(?![^\W_])")

    @property
    def _engine(self) -> str:
        # Engines know no look-behind: the characters around are matched and put back.
        return rf"(^|{_AROUND})(?:(?i:{self._any}){self._exact})($|{_AROUND})"

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


def parts_of(names: Iterable[str]) -> frozenset[str]:
    """The parts of full names by which alone somebody may be called.

    >>> sorted(parts_of(["Ann Lee", "X Æ", "ann@example.org", "Ida-Maria de Vries"]))
    ['Ann', 'Ida', 'Lee', 'Maria', 'Vries']
    """
    full = (name for name in names if " " in name.strip() and "@" not in name)
    parts = (part for name in full for part in re.split(r"[\W\d_]+", name))
    return frozenset(part for part in parts if len(part) >= _SHORTEST and part[:1].isupper())


def words_of(names: Iterable[str]) -> Words:
    """The words that name somebody: names, handles, addresses, keys, and the last part of a key with slashes.

    >>> words_of(["T1/U7AB", "Al", "1234", "ann"]).words
    ('T1/U7AB', 'U7AB', 'ann')
    """
    parts = {part for name in names for part in (name, name.rsplit("/", 1)[-1])}
    return Words(tuple(sorted(filter(_telling, parts))))


def _telling(word: str) -> bool:
    return len(word) >= (_SHORTEST_NUMBER if word.isdecimal() else _SHORTEST)
