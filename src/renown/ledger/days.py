"""Days: how the ledger counts time, and the blocks of 63 days its first sum is made in.

A day is a whole number since 1970-01-01 UTC and a week is `day // 7`. A block is 9 weeks, because the days
of 9 weeks just fit the 63 usable bits of an integer: one integer then knows every active day of a block.
Acts dated outside `0 <= day < HORIZON` (before 1970 or after August 2078) come from broken clocks; they are
treated like undated ones, which keeps every power of two below within the reach of a float64.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import ibis
from ibis import _

from renown.lake.engine import Expression

BLOCK_DAYS = 63
BLOCK_WEEKS = 9
HORIZON = 630 * BLOCK_DAYS
EPOCH = date(1970, 1, 1)


@ibis.udf.agg.builtin
def bit_or(bits: int) -> int:  # type: ignore[empty-body]
    """Bits set in any row; both engines know it by this name, Ibis' own is missing for Spark."""


@ibis.udf.scalar.builtin
def bit_count(bits: int) -> int:  # type: ignore[empty-body]
    """How many bits are set; both engines know it by this name."""


def day_number(moment: datetime) -> int:
    """The day of an instant; a naive one is taken as UTC.

    >>> day_number(datetime(2012, 7, 4))
    15525
    """
    utc = moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
    return (utc.date() - EPOCH).days


def day_of(ts: Expression) -> Expression:
    """The day of a column of naive UTC times, int64."""
    return ts.cast("date").delta(ibis.date(EPOCH), unit="day").cast("int64")


def one() -> Expression:
    """The int64 one, as a column. The cast matters: Spark shifts a bare 1 within 32 bits."""
    return ibis.literal(1, "int8").cast("int64")


def one_bit(position: Expression) -> Expression:
    """An int64 with one bit set (deferred: needs a column `one`)."""
    return _.one << position.cast("int32")


def whole(number: Expression, by: int) -> Expression:
    """Whole division of numbers that are not negative, int64.

    `//` in Ibis goes through floating point division and `floor`; taking the rest away first stays exact.
    """
    return ((number - number % by) / by).cast("int64")

