"""What the owner says of themselves, in the versions it has had."""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Pitch(AboutPeople, Decision):
    """A text of the owner about themselves: its sort, and one of its versions."""

    sort = models.CharField(max_length=20, db_index=True)
    text = models.TextField()

    texts_in = ("text",)
