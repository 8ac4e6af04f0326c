"""Days: how the ledger counts time. A day is a whole number since 1970-01-01 UTC, a week is `day // 7`.

Acts dated before 1970 or after `LAST_DAY` (18 September 2059) come from broken clocks; they are treated like
undated ones. So a day is never negative and fits 16 bits, which makes the ledger a third cheaper.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from renown.lake.engine import Expression
from renown.lake.expressions import ibis

EPOCH = date(1970, 1, 1)
LAST_DAY = 2**15 - 1


def day_number(moment: datetime) -> int:
    """The day of an instant; a naive one is taken as UTC.

    >>> day_number(datetime(2012, 7, 4))
    15525
    """
    return (naive(moment).date() - EPOCH).days


def naive(moment: datetime) -> datetime:
    """An instant as naive UTC, as the lake keeps times.

    >>> naive(datetime(2024, 1, 1, tzinfo=UTC))
    datetime.datetime(2024, 1, 1, 0, 0)
    """
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def day_of(ts: Expression) -> Expression:
    """The day of a column of naive UTC times, int32."""
    return ts.cast("date").delta(ibis.date(EPOCH), unit="day").cast("int32")


def weeks_between(earlier: Expression, later: Expression) -> Expression:
    """How many weeks of the calendar lie between two days, int32, by whole numbers only up to one exact division."""
    return ((later - later % 7 - earlier + earlier % 7) / 7).cast("int32")
