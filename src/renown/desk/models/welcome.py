"""The first steps in a new workspace, and the tour of the made-up one."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class FirstStep(Decision):
    """What the owner said of a first step: that it is done, or that it is skipped; or that the tour is over."""

    step = models.CharField(max_length=20)
    word = models.CharField(max_length=10)


class TourStop(AboutPeople, Decision):
    """Somebody of a made-up world to look at, and what their page should show."""

    accounts_in = ("account",)
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    role = models.CharField(max_length=20)
    words = models.TextField()
