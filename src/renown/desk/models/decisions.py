"""The first tables: judgements, jobs, the way in, and the audit log.

Invariant: people appear as account ids (63-bit integers) only, never by name; an objection and the subjects of
the audit log survive an erasure as keyed digests that say nothing without the workspace's key.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from renown.desk.models.about import AboutPeople


class Decision(models.Model):
    """What somebody decided: by whom, when, and whether it was taken back since."""

    who = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=200, default="")

    class Meta:
        abstract = True


class OwnerAccount(AboutPeople, Decision):
    """An account that the owner of the workspace confirmed as their own."""

    accounts_in = ("account",)

    account = models.BigIntegerField(db_index=True)


class Seed(AboutPeople, Decision):
    """An account the workspace vouches for; trust starts here."""

    accounts_in = ("account",)
    texts_in = ("why",)

    account = models.BigIntegerField(db_index=True)
    why = models.TextField(default="")


class IdentityJudgement(AboutPeople, Decision):
    """Two accounts (a < b) said to be one person, or said not to be."""

    accounts_in = ("a", "b")

    a = models.BigIntegerField(db_index=True)
    b = models.BigIntegerField(db_index=True)
    same = models.BooleanField()


class Objection(models.Model):
    """An account whose holder objected: a keyed digest, so that the account itself is not kept."""

    digest = models.CharField(max_length=64, unique=True)
    who = models.CharField(max_length=200)
    at = models.DateTimeField()


class Job(models.Model):
    """A piece of long work for the worker process, with a sign of life."""

    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, db_index=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    text = models.TextField(default="")
    heartbeat = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(default=dict)
    error = models.TextField(default="")
    created = models.DateTimeField()
    ended = models.DateTimeField(null=True)


class OneTimeLink(models.Model):
    """The hash of a token that lets the owner in once, until it expires."""

    token_hash = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)


class SignOut(models.Model):
    """The last time somebody left the pages; its key is the generation of the sessions that began since."""

    at = models.DateTimeField()


class AuditEntry(models.Model):
    """One line of the log; `chain` binds it to all lines before it.

    The chain covers `seal`, a salted digest of `accounts` and `details`. So these two and the salt can be wiped
    when a person is erased, and the chain still holds.
    """

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    accounts = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    salt = models.CharField(max_length=32)
    seal = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
