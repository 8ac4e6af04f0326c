"""What the owner decides about the people of a day: how often, not now, not for this, never, and done.

Invariant: a later word takes the place of an earlier one only while it stands, so undoing it brings the earlier back.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Cadence(AboutPeople, Decision):
    """How many days apart the owner wants contact with somebody; 0: no wish, so that one is suggested again."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)
    days = models.PositiveIntegerField()


class DoNotContact(AboutPeople, Decision):
    """Somebody is never to be suggested."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)


class Snooze(AboutPeople, Decision):
    """Somebody is not to be suggested before a day."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)
    until = models.DateField()


class Skip(AboutPeople, Decision):
    """Somebody is not to be suggested for one reason; `reason` is its key."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)
    reason = models.CharField(max_length=200)


class Done(AboutPeople, Decision):
    """The owner was in touch with somebody, though no source shows it yet; `how` is a word of the owner's."""

    accounts_in = ("account",)
    texts_in = ("how",)

    account = models.BigIntegerField(db_index=True)
    day = models.DateField()
    how = models.TextField(default="")


class FeedAddress(models.Model):
    """The calendar feed got a new address: the newest row's key is part of the secret one, so older ones are over."""

    at = models.DateTimeField()


class TodayList(AboutPeople, Decision):
    """Whom a day began with, kept with the first word of the day, so that nobody takes the place of another."""

    accounts_in = ("accounts",)

    day = models.DateField(db_index=True)
    accounts = models.JSONField(default=list)
