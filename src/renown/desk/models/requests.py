"""Requests for introductions, and the steps each went through.

Invariant: a request is never edited; what happens to it is a step with its day, and its status is its last step.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Request(AboutPeople, Decision):
    """Somebody asked for an introduction. chain: who stands between the owner and the target, the introducer first.

    goal: what the path led to, in words. expected: the chance that warmth alone gave the introducer on the day.
    """

    accounts_in = ("target", "introducer", "chain")
    texts_in = ("goal", "words")

    target = models.BigIntegerField(db_index=True)
    introducer = models.BigIntegerField(db_index=True)
    chain = models.JSONField(default=list)
    goal = models.TextField(default="")
    words = models.TextField()
    language = models.CharField(max_length=20)
    expected = models.FloatField()


class RequestStep(AboutPeople, Decision):
    """Something that happened to a request, on a day."""

    texts_in = ("words",)

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    status = models.CharField(max_length=20)
    day = models.DateField()
    words = models.TextField(default="")
