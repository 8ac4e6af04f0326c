"""Companies aimed at, and leads: chances of work, with the steps each went through.

A lead is the same thing from both sides, so nothing here says who is looking for whom.
Invariant: a lead is never edited; what happens to it is a step with its day, and its stage is its last step.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Company(AboutPeople, Decision):
    """A company aimed at: why, in which role, since when. digital: whether its industry is; None where not said."""

    texts_in = ("name", "why", "role")

    name = models.TextField()
    why = models.TextField(default="")
    role = models.TextField(default="")
    digital = models.BooleanField(null=True)
    since = models.DateField()


class Lead(AboutPeople, Decision):
    """A chance of work at an organisation. contact: the person it came through or is about, where it is somebody."""

    accounts_in = ("contact",)
    texts_in = ("organisation", "role", "words")

    organisation = models.TextField()
    role = models.TextField(default="")
    contact = models.BigIntegerField(null=True, db_index=True)
    words = models.TextField(default="")


class LeadStep(AboutPeople, Decision):
    """A stage that a lead came to, on a day."""

    texts_in = ("words",)

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=20)
    day = models.DateField()
    words = models.TextField(default="")
