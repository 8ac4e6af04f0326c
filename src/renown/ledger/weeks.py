"""Weeks: a mask of 53 weeks in one integer, bit i standing for the week i weeks before the row's last."""

from __future__ import annotations

from functools import cache
from typing import Any

from renown.lake.engine import Expression
from renown.lake.expressions import ibis
from renown.ledger.days import weeks_between

WEEKS = 53


@cache
def _array_distinct(element: str) -> Any:
    """Each element once, by the name that both engines know; Ibis' own way of writing it is slow on DuckDB."""
    import ibis.expr.datatypes as dt

    array = dt.Array(dt.dtype(element))

    @ibis.udf.scalar.builtin(name="array_distinct", signature=((array,), array))  # type: ignore[untyped-decorator]
    def distinct(elements: list[int]) -> list[int]:  # type: ignore[empty-body]
        """Each once."""

    return distinct


def distinct_masks(masks: Expression) -> Expression:
    """Each mask once."""
    return _array_distinct("int64")(masks)


def distinct_days(days: Expression) -> Expression:
    """Each day once."""
    return _array_distinct("int16")(days)


def mask_of(days: Expression, last: Expression) -> Expression:
    """The mask of a list of days, seen from `last`: each week's bit once, added up."""
    return distinct_masks(days.map(lambda day: _bit(weeks_between(day, last)))).sums().cast("int64")


def _bit(age: Expression) -> Expression:
    return ibis.ifelse(age < WEEKS, _one() << age, 0)


def _one() -> Expression:
    # The cast stays in the SQL; without it Spark would shift within 32 bits.
    return ibis.literal(1, "int8").cast("int64")


def later(mask: Expression, weeks: Expression) -> Expression:
    """The mask seen `weeks` weeks later; weeks older than 53 fall off."""
    kept = ibis.least(ibis.greatest(WEEKS - weeks, 0), WEEKS).cast("int32")
    return (mask & ((_one() << kept) - 1)) << (WEEKS - kept)
