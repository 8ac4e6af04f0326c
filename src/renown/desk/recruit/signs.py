"""Signs that a candidate may be open to another job, as somebody noted them by hand.

Invariant: each has a day and a source, and goes with the candidate.
"""

from __future__ import annotations

from django.utils import timezone

from renown.desk import audit, store
from renown.desk.models import CandidateSign
from renown.desk.reading import read
from renown.desk.records import recorded, told
from renown.desk.recruit.records import NewSign, SignRecord
from renown.desk.undo import OWNER, undo
from renown.errors import NotFoundError


class Signs:
    """The signs that were noted at one desk. Reached as `desk.signs`."""

    def add(self, new: NewSign, who: str = OWNER) -> int:
        """Note a sign; returns its number."""
        with store.transaction():
            row = CandidateSign.objects.create(**told(new), who=who, at=timezone.now())
            audit.record(who, "note sign", [new.account])
        return row.pk

    def take_back(self, number: int, who: str = OWNER) -> bool:
        """Take a sign back; False when that was done before. Raises NotFoundError."""
        with store.transaction():
            row = CandidateSign.objects.filter(pk=number).first()
            if row is None:
                raise NotFoundError(f"there is no sign {number}", hint="see the page of the candidate")
            undone = undo(CandidateSign.objects.filter(pk=number), who)
            if undone:
                audit.record(who, "take back: note sign", [row.account])
        return undone

    @read
    def list(self) -> tuple[SignRecord, ...]:
        """Every sign that stands, in the order of noting."""
        with store.refusals():
            return tuple(
                recorded(SignRecord, row) for row in CandidateSign.objects.filter(undone_at=None).order_by("pk")
            )
