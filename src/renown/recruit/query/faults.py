"""What is said of a query: what makes it unreadable, and what it was taken to mean.

Invariant: whatever is said points at the characters it is about.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from renown.errors import PointedError
from renown.recruit.query.tree import Span

AROUND = 30
"""Characters shown on each side of what is pointed at."""


@dataclass(frozen=True, slots=True)
class Note:
    """How a part of the query was read, where its writer may have meant something else."""

    at: Span
    message: str


class QueryError(PointedError):
    """A query that cannot be read: where, what was found there, what was expected, and what to do.

    >>> fault = QueryError("python AND )", Span(11, 12), "found ')'", "expected a word", hint="close nothing unopened")
    >>> print(fault)
    character 12: found ')', expected a word. Close nothing unopened
    >>> print(fault.pointer)
    python AND )
               ^
    """

    def __init__(self, text: str, at: Span, found: str, expected: str, *, hint: str) -> None:
        said = f"character {at.start + 1}: {found}, {expected}"
        super().__init__(said, text=text, start=at.start, end=at.end, hint=hint)
        self.at = at
        self.found = found
        self.expected = expected

    @property
    def pointer(self) -> str:
        """The line around the fault, and under it a mark for each of its characters."""
        return pointed(self.text, self.at)


def pointed(text: str, at: Span) -> str:
    """What stands around some characters, in one line, and a second line with marks under them.

    >>> print(pointed("Müller AND (地図 OR", Span(11, 12)))
    Müller AND (地図 OR
               ^
    """
    first, last = max(0, at.start - AROUND), min(len(text), max(at.end, at.start + 1) + AROUND)
    line = "".join(_shown(character) for character in text[first:last])
    before = ("… " if first else "") + line[: at.start - first]
    marked = line[at.start - first : at.end - first]
    under = " " * _width(before) + "^" * max(1, _width(marked))
    return f"{'… ' if first else ''}{line}{' …' if last < len(text) else ''}\n{under}"


def _shown(character: str) -> str:
    """One place for one character: breaks of lines and marks that turn the direction would move the others."""
    return character if character.isprintable() else " "


def _width(text: str) -> int:
    """Columns of a terminal.

    >>> _width("地図"), _width("e\u0301")
    (4, 1)
    """
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)
