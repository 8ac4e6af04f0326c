"""Whom a person wants to talk to for a vacancy, put there one by one.

Invariant: the database itself refuses somebody without a word of the person who put them there.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.candidates import says_something
from renown.desk.models.decisions import Decision
from renown.desk.models.vacancies import KeptVacancy


class Shortlisted(AboutPeople, Decision):
    """Somebody on the shortlist of a vacancy, and why, in the words of whoever put them there."""

    accounts_in = ("account",)
    texts_in = ("words",)

    vacancy = models.ForeignKey(KeptVacancy, on_delete=models.CASCADE, related_name="shortlist")
    account = models.BigIntegerField(db_index=True)
    words = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="shortlisted_words", condition=says_something("words")),
            models.UniqueConstraint(
                name="shortlisted_once", fields=["vacancy", "account"], condition=models.Q(undone_at=None)
            ),
        ]
