"""A search for people as a tree; whoever runs it, draws it or translates it walks over these nodes.

Invariant: every node knows the characters of the query it came from, so that whatever is said of it points there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

TEXT_FIELDS = ("title", "current", "past", "company", "skill", "school", "city", "lang", "topic", "circle", "source")
"""Fields that hold words. title: of any time; current, past: titles and employers of now, and of before; source: where
somebody came to the owner from."""

NUMBER_FIELDS = ("years", "seen")
"""years: of experience; seen: days since something was last seen of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of the query, the end excluded.

    >>> "python NOT junior"[Span(7, 10).start : Span(7, 10).end]
    'NOT'
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """One word as it was written. field: one of `TEXT_FIELDS`, or empty for all text; boost: how much it weighs."""

    text: str
    at: Span
    field: str = ""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Wild:
    """A word with gaps: `*` for any characters, `?` for one; also in front."""

    pattern: str
    at: Span
    field: str = ""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order. slop: how many places they may be moved in all (`"a b"~n`), then in any order."""

    words: tuple[str, ...]
    at: Span
    field: str = ""
    slop: int = 0
    boost: float = 1.0


Leaf: TypeAlias = Term | Wild | Phrase
"""What is looked for in text."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two leaves with at most `distance` words between their beginnings. ordered: the left one first (ONEAR)."""

    left: Leaf
    right: Leaf
    distance: int
    ordered: bool
    at: Span


@dataclass(frozen=True, slots=True)
class Between:
    """A number of `NUMBER_FIELDS`, both ends included; None: open. Whoever has no such number is not found."""

    field: str
    low: float | None
    high: float | None
    at: Span


@dataclass(frozen=True, slots=True)
class Everything:
    """Everybody (`*`)."""

    at: Span


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    parts: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them."""

    parts: tuple[Node, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Not:
    """Everybody of whom it does not hold."""

    part: Node
    at: Span


Node: TypeAlias = Leaf | Near | Between | Everything | And | Or | Not
