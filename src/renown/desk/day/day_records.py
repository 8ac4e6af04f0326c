"""What the desk answers about the people of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One decision about one account that stands. id: what it is undone by, such as "done-3".

    what: cadence, never, snooze, skip or done. number: the days of a cadence. day: until when somebody is put off, or
    on which day the owner was in touch. words: the key of a reason skipped, or how the owner was in touch.
    """

    id: str
    what: str
    account: int
    who: str
    at: datetime
    number: int = 0
    day: date | None = None
    words: str = ""
