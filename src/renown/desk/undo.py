"""Taking back: how a standing row becomes one that was undone.

Invariant: what was decided stays to be read; undoing says by whom and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from renown.desk.models import Decision
from renown.desk.records import OWNER

__all__ = ["OWNER", "undo", "undo_these"]

D = TypeVar("D", bound=Decision)


PIECE = 500
"""So many rows are named at once: the database takes no longer question."""


def undo_these(model: type[D], numbers: Sequence[int], who: str) -> None:
    """Take back rows by their numbers, however many."""
    for start in range(0, len(numbers), PIECE):
        undo(model._default_manager.filter(pk__in=numbers[start : start + PIECE]), who)


def undo(rows: QuerySet[D], who: str) -> bool:
    """Take back those of these rows that stand; False when none did."""
    return bool(rows.filter(undone_at=None).update(undone_at=timezone.now(), undone_by=who))
