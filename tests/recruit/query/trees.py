"""Trees of any shape for what must hold of all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from renown.recruit.query.tree import (
    NUMBER_FIELDS,
    TEXT_FIELDS,
    And,
    Between,
    Everything,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Span,
    Term,
    Wild,
)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""How long anything takes on a busy machine is not tested."""

NOWHERE = Span(0, 0)

signs = st.sampled_from(
    [*("\"„“'’()^~*?\\:-+|&,;[]{}<>/ \t\n\x00\u200f\u202eאé地🦀aB9"), "and", "OR", "NEAR/3", "title:", "&&"]
)
words = st.lists(signs, min_size=1, max_size=6).map("".join) | st.text(min_size=1, max_size=8)
fields = st.sampled_from(("", *TEXT_FIELDS))
boosts = st.just(1.0) | st.floats(0.01, 100.0)
patterns = st.text("abé9地.-#+:", min_size=1, max_size=5).filter(lambda text: any(map(str.isalnum, text)))
gaps = st.sampled_from("*?")


def leaves(field: str) -> st.SearchStrategy[Term | Wild | Phrase]:
    """Leaves of one field."""
    wild = st.tuples(patterns, gaps, patterns).map("".join) | st.tuples(gaps, patterns).map("".join)
    return st.one_of(
        st.builds(Term, words, st.just(NOWHERE), st.just(field), boosts),
        st.builds(Wild, wild, st.just(NOWHERE), st.just(field), boosts),
        st.builds(
            Phrase,
            st.lists(words, min_size=1, max_size=4).map(tuple),
            st.just(NOWHERE),
            st.just(field),
            st.integers(0, 100),
            boosts,
        ),
    )


@st.composite
def nears(draw: st.DrawFn) -> Near:
    """Two leaves of one field near each other."""
    both = leaves(draw(fields))
    return Near(draw(both), draw(both), draw(st.integers(1, 100)), draw(st.booleans()), NOWHERE)


@st.composite
def ranges(draw: st.DrawFn) -> Between:
    """Ranges that are none the wrong way round."""
    number = st.none() | st.integers(0, 100).map(float) | st.floats(0.001, 99)
    low, high = draw(number), draw(number)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Between(draw(st.sampled_from(NUMBER_FIELDS)), low, high, NOWHERE)


def joined(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees one step higher."""
    parts = st.lists(below, min_size=2, max_size=4).map(tuple)
    return (
        st.builds(And, parts, st.just(NOWHERE))
        | st.builds(Or, parts, st.just(NOWHERE))
        | st.builds(Not, below, st.just(NOWHERE))
    )


trees: st.SearchStrategy[Node] = st.recursive(
    fields.flatmap(leaves) | nears() | ranges() | st.just(Everything(NOWHERE)), joined, max_leaves=12
)


def unplaced(tree: Node) -> Node:
    """A tree whose nodes have forgotten where they stood."""
    match tree:
        case And() | Or():
            return replace(tree, parts=tuple(map(unplaced, tree.parts)), at=NOWHERE)
        case Not():
            return replace(tree, part=unplaced(tree.part), at=NOWHERE)
        case Near():
            return replace(tree, left=unplaced(tree.left), right=unplaced(tree.right), at=NOWHERE)
        case _:
            return replace(tree, at=NOWHERE)
