"""Taking back: how a standing row becomes one that was undone.

Invariant: what was decided stays to be read; undoing says by whom and when.
"""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from renown.desk.models import Decision
from renown.desk.records import OWNER

__all__ = ["OWNER", "undo"]

D = TypeVar("D", bound=Decision)


def undo(rows: QuerySet[D], who: str) -> bool:
    """Take back those of these rows that stand; False when none did."""
    return bool(rows.filter(undone_at=None).update(undone_at=timezone.now(), undone_by=who))
