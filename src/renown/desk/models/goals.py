"""Goals for one's network, mentors, and what was answered in the weekly review."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Goal(AboutPeople, Decision):
    """Something measured that the owner wants to change: which measure, how far, and by when.

    about: a circle, or nothing. words: why it matters. setback: what the owner will do when it does not go well.
    """

    texts_in = ("words", "setback")

    kind = models.CharField(max_length=20)
    target = models.FloatField()
    about = models.CharField(max_length=200, default="")
    since = models.DateField()
    until = models.DateField()
    words = models.TextField(default="")
    setback = models.TextField(default="")


class Mentor(AboutPeople, Decision):
    """Somebody the owner learns from."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)


class ReviewAnswer(AboutPeople, Decision):
    """What the owner answered to the question of a week; `week` is its Monday."""

    texts_in = ("answer",)

    week = models.DateField()
    question = models.CharField(max_length=40)
    answer = models.TextField()
