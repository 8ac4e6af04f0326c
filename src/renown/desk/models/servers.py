"""Servers to bring in from, and how far each was read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class SyncServer(AboutPeople, Decision):
    """A server that its user wants brought in: its sort, its address without a password, and as whom.

    password: where it comes from when it is needed: `asked`, `kept` (a file of its own), or `command: ...`.
    """

    texts_in = ("url", "user", "last_words", "password")

    sort = models.CharField(max_length=10)
    url = models.CharField(max_length=500)
    user = models.CharField(max_length=200)
    password = models.TextField(default="asked")
    last_at = models.DateTimeField(null=True)
    last_words = models.TextField(default="")
    last_ended_well = models.BooleanField(default=True)


class SyncMark(AboutPeople):
    """How far one folder or collection was read, and the imports that hold it."""

    server = models.ForeignKey(SyncServer, on_delete=models.CASCADE, related_name="marks")
    place = models.CharField(max_length=500)
    state = models.CharField(max_length=200)
    imports = models.JSONField(default=list)

    texts_in = ("place",)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["server", "place"], name="one_mark_per_place")
        ]
