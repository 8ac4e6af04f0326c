"""People one wants to win, their papers, what was done with them, and the marks of those who are gone.

Invariant: the database itself refuses a candidate without purpose, basis, proof, source or time, and one whose profile
was not for everybody. Names and addresses stand in the address book, not here.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from renown.desk.models.about import AboutPeople
from renown.desk.models.decisions import Decision
from renown.recruit.law.basis import VISIBILITIES, Basis

BY_HAND, TOWARD = ("said", "employer", "renewed"), ("open", "closed")
"""The kinds of signs that are noted by hand, and what they speak for."""

NEEDED = ("purpose", "proof", "source")
"""Columns of a candidate in which something has to stand."""


def says_something(column: str) -> GreaterThan:
    """The condition that a column holds more than blanks."""
    return GreaterThan(Length(Trim(F(column))), Value(0))


class Candidate(AboutPeople, Decision):
    """Somebody who is kept to be won, and on which grounds. marks: keyed digests of what they are known by."""

    accounts_in = ("account",)
    texts_in = ("purpose", "proof", "source")

    account = models.BigIntegerField(db_index=True)
    purpose = models.TextField()
    basis = models.CharField(max_length=10, choices=[(basis.value, basis.value) for basis in Basis])
    proof = models.TextField()
    source = models.TextField()
    collected_at = models.DateTimeField()
    visibility = models.CharField(max_length=10, choices=[(name, name) for name in VISIBILITIES])
    until = models.DateField(null=True)
    jurisdiction = models.CharField(max_length=10)
    language = models.CharField(max_length=10)
    marks = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *(models.CheckConstraint(name=f"candidate_{name}", condition=says_something(name)) for name in NEEDED),
            models.CheckConstraint(name="candidate_basis", condition=Q(basis__in=[basis.value for basis in Basis])),
            models.CheckConstraint(name="candidate_visibility", condition=Q(visibility__in=list(VISIBILITIES))),
            models.CheckConstraint(
                name="candidate_consent_ends", condition=~Q(basis=Basis.CONSENT.value) | Q(until__isnull=False)
            ),
        ]


class CandidatePaper(AboutPeople, Decision):
    """A file somebody is known from: what was read in it, and where the original lies, sealed with a key of its own.

    place: the name of the sealed file; with this row goes the key, and with it the file. profile: as JSON.
    """

    accounts_in = ("account",)
    texts_in = ("name", "text", "profile")
    secrets_in = ("place", "key")

    account = models.BigIntegerField(db_index=True)
    name = models.TextField()
    place = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    size = models.BigIntegerField()
    text = models.TextField(default="")
    profile = models.TextField(default="")


class CandidateStep(AboutPeople, Decision):
    """Something that was done with a candidate and that the law looks at; see `desk.recruit.records.STEPS`."""

    accounts_in = ("account",)
    texts_in = ("words",)

    account = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=20)
    on = models.DateTimeField()
    words = models.TextField(default="")
    until = models.DateField(null=True)


class CandidateSign(AboutPeople, Decision):
    """A sign, noted by hand, that a candidate may be open to another job, or that they are not (toward: closed)."""

    accounts_in = ("account",)
    texts_in = ("words", "source")

    account = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in BY_HAND])
    toward = models.CharField(max_length=10, choices=[(toward, toward) for toward in TOWARD])
    on = models.DateField()
    words = models.TextField()
    source = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *(
                models.CheckConstraint(name=f"candidate_sign_{name}", condition=says_something(name))
                for name in ("words", "source")
            ),
            models.CheckConstraint(name="candidate_sign_kind", condition=Q(kind__in=list(BY_HAND))),
            models.CheckConstraint(name="candidate_sign_toward", condition=Q(toward__in=list(TOWARD))),
        ]


class CandidateMark(models.Model):
    """A mark of somebody who was erased or objected. kind: `erased` or `objected`."""

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
