"""Plans of vacancies: each change is a row of its own, numbered by the version of the plan that it made.

Invariant: no row is ever changed but by an erasure; what stands of a thing is its row of the highest version.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.vacancies import KeptVacancy


class KeptPlan(models.Model):
    """The plan of a vacancy."""

    vacancy = models.OneToOneField(KeptVacancy, on_delete=models.CASCADE, related_name="plan")
    version = models.PositiveIntegerField(default=0)


class PlanChange(AboutPeople):
    """A change of a plan: which version it made, by whom, when."""

    plan = models.ForeignKey(KeptPlan, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    who = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class KeptFrame(PlanChange):
    """What a plan has to fit."""

    texts_in = ("link",)

    start = models.DateField()
    weeks = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField(null=True)
    budget = models.FloatField(null=True)
    region = models.CharField(max_length=2, default="")
    seeker = models.CharField(max_length=20, default="")
    link = models.TextField(default="")


class KeptPlanWord(PlanChange):
    """A word on one thing of a plan."""

    texts_in = ("words", "headline", "owner")

    key = models.CharField(max_length=80)
    step = models.CharField(max_length=20, default="")
    words = models.TextField(default="")
    headline = models.TextField(default="")
    owner = models.TextField(default="")
    day = models.DateField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    cost = models.FloatField(null=True)
    done = models.DateField(null=True)
    out = models.BooleanField(default=False)
    said = models.BooleanField(default=True)
    written_from = models.PositiveIntegerField(default=0)
