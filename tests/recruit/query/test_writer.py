"""From tree to text and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from renown.recruit.query.parser import parse
from renown.recruit.query.tree import Node, Or, Span, Term
from renown.recruit.query.writer import written

from .trees import patient, trees, unplaced


@patient
@given(trees)
def test_what_is_written_is_read_as_the_same_tree(tree: Node) -> None:
    query = parse(written(tree))
    assert unplaced(query.tree) == tree
    assert written(query.tree) == written(tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("python -(junior or intern)", "python AND NOT (junior OR intern)"),
        ("(a b) c", "(a AND b) AND c"),
        ("title:a title:b", "title:(a AND b)"),
        ("x AND (title:a OR title:b)", "x AND title:(a OR b)"),
        ("title:a OR years:5", "title:a OR years:[5 TO 5]"),
        ("NOT title:(a OR b)", "NOT title:(a OR b)"),
        ("title:data NEAR/3 engineer", "title:(data NEAR/3 engineer)"),
        ("„x y“~2^1.50", '"x y"~2^1.5'),
        ("C++ OR .NET OR R&D", "C++ OR .NET OR R&D"),
    ],
)
def test_it_reads_as_a_person_would_write_it(text: str, expected: str) -> None:
    assert written(parse(text).tree) == expected


def test_a_word_that_looks_like_a_sign_is_protected() -> None:
    nowhere = Span(0, 0)
    words = ("AND", "a(b", "-x", "a*", "city:x", "x,", "a b", "\\")
    tree = Or(tuple(Term(word, nowhere) for word in words), nowhere)
    assert written(tree) == r"\AND OR a\(b OR \-x OR a\* OR city\:x OR x\, OR a\ b OR \\"
