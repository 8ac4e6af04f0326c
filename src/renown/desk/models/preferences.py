"""How the owner wants things, and the devices that may come in besides the browser on the machine itself."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Preference(Decision):
    """How the owner wants one thing; of each thing the last word that was not taken back counts."""

    name = models.CharField(max_length=40, db_index=True)
    value = models.TextField()


class Device(AboutPeople, Decision):
    """A browser on another machine that came in by a link of its own; taken back, its session is over."""

    texts_in = ("name",)

    name = models.CharField(max_length=60)
    seen = models.DateTimeField(null=True)


class DeviceLink(AboutPeople):
    """The hash of a token by which one device comes in once, until it expires, and the name that it will have."""

    texts_in = ("name",)

    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
