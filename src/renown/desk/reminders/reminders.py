"""Reminders as they were written down, and what was said when they came.

Invariant: nothing is deleted; a step taken back leaves what stood before it.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import Reminder, ReminderStep
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.reminders.records import DONE, LATER, NewReminder, ReminderRecord
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class Reminders:
    """The reminders of one desk."""

    def add(self, new: NewReminder, who: str = OWNER) -> int:
        """Keep a reminder; returns its number."""
        with store.transaction():
            row = Reminder.objects.create(**told(new), who=who, at=timezone.now())
            audit.record(who, "reminder", _about(row), reminder=row.pk)
        return row.pk

    def remove(self, reminder: int, who: str = OWNER) -> bool:
        """Be reminded no longer; False when that was so already. Raises NotFoundError."""
        with store.transaction():
            row = _row(reminder)
            removed = undo(Reminder.objects.filter(pk=reminder), who)
            if removed:
                audit.record(who, "remove reminder", _about(row), reminder=reminder)
        return removed

    def restore(self, reminder: int, who: str = OWNER) -> bool:
        """Take up a reminder again that was removed; False when it stands. Raises NotFoundError."""
        with store.transaction():
            row = _row(reminder)
            removed = Reminder.objects.filter(pk=reminder).exclude(undone_at=None)
            restored = removed.update(undone_at=None, undone_by="") > 0
            if restored:
                audit.record(who, "restore reminder", _about(row), reminder=reminder)
        return restored

    def step(self, reminder: int, what: str, day: date, who: str = OWNER) -> int:
        """It is done up to a day, or comes later, not before it; returns the number of that. Raises NotFoundError."""
        with store.transaction():
            row = _row(reminder)
            step = ReminderStep.objects.create(reminder=row, what=what, day=day, who=who, at=timezone.now())
            audit.record(who, f"reminder {what}", _about(row), reminder=reminder)
        return step.pk

    def undo(self, step: int, who: str = OWNER) -> bool:
        """Take a step back; False when that was done already. Raises NotFoundError."""
        with store.transaction():
            row = ReminderStep.objects.filter(pk=step).select_related("reminder").first()
            if row is None:
                raise NotFoundError(f"there is no answer {step} to a reminder", hint="see: renown remind")
            undone = undo(ReminderStep.objects.filter(pk=step), who)
            if undone:
                audit.record(who, f"take back: reminder {row.what}", _about(row.reminder), reminder=row.reminder.pk)
        return undone

    @read
    def list(self) -> tuple[ReminderRecord, ...]:
        """Every reminder that stands, in the order of writing, also one that is over."""
        steps = Prefetch("steps", ReminderStep.objects.filter(undone_at=None).order_by("pk"), to_attr="said")
        with store.refusals():
            rows = Reminder.objects.filter(undone_at=None).order_by("pk").prefetch_related(steps)
            return tuple(map(_record, rows))


def _row(reminder: int) -> Reminder:
    row = Reminder.objects.filter(pk=reminder).first()
    if row is None:
        raise NotFoundError(f"there is no reminder {reminder}", hint="see the numbers with: renown remind")
    return row


def _about(row: Reminder) -> list[int]:
    return [] if row.account is None else [row.account]


def _record(row: Reminder) -> ReminderRecord:
    """A day put off counts until the reminder is done."""
    said: list[ReminderStep] = row.said  # type: ignore[attr-defined]
    done = max((step.day for step in said if step.what == DONE), default=None)
    later = said[-1].day if said and said[-1].what == LATER else None
    return recorded(ReminderRecord, row, done=done, later=later)
