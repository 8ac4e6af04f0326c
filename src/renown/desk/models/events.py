"""Events: written down by hand, wanted and paid for, expected people, those the owner met and followed up with.

Invariant: an event is named by its key, a digest of its title and start, whether a calendar told of it or the owner.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class OwnEvent(AboutPeople, Decision):
    """An event that the owner wrote down. Times are naive UTC, as in the facts."""

    texts_in = ("title", "place")

    key = models.CharField(max_length=12, db_index=True)
    title = models.TextField()
    place = models.TextField(default="")
    since = models.CharField(max_length=26)
    until = models.CharField(max_length=26, default="")


class EventWord(AboutPeople, Decision):
    """What the owner says of an event: its goal, its cost, the hours it took, whether it is for meeting people."""

    texts_in = ("value",)

    key = models.CharField(max_length=12, db_index=True)
    what = models.CharField(max_length=12)
    value = models.TextField()


class Expected(AboutPeople, Decision):
    """Somebody who comes to an event as the owner knows, though no calendar says so."""

    accounts_in = ("account",)

    key = models.CharField(max_length=12, db_index=True)
    account = models.BigIntegerField(db_index=True)


class Met(AboutPeople, Decision):
    """Somebody the owner met at an event, and one specific thing. Without an account it is a name only, so far."""

    accounts_in = ("account",)
    texts_in = ("name", "thing")

    key = models.CharField(max_length=12, db_index=True)
    account = models.BigIntegerField(null=True, db_index=True)
    name = models.TextField()
    thing = models.TextField(default="")
    day = models.DateField()


class FollowedUp(Decision):
    """The owner followed up with somebody met."""

    met = models.ForeignKey(Met, on_delete=models.CASCADE, related_name="followed")
    day = models.DateField()
