"""Problems: one readable line, however much was found."""

from __future__ import annotations

from renown.model.rows import Problem


def test_a_problem_without_a_line_means_the_whole_file() -> None:
    assert str(Problem("a.csv", 0, "x", "y", "z")).startswith("a.csv: found 'x'")


def test_a_long_finding_is_cut() -> None:
    assert len(str(Problem("a.csv", 3, "x" * 5000, "a date", "mend it"))) < 200
