"""The last words of private ties, kept only where the owner asked for it.

Invariant: of two accounts there is one row at most, and none once the owner wants none kept.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople


class LastWord(AboutPeople):
    """What one account said to another last, or the other to it, as an import told."""

    accounts_in = ("author", "other")
    texts_in = ("text",)

    author = models.BigIntegerField(db_index=True)
    other = models.BigIntegerField(db_index=True)
    network = models.CharField(max_length=60)
    ts = models.DateTimeField()
    text = models.TextField()
    import_id = models.IntegerField()
