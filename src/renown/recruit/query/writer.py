"""A tree as the text of a query.

Invariant: parsing what is written here gives the same tree again, only its places differ.
"""

from __future__ import annotations

import re

from renown.recruit.query.tokens import BLANK, DASHES, QUOTES, SINGLE
from renown.recruit.query.tree import And, Between, Everything, Leaf, Near, Node, Not, Or, Phrase, Term, Wild
from renown.recruit.query.walk import nodes

_SPECIAL = re.compile(rf"[{BLANK}{QUOTES}()（）^\\~]")
_GAPS = re.compile(r"[*?]")
_FIRST = re.compile(rf"^[{DASHES}+{SINGLE}\[\]{{}}]")
_LAST = re.compile(r"[,;]$")
_DOUBLE = re.compile(r"&&|\|\|")
_FIELD = re.compile(r"^[^\W\d_]+:")
_OPERATOR = re.compile(r"^(and|or|not|o?near(/.*)?)$", re.IGNORECASE | re.DOTALL)


def written(tree: Node) -> str:
    """The text of a tree, with brackets wherever a reader might ask what goes first.

    >>> from renown.recruit.query.parser import parse
    >>> written(parse("title:(dev* or engineer) python && c++ -junior years:>=5").tree)
    'title:(dev* OR engineer) AND python AND c++ AND NOT junior AND years:[5 TO *]'
    """
    field = _shared_field(tree) if isinstance(tree, And | Or | Near) else ""
    return f"{field}:({_bare(tree, field)})" if field else _bare(tree, "")


def _bare(tree: Node, field: str) -> str:
    """The text within brackets that name a field."""
    match tree:
        case And():
            return " AND ".join(_bracketed(part, field) for part in tree.parts)
        case Or():
            return " OR ".join(_bracketed(part, field) for part in tree.parts)
        case Not():
            return f"NOT {_bracketed(tree.part, field)}"
        case Near():
            sign = f"{'ONEAR' if tree.ordered else 'NEAR'}/{tree.distance}"
            return f"{_leaf(tree.left, field)} {sign} {_leaf(tree.right, field)}"
        case Between():
            return f"{tree.field}:[{_end(tree.low)} TO {_end(tree.high)}]"
        case Everything():
            return "*"
        case _:
            return _leaf(tree, field)


def _bracketed(part: Node, field: str) -> str:
    if not isinstance(part, And | Or | Near):
        return _bare(part, field)
    return f"({_bare(part, field)})" if field or not _shared_field(part) else written(part)


def _shared_field(tree: Node) -> str:
    """The field that every leaf is looked for in; empty if they differ or something else stands between them."""
    if any(isinstance(node, Between | Everything) for node in nodes(tree)):
        return ""
    fields = {node.field for node in nodes(tree) if isinstance(node, Term | Wild | Phrase)}
    return fields.pop() if len(fields) == 1 else ""


def _leaf(leaf: Leaf, within: str) -> str:
    field = f"{leaf.field}:" if leaf.field != within else ""
    return f"{field}{_words(leaf)}{'' if leaf.boost == 1.0 else f'^{_number(leaf.boost)}'}"


def _words(leaf: Leaf) -> str:
    match leaf:
        case Term():
            return _protected(_GAPS.sub(r"\\\g<0>", _escaped(leaf.text)))
        case Wild():
            return _protected(_escaped(leaf.pattern))
        case Phrase():
            words = " ".join(_SPECIAL.sub(r"\\\g<0>", word) for word in leaf.words)
            return f'"{words}"{f"~{leaf.slop}" if leaf.slop else ""}'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _protected(text: str) -> str:
    """A word that cannot be taken for a sign, an operator or a field."""
    text = _DOUBLE.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), text)
    text = _LAST.sub(r"\\\g<0>", text)
    if _OPERATOR.match(text) or _FIRST.match(text):
        return f"\\{text}"
    return text.replace(":", "\\:", 1) if _FIELD.match(text) else text


def _end(number: float | None) -> str:
    return "*" if number is None else _number(number)


def _number(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else repr(number)
