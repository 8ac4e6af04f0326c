"""Searches for people that are kept, and whom each had found when it was last looked at.

Invariant: whom a search had found stands by account, and goes with the account.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class KeptSearch(AboutPeople, Decision):
    """A search under a name. places: where it is asked, `here` and platforms by their keys, as a JSON list."""

    texts_in: ClassVar[tuple[str, ...]] = ("name", "query")

    name = models.CharField(max_length=100)
    query = models.TextField()
    places = models.JSONField(default=list)


class SearchLook(Decision):
    """A time at which somebody looked at what a search finds."""

    search = models.ForeignKey(KeptSearch, on_delete=models.CASCADE, related_name="looks")


class SeenThen(AboutPeople):
    """Somebody who was found at that look. content: a number that what they tell of their work has."""

    accounts_in = ("account",)

    look = models.ForeignKey(SearchLook, on_delete=models.CASCADE, related_name="seen")
    account = models.BigIntegerField(db_index=True)
    content = models.BigIntegerField()
