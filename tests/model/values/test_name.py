"""Names: cleaning, folding, comparing."""

from __future__ import annotations

import pytest

from renown.model.values.name import NAME, fold, initials

FOLDS = [
    ("Zoë Müller", "zoe muller"),
    ("  JANE\u00a0doe ", "jane doe"),
    ("Jane Doe, Ph.D.", "jane doe ph d"),
    ("Ёлкина Анна", "елкина анна"),
    ("हिन्दी", "हिन्दी"),
    ("👋", ""),
]


@pytest.mark.parametrize(("raw", "expected"), FOLDS)
def test_fold(raw: str, expected: str) -> None:
    assert fold(raw) == expected


def test_compare_orders_from_same_to_other() -> None:
    to_jane = [NAME.compare("Jane Doe", other) for other in ("Doe Jane", "J Doe", "Jane Roe", "Ali Khan")]
    assert to_jane == sorted(to_jane, reverse=True)
    assert to_jane[0] == 1.0
    assert to_jane[-1] == 0.0


def test_initials_leave_marks_out() -> None:
    assert initials("\u202bJane van Doe") == "JVD"
