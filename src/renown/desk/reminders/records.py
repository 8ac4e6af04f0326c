"""What the desk answers about reminders: plain, frozen records. People are accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

DONE, LATER = "done", "later"


@dataclass(frozen=True, slots=True)
class NewReminder:
    """A reminder to be kept, of the holder of an account or of nobody. number, unit: its rhythm; 0: once."""

    account: int | None
    words: str
    first: date
    number: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecord(NewReminder):
    """A reminder as it stands. done: the day up to which it was answered; later: not before, as was said since."""

    id: int
    done: date | None
    later: date | None
    at: datetime
