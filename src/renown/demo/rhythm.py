"""When people act: weekdays, hours of their own day, seasons, and the weeks of a release.

Invariant: every moment lies in the story, which ends before today's midnight UTC; a moment is microseconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from renown.demo.cast import WEEKS, Numbers

SECOND = 1_000_000
DAY = 86_400 * SECOND
WEEKDAYS = np.array([1.0, 1.15, 1.2, 1.1, 0.85, 0.3, 0.28])
HOURS = np.array(
    [1, 0.5, 0.3, 0.2, 0.2, 0.5, 1.5, 4, 8, 11, 11, 9, 6, 8, 10, 10, 8, 6, 4, 4, 5, 5, 3.5, 2], dtype=float
)
HOURS_BY_DAY = np.cumsum(HOURS / HOURS.sum())
RELEASE_EVERY = 13


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of the story; `today` itself is not part of it."""

    today: date

    @property
    def start(self) -> int:
        """The first moment."""
        return self.end - WEEKS * 7 * DAY

    @property
    def end(self) -> int:
        """The first moment after the story: today's midnight UTC."""
        return int(datetime.combine(self.today, time(), UTC).timestamp()) * SECOND

    def day(self, number: int) -> date:
        """The date of a day of the story.

        >>> Calendar(date(2026, 1, 8)).day(WEEKS * 7 - 1)
        datetime.date(2026, 1, 7)
        """
        return self.today - timedelta(days=WEEKS * 7 - number)

    def season(self) -> Numbers:
        """How busy each week is: releases stir things up, holidays calm them down."""
        busy = np.ones(WEEKS)
        for week in range(WEEKS):
            first = self.day(week * 7)
            if (first.month, first.day) >= (12, 19) or (first.month, first.day) <= (1, 1):
                busy[week] = 0.3
            elif first.month == 8:
                busy[week] = 0.7
        busy[RELEASE_EVERY - 1 :: RELEASE_EVERY] *= 1.9
        return busy

    def moment(self, rng: np.random.Generator, week: int, offset: float) -> int:
        """A moment in a week when somebody who lives `offset` hours east of UTC is awake."""
        weights = np.roll(WEEKDAYS, -self.day(week * 7).weekday())
        day = int(np.searchsorted(np.cumsum(weights / weights.sum()), rng.random()))
        hour = float(np.searchsorted(HOURS_BY_DAY, rng.random())) + rng.random() - offset
        return self.start + (week * 7 + day) * DAY + int(hour * 3600 * SECOND)

    def later(self, rng: np.random.Generator, moment: int, minutes: float, spread: float = 1.5) -> int:
        """A moment after another: `minutes` in the median, sometimes much later."""
        return moment + int(rng.lognormal(np.log(minutes), spread) * 60 * SECOND) + int(rng.integers(SECOND))


def as_datetime(moment: int) -> datetime:
    """A moment as an aware UTC datetime, cut to the second.

    >>> as_datetime(1_500_000).isoformat()
    '1970-01-01T00:00:01+00:00'
    """
    return datetime.fromtimestamp(moment // SECOND, UTC)
