"""How long somebody worked, and the days of which a CV says nothing.

Invariant: overlapping jobs count once; a gap is only what is certain, and is a fact, never a minus.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from renown.recruit.resumes.resume import Gap, Period, Position, Resume

SHORTEST_GAP = 32
"""Days: a month between two jobs is a change of jobs."""
_YEAR = 365.25


def years(positions: Iterable[Position], day: date) -> float | None:
    """Years of experience until a day, overlaps counted once; None where no job has dates.

    A year without a month counts from and to its middle, and half a year where a job begins and ends in it. What lies
    in the future, or ends before it begins, does not count.

    >>> from renown.recruit.resumes.resume import When
    >>> jobs = [Position(period=Period(When(2015), When(2018))), Position(period=Period(When(2017), When(2019)))]
    >>> years(jobs, date(2026, 1, 1))
    4.0
    """
    spans = [span for position in positions if (span := _counted(position.period, day))]
    if not spans:
        return None
    return round(sum((end - start).days for start, end in _united(spans)) / _YEAR, 1)


def gaps(resume: Resume, day: date) -> tuple[Gap, ...]:
    """The days between jobs and studies of which a CV says nothing, as far as they are certain.

    >>> from renown.recruit.resumes.resume import When
    >>> jobs = (Position(period=Period(When(2015), When(2016))), Position(period=Period(When(2018, 3), When(2019))))
    >>> gaps(Resume(positions=jobs), date(2026, 1, 1))
    (Gap(start=datetime.date(2017, 1, 1), end=datetime.date(2018, 2, 28)),)
    """
    periods = [job.period for job in resume.positions] + [study.period for study in resume.studies]
    spans = [span for period in periods if (span := _widest(period, day))]
    united = _united(spans)
    return tuple(
        Gap(end + timedelta(1), start - timedelta(1))
        for (_, end), (start, _) in pairwise(united)
        if (start - end).days > SHORTEST_GAP
    )


def _counted(period: Period, day: date) -> tuple[date, date] | None:
    """The days of a job that count as experience; the end is the first day that does not."""
    if period.start is None or period.backwards:
        return None
    start = period.start.first if period.start.month else date(period.start.year, 7, 1)
    if period.end is None:
        end = day if period.ongoing else start
    else:
        end = period.end.last + timedelta(1) if period.end.month else date(period.end.year, 7, 1)
    if period.end and start >= end:
        start, end = date(start.year, 4, 1), date(start.year, 10, 1)
    end = min(end, day)
    return (start, end) if start < end else None


def _widest(period: Period, day: date) -> tuple[date, date] | None:
    """All days a span can mean; a single moment is the year before it where only its year is known."""
    if period.backwards or (period.start is None and period.end is None):
        return None
    start = (period.start or period.end).first  # type: ignore[union-attr]
    end = day if period.end is None else period.end.last
    if period.end is None and not period.ongoing:
        end = period.start.last if period.start else start
    return (start, max(start, end))


def _united(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Spans that touch or overlap as one, in order."""
    united: list[tuple[date, date]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united
