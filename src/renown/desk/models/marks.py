"""What the owner marks people with, how they look at the list of them, and what was done to many at once.

Invariant: what was done to many at once is one row, by which all of it is taken back.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Tag(AboutPeople, Decision):
    """A word that the owner put on an account's person."""

    accounts_in = ("account",)
    texts_in = ("tag",)

    account = models.BigIntegerField(db_index=True)
    tag = models.CharField(max_length=100)


class Hidden(AboutPeople, Decision):
    """An account's person is not listed, proposed or suggested; who asks for them finds them."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)


class SavedView(AboutPeople, Decision):
    """A way to look at the list of people under a name: filters, order and columns, as JSON. The one without a name is
    how the list looks when nothing is asked.
    """

    texts_in: ClassVar[tuple[str, ...]] = ("name", "asked")

    name = models.CharField(max_length=100)
    asked = models.TextField(default="{}")


class BulkStep(AboutPeople, Decision):
    """Something done to many people at once.

    accounts: those it changed something of; of a merge, pairs one behind the other. against: those of them of whom the
    contrary had been said before.
    """

    accounts_in = ("accounts", "against")
    texts_in = ("words",)

    what = models.CharField(max_length=20)
    words = models.CharField(max_length=100, default="")
    accounts = models.JSONField(default=list)
    against = models.JSONField(default=list)
