"""What the search of a platform understands.

Invariant: what no page of the platform or of anybody else says is in `unsure` or empty; a limit without a source is one
that people report, and is called so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

OPERATORS = ("AND", "OR", "NOT", "brackets", "near")

LEFT_OUT = "-"
"""In place of how a field is written: the platform knows nothing of it, so looking for the words would mislead."""

IN_PROGRAMS = MappingProxyType(
    {
        name: name
        for name in """
        ada abap apex assembly c c++ c# clojure cobol css dart elixir elm erlang f# fortran go groovy haskell hcl html
        java javascript julia kotlin lua matlab nim ocaml perl php powershell prolog python r ruby rust scala shell
        solidity swift tcl typescript verilog vhdl vue zig
        """.split()
    }
    | {"golang": "go", "bash": "shell", "terraform": "hcl", "js": "javascript", "ts": "typescript", "cpp": "c++"}
)
"""Languages of programs, and how GitHub and Stack Overflow call them."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a search takes. source, seen: who says so, and when we read it; empty: users do.

    of: `words`, `characters` or `operators`.
    """

    of: str
    most: int
    source: str = ""
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a platform wants to be asked.

    finds: what its answers are. address: of its search, up to where the text goes. restriction: what stands before
    every text. joined: between words that are all wanted. either: between alternatives; empty: it knows none. refused:
    before what is not wanted. refuses_groups: also before brackets; refuses_alternatives: also within an alternative.
    alternatives_first: OR binds closer than AND, and brackets count for nothing. ends: `dev*` is understood. near: how
    nearness is written, `{}` for the most words between. fields: how a field is written; `LEFT_OUT`: not at all.
    tagged: how a language of programs is written, whatever field it stands in. plain: whether other words are looked
    for. quotes_signs: words with signs in them are understood within quotation marks only. unsure: of `OPERATORS`,
    those of which nobody says how they are read. source, seen: where the rest stands, and when we read it; empty: it
    is what people are used to. advice: what to know before opening it.
    """

    name: str
    title: str
    finds: str
    address: str
    restriction: str = ""
    joined: str = " "
    either: str = " OR "
    refused: str = "-"
    refuses_groups: bool = False
    refuses_alternatives: bool = False
    alternatives_first: bool = False
    ends: bool = False
    near: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    tagged: str = ""
    plain: bool = True
    quotes_signs: bool = False
    unsure: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    source: str = ""
    seen: date | None = None
    advice: str = ""
