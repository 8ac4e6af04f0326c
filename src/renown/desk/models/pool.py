"""The pool of people who can speak for the owner: what they can vouch for, their consent, and what they were asked for.

Invariant: consent is a row of its own, the latest that stands counts; a use that came about stays, with its steps.
"""

from __future__ import annotations

from django.db import models

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision


class Reference(AboutPeople, Decision):
    """Somebody who can speak for the owner: how they know the owner, from when to when, and of which skills."""

    accounts_in = ("account",)
    texts_in = ("skills", "position", "note")

    account = models.BigIntegerField(db_index=True)
    relation = models.CharField(max_length=12)
    skills = models.TextField(default="")
    position = models.TextField(default="")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    note = models.TextField(default="")


class Consent(AboutPeople, Decision):
    """A step towards consent: asked, given or refused, on which day and with which words."""

    accounts_in = ("account",)
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    step = models.CharField(max_length=8)
    day = models.DateField()
    words = models.TextField(default="")


class ReferenceUse(AboutPeople, Decision):
    """A reference was named for a job. text: what the job asks for; cv: lines of the owner's own CV."""

    accounts_in = ("account",)
    texts_in = ("job", "company", "text", "cv")

    account = models.BigIntegerField(db_index=True)
    job = models.TextField()
    company = models.TextField(default="")
    day = models.DateField()
    text = models.TextField(default="")
    cv = models.TextField(default="")


class UseStep(AboutPeople, Decision):
    """What followed of a use: briefed, its outcome, thanked."""

    texts_in = ("words",)

    use = models.ForeignKey(ReferenceUse, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8)
    day = models.DateField()
    words = models.TextField(default="")
