"""History: rows are written once, and a change has a named cause."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from renown.errors import InputError
from renown.influence.change import change_between
from renown.influence.factors import FACTORS
from renown.influence.history import history_rows, with_rows, without_people
from renown.influence.score import score


def rows(
    ledgers: Any, seed: int = 1, day: int | None = None, data: str = "d1", name: str = "v1", seeds: str = ""
) -> Any:
    """History rows of a made-up community."""
    scores = score(ledgers.of(ledgers.random(seed)), day or ledgers.today, replace(ledgers.formula, name=name))
    return history_rows(scores, day or ledgers.today, data, communities_version="c1", seeds_version=seeds)


def test_p9_a_row_is_never_written_over(ledgers: Any) -> None:
    first = rows(ledgers)
    again = with_rows(first, rows(ledgers, seed=2))
    known = set(first["person"].to_pylist())
    kept = again.slice(0, first.num_rows)
    assert kept.equals(first)
    assert not known & set(again.slice(first.num_rows)["person"].to_pylist())


def test_p9_a_new_day_formula_or_data_version_writes_new_rows(ledgers: Any) -> None:
    first = rows(ledgers)
    for other in (rows(ledgers, day=ledgers.today + 1), rows(ledgers, data="d2"), rows(ledgers, name="v2")):
        both = with_rows(first, other)
        assert both.num_rows == first.num_rows + other.num_rows
        assert both.slice(0, first.num_rows).equals(first)


def test_p9_erasing_takes_one_persons_rows_only(ledgers: Any) -> None:
    history = with_rows(rows(ledgers), rows(ledgers, day=ledgers.today + 1))
    person = history["person"][0].as_py()
    left = without_people(history, [person])
    assert left.to_pylist() == [row for row in history.to_pylist() if row["person"] != person]
    assert left.num_rows < history.num_rows


@pytest.mark.parametrize(
    ("changed", "causes"),
    [
        ({"data": "d2"}, ("data was imported or removed",)),
        ({"name": "v2", "seeds": "s2"}, ("the formula changed", "other people are vouched for")),
        ({"day": 20_030}, ("time passed",)),
        ({}, ()),
    ],
)
def test_the_cause_of_a_change_is_named(ledgers: Any, changed: dict[str, Any], causes: tuple[str, ...]) -> None:
    before, after = rows(ledgers).to_pylist()[0], rows(ledgers, **changed).to_pylist()[0]
    change = change_between(before, after)
    assert change.causes == causes
    assert sum(change.factors.values()) == pytest.approx(change.points, abs=1e-9)
    assert set(change.factors) == set(FACTORS)


def test_time_alone_lowers_a_score_gently(ledgers: Any) -> None:
    change = change_between(rows(ledgers).to_pylist()[0], rows(ledgers, day=ledgers.today + 1).to_pylist()[0])
    assert -0.5 < change.points < 0.0
    assert change.words.endswith("time passed")


def test_two_people_cannot_be_compared(ledgers: Any) -> None:
    one, two = rows(ledgers).to_pylist()[:2]
    with pytest.raises(InputError, match="different people"):
        change_between(one, two)
