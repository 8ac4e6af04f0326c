"""A person's score by day, as the doors show it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from renown.influence.change import change_between
from renown.reckoning.derivation import EPOCH
from renown.workspace.context import Context
from renown.workspace.influence.answers import HistoryPoint


def points_of(context: Context, person: int) -> tuple[HistoryPoint, ...]:
    """Oldest first. Of several rows of one day (another formula, other data) the one written last is shown."""
    rows = context.history.of(person)
    if rows is None:
        return ()
    by_day = {row["as_of"]: row for row in rows.to_pylist()}
    ordered = [by_day[day] for day in sorted(by_day)]
    earlier = [None, *ordered][: len(ordered)]
    return tuple(_point(row, before) for before, row in zip(earlier, ordered, strict=True))


def _point(row: dict[str, Any], before: dict[str, Any] | None) -> HistoryPoint:
    causes = change_between(before, row).causes if before else ()
    return HistoryPoint(
        day=(EPOCH + timedelta(days=row["as_of"])).date(),
        score=row["score"],
        low=row["low"],
        high=row["high"],
        seen=row["seen"],
        formula=row["formula"],
        data_version=row["data_version"],
        cause=" and ".join(causes),
    )
