"""Reminders: of somebody or of something, once or again and again, and what was said when one came.

Invariant: a reminder is never edited; that it was done or put off is a step of its own, and undone like one.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Reminder(AboutPeople, Decision):
    """Something to be reminded of from a day on. number, unit: how many days, weeks, months or years apart; 0: once."""

    accounts_in = ("account",)
    texts_in = ("words",)

    account = models.BigIntegerField(null=True, db_index=True)
    words = models.TextField(default="")
    first = models.DateField()
    number = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=5, default="")


class ReminderStep(Decision):
    """A reminder was done, up to and with a day, or is to come later, not before a day."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=5)
    day = models.DateField()
