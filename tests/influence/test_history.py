"""History: every row says what it was made from, and a change has a named cause."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from renown.errors import InputError
from renown.influence.change import change_between
from renown.influence.factors import FACTORS
from renown.influence.history import history_rows
from renown.influence.score import score
from renown.lake.history import KEY


def rows(
    ledgers: Any, seed: int = 1, day: int | None = None, data: str = "d1", name: str = "v1", seeds: str = ""
) -> Any:
    """History rows of a made-up community."""
    scores = score(ledgers.of(ledgers.random(seed)), day or ledgers.today, replace(ledgers.formula, name=name))
    return history_rows(scores, day or ledgers.today, data, communities_version="c1", seeds_version=seeds)


def test_p9_a_key_names_one_row_and_every_new_day_formula_or_data_version_has_a_new_key(ledgers: Any) -> None:
    tables = [rows(ledgers), rows(ledgers, day=ledgers.today + 1), rows(ledgers, data="d2"), rows(ledgers, name="v2")]
    keys = [tuple(row[name] for name in KEY) for table in tables for row in table.to_pylist()]
    assert len(keys) == len(set(keys)) == 4 * tables[0].num_rows


def test_the_rows_hold_the_scores_and_what_they_were_made_from(ledgers: Any) -> None:
    table = rows(ledgers, seeds="s1")
    told = score(ledgers.of(ledgers.random(1)), ledgers.today, ledgers.formula).table()
    assert table.select(told.column_names).equals(told)
    row = table.to_pylist()[0]
    assert (row["communities"], row["seeds"], row["as_of"]) == ("c1", "s1", ledgers.today)


@pytest.mark.parametrize(
    ("changed", "causes"),
    [
        ({"data": "d2"}, ("data was imported or removed",)),
        ({"name": "v2", "seeds": "s2"}, ("the formula changed", "other people are vouched for")),
        ({"day": 20_030}, ("newer acts came in and older ones faded",)),
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
    assert change.words.endswith("older ones faded")


def test_two_people_cannot_be_compared(ledgers: Any) -> None:
    one, two = rows(ledgers).to_pylist()[:2]
    with pytest.raises(InputError, match="different people"):
        change_between(one, two)
