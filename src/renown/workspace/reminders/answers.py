"""What is answered about reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder that is still to come, or is due. person is None, and name empty, where it is of nobody.

    day: when it comes next; due: whether that day is here; put_off: whether the owner moved it there. again: the day
    after that, None for the last. first, number, unit: the day it began and its rhythm, also in words (every).
    """

    id: int
    person: int | None
    name: str
    words: str
    day: date
    due: bool
    put_off: bool
    again: date | None
    first: date
    number: int
    unit: str
    every: str
