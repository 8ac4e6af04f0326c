"""The tables of the desk, one module per area.

Invariant: people appear as account ids (63-bit integers) only, never by name, except in words that somebody wrote.
"""

from __future__ import annotations

from renown.desk.models.about import AboutPeople, tables_about_people
from renown.desk.models.decisions import (
    AuditEntry,
    Decision,
    IdentityJudgement,
    Job,
    Objection,
    OneTimeLink,
    OwnerAccount,
    Seed,
    SignOut,
)

__all__ = [
    "AboutPeople",
    "AuditEntry",
    "Decision",
    "IdentityJudgement",
    "Job",
    "Objection",
    "OneTimeLink",
    "OwnerAccount",
    "Seed",
    "SignOut",
    "tables_about_people",
]
