"""The first thing worth saying about somebody's contacts."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from renown.ledger.days import EPOCH
from renown.ties.day.first_word import FirstTie, first_tie

ME, ANN, BO, CY = 1, 2, 3, 4


def days(*spells: tuple[int, str, int, float]) -> pa.Table:
    """Contact days of mine: with whom, from which day on, how many days, and how close."""
    rows = [
        (with_, (date.fromisoformat(since) - EPOCH).days + n, weight)
        for with_, since, count, weight in spells
        for n in range(count)
    ]
    person, day, weight = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    return pa.table(
        {
            "a": pa.array([ME] * len(rows), pa.int64()),
            "b": pa.array(person, pa.int64()),
            "network": pa.array(["mail"] * len(rows), pa.string()),
            "day": pa.array(day, pa.int32()),
            "out": pa.array([1] * len(rows), pa.int32()),
            "in_": pa.array([1] * len(rows), pa.int32()),
            "weight": pa.array(weight, pa.float64()),
        }
    )


def first(table: pa.Table, on: str = "2026-11-30", others: frozenset[int] = frozenset()) -> FirstTie | None:
    return first_tie(table, ME, (date.fromisoformat(on) - EPOCH).days, others)


def test_who_was_closest_in_a_year_and_is_silent_since_comes_first() -> None:
    table = days((ANN, "2024-03-01", 40, 1.0), (BO, "2024-05-01", 20, 1.0), (BO, "2026-10-01", 30, 1.0))
    assert first(table) == FirstTie(ANN, 2024, 40, 1, date(2024, 4, 9), faded=True)


def test_who_is_still_in_touch_has_not_faded_and_the_next_is_spoken_of() -> None:
    table = days((ANN, "2024-03-01", 40, 1.0), (ANN, "2026-11-01", 2, 1.0), (BO, "2024-05-01", 20, 1.0))
    assert first(table) == FirstTie(BO, 2024, 20, 2, date(2024, 5, 20), faded=True)
    assert first(table, others=frozenset({BO})) == FirstTie(ANN, 2026, 2, 1, date(2026, 11, 2), faded=False)


def test_silence_counts_from_its_sixtieth_day_and_mails_to_many_never() -> None:
    table = days((ANN, "2026-09-01", 5, 1.0), (BO, "2026-01-01", 90, 0.1))
    last = date(2026, 9, 5)
    told = [first(table, on) for on in ("2026-11-03", "2026-11-04")]
    assert [(one and one.person, one and one.faded, one and one.last) for one in told] == [
        (ANN, False, last),
        (ANN, True, last),
    ]


def test_two_days_make_nobody_close_and_without_contact_nothing_is_said() -> None:
    two = first(days((ANN, "2020-09-01", 2, 1.0)))
    assert two == FirstTie(ANN, 2026, 2, 1, date(2020, 9, 2), faded=False)
    assert first(days()) is None and first(days((BO, "2026-01-01", 9, 0.2))) is None


def test_the_order_of_the_rows_does_not_matter() -> None:
    table = days((ANN, "2024-03-01", 9, 1.0), (BO, "2024-05-01", 9, 1.0), (CY, "2025-02-01", 4, 1.0))
    rng = np.random.default_rng(3)
    assert len({first(table.take(rng.permutation(table.num_rows))) for _ in range(5)}) == 1
    assert first(table) == FirstTie(BO, 2024, 9, 1, date(2024, 5, 9), faded=True)
