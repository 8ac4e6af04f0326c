"""Who belongs to which circle of the owner's life, by the owner's own word."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class CircleWord(AboutPeople, Decision):
    """An account's person belongs to a circle, or, where `belongs` is false, does not and is not suggested for it."""

    accounts_in = ("account",)
    texts_in: ClassVar[tuple[str, ...]] = ("circle",)

    account = models.BigIntegerField(db_index=True)
    circle = models.CharField(max_length=60)
    belongs = models.BooleanField()
