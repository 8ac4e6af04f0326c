"""What the owner lends to a team, asked there, and answered.

Invariant: nothing here holds a key, an address, or a word about a colleague's contacts; colleagues stand by the name
they gave themselves.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class TeamLoan(AboutPeople, Decision):
    """What may be used for paths: everybody, a circle or one person; or one person who may not, whatever else."""

    accounts_in = ("account",)
    texts_in = ("circle",)

    scope = models.CharField(max_length=10)
    account = models.BigIntegerField(null=True, db_index=True)
    circle = models.CharField(max_length=200, default="")


class TeamAsk(AboutPeople, Decision):
    """Somebody the owner asked the team to be introduced to. introducers: the names of those who agreed."""

    accounts_in = ("account",)
    texts_in = ("words",)

    name = models.CharField(max_length=32, unique=True)
    nonce = models.CharField(max_length=64)
    account = models.BigIntegerField(db_index=True)
    words = models.TextField(default="")
    epoch = models.IntegerField()
    until = models.DateField()
    agreed = models.JSONField(default=list)


class TeamAnswer(AboutPeople, Decision):
    """What the owner answered a colleague who asked for an introduction."""

    accounts_in = ("account",)
    texts_in = ("words", "asker")

    ask = models.CharField(max_length=32, db_index=True)
    account = models.BigIntegerField(db_index=True)
    asker = models.CharField(max_length=200)
    words = models.TextField(default="")
    yes = models.BooleanField()


class TeamNever(models.Model):
    """An address of somebody who was erased: a keyed digest, so that it is never lent again by whatever comes in."""

    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
