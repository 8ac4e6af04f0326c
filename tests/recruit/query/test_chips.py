"""The builder: chips and text are two views of one tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renown.errors import InputError
from renown.recruit.query.chips import PLACES, Chips, added, chip_of, chips_of, dropped, tree_of
from renown.recruit.query.parser import parse
from renown.recruit.query.tree import Node
from renown.recruit.query.writer import written

from .dialects.test_translation import EVERYBODY, WORDS, holds, plain
from .trees import patient, trees, unplaced


def rows(text: str) -> tuple[list[str], list[list[str]], list[str], list[str]]:
    """The chips of a query, as texts."""
    chips = chips_of(parse(text).tree)
    return (
        [written(chip) for chip in chips.must],
        [[written(chip) for chip in group] for group in chips.any],
        [written(chip) for chip in chips.none],
        [written(part) for part in chips.kept],
    )


FITS = [
    ("python", (["python"], [], [], [])),
    ("*", ([], [], [], [])),
    ("a OR b", ([], [["a", "b"]], [], [])),
    ("a (b OR (c OR d)) -e", (["a"], [["b", "c", "d"]], ["e"], [])),
    ("NOT (a OR b)", ([], [], ["a", "b"], [])),
    ("(a b) (c AND d)", (["a", "b", "c", "d"], [], [], [])),
    ("years:>=5 title:x NEAR/3 y", (["years:[5 TO *]", "title:(x NEAR/3 y)"], [], [], [])),
    ("(a OR b) (c OR d)", ([], [["a", "b"], ["c", "d"]], [], [])),
]


@pytest.mark.parametrize(("text", "expected"), FITS)
def test_what_fits_is_shown_as_chips(text: str, expected: object) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("part", ["a OR (b AND c)", "a OR NOT b", "NOT (a AND b)", "NOT NOT a", "a OR *"])
def test_what_does_not_fit_is_kept_and_survives_an_edit(part: str) -> None:
    assert rows(f"x ({part}) -y") == (["x"], [], ["y"], [written(parse(part).tree)])
    chips = dropped(chips_of(parse(f"x ({part}) -y").tree), "none", 0)
    assert written(tree_of(chips)) == written(parse(f"x ({part})").tree)


@patient
@given(tree=plain)
def test_chips_mean_what_the_tree_means(tree: Node) -> None:
    again = tree_of(chips_of(tree))
    assert [holds(again, person) for person in EVERYBODY] == [holds(tree, person) for person in EVERYBODY]


@settings(patient, max_examples=40)
@given(tree=trees)
def test_chips_of_any_tree_come_back_from_its_text(tree: Node) -> None:
    chips = chips_of(tree)
    text = written(tree_of(chips))
    again = chips_of(parse(text).tree)
    assert unplaced(tree_of(again)) == unplaced(tree_of(chips))
    assert written(tree_of(again)) == text


@patient
@given(st.lists(st.tuples(st.sampled_from(("must", "none", "any", "instead")), st.sampled_from(WORDS)), max_size=8))
def test_every_step_stays_what_it_was_through_its_text(steps: list[tuple[str, str]]) -> None:
    chips = Chips()
    for place, word in steps:
        there = {"any": chips.any, "instead": chips.must}.get(place, ("",))
        if there:
            chips = added(chips, chip_of(word), place, len(there) - 1)
        if chips != Chips():
            again = chips_of(parse(written(tree_of(chips))).tree)
            assert written(tree_of(again)) == written(tree_of(chips))
            assert (len(again.must), list(map(len, again.any)), len(again.none)) == (
                len(chips.must), list(map(len, chips.any)), len(chips.none),
            )  # fmt: skip
    while chips != Chips():
        place = next(place for place in PLACES if getattr(chips, place))
        chips = dropped(chips, place, 0, 0)


def test_one_or_the_other_becomes_a_row_and_is_one_again_alone() -> None:
    chips = added(chips_of(parse("python sql").tree), chip_of("scala"), "instead", 0)
    assert written(tree_of(chips)) == "sql AND (python OR scala)"
    chips = added(chips, chip_of("java"), "any", 0)
    assert written(tree_of(chips)) == "sql AND (python OR scala OR java)"
    chips = dropped(dropped(chips, "any", 0, 0), "any", 0, 0)
    assert written(tree_of(chips)) == "sql AND java"
    assert chips.any == ()


def test_the_same_chip_is_not_added_twice_to_a_row() -> None:
    chips = chips_of(parse("python (a OR b) -c").tree)
    for place, word in (("must", "python"), ("any", "b"), ("none", "c"), ("instead", "python")):
        assert added(chips, chip_of(word), place) == chips


TYPED = [
    ("Data Engineer", "title", 'title:"Data Engineer"'),
    ("„Data Engineer“", "", '"Data Engineer"'),
    ("AND", "", r"\AND"),
    ("a OR b", "", '"a OR b"'),
    ("C++", "skill", "skill:C++"),
    ("engin*", "", "engin*"),
    ("-x", "", r"\-x"),
    ("city:Köln", "", r"city\:Köln"),
    ("5+", "years", "years:[5 TO *]"),
    ("< 1y", "seen", "seen:[* TO 365]"),
    ("***", "", r"\*\*\*"),
]


@pytest.mark.parametrize(("typed", "field", "expected"), TYPED)
def test_what_is_typed_is_one_chip_whatever_signs_it_has(typed: str, field: str, expected: str) -> None:
    assert written(chip_of(typed, field)) == expected
    assert unplaced(parse(expected).tree) == chip_of(typed, field)


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ("", "", "nothing"),
        (' "" ', "", "nothing"),
        ("x" * 201, "", "201"),
        ("x", "name", "no field"),
        ("many", "years", "5-10"),
    ],
)
def test_what_cannot_be_a_chip_is_refused(typed: str, field: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        chip_of(typed, field)


def test_a_chip_or_row_that_is_gone_is_refused() -> None:
    chips = chips_of(parse("a (b OR c)").tree)
    for place, number, group in (("must", 1, 0), ("none", 0, 0), ("any", 2, 0), ("any", 0, 1), ("kept", 0, 0)):
        with pytest.raises(InputError):
            dropped(chips, place, number, group)
    for place, at in (("any", 1), ("any", -1), ("instead", 1), ("kept", 0)):
        with pytest.raises(InputError):
            added(chips, chip_of("x"), place, at)
