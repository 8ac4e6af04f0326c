"""All that the law asks to be done about somebody, what is locked, and whether they may be written to.

G2, G9, G11, D1, D2. Not legal advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from renown.recruit.law import clock, retention
from renown.recruit.law.kept import Duty, Kept

TELL_DAYS = 30
"""Within a month of a correction its recipients hear of it."""


def duties(kept: Kept, today: date) -> tuple[Duty, ...]:
    """What is to be done, the first due first; what does away with somebody stands once, by its earliest day."""
    found = [duty for duty in _duties(kept, today) if duty is not None]
    erasing = sorted((duty for duty in found if duty.act == "erase"), key=lambda duty: duty.due)
    others = () if kept.gone or (erasing[:1] and erasing[0].state == "due") else (d for d in found if d.act != "erase")
    return tuple(sorted([*erasing[:1], *others], key=lambda duty: duty.due))


def _duties(kept: Kept, today: date) -> Iterator[Duty | None]:
    yield None if kept.gone else clock.notice_duty(kept, today)
    yield retention.retention_duty(kept, today)
    yield retention.ask_duty(kept, today)
    yield from _untold(kept, today)


def recipients(kept: Kept) -> tuple[str, ...]:
    """Everybody outside to whom they were shown, each once (G8, G9)."""
    return tuple(dict.fromkeys(step.words for step in kept.steps if step.kind == "disclosure" and step.words))


def _untold(kept: Kept, today: date) -> Iterator[Duty]:
    """G9: what was corrected is told to everybody who was given it before."""
    corrected = kept.last("told", "correction")
    if corrected is None or corrected.kind == "told":
        return
    known = [s.words for s in kept.steps if s.kind == "disclosure" and s.words and s.on <= corrected.on]
    if known:
        due = corrected.on + timedelta(days=TELL_DAYS)
        words = f"tell of the correction: {', '.join(dict.fromkeys(known))}"
        yield Duty("G9", words, due, "due" if today >= due else "soon", "tell")


def locked(kept: Kept, today: date) -> str:
    """Why a profile may not be used any more; empty where it may."""
    if kept.gone is not None:
        return "you let them go"
    if clock.late(kept, today):
        return "they were not told in time that they are kept"
    end = retention.end_of(kept)
    return f"it had to be deleted on {end[0]:%Y-%m-%d}: {end[2]}" if end is not None and today >= end[0] else ""


def writing(kept: Kept, today: date, *, objected: bool = False, told: bool = False) -> str:
    """Why somebody may not be written to; empty where they may. told: the message holds the notice itself.

    G11: nobody who objected, on any channel. G2: the first message to somebody who was found holds the notice.
    """
    if objected:
        return "they objected: nothing goes to them on any channel"
    if why := locked(kept, today):
        return why
    if kept.found and kept.first("notice") is None and not told:
        return "they were not told yet that they are kept: the first message has to hold the notice"
    return ""
