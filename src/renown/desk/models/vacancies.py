"""Vacancies as they are kept, what they said before, and findings that were dismissed.

Invariant: a dismissal names a rule and words, never a place, so that it holds when the advertisement is edited.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class VacancySaid(AboutPeople):
    """What a vacancy says: the advertisement, and as JSON what the owner or the page's own data says of its fields."""

    texts_in = ("text", "said")

    text = models.TextField()
    said = models.TextField(default="{}")

    class Meta:
        abstract = True


class KeptVacancy(VacancySaid, Decision):
    """A vacancy as it stands. version grows with each change, so that two windows notice."""

    version = models.PositiveIntegerField(default=1)


class VacancyVersion(VacancySaid):
    """What a vacancy said before it was changed by somebody."""

    vacancy = models.ForeignKey(KeptVacancy, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()


class DismissedFinding(AboutPeople, Decision):
    """A finding that is none for this vacancy, and why."""

    texts_in = ("finding", "reason")

    vacancy = models.ForeignKey(KeptVacancy, on_delete=models.CASCADE, related_name="dismissed")
    finding = models.TextField()
    reason = models.TextField()
