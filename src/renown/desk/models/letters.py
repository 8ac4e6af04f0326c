"""Letters that are being written.

Invariant: a letter is kept as its writer left it; each change of it is a row of its own, and the one before is undone.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class LetterDraft(AboutPeople, Decision):
    """Own words for a letter that asks for an introduction, not sent yet. chain and hop: to whom it goes, on which way.

    language, goal: of the suggestion that the words were made from.
    """

    accounts_in = ("target", "chain")
    texts_in = ("goal", "words")

    target = models.BigIntegerField(db_index=True)
    chain = models.JSONField(default=list)
    hop = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=20)
    goal = models.TextField(default="")
    words = models.TextField()
