"""The clock of Art. 14: whoever was found has to be told in time, or their profile is locked and goes.

G2: due is the earliest of a month after collecting, the first message, and the first disclosure to somebody outside; on
day 25 it warns; after due the profile is locked and queued for deletion. Not legal advice.
"""

from __future__ import annotations

from datetime import date, timedelta

from renown.recruit.law.kept import Duty, Kept, months_on

WARN_DAY = 25
WARN_DAYS = 5
"""It warns from day 25 on, and so many days before any earlier end."""


def notice_due(kept: Kept) -> date | None:
    """The last day on which somebody can be told in time; None for whoever gave their data themselves.

    >>> notice_due(Kept(basis="6(1)(f)", visibility="public", collected=date(2026, 1, 31)))
    datetime.date(2026, 2, 28)
    """
    if not kept.found:
        return None
    spoken = kept.first("message", "disclosure")
    month = months_on(kept.collected, 1)
    return month if spoken is None else min(month, max(spoken.on, kept.collected))


def told_in_time(kept: Kept) -> bool:
    """Whether they were told in time, or did not have to be."""
    due, notice = notice_due(kept), kept.first("notice")
    return due is None or (notice is not None and notice.on <= due)


def late(kept: Kept, today: date) -> bool:
    """Whether the day on which they had to be told has passed without it."""
    due = notice_due(kept)
    return due is not None and not told_in_time(kept) and (today > due or kept.first("notice") is not None)


def notice_duty(kept: Kept, today: date) -> Duty | None:
    """What is to be done about telling them; None where nothing is."""
    due = notice_due(kept)
    if due is None or told_in_time(kept):
        return None
    if late(kept, today):
        words = f"nobody told them by {due:%Y-%m-%d} that they are kept: the profile is locked and has to go"
        return Duty("G2", words, due, "held" if kept.held else "due", "erase")
    warned = today >= min(kept.collected + timedelta(days=WARN_DAY), due - timedelta(days=WARN_DAYS))
    return Duty("G2", "tell them that they are kept, from where and why", due, "soon" if warned else "open", "notice")
