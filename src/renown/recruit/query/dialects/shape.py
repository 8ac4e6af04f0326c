"""AND, OR, NOT and brackets in the way a platform reads them.

Invariant: where a platform cannot be asked what is meant, what it is asked instead is told as a loss; a platform that
passes brackets over gets a text that means the same without them, and one that knows no OR gets one text for each
alternative.
"""

from __future__ import annotations

from itertools import product

from renown.recruit.query.dialects.card import Dialect
from renown.recruit.query.dialects.losses import FEWER, LEFT, MORE, OTHERS, Losses
from renown.recruit.query.tree import And, Everything, Node, Not, Or, Term

MOST_SEARCHES = 8
"""Texts for one query on a platform without OR."""

MOST_CLAUSES = 24
"""Words joined anew for a platform without brackets; beyond, the brackets are kept and it is said."""

_LOST: dict[type[And | Or], str] = {And: MORE, Or: FEWER}
"""What happens when a part of one of them is left out."""


class Shape:
    """The form of one query in one dialect."""

    def __init__(self, dialect: Dialect, losses: Losses) -> None:
        self.dialect, self.losses = dialect, losses

    def searches(self, tree: Node) -> list[Node]:
        """What is asked, one tree for each text."""
        shaped = self._refusing(tree)
        if shaped is None:
            return []
        if not self.dialect.either:
            return self._alternatives(shaped)
        if self.dialect.alternatives_first:
            return [self._without_brackets(shaped)]
        return [shaped]

    def _refusing(self, tree: Node, above: type[And | Or] = And, below_or: bool = False) -> Node | None:
        """The tree with NOT only where the platform takes it. above: what it is a part of; below_or: anywhere."""
        match tree:
            case And() | Or():
                below = below_or or isinstance(tree, Or)
                return self._joined(tree, above, [self._refusing(part, type(tree), below) for part in tree.parts])
            case Not(part=Not(part=inner)):
                return self._refusing(inner, above, below_or)
            case Not():
                return self._refused(tree, above, below_or)
            case _:
                return tree

    def _joined(self, tree: And | Or, above: type[And | Or], parts: list[Node | None]) -> Node | None:
        left: list[Node] = []
        for part in parts:
            if isinstance(part, type(tree)):
                left.extend(part.parts)
            elif part is not None:
                left.append(part)
        if not left:
            self.losses.turn(tree.at, _LOST[type(tree)], _LOST[above])
            return None
        return left[0] if len(left) == 1 else type(tree)(tuple(left), tree.at)

    def _refused(self, tree: Not, above: type[And | Or], below_or: bool) -> Node | None:
        if isinstance(tree.part, Everything):
            return self._left_out(tree, "it would leave nobody", above)
        if self._is_alternative(above, below_or):
            return self._left_out(tree, "{} takes no NOT among alternatives", above)
        if isinstance(tree.part, Term) or self.dialect.refuses_groups:
            return tree
        if isinstance(tree.part, Or):
            parts = [self._refusing(Not(part, part.at), And, below_or) for part in tree.part.parts]
            return self._joined(And(tree.part.parts, tree.at), above, parts)
        return self._left_out(tree, "{} takes NOT before one word or phrase only", above)

    def _is_alternative(self, above: type[And | Or], below_or: bool) -> bool:
        """Whether a NOT stands where the platform has none: where it knows no OR, alternatives are searches."""
        if not self.dialect.either or self.dialect.refuses_alternatives:
            return False
        return below_or if self.dialect.alternatives_first else above is Or

    def _left_out(self, tree: Node, why: str, above: type[And | Or]) -> Node | None:
        self.losses.tell(tree.at, f"{LEFT}{why}", _LOST[above])
        return None

    def _alternatives(self, tree: Node) -> list[Node]:
        """One tree for each alternative, for a platform that knows no OR."""
        found = _rows(tree, Or, And, MOST_SEARCHES + 1)
        if len(found) > MOST_SEARCHES:
            self.losses.tell(
                tree.at, f"{{}} knows no OR: only the first {MOST_SEARCHES} alternatives have a link", FEWER
            )
        elif len(found) > 1:
            self.losses.tell(tree.at, f"{{}} knows no OR: open each of the {len(found)} links", OTHERS)
        return [_one(And, row, tree) for row in found[:MOST_SEARCHES]]

    def _without_brackets(self, tree: Node) -> Node:
        """The same as alternatives that must all hold, where OR binds closer than AND."""
        if not _has_all_within_any(tree):
            return tree
        rows = _rows(tree, And, Or, MOST_CLAUSES + 1)
        if sum(map(len, rows)) > MOST_CLAUSES:
            self.losses.tell(tree.at, "{} passes brackets over, and this means something else without them", MORE)
            return tree
        return _one(And, [_one(Or, row, tree) for row in rows], tree)


def _has_all_within_any(tree: Node) -> bool:
    match tree:
        case Or():
            return any(isinstance(part, And) or _has_all_within_any(part) for part in tree.parts)
        case And():
            return any(map(_has_all_within_any, tree.parts))
        case _:
            return False


def _rows(tree: Node, outer: type[And | Or], inner: type[And | Or], most: int) -> list[list[Node]]:
    """A tree as rows joined by `outer`, the parts of each joined by `inner`; no more rows than asked for."""
    if isinstance(tree, outer):
        rows: list[list[Node]] = []
        for part in tree.parts:
            rows.extend(_rows(part, outer, inner, most - len(rows)) if len(rows) < most else [])
        return rows
    if not isinstance(tree, inner):
        return [[tree]]
    found: list[list[Node]] = [[]]
    for part in tree.parts:
        several = _rows(part, outer, inner, most)
        found = [[*row, *more] for row, more in _first(found, several, most)]
    return found


def _first(rows: list[list[Node]], others: list[list[Node]], most: int) -> list[tuple[list[Node], list[Node]]]:
    return [pair for pair, _ in zip(product(rows, others), range(most), strict=False)]


def _one(kind: type[And | Or], parts: list[Node], tree: Node) -> Node:
    """Parts as one, each of them once."""
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else kind(once, tree.at)
