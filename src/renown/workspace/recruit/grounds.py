"""A candidate as the law looks at them: the record at the desk with its days as the owner's clocks show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from renown.desk.recruit.records import CandidateRecord, StepRecord
from renown.errors import InputError
from renown.model.local_time import beginning_of, localised
from renown.recruit.law.basis import Grounds
from renown.recruit.law.kept import Kept, Step


def kept_of(record: CandidateRecord, steps: Iterable[StepRecord], zone: ZoneInfo) -> Kept:
    """What the law looks at of one candidate."""
    return Kept(
        basis=record.basis,
        visibility=record.visibility,
        collected=local_day(record.collected_at, zone),
        until=record.until,
        jurisdiction=record.jurisdiction,
        steps=tuple(Step(s.kind, local_day(s.on, zone), s.words, s.until) for s in steps),
        gone=None if record.undone_at is None else local_day(record.undone_at, zone),
    )


def grounds_of(
    said: tuple[str, ...],
    collected: date | None,
    until: date | None,
    jurisdiction: str,
    language: str,
    zone: ZoneInfo,
) -> Grounds:
    """Grounds as they were typed; said: purpose, basis, proof, source and visibility. Raises InputError for a day."""
    purpose, basis, proof, source, visibility = (words.strip() for words in said)
    return Grounds(
        purpose=purpose,
        basis=basis,
        proof=proof,
        source=source,
        collected_at=moment_of(collected, zone),
        visibility=visibility,
        until=until,
        jurisdiction=jurisdiction.strip() or "DE",
        language=language.strip(),
    )


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The day of a moment, as the owner's clocks show it."""
    return localised(moment, zone).date()


def by_account(steps: Sequence[StepRecord]) -> Mapping[int, tuple[StepRecord, ...]]:
    """The steps of each account, in the order of doing."""
    ordered = sorted(steps, key=lambda step: step.account)
    return {account: tuple(own) for account, own in groupby(ordered, key=lambda step: step.account)}


def moment_of(day: date | None, zone: ZoneInfo) -> datetime:
    """A day as a moment: now for today or where none is said, else when that day began. Raises InputError."""
    now = datetime.now(UTC)
    today = local_day(now, zone)
    if day is None or day == today:
        return now
    if day > today or day.year < 1970:
        raise InputError(f"found {day}, expected a day from 1970 to today, {today}")
    return beginning_of(day, zone).replace(tzinfo=UTC)
