"""Rows: which accounts are people; a problem is one readable line, however much was found."""

from __future__ import annotations

from typing import get_args

from renown.model.rows import NOT_PEOPLE, PEOPLE, AccountKind, Problem


def test_every_kind_of_account_is_a_person_or_is_not() -> None:
    assert sorted((*PEOPLE, *NOT_PEOPLE)) == sorted(get_args(AccountKind))


def test_a_problem_without_a_line_means_the_whole_file() -> None:
    assert str(Problem("a.csv", 0, "x", "y", "z")).startswith("a.csv: found 'x'")


def test_a_long_finding_is_cut() -> None:
    assert len(str(Problem("a.csv", 3, "x" * 5000, "a date", "mend it"))) < 200
