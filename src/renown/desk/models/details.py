"""What the owner says of somebody by hand, beside what the sources say: an address, a number, a name, a picture."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class DetailWord(AboutPeople, Decision):
    """Of an account's person `old` stands no longer, and `new` stands from now on; either may be empty.

    content: the picture itself, in base64, where `fact` is `photo`.
    """

    accounts_in = ("account",)
    texts_in = ("old", "new", "label", "beside")

    account = models.BigIntegerField(db_index=True)
    fact = models.CharField(max_length=20)
    old = models.TextField(default="")
    new = models.TextField(default="")
    label = models.CharField(max_length=200, default="")
    beside = models.TextField(default="")
    since = models.DateField(null=True)
    content = models.TextField(default="")
