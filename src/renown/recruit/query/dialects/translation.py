"""A query in another language: its texts, their links, and what is lost.

Invariant: a link holds the whole text, encoded, so that no word of it can become a part of the address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from renown.recruit.query.dialects.card import Dialect, Limit
from renown.recruit.query.dialects.leaves import Wording
from renown.recruit.query.dialects.losses import FEWER, OTHERS, Loss, Losses
from renown.recruit.query.dialects.shape import Shape
from renown.recruit.query.tree import And, Everything, Node, Not, Or, Span, Term
from renown.recruit.query.walk import nodes


@dataclass(frozen=True, slots=True)
class Search:
    """A text for the search of a platform, and a link that opens it there."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A query for one platform. searches: several where it knows no OR, none where nothing can be asked."""

    dialect: Dialect
    searches: tuple[Search, ...]
    losses: tuple[Loss, ...]


def translate(tree: Node, dialect: Dialect) -> Translation:
    """The query in a dialect.

    >>> from renown.recruit.query.dialects.registry import dialect_named
    >>> from renown.recruit.query.parser import parse
    >>> told = translate(parse('("data engineer" OR dba) AND NOT junior').tree, dialect_named("google-linkedin"))
    >>> told.searches[0].text
    'site:linkedin.com/in ("data engineer" OR dba) -junior'
    >>> told.losses[0].message
    'Google is said to pass brackets over: the text means the same without them'
    """
    losses = Losses(dialect.title)
    said = Wording(dialect, losses).said(tree)
    asked = [] if said is None else Shape(dialect, losses).searches(said)
    refused = [node for node in asked if not _asks(node, dialect)]
    asked = [node for node in asked if node not in refused]
    if not asked:
        losses.tell(tree.at, "nothing is left that {} can be asked for: it needs a word that is wanted", OTHERS)
    for node in refused if asked else ():
        losses.tell(node.at, "left out: {} needs a word that is wanted", FEWER)
    for node in asked:
        _doubt(node, dialect, losses)
    texts = [_text(node, dialect) for node in asked]
    for node, text in zip(asked, texts, strict=True):
        _measure(node, text, dialect, losses)
    searches = tuple(Search(text, dialect.address + quote(text, safe="", errors="replace")) for text in texts)
    return Translation(dialect, tuple(dict.fromkeys(searches)), losses.all())


def _asks(tree: Node, dialect: Dialect) -> bool:
    """Whether something is wanted, and not only refused; a restriction to a site is something."""
    match tree:
        case Not() | Everything():
            return bool(dialect.restriction) and not isinstance(tree, Everything)
        case And():
            return any(_asks(part, dialect) for part in tree.parts)
        case Or():
            return all(_asks(part, dialect) for part in tree.parts)
        case _:
            return True


def _text(tree: Node, dialect: Dialect) -> str:
    written = _written(tree, dialect)
    return f"{dialect.restriction} {written}" if dialect.restriction else written


def _written(tree: Node, dialect: Dialect) -> str:
    match tree:
        case And():
            return dialect.joined.join(_bracketed(part, dialect) for part in tree.parts)
        case Or():
            return dialect.either.join(_bracketed(part, dialect) for part in tree.parts)
        case Not():
            return f"{dialect.refused}{_bracketed(tree.part, dialect)}"
        case Term():
            return tree.text
        case _:
            return ""


def _bracketed(part: Node, dialect: Dialect) -> str:
    text = _written(part, dialect)
    return f"({text})" if isinstance(part, And | Or) else text


def _doubt(tree: Node, dialect: Dialect, losses: Losses) -> None:
    """Say where the text leans on what nobody says of the platform."""
    kinds = {"AND": And, "OR": Or, "NOT": Not}
    met = {
        operator: next((node for node in nodes(tree) if isinstance(node, kind)), None)
        for operator, kind in kinds.items()
        if operator in dialect.unsure
    }
    grouped = next(_grouped(tree), None)
    if "brackets" in dialect.unsure:
        met["brackets"] = grouped
    elif grouped is not None and dialect.alternatives_first:
        losses.tell(grouped.at, "{} is said to pass brackets over: the text means the same without them", OTHERS)
    doubtful = {operator: node.at for operator, node in met.items() if node is not None}
    if doubtful:
        *some, last = doubtful
        named = f"{', '.join(some)} and {last}" if some else last
        at = tree.at if some else doubtful[last]
        losses.tell(at, f"how {{}} reads {named} is not documented: look at the first hits", OTHERS)


def _grouped(tree: Node) -> Iterator[Node]:
    return (
        part
        for node in nodes(tree)
        if isinstance(node, And | Or | Not)
        for part in ((node.part,) if isinstance(node, Not) else node.parts)
        if isinstance(part, And | Or)
    )


def _measure(tree: Node, text: str, dialect: Dialect, losses: Losses) -> None:
    """Say where the text passes a limit, at the first leaf beyond it."""
    leaves = [node for node in nodes(tree) if isinstance(node, Term)]
    for limit in dialect.limits:
        at = _beyond(limit, leaves, tree, text, dialect)
        if at is not None:
            who = "{} takes" if limit.source else "users report that {} takes"
            losses.tell(at, f"{who} at most {limit.most} {limit.of}: the rest counts for nothing", OTHERS)


def _beyond(limit: Limit, leaves: list[Term], tree: Node, text: str, dialect: Dialect) -> Span | None:
    if limit.of == "characters":
        return tree.at if len(text) > limit.most else None
    if limit.of == "operators":
        return tree.at if sum(_operators(node) for node in nodes(tree)) > limit.most else None
    words = len(dialect.restriction.split())
    for leaf in leaves:
        words += len(leaf.text.split())
        if words > limit.most:
            return leaf.at
    return None


def _operators(node: Node) -> int:
    """AND, OR and NOT that a node is written with."""
    return len(node.parts) - 1 if isinstance(node, And | Or) else int(isinstance(node, Not))
