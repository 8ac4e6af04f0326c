"""Taking back: who decides when nobody is named, and how a standing row becomes one that was undone.

Invariant: what was decided stays to be read; undoing says by whom and when.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from renown.desk.models import Decision

D = TypeVar("D", bound=Decision)

OWNER = "owner"
"""Who decides when nobody else is named: the person at this machine."""


def undo(rows: QuerySet[D], who: str) -> bool:
    """Take back those of these rows that stand; False when none did."""
    return bool(rows.filter(undone_at=None).update(undone_at=timezone.now(), undone_by=who))
