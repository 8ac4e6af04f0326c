"""Over the nodes of a tree."""

from __future__ import annotations

from collections.abc import Iterator

from renown.recruit.query.tree import And, Leaf, Near, Node, Not, Or, Phrase, Term, Wild


def nodes(tree: Node) -> Iterator[Node]:
    """Every node, the ones above before those below them, from left to right.

    >>> from renown.recruit.query.parser import parse
    >>> [type(node).__name__ for node in nodes(parse("a OR NOT b").tree)]
    ['Or', 'Term', 'Not', 'Term']
    """
    yield tree
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from nodes(part)
        case Not():
            yield from nodes(tree.part)
        case Near():
            yield from (tree.left, tree.right)
        case _:
            return


def leaves(tree: Node) -> Iterator[Leaf]:
    """Everything that is looked for in text, also what is left out by NOT."""
    return (node for node in nodes(tree) if isinstance(node, Term | Wild | Phrase))


def wanted(tree: Node) -> Iterator[Leaf]:
    """What is looked for in text and not left out: what may be shown as found.

    >>> from renown.recruit.query.parser import parse
    >>> [leaf.text for leaf in wanted(parse("python AND NOT (junior OR NOT senior)").tree)]
    ['python', 'senior']
    """
    return _signed(tree, True)


def _signed(tree: Node, positive: bool) -> Iterator[Leaf]:
    match tree:
        case And() | Or():
            for part in tree.parts:
                yield from _signed(part, positive)
        case Not():
            yield from _signed(tree.part, not positive)
        case Near() if positive:
            yield from (tree.left, tree.right)
        case Term() | Wild() | Phrase() if positive:
            yield tree
        case _:
            return
