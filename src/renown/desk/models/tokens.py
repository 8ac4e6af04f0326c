"""Tokens by which programs come in."""

from __future__ import annotations

from django.db import models

from renown.desk.models.decisions import Decision


class ApiToken(Decision):
    """The hash of a token, what it is for, and whether its bearer may change anything."""

    name = models.CharField(max_length=200)
    token_hash = models.CharField(max_length=64, unique=True)
    writes = models.BooleanField(default=False)
    last_used = models.DateTimeField(null=True)
