"""Tokens by which programs come in."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class ApiToken(AboutPeople, Decision):
    """The hash of a token, what it is for, and whether its bearer may change anything."""

    texts_in = ("name",)

    name = models.CharField(max_length=200)
    token_hash = models.CharField(max_length=64, unique=True)
    writes = models.BooleanField(default=False)
    last_used = models.DateTimeField(null=True)
