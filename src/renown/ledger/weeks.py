"""Weeks: a mask of 53 weeks in one integer, bit i standing for the week i weeks before the row's last."""

from __future__ import annotations

import ibis
import ibis.expr.datatypes as dt

from renown.lake.engine import Expression
from renown.ledger.days import weeks_between

WEEKS = 53
_INT64S = dt.Array(dt.int64)
_INT16S = dt.Array(dt.int16)


@ibis.udf.scalar.builtin(name="array_distinct", signature=((_INT64S,), _INT64S))  # type: ignore[untyped-decorator]
def distinct_masks(masks: list[int]) -> list[int]:  # type: ignore[empty-body]
    """Each mask once. Both engines know it by this name; Ibis' own way of writing it is slow on DuckDB."""


@ibis.udf.scalar.builtin(name="array_distinct", signature=((_INT16S,), _INT16S))  # type: ignore[untyped-decorator]
def distinct_days(days: list[int]) -> list[int]:  # type: ignore[empty-body]
    """Each day once."""


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
